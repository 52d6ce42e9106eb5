import Core
import Documents
import Files
import Imports
import Ledgers
import SheetShapes

/// The tables of a file somebody brought, and the sheets that could hold one although none was found.
package struct SheetTables: Sendable {
    package struct One: Sendable {
        package let sheet: String
        /// Counted from 0, in the file and on its sheet.
        let sheetPlace: Int
        let tablePlace: Int
        let grid: Grid
        package let table: FoundTable
        package let sampled: SampledTable
        /// Names tables of this shape, whatever a person corrected.
        let shape: String

        /// No table was found here, and nobody said yet where it stands.
        package var isUnread: Bool { table.columns.isEmpty }

        /// 危房（改造台账，120 行）
        package var word: String {
            let words =
                isUnread
                ? "工作表 \(sheet)（没有认出表格）" : "\(table.title ?? sheet)（工作表 \(sheet)，\(sampled.rows.count) 行）"
            return words.filter { !$0.isNewline }
        }

        fileprivate init(
            _ sheet: String,
            _ sheetPlace: Int,
            _ tablePlace: Int,
            _ found: FoundTable,
            _ grid: Grid,
            _ layout: TableLayout?
        ) {
            (self.sheet, self.sheetPlace, self.tablePlace, self.grid) = (sheet, sheetPlace, tablePlace, grid)
            let isMeant = layout?.sheet == sheetPlace && layout?.table == tablePlace
            table = isMeant ? layout.map { found.corrected($0, in: grid) } ?? found : found
            sampled = SampledTable(table, in: grid)
            shape = found.shape(in: grid)
        }

        /// - Parameter layout: where a person said that it stands.
        func place(_ layout: TableLayout?) -> TableLayout {
            layout ?? TableLayout(sheet: sheetPlace, table: tablePlace)
        }
    }

    /// Those that were found first.
    package let tables: [One]

    /// - Parameter layout: where a person said that one of them stands.
    /// Throws `DocumentFault`.
    package init(
        _ source: ByteSource,
        name: String,
        limits: DocumentLimits = .standard,
        layout: TableLayout? = nil
    ) throws(DocumentFault) {
        let file = try SheetFile(source, name: name, limits: limits)
        var found: [One] = []
        var unread: [One] = []
        for (index, sheet) in file.sheets.enumerated() where !sheet.isHidden {
            let grid = try file.grid(ofSheet: index)
            let tables = findShape(grid).tables
            for (place, table) in tables.enumerated() {
                found.append(One(sheet.name, index, place, table, grid, layout))
            }
            if tables.isEmpty, grid.canHoldTable {
                unread.append(One(sheet.name, index, 0, FoundTable(), grid, layout))
            }
        }
        tables = found + unread
    }

    /// The table with the most records; the longest sheet where no table was found.
    package var largest: Int? { Self.largest(tables) }

    package static func largest(_ tables: [One]) -> Int? {
        func size(_ place: Int) -> (Int, Int, Int) {
            let one = tables[place]
            return (one.isUnread ? 0 : 1, one.isUnread ? one.grid.rows.count : one.sampled.rows.count, -place)
        }
        return tables.indices.max { size($0) < size($1) }
    }
}

extension CatalogueDesk {
    /// A sheet that is kept.
    /// - Parameter layout: where a person said that one of the tables stands.
    func readAside(_ digest: FileDigest, _ name: String, _ layout: TableLayout? = nil) async -> Outcome<SheetTables> {
        await files.readSheet(digest, vault, field: "file") { (source, limits) throws(DocumentFault) in
            .done(try SheetTables(source, name: name, limits: limits, layout: layout))
        }
    }

    /// One that was just brought.
    func readAside(_ path: String, _ name: String) async -> Outcome<SheetTables> {
        await files.readSheet(at: path, field: "file") { (source, limits) throws(DocumentFault) in
            .done(try SheetTables(source, name: name, limits: limits))
        }
    }
}
