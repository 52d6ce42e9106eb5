import CXLSXWriter
import Core

/// A sheet as it was brought, with some of its cells coloured and commented: what stands where stays where it stands.
/// Looks beyond merged cells are not kept.
package struct MarkedSheet {
    /// From so many cells on rows are written through, and merged cells are left apart.
    private static let largest = 400_000

    package let name: String
    package let grid: Grid
    /// What is wrong with a cell; rows without one column are marked at their first cell.
    package let marks: [CellAddress: String]
    private let byRow: [Int: [Int: String]]
    /// Rows in bold: the header.
    package let headerRows: Set<Int>

    package init(name: String, grid: Grid, marks: [CellAddress: String], headerRows: Set<Int> = []) {
        self.name = name
        self.grid = grid
        self.marks = marks
        var byRow: [Int: [Int: String]] = [:]
        for (address, mark) in marks { byRow[address.row, default: [:]][address.column] = mark }
        self.byRow = byRow
        self.headerRows = headerRows
    }

    package func write(to path: String) throws(DocumentFault) {
        let isLarge = grid.rows.reduce(0) { $0 + $1.cells.count } > Self.largest
        var options = lxw_workbook_options()
        options.constant_memory = isLarge ? 1 : 0
        guard let workbook = workbook_new_opt(path, &options) else { throw .cannotWrite }
        let clean = String(name.filter { !"[]:*?/\\'\n\t".contains($0) }.prefix(28))
        guard let sheet = workbook_add_worksheet(workbook, clean.isEmpty ? "Sheet1" : clean) else {
            _ = workbook_close(workbook)
            throw .cannotWrite
        }
        let formats = MarkFormats(workbook)
        let width = grid.rows.reduce(1) { max($0, Int($1.cells.last?.column ?? 0) + 1) }
        worksheet_set_column(sheet, 0, UInt16(min(width, 16_384) - 1), 14, nil)
        if !isLarge { writeMerges(sheet, formats) }
        for row in grid.rows { write(row, sheet, formats) }
        guard workbook_close(workbook) == LXW_NO_ERROR else { throw .cannotWrite }
    }

    private func writeMerges(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ formats: MarkFormats) {
        for merge in grid.merges where merge.rows.count > 1 || merge.columns.count > 1 {
            let isHeader = headerRows.contains(merge.rows.lowerBound)
            worksheet_merge_range(
                sheet,
                UInt32(merge.rows.lowerBound - 1),
                UInt16(merge.columns.lowerBound - 1),
                UInt32(merge.rows.upperBound - 1),
                UInt16(merge.columns.upperBound - 1),
                "",
                isHeader ? formats.header : formats.plain
            )
        }
    }

    private func write(_ row: GridRow, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ formats: MarkFormats) {
        let number = UInt32(row.number - 1)
        var marked = byRow[row.number] ?? [:]
        for cell in row.cells where cell.column < 16_384 {
            let mark = marked.removeValue(forKey: Int(cell.column) + 1)
            let format = mark != nil ? formats.marked : headerRows.contains(row.number) ? formats.header : formats.plain
            let column = UInt16(cell.column)
            if cell.kind == .number, cell.text.utf8.count < 16, let value = Double(cell.text) {
                worksheet_write_number(sheet, number, column, value, format)
            } else {
                worksheet_write_string(sheet, number, column, String(cell.text.prefix(8_000)), format)
            }
            if let mark { comment(mark, sheet, number, column) }
        }
        for (column, mark) in marked.sorted(by: { $0.key < $1.key }) {
            worksheet_write_blank(sheet, number, UInt16(column - 1), formats.marked)
            comment(mark, sheet, number, UInt16(column - 1))
        }
    }

    private func comment(
        _ text: String,
        _ sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ row: UInt32,
        _ column: UInt16
    ) {
        worksheet_write_comment(sheet, row, column, String(text.prefix(2_000)))
    }
}

private struct MarkFormats {
    let plain: UnsafeMutablePointer<lxw_format>?
    let header: UnsafeMutablePointer<lxw_format>?
    let marked: UnsafeMutablePointer<lxw_format>?

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        plain = workbook_add_format(workbook)
        format_set_border(plain, UInt8(LXW_BORDER_THIN.rawValue))
        header = workbook_add_format(workbook)
        format_set_border(header, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_bold(header)
        format_set_text_wrap(header)
        format_set_align(header, UInt8(LXW_ALIGN_CENTER.rawValue))
        marked = workbook_add_format(workbook)
        format_set_border(marked, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_bg_color(marked, 0xF8C8DC)
    }
}
