import Core

/// Something about the reading that the person who brought the document should see.
package enum DocumentNotice: Hashable, Sendable {
    case encoding(TextEncoding)
    case textBoxesIncluded(Int)
    case tablesIncluded(Int)
    case numbersResolved(Int)
    case contentsLeftOut(lines: Int)
    case deletionsLeftOut(Int)
    case hiddenTextLeftOut(Int)
    case footnotesLeftOut(Int)
    case unreadableCharacters(Int)
    case converted(from: FileType)
    case pagesRead(Int)
    case pagesWithoutText(Int)
}
