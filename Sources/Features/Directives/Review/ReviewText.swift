import Core
import Pages
import PolicyText

/// The document as the reader pane shows it.
struct ReviewText {
    let desk: ReviewDesk
    /// The stretch of the text that is shown.
    let window: TextSpan

    var reading: ReadingText {
        ReadingText(paragraphs, marks: taskMarks + partMarks + openMarks)
    }

    private var paragraphs: [ReadingText.Paragraph] {
        var paragraphs: [ReadingText.Paragraph] = []
        let levels = headingLevels
        var start = window.start
        let scalars = SourceText(desk.directive.body).scalars
        while start < min(window.end, scalars.count) {
            let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
            let text = String(String.UnicodeScalarView(scalars[start..<end]))
            if text.contains(where: { !$0.isWhitespace }) {
                paragraphs.append(ReadingText.Paragraph(text, offset: start, level: levels[start] ?? 0))
            }
            start = end + 1
        }
        return paragraphs
    }

    /// Lines that are headings as a whole, by where they begin: the title is 1, parts follow from 2.
    private var headingLevels: [Int: Int] {
        let depths = Dictionary(
            desk.outline.sections.map { ($0.section.span.start, desk.outline.line(of: $0.id).count + 1) },
            uniquingKeysWith: { first, _ in first }
        )
        var levels: [Int: Int] = [:]
        for sentence in desk.sentences where sentence.role == .heading {
            levels[sentence.span.start] = min(depths[sentence.span.start] ?? 1, 4)
        }
        return levels
    }

    private var taskMarks: [ReadingText.Mark] {
        desk.drafts.filter { !$0.isDiscarded }.flatMap { draft in
            draft.spans.filter { $0.overlaps(window) }.map {
                ReadingText.Mark(.task, $0.start, $0.end, task: draft.id.description)
            }
        }
    }

    private var partMarks: [ReadingText.Mark] {
        desk.marks.filter { $0.span.overlaps(window) }.map { mark in
            let kind: ReadingText.MarkKind =
                switch mark.kind {
                case .number: .number
                case .date: .date
                case .unit: .unit
                }
            return ReadingText.Mark(kind, mark.span.start, mark.span.end)
        }
    }

    private var openMarks: [ReadingText.Mark] {
        desk.coverage.unowned.filter { $0.role == .undecided && $0.span.overlaps(window) }.map {
            ReadingText.Mark(.open, $0.span.start, $0.span.end)
        }
    }
}
