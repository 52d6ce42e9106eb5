import Documents
import Pages

/// The first lines of a sheet as they stand, with the numbers a person goes by.
package struct SheetRows {
    private static let rows = 40
    private static let columns = 30

    let grid: Grid

    package init(grid: Grid) { self.grid = grid }

    package func write(_ w: HTMLWriter) {
        let rows = grid.rows.prefix(Self.rows)
        let last = min(rows.flatMap(\.cells).map { Int($0.column) + 1 }.max() ?? 1, Self.columns)
        let count = grid.rows.count
        w.tag(
            "p",
            ["class": "sheet-key"],
            text: count > rows.count ? "共 \(count) 行，这里是前 \(rows.count) 行。" : "共 \(count) 行。"
        )
        w.tag("div", ["class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": "表格的前几行"]) {
            w.tag("table", ["class": "sheet-drawing"]) {
                w.tag("thead") {
                    w.tag("tr") {
                        w.tag("th", ["scope": "col"], text: "行")
                        for column in 1...last { w.tag("th", ["scope": "col"], text: ColumnLetters.of(column)) }
                    }
                }
                w.tag("tbody") {
                    for row in rows {
                        w.tag("tr") {
                            w.tag("th", ["scope": "row"], text: "\(row.number)")
                            var cells = [String](repeating: "", count: last)
                            for cell in row.cells where Int(cell.column) < last { cells[Int(cell.column)] = cell.shown }
                            for cell in cells { w.tag("td", text: cell) }
                        }
                    }
                }
            }
        }
    }
}
