import Core

/// Writes CSV that opens in Excel and WPS: UTF-8 with BOM, CRLF, a leading `'` before text that would be a formula.
package final class CSVWriter {
    private let file: FileSink?
    private let sink: any ByteSink
    private var lines = CSVLines(withMark: true)

    /// - Parameter path: the file to be made. It appears whole at `finish()`, in place of an existing one.
    package init(path: String) throws(DocumentFault) {
        let file = try FileSink(path: path)
        (self.file, sink) = (file, file)
    }

    /// - Parameter sink: gets the bytes in order.
    package init(to sink: any ByteSink) { (file, self.sink) = (nil, sink) }

    package func append(_ row: [SheetCell]) throws(DocumentFault) {
        lines.append(row)
        if lines.bytes.count > 65_536 { try flush() }
    }

    package func finish() throws(DocumentFault) {
        try flush()
        try file?.finish()
    }

    private func flush() throws(DocumentFault) {
        let buffer = lines.take()
        try buffer.withUnsafeBufferPointer { bytes throws(DocumentFault) in
            try sink.write(UnsafeRawBufferPointer(bytes))
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
