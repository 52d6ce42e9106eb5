/// The words of recorded acts: `task.signing` is 签收任务. Every feature brings those of its acts.
package struct RecordWords: Sendable {
    package let words: [String: String]

    package init(_ words: [String: String]) { self.words = words }

    /// Both tables together; the right one wins where an act stands in both.
    package func merging(_ other: RecordWords) -> RecordWords {
        RecordWords(words.merging(other.words) { _, new in new })
    }

    /// The word of an act; the act itself where no feature words it, which a test forbids.
    package func word(for act: String) -> String { words[act] ?? act }
}
