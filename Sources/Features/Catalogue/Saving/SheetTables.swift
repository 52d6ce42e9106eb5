import Core
import Dispatch
import Documents
import Files
import Imports
import SheetShapes

/// The tables of a file somebody brought, those with records.
package struct SheetTables: Sendable {
    package struct One: Sendable {
        package let sheet: String
        /// Counted from 0, in the file and on its sheet.
        let sheetPlace: Int
        let tablePlace: Int
        let grid: Grid
        package let table: FoundTable
        package let sampled: SampledTable

        /// 危房（改造台账，120 行）
        package var word: String {
            "\(table.title ?? sheet)（工作表 \(sheet)，\(sampled.rows.count) 行）".filter { !$0.isNewline }
        }
    }

    package let tables: [One]

    /// Throws `DocumentFault`.
    package init(at path: String, name: String, limits: DocumentLimits = .standard) throws(DocumentFault) {
        let file = try SheetFile(.file(path: path), name: name, limits: limits)
        var found: [One] = []
        for (index, sheet) in file.sheets.enumerated() where !sheet.isHidden {
            let grid = try file.grid(ofSheet: index)
            for (place, table) in findShape(grid).tables.enumerated() {
                let sampled = SampledTable(table, in: grid)
                found.append(
                    One(
                        sheet: sheet.name,
                        sheetPlace: index,
                        tablePlace: place,
                        grid: grid,
                        table: table,
                        sampled: sampled
                    )
                )
            }
        }
        tables = found
    }

    /// The table with the most records.
    package var largest: Int? { Self.largest(tables) }

    package static func largest(_ tables: [One]) -> Int? {
        tables.indices.max { (tables[$0].sampled.rows.count, $1) < (tables[$1].sampled.rows.count, $0) }
    }
}

extension CatalogueDesk {
    /// Another program may convert the file for seconds: it runs on a thread that nobody else waits for.
    func readAside(_ path: String, _ name: String) async -> Outcome<SheetTables> {
        let limits = ImportDesk.limits(fileSize: files.largest)
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                do throws(DocumentFault) {
                    let tables = try SheetTables(at: path, name: name, limits: limits)
                    continuation.resume(returning: .done(tables))
                } catch {
                    continuation.resume(returning: .refused([error.issue(field: "file", reading: .sheet)]))
                }
            }
        }
    }
}
