/// A document to read, with what was found in it marked.
package struct ReadingText: Sendable {
    /// A line of the document.
    package struct Paragraph: Sendable {
        /// 0 is running text, 1 the title, 2 and on headings of sections.
        package var level: Int
        package var text: String
        /// Where the paragraph begins in the whole text, in Unicode scalars; marks count from the same start.
        package var offset: Int

        package init(_ text: String, offset: Int, level: Int = 0) {
            self.text = text
            self.offset = offset
            self.level = level
        }
    }

    package enum MarkKind: String, Sendable, CaseIterable {
        case task, number, date, unit
        /// A sentence nobody owns yet.
        case open
        /// What the reader chose or came for.
        case chosen
    }

    /// A stretch of the whole text, in Unicode scalars; `end` is exclusive.
    package struct Mark: Sendable {
        package var start: Int
        package var end: Int
        package var kind: MarkKind
        /// The task the stretch belongs to: choosing it shows the task with the same key in the other pane.
        package var task: String?

        package init(_ kind: MarkKind, _ start: Int, _ end: Int, task: String? = nil) {
            self.kind = kind
            self.start = start
            self.end = end
            self.task = task
        }
    }

    package var paragraphs: [Paragraph]
    package var marks: [Mark]

    package init(_ paragraphs: [Paragraph], marks: [Mark]) {
        self.paragraphs = paragraphs
        self.marks = marks
    }
}
