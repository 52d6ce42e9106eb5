/// One column of a written sheet: its header, how its cells look, and what may be entered in them.
package struct SheetColumn: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case text
        /// Text that breaks into lines within the column's width.
        case wrapped
        /// Short text in the middle of its cell: serial numbers, marks.
        case centred
        /// Digits that are no amount: identity numbers, telephones. What is typed stays as it was typed.
        case code
        case integer
        case decimal(places: Int)
        /// Numbers of several kinds, each with the decimals it has: 16 beside 41.7.
        case number
        case percent(places: Int)
        case day
        /// A day with hour and minute.
        case moment
    }

    /// What Excel and WPS let somebody enter in a cell.
    package enum Entry: Hashable, Sendable {
        /// A list to choose from.
        case choices([String])
        /// A number between the bounds, where there are any.
        case number(from: Double?, to: Double?, isWhole: Bool)
        case day
    }

    package let title: String
    package let kind: Kind
    /// In half-width characters; one Chinese character takes two.
    package let width: Double
    package var entry: Entry?
    /// Shown beside a cell that is about to be filled, and where an entry is refused.
    package var hint: String

    package init(
        _ title: String,
        _ kind: Kind = .text,
        width: Double = 12,
        entry: Entry? = nil,
        hint: String = ""
    ) {
        self.title = title
        self.kind = kind
        self.width = width
        self.entry = entry
        self.hint = hint
    }
}
