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
    private var buffer: [UInt8] = [0xEF, 0xBB, 0xBF]
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
        for (index, cell) in row.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            append(cell)
        }
        buffer += [0x0D, 0x0A]
        if buffer.count > 65_536 { try flush() }
    }

    package func finish() throws(DocumentFault) {
        try flush()
        guard rename(path + ".part", path) == 0 else { throw .cannotWrite }
        isFinished = true
    }

    private func append(_ cell: SheetCell) {
        switch cell {
        case .blank: break
        case .integer(let number): buffer.append(contentsOf: String(number).utf8)
        case .decimal(let number): if number.isFinite { buffer.append(contentsOf: String(number).utf8) }
        case .day(let day): buffer.append(contentsOf: day.description.utf8)
        case .text(let text): append(text)
        }
    }

    /// Excel takes a cell of a CSV that begins with `=`, `+`, `-` or `@` for a formula, whoever wrote it.
    private func append(_ text: String) {
        let isFormula = text.unicodeScalars.first.map { formulaStarts.contains($0) || $0 == "\t" } ?? false
        let text = isFormula && Double(text) == nil ? "'" + text : text
        let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x09].contains($0) }
        guard needsQuotes else { return buffer.append(contentsOf: text.utf8) }
        buffer.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(0x22)
    }

    private func flush() throws(DocumentFault) {
        var written = 0
        while written < buffer.count {
            let count = buffer[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .cannotWrite }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
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
