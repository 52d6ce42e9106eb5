import Core

/// What the head of a document says, as a person gives or corrects it.
package struct DirectiveHead: Hashable, Sendable {
    package var title: String
    package var number: String?
    package var issuer: String?
    package var dated: Day?

    package init(title: String, number: String? = nil, issuer: String? = nil, dated: Day? = nil) {
        self.title = title
        self.number = number
        self.issuer = issuer
        self.dated = dated
    }
}
