/// The plain text of a document somebody brought.
package struct TextDocument: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case plainText, markdown, word, pasted
        /// Turned into `.docx` by LibreOffice first.
        case converted
        /// Lines end where they end on the page.
        case pdf
    }

    /// Lines end in `\n`; no line end after the last. No control characters but TAB, which in a `.docx` stands only
    /// between the cells of a table row.
    package let text: String
    package let kind: Kind
    /// What the reader should know about how the text was read; words in `DocumentNotice.sentence`.
    package let notices: [DocumentNotice]

    package init(text: String, kind: Kind, notices: [DocumentNotice] = []) {
        self.text = text
        self.kind = kind
        self.notices = notices
    }
}
