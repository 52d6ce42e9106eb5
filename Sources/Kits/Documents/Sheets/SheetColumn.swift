/// One column of a written sheet: its header and how its cells look.
package struct SheetColumn: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case text
        /// Text that breaks into lines within the column's width.
        case wrapped
        /// Short text in the middle of its cell: serial numbers, marks.
        case centred
        case integer
        case decimal(places: Int)
        case percent(places: Int)
        case day
    }

    package let title: String
    package let kind: Kind
    /// In half-width characters; one Chinese character takes two.
    package let width: Double

    package init(_ title: String, _ kind: Kind = .text, width: Double = 12) {
        self.title = title
        self.kind = kind
        self.width = width
    }
}
