import Core

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes CSV that opens in Excel and WPS: UTF-8 with BOM, CRLF, a leading `'` before text that would be a formula.
package final class CSVWriter {
    private let path: String
    private let descriptor: Int32
    private var lines = CSVLines(withMark: true)
    private var isFinished = false

    /// - Parameter path: the file to be made. It appears whole at `finish()`, in place of an existing one.
    package init(path: String) throws(DocumentFault) {
        self.path = path
        descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .cannotWrite }
    }

    deinit {
        close(descriptor)
        if !isFinished { unlink(path + ".part") }
    }

    package func append(_ row: [SheetCell]) throws(DocumentFault) {
        lines.append(row)
        if lines.bytes.count > 65_536 { try flush() }
    }

    package func finish() throws(DocumentFault) {
        try flush()
        guard rename(path + ".part", path) == 0 else { throw .cannotWrite }
        isFinished = true
    }

    private func flush() throws(DocumentFault) {
        let buffer = lines.take()
        var written = 0
        while written < buffer.count {
            let count = buffer[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .cannotWrite }
            written += count
        }
    }
}

extension SheetTable {
    /// Header and rows as CSV; title and notes are left out.
    package func writeCSV(to path: String) throws(DocumentFault) {
        let writer = try CSVWriter(path: path)
        try writer.append(columns.map { .text($0.title) })
        for row in rows { try writer.append(row) }
        try writer.finish()
    }
}
