import Core

/// What somebody says with an act on a thing: it stands in its history for ever, and nobody reads pages of it there.
enum ActWords {
    static let longest = AnswerReading.longestText

    /// What is wrong with a reason that is owed.
    static func issue(ofReason reason: String) -> Issue? {
        guard reason.contains(where: { !$0.isWhitespace }) else { return Issue("item.reason", field: "reason") }
        return tooLong(reason, field: "reason")
    }

    static func tooLong(_ words: String, field: String) -> Issue? {
        guard words.utf8.count > longest, words.count > longest else { return nil }
        return Issue("item.wordsLong", field: field, ["limit": "\(longest)", "count": "\(words.count)"])
    }
}
