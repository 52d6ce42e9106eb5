import Core

package enum DirectiveSubject {}
package typealias DirectiveID = Identifier<DirectiveSubject>

/// A speech, plan or notice that decides work, with its text. The text never changes once it is stored.
package struct Directive: Hashable, Sendable, Identifiable {
    package let id: DirectiveID
    package let county: RegionCode
    package let title: String
    /// 发文字号, like `云政发〔2026〕3号`.
    package let number: String?
    package let issuer: String?
    /// The day the document gives itself or a person gave it.
    package let dated: Day?
    /// The day relative times were counted from where the document has no date.
    package let asOf: Day
    package let body: String
    /// Length of the body in Unicode scalars.
    package let characters: Int
    /// Nil for pasted text.
    package let original: OriginalFile?
    package let account: AccountID
    package let createdAt: Instant
    package let updatedAt: Instant
}

/// The file a document came as, kept in the vault under its digest.
package struct OriginalFile: Hashable, Sendable {
    package let name: String
    package let digest: String

    package init(name: String, digest: String) {
        self.name = name
        self.digest = digest
    }
}

/// A line of the list of documents.
package struct DirectiveSummary: Hashable, Sendable, Identifiable {
    package let id: DirectiveID
    package let title: String
    package let number: String?
    package let dated: Day?
    package let createdAt: Instant
    /// Sentences of the text, formalities included, headings not.
    package let sentences: Int
    /// Sentences that stand in a draft task or state one.
    package let taskSentences: Int
    /// Drafts that are neither discarded nor merged into another.
    package let drafts: Int
    package let issued: Int

    /// Drafts that wait to be issued.
    package var waiting: Int { drafts - issued }
}
