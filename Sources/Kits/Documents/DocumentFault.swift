import Core

/// Why a document or a sheet could not be read or written. Holds no words: see `issue(field:reading:)`.
package enum DocumentFault: Error, Hashable, Sendable {
    /// No bytes at all.
    case empty
    /// There is a file, but no character of text in it: a scan, pictures only.
    case noText
    case unknownType(detected: FileType)
    /// The name promises one thing and the bytes are another.
    case notReally(ending: String, detected: FileType)
    /// `.doc`, `.wps`, `.pdf`, `.odt`, `.rtf`; for sheets `.xls`, `.et`, `.ods`.
    case oldFormat(FileType)
    /// The program that reads this type is not installed.
    case toolMissing(FileType)
    /// The program that reads this type could not open it.
    case damaged(FileType)
    case conversionTooSlow(seconds: Int)
    /// Most pages of the PDF hold no text.
    case scanned(pages: Int)
    /// A PDF whose fonts do not say which characters they draw.
    case garbled
    case brokenArchive
    case passwordProtected
    case tooLarge(limit: Int)
    case tooManyCharacters(limit: Int)
    case tooManyRows(limit: Int)
    /// More cells in one row than whoever asked takes.
    case tooManyColumns(limit: Int)
    /// A part that unpacks to an absurd size.
    case unpacksTooLarge
    case macroDocument
    case doctypeRefused
    case notText
    /// A quotation mark opened in this row of a CSV file is never closed.
    case unclosedQuote(row: Int)
    case unreadable
    case cannotWrite
}
