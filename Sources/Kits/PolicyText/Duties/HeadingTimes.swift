/// The time a heading sets for what stands under it: 动员部署阶段（2025年3月1日—3月31日）.
enum HeadingTimes {
    private static let marks = ScalarSet("年月")

    /// What stands in the last bracket of a heading, where it is nothing but a time.
    static func read(_ text: PreparedText, _ sentence: OutlinedSentence) -> Range<Int>? {
        let range = sentence.range
        guard sentence.isHeading, range.count <= 80,
            let open = range.last(where: { index in
                Mark.noteOpeners.contains(text.flat[index])
                    && text.enclosureEnd(at: index).map { $0 <= range.upperBound } == true
            }), let end = text.enclosureEnd(at: open)
        else { return nil }
        let inside = text.prose.trimmed(open + 1..<end - 1)
        guard (4...40).contains(inside.count), Prose.isDigit(text.flat[inside.lowerBound]),
            inside.contains(where: { marks.contains(text.flat[$0]) }), NoteVerbs.isTime(text, inside)
        else { return nil }
        return inside
    }
}
