import Core

/// What `decompose` read in a document. Every span counts Unicode scalars of the text that was handed in.
package struct Breakdown: Sendable, Equatable, Codable {
    /// Length of the text in Unicode scalars.
    package var characters: Int
    package var title: String
    /// 发文字号, like `国办发〔2020〕43号`.
    package var number: String?
    package var issuer: String?
    /// The day the document gives itself; nil where it gives none or masks it.
    package var date: Day?
    package var asOf: Day
    package var sections: [Section]
    package var sentences: [Sentence]
    package var duties: [Duty]

    package init(
        characters: Int,
        title: String = "",
        number: String? = nil,
        issuer: String? = nil,
        date: Day? = nil,
        asOf: Day,
        sections: [Section] = [],
        sentences: [Sentence] = [],
        duties: [Duty] = []
    ) {
        self.characters = characters
        self.title = title
        self.number = number
        self.issuer = issuer
        self.date = date
        self.asOf = asOf
        self.sections = sections
        self.sentences = sentences
        self.duties = duties
    }
}

/// A numbered part of the document. `span` runs from its label to the next part of the same or a higher level.
package struct Section: Sendable, Hashable, Codable, Identifiable {
    /// From 1, in the order of the text.
    package let id: Int
    package let parent: Int?
    /// As written without punctuation: `一`, `（二）`, `3`, `一是`.
    package let label: String
    package let heading: String
    package let span: TextSpan

    package init(id: Int, parent: Int?, label: String, heading: String, span: TextSpan) {
        self.id = id
        self.parent = parent
        self.label = label
        self.heading = heading
        self.span = span
    }
}

package struct Sentence: Sendable, Hashable, Codable {
    package let span: TextSpan
    package let role: SentenceRole

    package init(span: TextSpan, role: SentenceRole) {
        self.span = span
        self.role = role
    }
}

package enum SentenceRole: String, Sendable, CaseIterable, Codable {
    case task
    case background
    /// Praise or criticism of the state of things.
    case assessment
    case heading
    /// Salutations, signatures, closing formulas.
    case formality
    case undecided
}
