/// What was met while reading a Word document.
struct WordTally {
    var textBoxes = 0
    var tables = 0
    var numbers = 0
    var contents = 0
    var deletions = 0
    var hidden = 0
    var footnotes = 0

    var notices: [DocumentNotice] {
        let all: [(Int, DocumentNotice)] = [
            (textBoxes, .textBoxesIncluded(textBoxes)), (tables, .tablesIncluded(tables)),
            (numbers, .numbersResolved(numbers)), (contents, .contentsLeftOut(lines: contents)),
            (deletions, .deletionsLeftOut(deletions)), (hidden, .hiddenTextLeftOut(hidden)),
            (footnotes, .footnotesLeftOut(footnotes)),
        ]
        return all.filter { $0.0 > 0 }.map(\.1)
    }
}

func readWord(_ source: ByteSource, limits: DocumentLimits) throws(DocumentFault) -> TextDocument {
    let package = try OfficePackage(source, limits: limits)
    let main = try package.mainPart(usual: "word/document.xml")
    guard let body = try package.archive.part(main) else { throw .brokenArchive }

    let styles = WordStylesHandler()
    let numbering = WordNumberingHandler()
    for relationship in try package.relationships(of: main) {
        if relationship.type.hasSuffix("/styles") {
            try XMLStream.read(relationship.target, of: package.archive, styles)
        } else if relationship.type.hasSuffix("/numbering") {
            try XMLStream.read(relationship.target, of: package.archive, numbering)
        }
    }
    let handler = WordBodyHandler(
        numbering: numbering.result,
        styles: styles.result,
        characterLimit: limits.characters
    )
    try XMLStream(body, handler).readAll()
    guard let text = cleanText(handler.text, limit: limits.characters) else {
        throw .tooManyCharacters(limit: limits.characters)
    }
    guard !text.isEmpty else { throw .noText }
    return TextDocument(text: text, kind: .word, notices: handler.tally.notices)
}
