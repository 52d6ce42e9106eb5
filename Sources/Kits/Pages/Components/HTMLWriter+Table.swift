import Core

extension HTMLWriter {
    /// A table of rows to compare. Headers and the name column stay in view; on a phone each row is a card.
    ///
    /// Write one `row` per line inside, and in it one `cell` per column, in order.
    /// - Parameters:
    ///   - showsCaption: Whether the caption is seen or only heard, as where a panel's heading says the same.
    ///   - paperTitle: The title of the page on paper, repeated with the header on every sheet of it.
    package func table(
        _ caption: String,
        _ columns: [TableColumn],
        showsCaption: Bool = false,
        paperTitle: String? = nil,
        footer: (() -> Void)? = nil,
        _ rows: () -> Void
    ) {
        tag("div", ["class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": caption]) {
            tag("table", ["class": "table", "data-table": ""]) {
                tag("caption", ["class": showsCaption ? nil : "visually-hidden"], text: caption)
                tag("thead") {
                    if let paperTitle { self.paperTitle(paperTitle, across: columns.count) }
                    tag("tr") { for column in columns { columnHeader(column) } }
                }
                tag("tbody") { inTable(columns, rows) }
                if let footer { tag("tfoot") { inTable(columns, footer) } }
            }
        }
    }

    /// A line above the columns that only paper shows, on every sheet.
    package func paperTitle(_ words: String, facts: [String] = [], across columns: Int) {
        tag("tr", ["class": "paper-title"]) {
            tag("th", ["scope": "colgroup", "colspan": "\(columns)"]) {
                tag("strong", text: words)
                text(facts.joined(separator: "　"))
            }
        }
    }

    /// A row. With an address a click anywhere on it opens it where script runs; the name cell should link there too.
    package func row(opening address: String? = nil, signal: Signal? = nil, id: String? = nil, _ cells: () -> Void) {
        if !openTables.isEmpty { openTables[openTables.count - 1].next = 0 }
        let name = signal.map { "row-\($0.rawValue)" }
        tag("tr", ["id": id, "class": name, "data-opens": address], cells)
    }

    /// A line over the rows that belong together.
    package func groupRow(_ words: String, across columns: Int) {
        tag("tr", ["class": "group-row"]) {
            tag("th", ["scope": "rowgroup", "colspan": "\(columns)"], text: words)
        }
    }

    package func cell(_ content: () -> Void) {
        guard let column = nextColumn() else { return tag("td", [:], content) }
        if column.kind == .name {
            tag("th", ["scope": "row", "class": column.cellClass], content)
        } else {
            tag("td", ["class": column.cellClass, "data-label": column.word.isEmpty ? nil : column.header], content)
        }
    }

    package func cell(_ words: String) { cell { text(words) } }

    package func cell(_ words: String, linkingTo address: String) { cell { link(words, to: address) } }

    package func cell(_ number: Int?) { cell(number.map { Format.number($0) } ?? "—") }

    /// The checkbox of a row in a `.choice` column. `about` names the row for screen readers; `form` is the id of the
    /// form it is sent with.
    package func choiceCell(_ name: String, _ value: String, about: String, form: String? = nil, isOn: Bool = false) {
        cell {
            void(
                "input",
                [
                    "type": "checkbox", "name": name, "value": value, "aria-label": "选择\(about)", "form": form,
                    "checked": isOn ? "" : nil, "data-choose": "",
                ]
            )
        }
    }

    private func inTable(_ columns: [TableColumn], _ rows: () -> Void) {
        openTables.append(OpenTable(columns: columns))
        rows()
        openTables.removeLast()
    }

    private func nextColumn() -> TableColumn? {
        guard var table = openTables.popLast() else { return nil }
        defer { openTables.append(table) }
        guard table.next < table.columns.count else { return nil }
        table.next += 1
        return table.columns[table.next - 1]
    }

    private func columnHeader(_ column: TableColumn) {
        tag(
            "th",
            ["scope": "col", "class": column.cellClass, "aria-sort": column.sort?.direction?.rawValue]
        ) {
            switch column.kind {
            case .acts: visuallyHidden(column.word)
            case .choice:
                void("input", ["type": "checkbox", "aria-label": "选择本页全部", "data-choose-all": "", "hidden": ""])
                visuallyHidden(column.word)
            default: columnWords(column)
            }
        }
    }

    private func columnWords(_ column: TableColumn) {
        guard let sort = column.sort else { return columnName(column) }
        tag("a", ["class": "sort", "href": sort.address]) {
            columnName(column)
            let mark = sort.direction.map { $0 == .ascending ? "↑" : "↓" } ?? "↕"
            tag("span", ["class": "sort-mark", "aria-hidden": "true"], text: mark)
        }
    }

    private func columnName(_ column: TableColumn) {
        text(column.word)
        if let unit = column.unit { tag("span", ["class": "unit"], text: "（\(unit)）") }
    }
}

extension Gallery {
    static let table = [
        Example("任务表") { w in
            let columns = [
                TableColumn("选择", .choice), TableColumn("任务", .name, sort: .init("/tasks?sort=title")),
                TableColumn("牵头单位"), TableColumn("灯", .short), TableColumn("目标", .number, unit: "户"),
                TableColumn("时限", .short, sort: .init("/tasks?sort=-deadline", now: .ascending)),
                TableColumn("操作", .acts),
            ]
            w.table("任务", columns, footer: { tableFooter(w) }) {
                tableRow(w, 12, "农村户用卫生厕所改造", "农业农村局", .behind, 1260)
                tableRow(w, 13, "老旧危房拆除", "住房和城乡建设局", .onTrack, 318)
            }
        }
    ]

    private static func tableRow(
        _ w: HTMLWriter,
        _ number: Int,
        _ title: String,
        _ unit: String,
        _ signal: Signal,
        _ target: Int
    ) {
        let address = "/tasks/\(number)"
        w.row(opening: address, signal: signal) {
            w.choiceCell("task", String(number), about: title)
            w.cell(title, linkingTo: address)
            w.cell(unit)
            w.cell { w.light(signal) }
            w.cell(target)
            w.cell { w.deadline(sampleDay.adding(days: number - 13), today: sampleDay) }
            w.cell { w.actionForm("催办", to: "\(address)/reminder", token: "token", kind: .quiet, about: title) }
        }
    }

    private static func tableFooter(_ w: HTMLWriter) {
        w.row {
            for words in ["", "合计", "", "", "1,578", "", ""] { w.cell(words) }
        }
    }
}
