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
    /// What a person calls the columns of a table without a header, from left to right, "" for one without a name; nil where
    /// there is a header.
    package var names: [String]?

    /// Of the longest sheet Excel has.
    static let lastRow = 1_048_576

    package init(
        sheet: Int = 0,
        table: Int = 0,
        header: ClosedRange<Int>? = nil,
        data: ClosedRange<Int>? = nil,
        names: [String]? = nil
    ) {
        self.sheet = sheet
        self.table = table
        self.header = header
        self.data = data
        self.names = names
    }

    /// Where the records of another file of this kind stand: what a header does not say is said by the first row.
    func ofNextFile(sheet: Int, table: Int) -> TableLayout {
        let rest = names == nil ? nil : data.map { $0.lowerBound...Self.lastRow }
        return TableLayout(sheet: sheet, table: table, header: header, data: rest, names: names)
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
        if layout.names != nil {
            table.headerRows = []
        } else if let header = layout.header, Array(header) != headerRows {
            table.headerRows = Array(header)
            table.columns = Self.columns(under: header, in: grid)
            table.remarks.removeAll(where: \.isOfHeader)
        }
        guard layout.data != nil || layout.header != nil || layout.names != nil else { return table }
        let last = grid.rows.last?.number ?? 0
        let first = (table.headerRows.last ?? 0) + 1
        let end = dataRows.map { max($0.upperBound, first) } ?? last
        let said = layout.data ?? first...max(first, end)
        let range = said.lowerBound...max(said.lowerBound, min(said.upperBound, last))
        table.dataRows = range
        if let names = layout.names {
            table.columns = Self.columns(called: names, in: range, of: grid)
            table.remarks.removeAll(where: \.isOfHeader)
            table.carriedColumns = []
            table.repeatedHeaderRows = []
        }
        let top = layout.names == nil ? first : range.lowerBound
        for list in [\FoundTable.totalRows, \FoundTable.repeatedHeaderRows, \FoundTable.sectionRows] {
            table[keyPath: list] = table[keyPath: list].filter { !table.headerRows.contains($0) && $0 >= top }
        }
        if columnsWereUnknown {
            table.totalRows = grid.totalRows(in: range)
            table.title =
                grid.rows.last { $0.number < (table.headerRows.first ?? range.lowerBound) && $0.cells.count == 1 }?
                .cells.first?.text
        }
        if let said = layout.data {
            // What the person calls a record is one; an end left open, or beyond the sheet, names no row of it.
            let end = said.upperBound < TableLayout.lastRow ? said.upperBound : nil
            table.totalRows.removeAll { $0 == said.lowerBound || $0 == end }
        }
        table.carried = grid.merges.filter { $0.rows.count > 1 && range.overlaps($0.rows) }
        return table.columns == columns ? table : table.typed(in: grid)
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
        return names.keys.sorted().map { column(at: $0, called: names[$0] ?? []) }
    }

    /// From the first to the last column records have cells in, as a person calls them from left to right.
    private static func columns(called names: [String], in range: ClosedRange<Int>, of grid: Grid) -> [FoundColumn] {
        let cells = grid.rows.lazy.filter { range.contains($0.number) }.flatMap(\.cells).filter { !$0.text.isEmpty }
        let used = cells.reduce(into: Set<Int>()) { $0.insert(Int($1.column) + 1) }
        guard let first = used.min(), let last = used.max() else { return [] }
        return (first...last).enumerated().map { place, index in
            let name = place < names.count ? names[place] : ""
            return column(at: index, called: name.isEmpty ? [] : [name])
        }
    }

    /// What the records hold is told afterwards (`typed`).
    private static func column(at index: Int, called written: [String]) -> FoundColumn {
        guard let last = written.last else { return FoundColumn(index: index, names: [], header: "", type: .text) }
        let (lowest, unit) = HeaderUnits.parted(String(last.reversed().drop { "：:".contains($0) }.reversed()))
        let name = String(lowest.reversed().drop { "：:".contains($0) }.reversed())
        return FoundColumn(
            index: index,
            names: written.dropLast() + [name],
            header: last,
            unit: unit,
            type: .text,
            isSerial: SimplifiedText.of(lowest) == "序号"
        )
    }
}
