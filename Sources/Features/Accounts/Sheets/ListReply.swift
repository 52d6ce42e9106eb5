import Core
import Documents
import Web

/// A list sent as a file while it is written: a workbook, or CSV for programs and for lists longer than Excel's.
package enum ListReply {
    /// - Parameter name: without ending.
    /// - Parameter write: begins the table, appends its rows; the rest is done here.
    package static func reply(
        _ format: ListFormat,
        name: String,
        _ write: @escaping @Sendable (ListOutput) async throws -> Void
    ) -> Reply {
        .written(name: "\(name).\(format.ending)", type: format.contentType) { spool in
            try await write(ListOutput(format: format, sink: SpoolSink(spool)))
        }
    }

    /// A workbook whose rows are at hand.
    package static func reply(
        name: String,
        _ document: @escaping @Sendable () async throws -> SheetDocument
    ) -> Reply {
        .written(name: "\(name).xlsx", type: FileType.xlsx.contentType) { spool in
            try await document().write(to: SpoolSink(spool))
        }
    }
}

extension Visit {
    /// `?as=xlsx`: the page's list as a workbook.
    package var wantsSheet: Bool { query.text("as") == "xlsx" }
}

/// Where a list is to be written.
package struct ListOutput: Sendable {
    package let format: ListFormat
    fileprivate let sink: SpoolSink

    /// Writes one table; `rows` hands over one row after the other.
    package func write(
        _ table: SheetTable,
        rows: (_ append: ([SheetCell]) throws -> Void) throws -> Void
    ) throws {
        switch format {
        case .workbook:
            let writer = try SheetWriter(to: sink)
            try writer.begin(table)
            try rows { try writer.append($0) }
            try writer.finish()
        case .csv:
            let writer = CSVWriter(to: sink)
            try writer.append(table.columns.map { .text($0.title) })
            try rows { try writer.append($0) }
            try writer.finish()
        }
    }
}

package enum ListFormat: CaseIterable, Sendable {
    case workbook, csv

    package var ending: String { self == .workbook ? "xlsx" : "csv" }
    var contentType: String { self == .workbook ? FileType.xlsx.contentType : "text/csv; charset=utf-8" }
}

/// Hands what the Documents kit writes to the Web kit.
private final class SpoolSink: ByteSink, Sendable {
    private let spool: FileSpool

    init(_ spool: FileSpool) { self.spool = spool }

    func write(_ bytes: UnsafeRawBufferPointer) throws(DocumentFault) {
        do { try spool.append(bytes) } catch { throw .cannotWrite }
    }
}
