import Core
import Documents
import Foundation
import SheetShapes

/// Which table of a file is meant, and where a person corrected what was found. Sheets and tables counted from 0.
package struct TableLayout: Hashable, Sendable, Codable {
    package var sheet: Int
    package var table: Int
    /// Rows counted from 1; nil where what was found holds.
    package var header: ClosedRange<Int>?
    package var data: ClosedRange<Int>?

    package init(sheet: Int = 0, table: Int = 0, header: ClosedRange<Int>? = nil, data: ClosedRange<Int>? = nil) {
        self.sheet = sheet
        self.table = table
        self.header = header
        self.data = data
    }

    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    package init?(json: String) {
        guard let read = try? JSONDecoder().decode(TableLayout.self, from: Data(json.utf8)) else { return nil }
        self = read
    }
}

extension FoundTable {
    /// The table as a person says it stands: other header rows, other records.
    package func corrected(_ layout: TableLayout, in grid: Grid) -> FoundTable {
        var table = self
        let columnsWereUnknown = columns.isEmpty
        if let header = layout.header, Array(header) != headerRows {
            table.headerRows = Array(header)
            table.columns = Self.columns(under: header, in: grid)
            table.remarks.removeAll(where: \.isOfHeader)
        }
        guard layout.data != nil || layout.header != nil else { return table }
        let last = grid.rows.last?.number ?? 0
        let first = (table.headerRows.last ?? 0) + 1
        let end = dataRows.map { max($0.upperBound, first) } ?? last
        let range = layout.data ?? first...max(first, end)
        table.dataRows = range
        for list in [\FoundTable.totalRows, \FoundTable.repeatedHeaderRows, \FoundTable.sectionRows] {
            table[keyPath: list] = table[keyPath: list].filter { !table.headerRows.contains($0) && $0 >= first }
        }
        if columnsWereUnknown {
            table.totalRows = grid.totalRows(in: range)
            table.title =
                grid.rows.last { $0.number < (table.headerRows.first ?? 1) && $0.cells.count == 1 }?.cells.first?.text
        }
        if layout.data != nil {
            // What the person calls a record is one.
            table.totalRows.removeAll { $0 == range.upperBound || $0 == range.lowerBound }
        }
        table.carried = grid.merges.filter { $0.rows.count > 1 && range.overlaps($0.rows) }
        return table
    }

    private static func columns(under header: ClosedRange<Int>, in grid: Grid) -> [FoundColumn] {
        var names: [Int: [String]] = [:]
        let last = grid.rows.flatMap(\.cells).map { Int($0.column) + 1 }.max() ?? 0
        for row in grid.rows where header.contains(row.number) {
            for cell in row.cells {
                let column = Int(cell.column) + 1
                let merge = grid.merges.first { $0.rows.contains(row.number) && $0.columns.lowerBound == column }
                for reached in merge?.columns ?? column...column where reached <= last {
                    names[reached, default: []].append(cell.text.filter { !$0.isNewline })
                }
            }
        }
        return names.keys.sorted().map { column in
            let written = names[column] ?? []
            let (lowest, unit) = Self.unit(
                of: String((written.last ?? "").reversed().drop { "：:".contains($0) }.reversed())
            )
            return FoundColumn(
                index: column,
                names: written.dropLast() + [lowest],
                header: written.last ?? "",
                unit: unit,
                type: .text,
                isSerial: lowest == "序号"
            )
        }
    }

    /// 面积（亩）: the name and its unit.
    private static func unit(of header: String) -> (String, String?) {
        guard let open = header.lastIndex(where: { "（(".contains($0) }), let last = header.last, "）)".contains(last)
        else {
            return (header, nil)
        }
        let unit = header[header.index(after: open)...].dropLast()
        guard (1...4).contains(unit.count) else { return (header, nil) }
        return (String(header[..<open]), String(unit))
    }
}
