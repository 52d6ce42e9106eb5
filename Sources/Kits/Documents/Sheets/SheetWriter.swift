import CXLSXWriter
import Core

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes an `.xlsx` row by row in constant memory. Rows may come from anywhere, pages of a database included:
/// `begin(table)`, `append(row)` as often as there are rows, then the next `begin` or `finish()`.
package final class SheetWriter {
    private let path: String
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let formats: SheetFormats
    private var names: Set<String> = []
    private var sheet: WrittenSheet?
    private var isClosed = false

    /// - Parameter path: the file to be made. It appears whole at `finish()`, in place of an existing one.
    package init(path: String) throws(DocumentFault) {
        self.path = path
        // The library makes its file only at the end; a folder that cannot be written is better known at the start.
        let descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .cannotWrite }
        close(descriptor)
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = workbook_new_opt(path + ".part", &options) else { throw .cannotWrite }
        self.workbook = workbook
        formats = SheetFormats(workbook)
    }

    deinit {
        guard !isClosed else { return }
        // Only closing gives back the library's temporary files.
        _ = workbook_close(workbook)
        unlink(path + ".part")
    }

    /// Starts a sheet; `table.rows` are not looked at.
    package func begin(_ table: SheetTable) throws(DocumentFault) {
        try sheet?.end()
        guard let worksheet = workbook_add_worksheet(workbook, freeName(table.name)) else { throw .cannotWrite }
        sheet = try WrittenSheet(worksheet, table, formats)
    }

    /// The next row; missing cells are blank, those beyond the columns are left out.
    package func append(_ row: [SheetCell]) throws(DocumentFault) {
        guard sheet != nil else { throw .cannotWrite }
        try sheet?.append(row)
    }

    /// Closes the file; nothing is there before this. A writer let go without it leaves no file.
    package func finish() throws(DocumentFault) {
        guard !isClosed else { return }
        if sheet == nil { try begin(SheetTable(name: "Sheet1", columns: [])) }
        try sheet?.end()
        sheet = nil
        isClosed = true
        guard workbook_close(workbook) == LXW_NO_ERROR, rename(path + ".part", path) == 0 else {
            unlink(path + ".part")
            throw .cannotWrite
        }
    }

    /// Excel refuses some characters, more than 31 of them, and the same name twice.
    private func freeName(_ wanted: String) -> String {
        let allowed = wanted.filter { !"[]:*?/\\'\n\t".contains($0) }
        let clean = allowed.isEmpty ? "Sheet" : String(allowed.prefix(28))
        var name = clean
        var count = 1
        while !names.insert(name.lowercased()).inserted {
            count += 1
            name = String(clean.prefix(26)) + "(\(count))"
        }
        return name
    }
}

extension SheetDocument {
    /// Writes the workbook as `.xlsx`.
    package func write(to path: String) throws(DocumentFault) {
        let writer = try SheetWriter(path: path)
        for sheet in sheets {
            try writer.begin(sheet)
            for row in sheet.rows { try writer.append(row) }
        }
        try writer.finish()
    }
}
