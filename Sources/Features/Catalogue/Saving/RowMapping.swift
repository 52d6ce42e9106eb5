import Core
import Documents
import Imports
import SheetShapes

/// How the rows of a proposal's sheet go into its ledger: nothing is guessed, the proposal says which column is what.
struct RowMapping {
    private(set) var mapping = SheetMapping()
    /// Words for cells of columns the sheet does not have: a name that is the place too, the things of links.
    private(set) var fixes: [String: String] = [:]
    /// What the person should know of how rows were joined to other ledgers.
    private(set) var remarks: [ImportResult.LedgerRemark] = []
    /// Cells that say something else than the ledger their field is read from, and how many there are in all.
    private(set) var differing: [DifferingCell] = []
    private(set) var differingCount = 0
    /// The same for the record: cells, never values.
    private(set) var differed: [String] = []
    /// So many of a column are named in the record.
    private static let mostAddresses = 20
    private let table: FoundTable
    private let firstFree: Int
    private var free: Int

    init(_ ledger: ProposedLedger, _ table: FoundTable, year: Int) {
        self.table = table
        firstFree = (table.columns.map(\.index).max() ?? 0) + 1
        free = firstFree
        mapping.year = year
        for field in ledger.fields {
            guard table.columns.indices.contains(field.column) else { continue }
            let column = table.columns[field.column]
            switch field.use {
            case .asked where !ledger.placeColumns.contains(field.column):
                mapping.columns[column.index] = ColumnTarget.field(field.key).text
                mapping.units[column.index] = column.unit
            case .stage: mapping.columns[column.index] = ColumnTarget.stage.text
            default: break
            }
        }
        let parts = Self.parts(ledger)
        for (place, target) in zip(ledger.placeColumns, parts) where table.columns.indices.contains(place) {
            mapping.columns[table.columns[place].index] = target.text
        }
        meetLatitude(of: ledger)
    }

    /// A point whose longitude has a column of its own takes its latitude from the column that is left for it.
    private mutating func meetLatitude(of ledger: ProposedLedger) {
        for half in ledger.fields where table.columns.indices.contains(half.column) {
            guard let point = ledger.point(halvedBy: half) else { continue }
            mapping.columns[table.columns[half.column].index] = ColumnTarget.latitude(point.key).text
        }
    }

    private static func parts(_ ledger: ProposedLedger) -> [ColumnTarget] {
        switch ledger.placeColumns.count {
        case 0: []
        case 1: [ledger.level == .township ? .placePart(.township) : .placePart(.village)]
        default: [.placePart(.township), .placePart(.village)]
        }
    }

    /// What holds for the next sheet of this shape too.
    var lasting: SheetMapping {
        var lasting = mapping
        lasting.columns = mapping.columns.filter { $0.key < firstFree }
        return lasting
    }

    /// What became of the rows where fields are read from another ledger.
    mutating func note(_ joined: JoinedRows, _ link: ProposedLink, of name: String, _ labels: [String]) {
        if let first = joined.lost.first {
            let values = [
                "count": "\(joined.lost.count)", "row": "\(first)", "ledger": name, "label": link.label,
                "fields": labels.joined(separator: "、"),
            ]
            remark(on: link, Issue("rows.unlinked", values))
        }
        differing += joined.cells
        differingCount += joined.differing.values.reduce(0, +)
        for (column, count) in joined.differing.sorted(by: { $0.key < $1.key }) {
            let cells = joined.cells.filter { $0.column == column }.prefix(Self.mostAddresses)
            guard let first = cells.first else { continue }
            var values = ["count": "\(count)", "label": first.label, "ledger": name, "address": first.address]
            values["addresses"] = cells.map(\.address).joined(separator: "、") + (count > cells.count ? "等" : "")
            remark(on: link, Issue("rows.differing", values))
            differed.append(catalogueWords.sentence(for: Issue("rows.differed", values)))
        }
    }

    private mutating func remark(on link: ProposedLink, _ issue: Issue) {
        remarks.append(.init(ledger: link.ledger, sentence: catalogueWords.sentence(for: issue)))
    }

    /// What the import shows of it.
    func tell(_ result: inout ImportResult) {
        if !remarks.isEmpty { result.ledgerRemarks = (result.ledgerRemarks ?? []) + remarks }
        guard differingCount > 0 else { return }
        (result.differing, result.differingCount) = (differing, differingCount)
    }

    /// A column beside the sheet's own that holds words for a field, by number of the row.
    mutating func add(_ words: [Int: String], for key: String) {
        guard !words.isEmpty else { return }
        mapping.columns[free] = ColumnTarget.field(key).text
        for (row, text) in words { fixes[CellAddress(row: row, column: free).written] = text }
        free += 1
    }
}
