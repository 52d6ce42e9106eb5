import Documents
import Ledgers
import Pages
import Programmes

/// An empty sheet with the columns a ledger asks for.
struct ImportTemplate {
    let playbook: Playbook

    var document: SheetDocument {
        let fields = playbook.fields.filter { $0.type != .file }
        return SheetDocument(
            SheetTable(
                name: String(playbook.name.prefix(20)),
                title: "\(playbook.name)台账",
                columns: [SheetColumn("所在乡镇", width: 14), SheetColumn("所在村", width: 14)]
                    + fields.map { field in
                        let unit = field.countedUnit
                        return SheetColumn(unit.isEmpty ? field.label : "\(field.label)（\(unit)）", width: 14)
                    },
                notes: fields.compactMap { field in
                    field.options.isEmpty ? nil : "\(field.label)：\(field.options.joined(separator: "、"))"
                }
            )
        )
    }
}
