import Core
import PolicyText

/// How one draft was read, field by field: 为什么.
package struct DraftReasons: Sendable {
    package struct Line: Hashable, Sendable {
        package let field: ReadingReason.Field
        package let rule: ReadingRule
        /// The characters that made the rule apply; empty where it is the whole sentence.
        package let words: String
    }

    package let lines: [Line]
    /// What was proposed, never part of what the text says.
    package let suggestions: [UnitMention]
    package let subject: DutySubject?

    init(_ draft: DraftTask, of directive: Directive, _ options: DecomposeOptions) {
        let duties = ReadAgain(directive, options).duties(of: draft)
        let source = SourceText(directive.body)
        var seen: Set<Line> = []
        var lines: [Line] = []
        for reason in duties.flatMap(\.reasons) where reason.rule != .statutoryDuty && reason.rule != .earlierAssignment
        {
            let words = reason.span.map { source.shortened($0, limit: 60) } ?? ""
            let line = Line(field: reason.field, rule: reason.rule, words: words)
            if seen.insert(line).inserted { lines.append(line) }
        }
        let order = ReadingReason.Field.allCases
        self.lines = order.flatMap { field in lines.filter { $0.field == field } }
        suggestions = duties.flatMap(\.units).filter { $0.source == .suggested }
        subject = draft.subject ?? duties.lazy.compactMap(\.subject).first
    }

    /// The lines of one field after the other.
    var fields: [(field: ReadingReason.Field, lines: [Line])] {
        ReadingReason.Field.allCases.compactMap { field in
            let own = lines.filter { $0.field == field }
            return own.isEmpty ? nil : (field, own)
        }
    }
}

extension SourceText {
    /// The characters of a stretch on one line, the middle left out where they are many.
    func shortened(_ span: TextSpan, limit: Int) -> String {
        guard span.start >= 0, span.end <= count else { return "" }
        let words = self[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count <= limit ? words : words.prefix(limit / 2) + "…" + words.suffix(limit / 2)
    }
}
