import Documents
import Foundation
import SheetShapes
import Testing

/// Sheets of real offices with keys made by a person, beside the repository; skipped where they are not there.
@Suite struct RealTablesTests {
    struct Key: Codable, Sendable {
        let sheet: String
        let title: String?
        let header_rows: [Int]
        let first_data_row: Int?
        let last_data_row: Int?
        let paths: [String]?
        let units: [String: String]
        let notes: Int
        let total_rows: [Int]
    }

    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let folder =
        (ProcessInfo.processInfo.environment["LUOSHI_SHARED"].map { URL(fileURLWithPath: $0) }
        ?? here.appendingPathComponent("../../../shared")).appendingPathComponent("data/tables")

    private static let keys: [String: [Key]] = {
        let data = try? Data(contentsOf: here.appendingPathComponent("Keys/tables.json"))
        return data.flatMap { try? JSONDecoder().decode([String: [Key]].self, from: $0) } ?? [:]
    }()

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: folder.path), "没有 shared/data/tables"),
        arguments: keys.keys.sorted()
    )
    func readsARealSheetAsAPersonDoes(name: String) throws {
        let path = RealTablesTests.folder.appendingPathComponent(name).path
        // Old formats need LibreOffice.
        if name.hasSuffix(".xls"), ConversionTool.office == nil { return }
        let inspection = try SheetInspection(SheetFile(.file(path: path), name: name), name: name)
        let keys = try #require(RealTablesTests.keys[name])
        #expect(inspection.tables.count == keys.count)
        for ((sheet, table), key) in zip(inspection.tables, keys) {
            #expect(sheet.name == key.sheet)
            #expect(table.title == key.title)
            #expect(table.headerRows == key.header_rows)
            #expect(table.dataRows?.lowerBound == key.first_data_row)
            #expect(table.dataRows?.upperBound == key.last_data_row)
            #expect(table.totalRows == key.total_rows)
            #expect(table.notes.count == key.notes)
            if let paths = key.paths { #expect(table.columns.map(\.path) == paths) }
            for (path, unit) in key.units {
                #expect(table.columns.first { $0.path == path }?.unit == unit, "\(path)")
            }
        }
    }

    @Test func hasAKeyForEverySheet() {
        let tables = (try? FileManager.default.contentsOfDirectory(atPath: RealTablesTests.folder.path)) ?? []
        let missing = tables.filter { ["xlsx", "xls", "csv"].contains($0.split(separator: ".").last ?? "") }
            .filter { RealTablesTests.keys[$0] == nil }
        #expect(missing.isEmpty && RealTablesTests.keys.count >= 10, "\(missing)")
    }
}
