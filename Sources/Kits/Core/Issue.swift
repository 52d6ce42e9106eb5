/// What is wrong with something a person or a file said. Holds no words: `IssueWords` has them.
package struct Issue: Hashable, Sendable {
    /// The form field the issue belongs to; nil for the whole.
    package let field: String?
    /// Further fields it is seen at: what two answers say against each other can be put right in either.
    package let others: [String]
    /// Names the sentence in the feature's `IssueWords`, like `deadline.missing`.
    package let key: String
    /// Values that stand in the sentence in place of `{name}`.
    package let values: [String: String]

    package init(_ key: String, field: String? = nil, others: [String] = [], _ values: [String: String] = [:]) {
        self.field = field
        self.others = others
        self.key = key
        self.values = values
    }
}

/// The sentences of a feature's issues: one table serves the form, the summary, the command line and each sheet row.
package struct IssueWords: Sendable {
    private let sentences: [String: String]

    package init(_ sentences: [String: String]) { self.sentences = sentences }

    /// Both tables together; the right one wins where a key stands in both.
    package func merging(_ other: IssueWords) -> IssueWords {
        IssueWords(sentences.merging(other.sentences) { _, new in new })
    }

    /// Every key with a sentence; a test proves that each is reached.
    package var keys: Set<String> { Set(sentences.keys) }

    package func knows(_ key: String) -> Bool { sentences[key] != nil }

    /// The sentence with its values filled in. A key without words is shown as itself, which a test forbids.
    package func sentence(for issue: Issue) -> String {
        guard var sentence = sentences[issue.key] else { return issue.key }
        for (name, value) in issue.values {
            sentence.replace("{\(name)}", with: value)
        }
        return sentence
    }
}
