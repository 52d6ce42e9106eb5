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
    /// So many rows of all kinds.
    private static let most = 24

    let playbook: Playbook
    let opened: OpenedTable
    let matches: [ColumnMatch]
    let mapping: SheetMapping
    let errors: [FieldError]

    /// The choice over a column, as its form names it.
    static func field(_ column: Int) -> String { "column-\(column)" }

    private struct Shown {
        /// Nil for rows that are left out.
        let number: Int?
        let part: String
        let word: String
        let cells: [Int: String]

        /// Rows that are not drawn.
        static func left(_ count: Int) -> Shown {
            Shown(number: nil, part: "left", word: "", cells: [1: "这里还有 \(Format.number(count)) 行没有画出来，照样导入"])
        }
    }

    func write(_ w: HTMLWriter) {
        guard !opened.isUnread else { return SheetRows(grid: opened.grid).write(w) }
        let table = opened.table
        w.tag("p", ["class": "sheet-key"]) {
            for (part, word) in [
                ("title", "标题"), ("header", "表头"), ("record", "数据"), ("total", "合计，不导入"), ("section", "小标题"),
                ("note", "说明，不导入"),
            ] {
                w.tag("span", ["class": "sheet-mark sheet-part-\(part)"], text: word)
            }
            if table.columns.count > 6 { w.text("共 \(table.columns.count) 列，左右滚动看全部。") }
        }
        w.tag(
            "div",
            [
                "class": "table-scroll", "id": Field.id("columns"), "tabindex": "0", "role": "region",
                "aria-label": "表格和列的对应",
            ]
        ) {
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
        let field = Self.field(column.index)
        let error = errors.first { $0.isAt(field) }?.sentence
        w.tag("th", ["scope": "col", "class": "sheet-column"]) {
            w.tag("label", ["for": Field.id(field)]) {
                w.tag("span", ["class": "sheet-letter"], text: ColumnLetters.of(column.index))
                w.text(" \(name)")
            }
            w.tag(
                "select",
                [
                    "class": "input", "id": Field.id(field), "name": field,
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
                        if field.type == .point {
                            let half = ColumnTarget.latitude(field.key)
                            option(half.text, half.word(in: playbook), chosen, w)
                        }
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
        guard !field.unit.isEmpty else { return }
        var value = mapping.units[column.index] ?? field.unit
        if column.takesTableUnit, UnitLikeness.relation(value, field.unit) == .different {
            value = field.unit
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
                w.text(row.number.map { "\($0)" } ?? "…")
                w.tag("span", ["class": "sheet-word"], text: row.word)
            }
            if ["title", "note", "left"].contains(row.part) {
                let text = row.cells.sorted { $0.key < $1.key }.map(\.value).joined(separator: "　")
                return w.tag("td", ["colspan": "\(max(1, columns.count))"], text: text)
            }
            for column in columns { w.tag("td", text: row.cells[column] ?? "") }
        }
    }

    /// The rows above, the header, the first records, the totals and the notes; how many are left out stands where they
    /// would be.
    private var shown: [Shown] {
        let parts = SheetParts(opened.table)
        var (records, left) = (0, 0)
        var shown: [Shown] = []
        for row in opened.grid.rows {
            guard let part = parts.part(of: row) else { continue }
            if part.name == "record" { records += 1 }
            let isLeft =
                shown.count >= Self.most || part.name == "record" && records > Self.records
                || part.name == "section" && records >= Self.records
            if isLeft {
                left += 1
                continue
            }
            if left > 0 { shown.append(.left(left)) }
            left = 0
            // Of a record all of the day is brought in, also where the sheet shows a part of it.
            let cells = row.cells.map { (Int($0.column) + 1, part.name == "record" ? $0.text : $0.shown) }
            shown.append(
                Shown(
                    number: row.number,
                    part: part.name,
                    word: part.word,
                    cells: Dictionary(cells, uniquingKeysWith: { first, _ in first })
                )
            )
        }
        return left > 0 ? shown + [Shown.left(left)] : shown
    }
}

/// What rows are to a table.
private struct SheetParts {
    private let header: Set<Int>
    private let totals: Set<Int>
    private let sections: Set<Int>
    private let notes: Set<String>
    private let first: Int
    private let records: ClosedRange<Int>?

    init(_ table: FoundTable) {
        header = Set(table.headerRows)
        totals = Set(table.totalRows)
        sections = Set(table.sectionRows)
        notes = Set(table.notes)
        first = table.headerRows.first ?? table.dataRows?.lowerBound ?? 1
        records = table.dataRows
    }

    /// Nil for a row that belongs to none of its parts.
    func part(of row: GridRow) -> (name: String, word: String)? {
        if header.contains(row.number) { return ("header", "表头") }
        if row.number < first { return row.number >= first - 4 ? ("title", "标题") : nil }
        if totals.contains(row.number) { return ("total", "合计") }
        if sections.contains(row.number) { return ("section", "小标题") }
        if let records, records.contains(row.number) { return ("record", "数据") }
        let texts = row.cells.map(\.text)
        let isNote = notes.contains(texts.joined(separator: " ")) || texts.contains { notes.contains($0) }
        return isNote ? ("note", "说明") : nil
    }
}
