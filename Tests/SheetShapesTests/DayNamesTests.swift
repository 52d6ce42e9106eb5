import SheetShapes
import Testing

@testable import Documents

/// A column a month, each named by a day the file keeps.
@Suite("Columns named by days")
struct DayNamesTests {
    private static func head(_ form: DayForm) -> GridRow {
        let months = (1...4).map { GridCell("2026-0\($0)-01", column: $0, kind: .day, form: form) }
        return GridRow(number: 2, cells: [GridCell("指标", column: 0)] + months)
    }

    private static func grid(_ form: DayForm) -> Grid {
        let records = ["全社会用电量", "工业用电量", "居民用电量"].enumerated().map { place, name in
            let numbers = (1...4).map { GridCell("\(100 * (place + 1) + $0)", column: $0, kind: .number) }
            return GridRow(number: place + 3, cells: [GridCell(name, column: 0)] + numbers)
        }
        let title = GridRow(number: 1, cells: [GridCell("云岭县2026年逐月用电量", column: 0)])
        return Grid(rows: [title, head(form)] + records)
    }

    @Test(arguments: [
        ("yyyy\"年\"m\"月\"", ["2026年1月", "2026年2月", "2026年3月", "2026年4月"]),
        ("m\"月\"", ["1月", "2月", "3月", "4月"]),
        ("yyyy-mm-dd", ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]),
    ])
    func areCalledAsTheSheetShowsThem(code: String, names: [String]) throws {
        let table = try #require(findShape(Self.grid(.code(code))).tables.first)
        #expect(table.headerRows == [2] && table.dataRows == 3...5)
        #expect(table.columns.map(\.path) == ["指标"] + names)
        #expect(table.columns.map(\.header) == ["指标"] + names)
    }
}
