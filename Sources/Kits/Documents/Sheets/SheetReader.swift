import Core

/// Reads `.csv` (also `.txt`, `.tsv`) and the first visible sheet of an `.xlsx`, row by row.
/// Rows without any text are left out; the numbers of the others stay. Memory stays constant but for the shared
/// strings of an `.xlsx`.
package final class SheetReader {
    private let rows: any RowSource
    private var isEmpty = true

    /// - Parameter name: the name the file was brought under; only its ending is used.
    package init(
        _ source: ByteSource,
        name: String,
        limits: DocumentLimits = .standard
    ) throws(DocumentFault) {
        let file = try OpenSource(source)
        guard file.size > 0 else { throw .empty }
        guard file.size <= limits.fileSize else { throw .tooLarge(limit: limits.fileSize) }
        let ending = fileEnding(name)
        switch FileType.detect(file) {
        case .xlsx, .xlsm:
            rows = try WorkbookRows(source, limits: limits)
        case .text where ["", "csv", "txt", "tsv", "text"].contains(ending):
            rows = try DelimitedRows(file, limits: limits)
        case let detected:
            throw SheetReader.fault(of: detected, ending: ending)
        }
    }

    package convenience init(
        at path: String,
        name: String,
        limits: DocumentLimits = .standard
    ) throws(DocumentFault) {
        try self.init(.file(path: path), name: name, limits: limits)
    }

    /// The next row with text in it; nil after the last. A sheet without any such row throws `noText`.
    package func next() throws(DocumentFault) -> SheetRow? {
        let row = try rows.next()
        if row != nil { isEmpty = false } else if isEmpty { throw .noText }
        return row
    }

    /// All rows that are left, for small sheets.
    package func rest() throws(DocumentFault) -> [SheetRow] {
        var rows: [SheetRow] = []
        while let row = try next() { rows.append(row) }
        return rows
    }

    private static func fault(of detected: FileType, ending: String) -> DocumentFault {
        switch detected {
        case .protectedOffice: .passwordProtected
        case .zip where ending == "xlsx": .brokenArchive
        case .unknown where ["csv", "txt", "tsv"].contains(ending): .notText
        case .xls, .ods:
            detected.endings.contains(ending) ? .oldFormat(detected) : .notReally(ending: ending, detected: detected)
        default:
            FileType.types(ofEnding: ending).contains(detected) || ending.isEmpty
                ? .unknownType(detected: detected) : .notReally(ending: ending, detected: detected)
        }
    }
}
