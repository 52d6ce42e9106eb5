/// How large a document or sheet may be.
package struct DocumentLimits: Hashable, Sendable {
    /// Bytes of the file.
    package var fileSize = 50_000_000
    /// Unicode scalars of the text. Longer texts are several documents, and no page could show them.
    package var characters = 300_000
    /// Bytes of one part of a `.docx` or `.xlsx` after decompression.
    package var partSize = 400_000_000
    /// Rows of a sheet, empty ones included.
    package var rows = 1_100_000
    /// Rows of two cells or more without a blank row between them, as one table has; a thousand more may be heads and totals.
    package var records = 1_100_000
    /// Filled cells of one row; Excel's sheets have no more columns than this.
    package var columns = 16_384

    /// How long another program may take to convert a document.
    package var conversionSeconds = 60.0

    package static let standard = DocumentLimits()

    /// Columns of a table somebody keeps: wider than any, as each asks a person what it stands for. Imports, lists
    /// of problems and the command line take the same.
    package static let tableColumns = 500

    package init() {}
}
