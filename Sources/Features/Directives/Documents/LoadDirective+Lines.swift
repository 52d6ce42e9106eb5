import Core
import Database
import PolicyText

extension LoadDirective.Prepared {
    /// Lines the reading found no work in, each read as a piece of work of its own: what a meeting decided says it without the
    /// words of a plan. Nothing where the document was not brought as such a list.
    func lines(beside drafts: [DraftTask], _ reading: DraftReading) -> [(draft: DraftTask, span: TextSpan)] {
        guard everyLine else { return [] }
        let source = SourceText(directive.body)
        let taken = drafts.flatMap(\.spans)
        var lines: [(draft: DraftTask, span: TextSpan)] = []
        var start = 0
        for end in 0...source.count
        where end == source.count || source.scalars[end].properties.isWhitespace && source.scalars[end].value < 0x20 {
            defer { start = end + 1 }
            guard let span = source.trimmed(TextSpan(start, end)),
                !taken.contains(where: { $0.start < span.end && $0.end > span.start })
            else { continue }
            var draft = reading.draft(readDuty(source[span], options: options), spans: [span])
            draft.place(from: span.start)
            if draft.title.isEmpty { draft.title = String(draft.content.prefix(20)) }
            lines.append((draft, span))
        }
        return lines
    }
}
