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
        let (oldRows, newRows) = (rows(of: old, before), rows(of: new, after))
        var subjects: [Int: [String]] = [:]
        for (name, rows) in oldRows { for row in rows { subjects[row.number] = name } }
        var kept: [String: String] = [:]
        for (number, addresses) in fixed {
            guard let name = subjects[number], let now = row(number, name, oldRows, newRows),
                let was = oldRows[name]?.first(where: { $0.number == number })
            else { continue }
            for address in addresses {
                guard let target = before.columns[address.column].flatMap({ ColumnTarget($0) }),
                    let column = after.column(target),
                    was[address.column]?.text == now[column]?.text
                else { continue }
                kept[CellAddress(row: now.number, column: column).written] = fixes[address.written]
            }
        }
        return kept
    }

    /// Where several rows say the same, only the one in its old place is surely it.
    private func row(_ number: Int, _ name: [String], _ old: [[String]: [TableRow]], _ new: [[String]: [TableRow]])
        -> TableRow?
    {
        let found = new[name] ?? []
        if let same = found.first(where: { $0.number == number }) { return same }
        return found.count == 1 && old[name]?.count == 1 ? found.first : nil
    }

    /// The rows by what they say they are about, as it stands in their cells.
    private func rows(of opened: OpenedTable, _ mapping: SheetMapping) -> [[String]: [TableRow]] {
        let columns = telling.map { mapping.column($0) }
        var rows: [[String]: [TableRow]] = [:]
        for row in TableRows(opened.table, in: opened.grid) {
            let name = columns.map { column in column.flatMap { row[$0]?.text } ?? "" }
            if name.contains(where: { !$0.isEmpty }) { rows[name, default: []].append(row) }
        }
        return rows
    }

    private var telling: [ColumnTarget] {
        let fields = playbook.fields.enumerated().filter { place, field in
            place == playbook.item.title || field.unique != nil || field.type == .personal(.identity)
        }
        let places: [ColumnTarget] = [
            .number, .place, .placePart(.township), .placePart(.village), .placePart(.group),
        ]
        return places + fields.map { .field($0.element.key) }
    }
}
