/// A column of a table: its header, how its cells stand, and how it sorts.
package struct TableColumn: Sendable {
    package enum Kind: String, Sendable {
        /// Names the row: a row header that stays in view. One a table.
        case name
        case text
        /// Right-aligned figures; `unit` stands in the header.
        case number
        /// Days, moments, lights, short words: never broken across lines.
        case short
        /// Buttons and links; its header is only heard.
        case acts
        /// A checkbox for the row; the header chooses all where script runs.
        case choice
    }

    package enum Direction: String, Sendable { case ascending, descending }

    package struct Sort: Sendable {
        /// The address of this list sorted by the column (the other way round if it is sorted by it already).
        package var address: String
        /// How the list is sorted by this column now; nil where it is sorted by another.
        package var direction: Direction?

        package init(_ address: String, now direction: Direction? = nil) {
            self.address = address
            self.direction = direction
        }
    }

    package var word: String
    package var kind: Kind
    package var unit: String?
    package var sort: Sort?
    /// Left out on phones, where a row is a card.
    package var onlyOnDesk: Bool

    package init(
        _ word: String,
        _ kind: Kind = .text,
        unit: String? = nil,
        sort: Sort? = nil,
        onlyOnDesk: Bool = false
    ) {
        self.word = word
        self.kind = kind
        self.unit = unit
        self.sort = sort
        self.onlyOnDesk = onlyOnDesk
    }

    var header: String { unit.map { "\(word)（\($0)）" } ?? word }

    var cellClass: String { "c-\(kind.rawValue)" + (onlyOnDesk ? " only-desk" : "") }
}

/// A table being written: tells each cell its column.
struct OpenTable {
    let columns: [TableColumn]
    var next = 0

    init(columns: [TableColumn]) { self.columns = columns }
}
