import Core

/// Reads `.txt`, `.md` and `.docx`, and where the programs for it are installed `.doc`, `.wps`, `.odt`, `.rtf`, `.pdf`;
/// what the file is, is told by its bytes. A conversion takes seconds: not for a thread that others wait for.
/// - Parameter name: the name the file was brought under; only its ending is used.
package func readDocument(
    at path: String,
    name: String,
    limits: DocumentLimits = .standard
) throws(DocumentFault) -> TextDocument {
    try readDocument(.file(path: path), name: name, limits: limits)
}

package func readDocument(
    _ source: ByteSource,
    name: String,
    limits: DocumentLimits = .standard
) throws(DocumentFault) -> TextDocument {
    let file = try OpenSource(source)
    guard file.size > 0 else { throw .empty }
    guard file.size <= limits.fileSize else { throw .tooLarge(limit: limits.fileSize) }
    let ending = fileEnding(name)
    switch FileType.detect(file) {
    case .docx:
        return try readWord(source, limits: limits)
    case .text where ["", "txt", "text", "md", "markdown", "csv", "log"].contains(ending):
        return try readText(file, isMarkdown: ending == "md" || ending == "markdown", limits: limits)
    // Many a `.doc` is RTF inside: people cannot know, the converter does.
    case let detected
    where [.doc, .odt, .rtf].contains(detected) && ["doc", "dot", "wps", "odt", "rtf"].contains(ending):
        return try readOffice(source, file, detected, limits: limits)
    case .pdf where ending == "pdf":
        return try readPDF(source, limits: limits)
    case let detected:
        throw fault(of: detected, ending: ending)
    }
}

/// The endings of what `readDocument` takes, with their dots.
package let documentEndings = [".docx", ".doc", ".wps", ".pdf", ".odt", ".rtf", ".txt", ".md"]

/// Text from a form: line ends made alike, control characters taken out.
package func readPastedText(_ text: String, limits: DocumentLimits = .standard) throws(DocumentFault) -> TextDocument {
    guard let clean = cleanText(text, limit: limits.characters) else {
        throw .tooManyCharacters(limit: limits.characters)
    }
    guard !clean.isEmpty else { throw .empty }
    return TextDocument(text: clean, kind: .pasted)
}

/// The part of a name after its last dot, lower case; empty where there is none.
func fileEnding(_ name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
}

private func fault(of detected: FileType, ending: String) -> DocumentFault {
    switch detected {
    case .protectedOffice: .passwordProtected
    case .docm: .macroDocument
    case .zip where ending == "docx": .brokenArchive
    case .unknown where ["txt", "md", "markdown"].contains(ending): .notText
    default:
        FileType.types(ofEnding: ending).contains(detected) || ending.isEmpty
            ? .unknownType(detected: detected) : .notReally(ending: ending, detected: detected)
    }
}

private func readText(
    _ file: OpenSource,
    isMarkdown: Bool,
    limits: DocumentLimits
) throws(DocumentFault) -> TextDocument {
    var bytes = file.bytes(from: 0, count: file.size)
    var guess = EncodingGuess()
    guess.look(at: bytes)
    guard let (encoding, markLength) = guess.encoding() else { throw .notText }
    // No encoding takes more than four bytes a character: such a file need not be decoded to be refused.
    guard bytes.count <= limits.characters * 4 + 4 else { throw .tooManyCharacters(limit: limits.characters) }
    bytes.removeFirst(markLength)
    var decoder = TextDecoder(encoding)
    let decoded = decoder.decode(bytes, isLast: true)
    guard let clean = cleanText(decoded, limit: limits.characters) else {
        throw .tooManyCharacters(limit: limits.characters)
    }
    guard !clean.isEmpty else { throw .noText }
    var notices: [DocumentNotice] = []
    if encoding != .utf8 { notices.append(.encoding(encoding)) }
    if decoder.unreadable > 0 { notices.append(.unreadableCharacters(decoder.unreadable)) }
    return TextDocument(
        text: isMarkdown ? textOfMarkdown(clean) : clean,
        kind: isMarkdown ? .markdown : .plainText,
        notices: notices
    )
}
