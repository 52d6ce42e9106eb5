import Ledgers
import Pages
import Programmes
import SheetShapes
import Testing

@testable import Documents
@testable import Imports

/// A sheet on the page of its columns.
@Suite("Sheets as they are drawn")
struct SheetDrawingTests {
    /// A column a month, and a day in the first record.
    private static func grid(_ form: DayForm) -> Grid {
        let months = (1...3).map { GridCell("2026-0\($0)-01", column: $0, kind: .day, form: form) }
        let head = GridRow(number: 2, cells: [GridCell("指标", column: 0)] + months)
        let records = ["全社会用电量", "工业用电量", "居民用电量"].enumerated().map { place, name in
            let numbers = (1...3).map { GridCell("\(100 * (place + 1) + $0)", column: $0, kind: .number) }
            return GridRow(number: place + 3, cells: [GridCell(name, column: 0)] + numbers)
        }
        return Grid(rows: [GridRow(number: 1, cells: [GridCell("云岭县逐月用电量", column: 0)]), head] + records)
    }

    static let cases: [(String, [String])] = [
        ("yyyy\"年\"m\"月\"", ["2026年1月", "2026年2月", "2026年3月"]), ("m\"月\"", ["1月", "2月", "3月"]),
        ("yyyy-mm-dd", ["2026-01-01", "2026-02-01", "2026-03-01"]),
    ]

    @Test(arguments: cases)
    func namesAColumnAMonthAsTheSheetShowsIt(code: String, names: [String]) throws {
        let grid = Self.grid(.code(code))
        let drawing = SheetDrawing(
            playbook: try ImportPlaybook.text().playbook,
            opened: OpenedTable(grid: grid, table: try #require(findShape(grid).tables.first)),
            matches: [],
            mapping: SheetMapping(),
            errors: []
        )
        let head = names.map { "<td>\($0)</td>" }.joined()
        for html in [Self.written(drawing.write), Self.written(SheetRows(grid: grid).write)] {
            #expect(html.contains("<td>指标</td>" + head), "\(html)")
        }
    }

    /// What is brought in of a record is the day, whatever part of it the sheet shows.
    @Test func aRecordIsDrawnWithItsWholeDay() throws {
        let form = DayForm.code("m\"月\"d\"日\"")
        let names = ["户主", "建筑面积", "鉴定日期"].enumerated().map { GridCell($1, column: $0) }
        let records = (1...3).map { number in
            GridRow(
                number: number + 1,
                cells: [
                    GridCell("郑家第\(number)户", column: 0), GridCell("8\(number)", column: 1, kind: .number),
                    GridCell("2026-03-0\(number)", column: 2, kind: .day, form: form),
                ]
            )
        }
        let rows = [GridRow(number: 1, cells: names)] + records
        let grid = Grid(rows: rows)
        let drawing = SheetDrawing(
            playbook: try ImportPlaybook.text().playbook,
            opened: OpenedTable(grid: grid, table: try #require(findShape(grid).tables.first)),
            matches: [],
            mapping: SheetMapping(),
            errors: []
        )
        #expect(Self.written(drawing.write).contains("<td>2026-03-01</td>"))
    }

    private static func written(_ write: (HTMLWriter) -> Void) -> String {
        let writer = HTMLWriter()
        write(writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
