import Core
import Documents
import Programmes
import SheetShapes

/// What a person wrote in place of cells, for another file of the same table: it holds where the cell still says what it said,
/// in a row that is about the same thing, wherever that stands now.
struct KeptFixes {
    let fixes: [String: String]
    let old: OpenedTable
    let new: OpenedTable
    /// Before and after the columns were met again.
    let before: SheetMapping
    let after: SheetMapping
    let playbook: Playbook

    /// By their addresses in the new file.
    var kept: [String: String] {
        let fixed = Dictionary(grouping: fixes.keys.compactMap { CellAddress($0) }, by: \.row)
        guard !fixed.isEmpty else { return [:] }
        // Of a sheet of a hundred thousand rows only those are held that are called as one that was put right.
        let named = name(before)
        let names = Set(TableRows(old.table, in: old.grid).lazy.filter { fixed[$0.number] != nil }.compactMap(named))
        let (oldRows, newRows) = (rows(of: old, before, among: names), rows(of: new, after, among: names))
        var kept: [String: String] = [:]
        for (name, rows) in oldRows {
            for was in rows {
                guard let addresses = fixed[was.number], let now = row(was, rows, newRows[name] ?? []) else { continue }
                for address in addresses {
                    guard let target = before.columns[address.column].flatMap({ ColumnTarget($0) }),
                        let column = after.column(target),
                        was[address.column]?.text == now[column]?.text
                    else { continue }
                    kept[CellAddress(row: now.number, column: column).written] = fixes[address.written]
                }
            }
        }
        return kept
    }

    /// Where several rows are called the same, it is surely the one in its old place that says all it said.
    private func row(_ was: TableRow, _ old: [TableRow], _ new: [TableRow]) -> TableRow? {
        if old.count == 1, new.count == 1 { return new[0] }
        return new.first { $0.number == was.number && says($0, was) }
    }

    private func says(_ now: TableRow, _ was: TableRow) -> Bool {
        before.columns.allSatisfy { column, text in
            guard let target = ColumnTarget(text), let place = after.column(target) else { return true }
            return was[column]?.text == now[place]?.text
        }
    }

    /// The rows that are called so.
    private func rows(of opened: OpenedTable, _ mapping: SheetMapping, among names: Set<[String]>)
        -> [[String]: [TableRow]]
    {
        let named = name(mapping)
        var rows: [[String]: [TableRow]] = [:]
        for row in TableRows(opened.table, in: opened.grid) {
            if let name = named(row), names.contains(name) { rows[name, default: []].append(row) }
        }
        return rows
    }

    /// What a row says it is about, as it stands in its cells; nil where it says nothing.
    private func name(_ mapping: SheetMapping) -> (TableRow) -> [String]? {
        let columns = telling.map { mapping.column($0) }
        return { row in
            let name = columns.map { column in column.flatMap { row[$0]?.text } ?? "" }
            return name.contains { !$0.isEmpty } ? name : nil
        }
    }

    private var telling: [ColumnTarget] {
        let places: [ColumnTarget] = [
            .number, .place, .placePart(.township), .placePart(.village), .placePart(.group),
        ]
        return places + playbook.tellingFields.map { .field(playbook.fields[$0].key) }
    }
}
