/// What a person had entered when the session ended: carried through signing in, and sent again with one button.
package struct HeldForm: Sendable, Equatable {
    /// The hidden field that carries a held form through the sign-in page.
    package static let fieldName = "_held"
    /// The most bytes of names and values that are held: the longest text a document may have, and the rest of its form.
    package static let limit = 1536 * 1024

    /// The address the form was sent to, with its query.
    package let address: String
    /// Everything entered, without the old page's token.
    package let fields: Fields
    /// Names of files that must be chosen again.
    package let lostFiles: [String]
    /// True where there was more than could be held; `fields` is empty then.
    package let isTooLong: Bool

    package init(address: String, fields: Fields, lostFiles: [String] = []) {
        let kept = fields.removing(FormToken.fieldName).removing(Self.fieldName)
        let size = kept.pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 8 }
        self.address = address
        self.fields = size > Self.limit ? Fields() : kept
        self.lostFiles = lostFiles
        isTooLong = size > Self.limit
    }
}
