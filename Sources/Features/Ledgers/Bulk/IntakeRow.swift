import Core
import Expression
import Programmes

/// One row of a sheet on its way into a ledger.
package struct IntakeRow: Hashable, Sendable {
    /// As its sheet counts it.
    package let number: Int
    /// "" where the row says nothing: what is stored stays.
    package var answers: ItemAnswers
    /// The number Luoshi gave the thing, where the row carries it.
    package var item: ItemID?
    /// The stage a new thing stands in already, by its word; nil where the row says nothing of it.
    package var stage: String?
    /// What could not even be read.
    package var issues: [Issue]
    /// The words of cells that were read as something else, or not at all, by place of the field: what a thing of an
    /// earlier version holds may be no answer of this one any more.
    package var written: [Int: String] = [:]
    /// Cells that were read as more than they say.
    package var readings: [Reading] = []
    /// What a person said of it, where it may be known already.
    package var knownAs: KnownAs?

    /// 2026年4月 as 2026-04-01; 随子女 as the option 随子女同住.
    package struct Reading: Hashable, Sendable {
        package enum Kind: String, Sendable, Codable { case month, choice }

        package let kind: Kind
        /// As the sheet counts it, from 1.
        package let column: Int
        package let written: String
        package let meant: String

        package init(_ kind: Kind, column: Int, written: String, meant: String) {
            self.kind = kind
            self.column = column
            self.written = written
            self.meant = meant
        }
    }

    package init(_ number: Int, _ answers: ItemAnswers, item: ItemID? = nil, stage: String? = nil, issues: [Issue] = [])
    {
        self.number = number
        self.answers = answers
        self.item = item
        self.stage = stage
        self.issues = issues
    }
}

/// What a person says of a row that may be about a thing the ledger has, or about the same as another row.
package enum KnownAs: Hashable, Sendable {
    /// It is that one, whatever it is told by.
    case same(ItemID)
    /// It is none of those.
    case new
    /// It says again what another row says, by the number that one has in the sheet, and is not taken.
    case repeated(Int)
}

/// By what rows are told from things the ledger has.
package enum IntakeKey: Hashable, Sendable {
    case number
    /// By the field's place: one that is unique, or personal.
    case field(Int)
    /// Each row by the surest it says of itself: its number where numbers count, else the first of these fields it has,
    /// else place and title.
    case perRow(numbers: Bool, fields: [Int])
    /// Place and title together.
    case title
    /// Every row is new.
    case none

    /// Whether the numbers Luoshi gave are looked at.
    var comparesNumbers: Bool {
        switch self {
        case .number: true
        case .perRow(let numbers, _): numbers
        case .field, .title, .none: false
        }
    }

    /// Whether some rows may go by something surer than their names, beside others that go by these.
    var isSurerThanNames: Bool {
        guard case .perRow(let numbers, let fields) = self else { return false }
        return numbers || !fields.isEmpty
    }

    /// Fields rows are told by, by their places.
    var fields: [Int] {
        switch self {
        case .field(let place): [place]
        case .perRow(_, let places): places
        case .number, .title, .none: []
        }
    }
}

/// What becomes of one row.
package struct IntakeLine: Sendable {
    package enum Kind: String, Sendable, CaseIterable, Codable {
        case new, changed, unchanged, refused
        /// A person said that another row says the same.
        case leftOut
    }

    package struct Change: Hashable, Sendable {
        package let label: String
        package let old: String
        package let new: String
        /// Key of the ledger whose things it calls by name.
        package var ledger: String?
    }

    /// A new thing as it is stored, in words: personal values masked, things it is linked to as the row calls them.
    package struct Entry: Hashable, Sendable {
        package let place: String
        /// By place in the playbook's fields; "" for nothing.
        package let values: [String]
    }

    package let row: Int
    package let kind: Kind
    package let title: String
    /// The stored thing, or the one made.
    package var item: ItemID?
    package var issues: [Issue] = []
    package var changes: [Change] = []
    /// Of the first new things, where the plan asks for them.
    package var entry: Entry?
    /// The first row of the sheet that has its place and name, where nothing else tells the two apart.
    package var alike: Int?
    /// What a person had said of the row.
    package var knownAs: KnownAs?
    /// The row before it that has a number only one may have, where it is refused for that.
    package var doubles: Int?
    /// Of a refused row: what a person could say it is.
    package var open: Open?

    /// A row that has the place and name of things the ledger has, and nothing that tells which of them it is about.
    package struct Open: Hashable, Sendable {
        package struct Thing: Hashable, Sendable {
            package let item: ItemID
            package let title: String
            /// What the row would change of it, and what stands in the way of that; nil where that was not looked at.
            package var changes: [Change]?
            package var issues: [Issue] = []
        }

        package var things: [Thing] = []
        /// The row that is about one of them already.
        package var takenBy: Int?
    }
}

/// What an import did to one thing, to be taken back by.
package struct IntakeTrace: Hashable, Sendable {
    package let item: ItemID
    package let row: Int
    /// Of the thing after the import.
    package let version: Int
    /// The fields and the place before; nil where the import made the thing.
    package let before: Before?

    package struct Before: Hashable, Sendable {
        package let region: RegionCode
        /// As stored: personal values sealed.
        package let fields: String

        package init(region: RegionCode, fields: String) {
            self.region = region
            self.fields = fields
        }
    }

    package init(item: ItemID, row: Int, version: Int, before: Before?) {
        self.item = item
        self.row = row
        self.version = version
        self.before = before
    }
}

/// What a row is called, and where.
struct PlacedName: Hashable, Sendable {
    let region: RegionCode
    let name: ComparedName

    init(region: RegionCode, title: String) {
        self.region = region
        name = ComparedName(title)
    }
}

/// A row read and checked as if it were new.
struct PreparedRow: Sendable {
    let row: IntakeRow
    var draft: ItemDraft
    var item: LedgerItem?
    var rows: ItemRows?
    var keys: [ItemKey] = []

    var title: String { item?.title ?? "" }

    /// Whether a person said which thing it is.
    var isSaid: Bool { if case .same? = row.knownAs { true } else { false } }

    /// Whether a person said that another row says the same.
    var isRepeated: Bool { if case .repeated? = row.knownAs { true } else { false } }

    /// The field that tells this row from others; nil where it has none of them, or goes by its number.
    func telling(_ by: IntakeKey, _ book: LedgerBook) -> ItemKey? {
        if by.comparesNumbers, row.item != nil { return nil }
        for place in by.fields {
            let number = book.fieldNumbers[place]
            if let key = keys.first(where: { $0.field == number }) { return key }
        }
        return nil
    }

    /// Whether nothing but its place and title tells it. What could not be read is no empty cell: such a row is refused,
    /// and takes no other thing for its own.
    func goesByName(_ by: IntakeKey, _ book: LedgerBook) -> Bool {
        switch by {
        case .title: return true
        case .number, .field, .none: return false
        case .perRow(_, let places):
            guard row.item == nil, telling(by, book) == nil else { return false }
            let unread = Set(places.map { book.playbook.fields[$0].key })
            return !draft.issues.contains { issue in
                issue.key == "intake.numberUnknown" || unread.contains(issue.field ?? "")
            }
        }
    }
}
