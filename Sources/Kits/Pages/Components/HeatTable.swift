/// Rows by columns of numbers, each shaded by its share of what could be had; every number opens to what it is made of.
package struct HeatTable: Sendable {
    package struct Column: Sendable {
        package var word: String
        /// Under the word: 满分 12.
        package var worth: String
        package var sort: String?

        package init(_ word: String, worth: String = "", sort: String? = nil) {
            (self.word, self.worth, self.sort) = (word, worth, sort)
        }
    }

    package struct Cell: Sendable {
        package var words: String
        /// 0 to 1; nil is not shaded.
        package var share: Double?
        package var address: String?
        /// Said to whoever cannot see the shade, and shown when pointed at: 不适用.
        package var remark: String

        package init(_ words: String, share: Double? = nil, address: String? = nil, remark: String = "") {
            (self.words, self.share, self.address, self.remark) = (words, share, address, remark)
        }
    }

    package struct Row: Sendable {
        package var name: String
        package var address: String?
        /// In bold before the cells: place, total, grade.
        package var totals: [String]
        package var cells: [Cell]

        package init(_ name: String, address: String?, totals: [String], cells: [Cell]) {
            (self.name, self.address, self.totals, self.cells) = (name, address, totals, cells)
        }
    }

    package var caption: String
    package var corner: String
    package var totals: [Column]
    package var columns: [Column]
    package var rows: [Row]
    package var paperTitle: String?

    package init(
        _ caption: String,
        corner: String,
        totals: [Column],
        columns: [Column],
        rows: [Row],
        paperTitle: String? = nil
    ) {
        (self.caption, self.corner, self.totals) = (caption, corner, totals)
        (self.columns, self.rows, self.paperTitle) = (columns, rows, paperTitle)
    }
}

extension HTMLWriter {
    package func heatTable(_ table: HeatTable) {
        tag(
            "div",
            ["class": "table-scroll matrix-scroll", "tabindex": "0", "role": "region", "aria-label": table.caption]
        ) {
            tag("table", ["class": "matrix heat"]) {
                tag("caption", ["class": "visually-hidden"], text: table.caption)
                tag("thead") {
                    if let title = table.paperTitle {
                        paperTitle(title, across: table.totals.count + table.columns.count + 1)
                    }
                    tag("tr") {
                        tag("th", ["scope": "col", "class": "c-name"], text: table.corner)
                        for column in table.totals { heatHead(column, "heat-total") }
                        for column in table.columns { heatHead(column, nil) }
                    }
                }
                tag("tbody") { for row in table.rows { heatRow(row) } }
            }
        }
    }

    private func heatHead(_ column: HeatTable.Column, _ name: String?) {
        tag("th", ["scope": "col", "class": name]) {
            if let sort = column.sort { link(column.word, to: sort) } else { text(column.word) }
            if !column.worth.isEmpty { tag("span", ["class": "heat-worth"], text: column.worth) }
        }
    }

    private func heatRow(_ row: HeatTable.Row) {
        tag("tr") {
            tag("th", ["scope": "row", "class": "c-name"]) {
                if let address = row.address { link(row.name, to: address) } else { text(row.name) }
            }
            for total in row.totals { tag("td", ["class": "heat-total"], text: total) }
            for cell in row.cells { tag("td") { heatCell(cell) } }
        }
    }

    private func heatCell(_ cell: HeatTable.Cell) {
        let shade = cell.share.map { "heat-\(min(5, max(0, Int(($0 * 5).rounded(.up)))))" } ?? "heat-none"
        let name = cell.address == nil ? "span" : "a"
        tag(
            name,
            ["class": "heat-cell \(shade)", "href": cell.address, "title": cell.remark.isEmpty ? nil : cell.remark]
        ) {
            text(cell.words)
            if !cell.remark.isEmpty { visuallyHidden("（\(cell.remark)）") }
        }
    }
}

extension Gallery {
    static let heatTable = [
        Example("乡镇 × 项目") { w in
            w.heatTable(
                HeatTable(
                    "得分",
                    corner: "乡镇",
                    totals: [.init("名次"), .init("总分", sort: "/scores/1?sort=total")],
                    columns: [.init("任务按期销号", worth: "12 分"), .init("问题整改", worth: "12 分")],
                    rows: [
                        .init(
                            "清河镇",
                            address: "/scores/1/units/2",
                            totals: ["1", "21.4"],
                            cells: [.init("11.4", share: 0.95, address: "/scores/1"), .init("10", share: 0.83)]
                        ),
                        .init(
                            "石岭乡",
                            address: "/scores/1/units/3",
                            totals: ["2", "4.2"],
                            cells: [.init("4.2", share: 0.35), .init("未知", remark: "还没有数")]
                        ),
                    ]
                )
            )
        }
    ]
}
