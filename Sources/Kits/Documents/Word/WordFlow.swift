/// A place paragraphs flow into: the body, one cell of a table, one text box.
struct WordFlow {
    var lines: [String] = []
    var paragraph: WordParagraph?
    /// Lines of text boxes anchored in the open paragraph; they follow it.
    var boxes: [String] = []
    /// Text of a paragraph whose end mark was deleted: the next one continues it.
    var carried: WordParagraph?
}

/// A paragraph being read.
struct WordParagraph {
    var text = ""
    var style: String?
    var numberID: Int?
    var level: Int?
    var isEndDeleted = false
}

/// A table being read.
struct WordTable {
    var rows: [String] = []
    var cells: [String] = []
    var isRowDeleted = false
}

/// Text without blanks at its ends: indentation is no content.
func trimmed(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
}
