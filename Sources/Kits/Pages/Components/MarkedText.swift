/// A paragraph cut at the edges of its marks: runs of one task (or none) made of pieces of one kind.
struct MarkedText {
    struct Piece: Equatable {
        var text: String
        var kinds: [ReadingText.MarkKind]
    }

    struct Run: Equatable {
        /// The keys of the tasks this run belongs to; empty outside tasks.
        var tasks: [String]
        var pieces: [Piece]
    }

    private(set) var runs: [Run] = []

    init(_ paragraph: ReadingText.Paragraph, _ marks: [ReadingText.Mark]) {
        let scalars = Array(paragraph.text.unicodeScalars)
        let end = paragraph.offset + scalars.count
        var edges: Set<Int> = [paragraph.offset, end]
        for mark in marks { edges.formUnion([max(mark.start, paragraph.offset), min(mark.end, end)]) }
        let sorted = edges.sorted()
        for (start, stop) in zip(sorted, sorted.dropFirst()) {
            let covering = marks.filter { $0.start <= start && stop <= $0.end }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[(start - paragraph.offset)..<(stop - paragraph.offset)])
            append(Piece(text: String(text), kinds: Self.kinds(covering)), tasks: Self.tasks(covering))
        }
    }

    private mutating func append(_ piece: Piece, tasks: [String]) {
        if let last = runs.last, last.tasks == tasks {
            runs[runs.count - 1].pieces.append(piece)
        } else {
            runs.append(Run(tasks: tasks, pieces: [piece]))
        }
    }

    private static func tasks(_ marks: [ReadingText.Mark]) -> [String] {
        var keys: [String] = []
        for mark in marks where mark.kind == .task {
            if let task = mark.task, !keys.contains(task) { keys.append(task) }
        }
        return keys
    }

    private static func kinds(_ marks: [ReadingText.Mark]) -> [ReadingText.MarkKind] {
        ReadingText.MarkKind.allCases.filter { kind in kind != .task && marks.contains { $0.kind == kind } }
    }
}
