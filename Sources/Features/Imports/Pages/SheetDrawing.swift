import Core
import Documents
import Pages
import Programmes
import SheetShapes

/// The sheet as it stands, its title, header, records and totals told apart by colour and word, with a choice of field over
/// each column.
struct SheetDrawing {
    /// So many records are shown.
    static let records = 8

    let playbook: Playbook
    let opened: OpenedTable
    let matches: [ColumnMatch]
    let mapping: SheetMapping
    let errors: [FieldError]

    private struct Shown {
        let number: Int
        let part: String
        let word: String
        let cells: [Int: String]
    }

    func write(_ w: HTMLWriter) {
        guard !opened.isUnread else { return SheetRows(grid: opened.grid).write(w) }
        let table = opened.table
        w.tag("p", ["class": "sheet-key"]) {
            for (part, word) in [
                ("title", "标题"), ("header", "表头"), ("record", "数据"), ("total", "合计，不导入"), ("section", "小标题"),
            ] {
                w.tag("span", ["class": "sheet-mark sheet-part-\(part)"], text: word)
            }
        }
        w.tag("div", ["class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": "表格和列的对应"]) {
            w.tag("table", ["class": "sheet-drawing"]) {
                w.tag("thead") {
                    w.tag("tr") {
                        w.tag("th", ["scope": "col"], text: "行")
                        for column in table.columns { choice(column, w) }
                    }
                }
                w.tag("tbody") {
                    for row in shown { line(row, table.columns.map(\.index), w) }
                }
            }
        }
    }

    private func choice(_ column: FoundColumn, _ w: HTMLWriter) {
        let match = matches.first { $0.column == column.index }
        let name = column.names.isEmpty ? "无列名" : column.path
        let chosen = mapping.columns[column.index] ?? ""
        let error = errors.first { $0.field == chosen && !chosen.isEmpty }?.sentence
        w.tag("th", ["scope": "col", "class": "sheet-column"]) {
            w.tag("label", ["for": "column-\(column.index)"]) {
                w.tag("span", ["class": "sheet-letter"], text: ColumnLetters.of(column.index))
                w.text(" \(name)")
            }
            w.tag(
                "select",
                [
                    "class": "input", "id": "column-\(column.index)", "name": "column-\(column.index)",
                    "aria-invalid": error == nil ? nil : "true",
                ]
            ) {
                option("", "不导入", chosen, w)
                w.tag("optgroup", ["label": "是哪里、哪一条"]) {
                    for target in Self.others { option(target.text, target.word(in: playbook), chosen, w) }
                }
                w.tag("optgroup", ["label": "台账字段"]) {
                    for field in playbook.fields where field.type != .file {
                        option("field.\(field.key)", field.label + (field.isRequired ? "（必填）" : ""), chosen, w)
                    }
                }
            }
            if let error { w.tag("p", ["class": "field-error"], text: error) }
            unit(column, chosen, w)
            if let match {
                let word = match.target?.text == chosen ? match.confidence.word : "你改过"
                let asks = match.asks && chosen.isEmpty
                w.tag("p", ["class": "sheet-reason"]) {
                    w.tag("strong", text: asks ? "要你选" : match.target == nil && chosen.isEmpty ? "不导入" : word)
                    if match.target?.text ?? "" == chosen { w.text("：\(match.reason)") }
                }
            }
        }
    }

    private static let others: [ColumnTarget] = [
        .placePart(.township), .placePart(.village), .placePart(.group), .place, .number, .stage,
    ]

    private func option(_ value: String, _ word: String, _ chosen: String, _ w: HTMLWriter) {
        w.tag("option", ["value": value, "selected": value == chosen ? "" : nil], text: word)
    }

    /// Numbers ask what they are written in, where that can differ.
    private func unit(_ column: FoundColumn, _ chosen: String, _ w: HTMLWriter) {
        guard case .field(let key)? = ColumnTarget(chosen), let place = playbook.field(key) else { return }
        let field = playbook.fields[place]
        guard !field.countedUnit.isEmpty else { return }
        var value = mapping.units[column.index] ?? field.countedUnit
        if column.takesTableUnit, UnitLikeness.relation(value, field.countedUnit) == .different {
            value = field.countedUnit
        }
        w.tag("label", ["class": "sheet-unit"]) {
            w.text("单位")
            w.void(
                "input",
                [
                    "class": "input", "type": "text", "name": "unit-\(column.index)", "value": value, "size": "6",
                    "autocomplete": "off",
                ]
            )
        }
    }

    private func line(_ row: Shown, _ columns: [Int], _ w: HTMLWriter) {
        w.tag("tr", ["class": "sheet-part-\(row.part)"]) {
            w.tag("th", ["scope": "row"]) {
                w.text("\(row.number)")
                w.tag("span", ["class": "sheet-word"], text: row.word)
            }
            if row.part == "title" {
                let text = row.cells.sorted { $0.key < $1.key }.map(\.value).joined(separator: "　")
                return w.tag("td", ["colspan": "\(max(1, columns.count))"], text: text)
            }
            for column in columns { w.tag("td", text: row.cells[column] ?? "") }
        }
    }

    /// The rows above, the header, the first records, and the totals; the rest is told by its numbers only.
    private var shown: [Shown] {
        let table = opened.table
        let header = Set(table.headerRows)
        let (totals, sections) = (Set(table.totalRows), Set(table.sectionRows))
        let first = table.headerRows.first ?? table.dataRows?.lowerBound ?? 1
        var records = 0
        var shown: [Shown] = []
        for row in opened.grid.rows {
            let part: (String, String)
            if header.contains(row.number) {
                part = ("header", "表头")
            } else if row.number < first {
                guard row.number >= first - 4 else { continue }
                part = ("title", "标题")
            } else if totals.contains(row.number) {
                part = ("total", "合计")
            } else if sections.contains(row.number) {
                part = ("section", "小标题")
            } else if table.dataRows?.contains(row.number) == true {
                records += 1
                part = ("record", "数据")
                if records > Self.records { continue }
            } else {
                continue
            }
            if part.0 == "section", records >= Self.records { continue }
            shown.append(
                Shown(
                    number: row.number,
                    part: part.0,
                    word: part.1,
                    cells: Dictionary(
                        row.cells.map { (Int($0.column) + 1, $0.text) },
                        uniquingKeysWith: { first, _ in first }
                    )
                )
            )
            if shown.count > 24 { break }
        }
        return shown
    }
}
