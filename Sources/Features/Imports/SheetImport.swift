import Core
import Foundation
import Ledgers

package enum ImportSubject {}
package typealias ImportID = Identifier<ImportSubject>

/// A table somebody brought for a ledger.
package struct SheetImport: Hashable, Sendable {
    package enum Stage: String, CaseIterable, Sendable {
        /// Uploaded; columns are being matched.
        case matching
        /// Every row was looked at; nothing is written.
        case checked
        case written
        case undone

        package var word: String {
            switch self {
            case .matching: "待核对"
            case .checked: "已核对，未写入"
            case .written: "已写入"
            case .undone: "已撤回"
            }
        }
    }

    package let id: ImportID
    package let county: RegionCode
    /// Of the post that brought it.
    package let region: RegionCode
    package let ledger: LedgerID
    package let person: String
    package let unitName: String
    package var digest: String
    package var name: String
    package var size: Int
    package var layout: TableLayout
    package var mapping: SheetMapping
    /// What a person wrote in place of cells, by address.
    package var fixes: [String: String]
    package var result: ImportResult? = nil
    package var stage: Stage
    package var version: Int
    package let createdAt: Instant
    package var checkedAt: Instant? = nil
    package var writtenAt: Instant? = nil
    package var undoneAt: Instant? = nil
    /// Another key sealed what people said of it: mapping and fixes look empty and are not. It is shown, and nothing of it
    /// is written.
    package var isUnopened = false
}

/// What came of looking at every row, or of writing them.
package struct ImportResult: Hashable, Sendable, Codable {
    package struct Problem: Hashable, Sendable, Codable {
        package let row: Int
        /// Counted from 1; nil where the whole row is meant.
        package let column: Int?
        /// C17.
        package let address: String?
        /// Begins with the address or the row.
        package let sentence: String
        package let value: String
        /// What the row's thing is called; nil where an earlier import did not keep it.
        package let title: String?
        /// Of the first problems that mean a whole row: what stands in its columns.
        var cells: [Cell]? = nil
        /// Further cells of the row it can be put right in.
        var others: [Cell]? = nil

        /// The sentence without the place it begins with.
        package var reason: String {
            let start = (address ?? "第 \(row) 行") + "："
            return sentence.hasPrefix(start) ? String(sentence.dropFirst(start.count)) : sentence
        }

        package init(
            row: Int,
            column: Int?,
            address: String?,
            sentence: String,
            value: String,
            title: String? = nil
        ) {
            self.row = row
            self.column = column
            self.address = address
            self.sentence = sentence
            self.value = value
            self.title = title
        }
    }

    /// A cell of a row with something wrong.
    package struct Cell: Hashable, Sendable, Codable {
        /// Counted from 1.
        let column: Int
        /// C17.
        let address: String
        /// What the column stands for.
        let label: String
        let value: String
    }

    package struct Changed: Hashable, Sendable, Codable {
        package let row: Int
        package let item: Int64
        package let title: String
        /// 建筑面积：120 → 98
        package let changes: [String]
        /// Keys of the ledgers whose things changes call by name, by place in `changes`; nil where none does.
        var named: [Int: String]? = nil
    }

    /// A new thing as it is stored.
    package struct Fresh: Hashable, Sendable, Codable {
        package struct Said: Hashable, Sendable, Codable {
            package let label: String
            package let text: String
            /// Key of the ledger whose things it calls by name.
            package var ledger: String?
        }

        package let row: Int
        /// Nil until it is written.
        package let item: Int64?
        package let title: String
        package let place: String
        /// In the order of the playbook; what is not filled in is left out.
        package var values: [Said]
    }

    /// Cells that were read as more than they say, those of one meaning together.
    package struct Reading: Hashable, Sendable, Codable {
        package let kind: IntakeRow.Reading.Kind
        package let written: String
        package let meant: String
        package var count: Int
        /// The first of them: C5.
        package var cells: [String]
    }

    /// A new row, and the first thing of the ledger that has its place and name.
    package struct PerhapsKnown: Hashable, Sendable, Codable {
        package let row: Int
        package let item: Int64
        package let title: String
        /// Other things that have them too.
        package var others: [Int64]? = nil
        /// What the row would change of the first; nil where that was not looked at.
        package var change: Changed? = nil
        /// Why it cannot: sentences.
        package var obstacles: [String]? = nil
        /// The row that is about the thing already, and whether this one cannot be it instead.
        package var takenBy: Int? = nil
        var givesWay: Bool? = nil

        package init(row: Int, item: Int64, title: String) {
            self.row = row
            self.item = item
            self.title = title
        }

        var items: [Int64] { [item] + (others ?? []) }
        /// What a person may say it is.
        var choices: [Int64] { givesWay == true ? [] : items }
    }

    /// A row of which a person said what it is.
    package struct Decided: Hashable, Sendable, Codable {
        package let row: Int
        /// The thing it is; nil where it is a new one, or is left out.
        package let item: Int64?
        package let title: String
        /// What came of the row.
        package var became: IntakeLine.Kind?
        /// The row that stays in its place.
        package var keeps: Int? = nil

        package init(row: Int, item: Int64?, title: String, became: IntakeLine.Kind? = nil) {
            self.row = row
            self.item = item
            self.title = title
            self.became = became
        }
    }

    package struct Missing: Hashable, Sendable, Codable {
        package let item: Int64
        package let title: String
        package let place: String
    }

    package struct Left: Hashable, Sendable, Codable {
        package let item: Int64
        package let row: Int
        package let title: String
        package let sentence: String
    }

    /// What is said of another ledger the rows were held against.
    package struct LedgerRemark: Hashable, Sendable, Codable {
        /// The other ledger's key.
        package let ledger: String
        package let sentence: String

        package init(ledger: String, sentence: String) {
            self.ledger = ledger
            self.sentence = sentence
        }
    }

    /// So many of each are kept for the page.
    package static let mostProblems = 2_000
    package static let mostLines = 500
    /// So many new things are shown as they are stored.
    package static let mostFresh = 50
    package static let mostPerhapsKnown = 2_000
    /// So many are coloured in the workbook that is given back, and so many of them commented: what Excel opens in time.
    package static let mostMarks = 200_000
    package static let mostComments = 5_000

    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var refused = 0
    /// Rows that say what other rows say; nil for none.
    package var leftOut: Int?
    package var missing = 0
    package var problemCount = 0
    package var problems: [Problem] = []
    package var changedLines: [Changed] = []
    package var missingLines: [Missing] = []
    /// Said once over the whole table.
    package var remarks: [String] = []
    /// Likewise, to those who may read the ledger it is about.
    package var ledgerRemarks: [LedgerRemark]?
    /// Other tables of the file, which this import leaves out: 工作表“一季度”（312 行）.
    package var otherTables: [String]?
    /// Cells whose field is read from another ledger that says something else: theirs was not kept. `differingCount` counts
    /// all.
    package var differing: [DifferingCell]?
    package var differingCount: Int?
    /// Of an import that was taken back: what went to the trash, what is as before, what was left.
    package var trashed = 0
    package var restored = 0
    /// The first of them; `leftCount` counts all, nil where that was not kept.
    package var left: [Left] = []
    package var leftCount: Int?
    /// The first new things, and what was read as more than it says; nil where an earlier import did not keep it.
    package var fresh: [Fresh]?
    package var readings: [Reading]?
    /// New rows that have place and name of a row before them: the first of them, and how many.
    package var alike: [Alike]?
    package var alikeCount: Int?
    /// Refused rows that have the number of a row before them, and those of which nobody knows which thing they are about; the
    /// first of them.
    package var doubled: [Alike]?
    package var open: [OpenRow]?
    /// New rows of whose place and name the ledger has a thing that nothing tells from them: the first, and how many.
    package var perhapsKnown: [PerhapsKnown]?
    package var perhapsKnownCount: Int?
    /// Rows that were read with cells put right here, and those of them that change nothing of the ledger.
    package var corrected: Int?
    package var correctedStanding: Int?
    /// Rows of which a person said what they are, those that cannot be taken so before the others, and how many; nil for
    /// none.
    package var decided: [Decided]?
    package var decidedCount: Int?
    /// Of a writing that left rows out: which, until they are kept as an import of their own, and that import.
    package var refusedRows: RowSet?
    package var rest: ImportID?

    package init() {}

    package var allLeft: Int { leftCount ?? left.count }

    package var rows: Int { new + changed + unchanged + refused + (leftOut ?? 0) }
    package var good: Int { new + changed + unchanged }

    package var allRemarks: [String] { remarks + (ledgerRemarks ?? []).map(\.sentence) }

    package var json: String {
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    package init?(json: String) {
        guard !json.isEmpty, let read = try? JSONDecoder().decode(ImportResult.self, from: Data(json.utf8)) else {
            return nil
        }
        self = read
    }
}
