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

    package init(_ number: Int, _ answers: ItemAnswers, item: ItemID? = nil, stage: String? = nil, issues: [Issue] = [])
    {
        self.number = number
        self.answers = answers
        self.item = item
        self.stage = stage
        self.issues = issues
    }
}

/// By what rows are told from things the ledger has.
package enum IntakeKey: Hashable, Sendable {
    case number
    /// By the field's place: one that is unique, or personal.
    case field(Int)
    /// Place and title together.
    case title
    /// Every row is new.
    case none
}

/// What becomes of one row.
package struct IntakeLine: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case new, changed, unchanged, refused }

    package struct Change: Hashable, Sendable {
        package let label: String
        package let old: String
        package let new: String
        /// Key of the ledger whose things it calls by name.
        package var ledger: String?
    }

    package let row: Int
    package let kind: Kind
    package let title: String
    /// The stored thing, or the one made.
    package var item: ItemID?
    package var issues: [Issue] = []
    package var changes: [Change] = []
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

/// A row read and checked as if it were new.
struct PreparedRow: Sendable {
    let row: IntakeRow
    var draft: ItemDraft
    var item: LedgerItem?
    var rows: ItemRows?
    var keys: [ItemKey] = []

    var title: String { item?.title ?? "" }
}
