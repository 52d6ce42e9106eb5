import Accounts
import Core
import Documents
import Expression
import Pages
import Programmes

/// A ledger as a sheet: the same filter, every row, every field; personal ones masked.
struct LedgerSheet {
    let playbook: Playbook
    /// What is read from other ledgers, behind the own fields.
    var reads: [ReadField] = []
    let note: ListNote
    let count: Int

    /// Everything but the rows.
    var table: SheetTable {
        SheetTable(
            name: String(playbook.name.prefix(20)),
            title: playbook.ledgerName,
            subtitles: note.subtitles("\(count) \(playbook.item.counter)"),
            columns: columns,
            frozenColumns: 2
        )
    }

    private var columns: [SheetColumn] {
        let stages = SheetColumn.Entry.choices(playbook.stages.map(\.word))
        return [SheetColumn("编号", .centred, width: 20), SheetColumn("所在地", .wrapped, width: 18)]
            + playbook.fields.map { $0.column() } + reads.map { $0.field.column(headed: $0.header) }
            + [SheetColumn("环节", .centred, width: 10, entry: stages), SheetColumn("进入环节", .day, width: 12)]
    }

    func cells(_ line: ItemLine, _ read: ReadThrough) -> [SheetCell] {
        let item = line.item
        let fields = playbook.fields.enumerated().map { place, field -> SheetCell in
            switch field.type {
            case .link: return SheetCell.text(read.written(line.values[place]))
            case .file: return SheetCell.text(read.files(line.values[place]))
            default: return SheetCell(line.values[place], field)
            }
        }
        let others = reads.map { SheetCell($0, from: line.values, read) }
        return [.text("\(item.id)"), .text(line.place)] + fields + others + [
            .text(line.stageWord), .day(item.stageDay),
        ]
    }
}

extension SheetCell {
    init(_ value: Value, _ field: LedgerField) {
        switch value {
        case .number(let number): self = .decimal(number)
        case .day(let day): self = .day(day)
        default: self = .text(ItemWords.shown(value, field))
        }
    }

    /// What a thing shows of another ledger.
    init(_ one: ReadField, from values: [Value], _ read: ReadThrough) {
        if let value = read.only(one, from: values) {
            self.init(value, one.field)
        } else {
            self = .text(read.words(one, from: values))
        }
    }
}

/// An empty sheet to write things into, away from the network: one column for each field, drop-downs of the places and
/// options this person may choose. What was filled in is pasted or brought back as it is.
struct EntrySheet {
    private static let blankRows = 500

    let playbook: Playbook
    /// Full names of the places this person may enter things in.
    let places: [String]

    var document: SheetDocument {
        let place = SheetColumn(
            "所在地",
            .wrapped,
            width: 22,
            entry: .choices(places),
            hint: "从下拉列表里选。"
        )
        let fields = ItemGridPage.columns(playbook).map { playbook.fields[$0].column(asksWhy: true) }
        return SheetDocument(
            SheetTable(
                name: String(playbook.name.prefix(20)),
                columns: [place] + fields,
                hasFilter: false,
                frozenColumns: 1,
                blankRows: Self.blankRows
            )
        )
    }
}

extension LedgerField {
    /// The field as a column of a sheet. The header is the field's own word, which is how an import knows it again.
    /// - Parameter header: for what is only shown and is not entered there.
    func column(asksWhy: Bool = false, headed header: String? = nil) -> SheetColumn {
        let title = (header ?? label) + (unit.isEmpty ? "" : "（\(unit)）")
        let hint = asksWhy ? [isRequired ? "必填。" : "", manner, why].joined() : ""
        // Half-width characters, two for each Chinese one.
        let width = Double(min(24, max(10, title.unicodeScalars.count * 2 + 2)))
        func made(_ kind: SheetColumn.Kind, _ width: Double, _ entry: SheetColumn.Entry? = nil) -> SheetColumn {
            SheetColumn(title, kind, width: width, entry: header == nil ? entry : nil, hint: hint)
        }
        switch type {
        case .number(let decimals):
            let entry = SheetColumn.Entry.number(from: range.minimum, to: range.maximum, isWhole: decimals == 0)
            return made(.decimal(places: decimals), width, entry)
        case .money:
            return made(
                .decimal(places: 2),
                max(14, width),
                .number(from: range.minimum, to: range.maximum, isWhole: false)
            )
        case .day: return made(.day, 12, .day)
        case .truth: return made(.centred, width, .choices(["是", "否"]))
        case .choice: return made(.wrapped, max(14, width), .choices(options))
        // Several are written with 、 between them, which no drop-down can do.
        case .set: return made(.wrapped, 20)
        case .personal: return made(.code, 21)
        case .link: return made(.wrapped, 34)
        case .text, .point, .region, .file: return made(.wrapped, max(16, width))
        }
    }

    /// How to write what no drop-down offers.
    private var manner: String {
        switch type {
        case .set: "填\(options.joined(separator: "、"))，几样之间写“、”。"
        case .point: "填经度和纬度，例如 100.4512,38.9321。"
        default: ""
        }
    }
}
