import Core
import Documents
import Expression
import Pages
import Programmes

/// A ledger as a workbook: the same filter, every row, every field; personal ones masked.
struct LedgerSheet {
    let playbook: Playbook
    let today: Day
    let lines: [ItemLine]

    var document: SheetDocument {
        SheetDocument(
            SheetTable(
                name: String(playbook.name.prefix(20)),
                title: "\(playbook.name)台账",
                subtitles: ["截至 \(Format.day(today))，共 \(lines.count) \(playbook.item.counter)"],
                columns: columns,
                rows: lines.lazy.map(cells),
                frozenColumns: 2
            )
        )
    }

    private var columns: [SheetColumn] {
        let fields = playbook.fields.map { field in
            switch field.type {
            case .number(let decimals): SheetColumn(header(field), .decimal(places: decimals), width: 12)
            case .money: SheetColumn(header(field), .decimal(places: 2), width: 14)
            case .day: SheetColumn(field.label, .day, width: 12)
            default: SheetColumn(field.label, .wrapped, width: 16)
            }
        }
        return [SheetColumn("编号", .centred, width: 20), SheetColumn("所在地", .wrapped, width: 18)] + fields
            + [SheetColumn("环节", .centred, width: 10), SheetColumn("进入环节", .day, width: 12)]
    }

    private func header(_ field: LedgerField) -> String {
        field.unit.isEmpty ? field.label : "\(field.label)（\(field.unit)）"
    }

    private func cells(_ line: ItemLine) -> [SheetCell] {
        let item = line.item
        let fields = playbook.fields.enumerated().map { place, field -> SheetCell in
            guard place < item.values.count else { return .text("") }
            switch item.values[place] {
            case .number(let number): return .decimal(number)
            case .day(let day): return .day(day)
            case let value: return .text(ItemWords.shown(value, field))
            }
        }
        return [.text("\(item.id)"), .text(line.place)] + fields + [.text(line.stageWord), .day(item.stageDay)]
    }
}
