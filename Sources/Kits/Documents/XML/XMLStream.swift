import CExpat

/// Feeds a part of an archive through expat, piece by piece. A document type declaration is refused: office files have
/// none, and entities could grow without bound or name other files.
final class XMLStream {
    private let parser: XML_Parser
    private let part: ZipPart
    private let handler: XMLHandler
    private let state: ParseState
    private var isAtEnd = false

    init(_ part: ZipPart, _ handler: XMLHandler) throws(DocumentFault) {
        let parser =
            handler.needsNamespaces ? XML_ParserCreateNS(nil, XML_Char(XMLName.separator)) : XML_ParserCreate(nil)
        guard let parser else { throw .unreadable }
        self.parser = parser
        self.part = part
        self.handler = handler
        state = ParseState(handler, parser)
        XML_SetUserData(parser, Unmanaged.passUnretained(state).toOpaque())
        XML_SetElementHandler(
            parser,
            { state, name, attributes in
                ParseState.of(state).start(name!, attributes)
            },
            { state, name in ParseState.of(state).end(name!) }
        )
        XML_SetCharacterDataHandler(parser) { state, bytes, count in
            ParseState.of(state).text(bytes!, Int(count))
        }
        XML_SetStartDoctypeDeclHandler(parser) { state, _, _, _, _ in ParseState.of(state).refuse(.doctypeRefused) }
    }

    deinit { XML_ParserFree(parser) }

    /// Parses the next piece; false after the last.
    func advance() throws(DocumentFault) -> Bool {
        if isAtEnd { return false }
        let size = Int32(ZipPart.pieceSize)
        guard let buffer = XML_GetBuffer(parser, size) else { throw .unreadable }
        let got = try part.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(size)))
        isAtEnd = got == 0
        let status = XML_ParseBuffer(parser, Int32(got), isAtEnd ? 1 : 0)
        if let fault = handler.fault { throw fault }
        guard status == XML_STATUS_OK else { throw .brokenArchive }
        return true
    }

    func readAll() throws(DocumentFault) {
        while try advance() {}
    }

    /// Reads a whole part, if the archive has it.
    static func read(_ name: String, of archive: ZipArchive, _ handler: XMLHandler) throws(DocumentFault) {
        guard let part = try archive.part(name) else { return }
        try XMLStream(part, handler).readAll()
    }
}

/// What expat's callbacks are handed.
private final class ParseState {
    private let handler: XMLHandler
    private let parser: XML_Parser
    private var depth = 0

    init(_ handler: XMLHandler, _ parser: XML_Parser) {
        self.handler = handler
        self.parser = parser
    }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> ParseState {
        Unmanaged<ParseState>.fromOpaque(pointer!).takeUnretainedValue()
    }

    func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard handler.fault == nil else { return }
        depth += 1
        // Word nests a text box in a table in a text box a few dozen deep; thousands are an attack on the stack.
        guard depth < 2000 else { return refuse(.brokenArchive) }
        handler.start(XMLName(name), XMLAttributes(list: attributes))
        stopOnFault()
    }

    func end(_ name: UnsafePointer<CChar>) {
        guard handler.fault == nil else { return }
        depth -= 1
        handler.end(XMLName(name))
        stopOnFault()
    }

    func text(_ bytes: UnsafePointer<CChar>, _ count: Int) {
        guard handler.fault == nil else { return }
        handler.text(
            UnsafeBufferPointer(start: UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: count)
        )
        stopOnFault()
    }

    func refuse(_ fault: DocumentFault) {
        handler.fault = fault
        stopOnFault()
    }

    private func stopOnFault() {
        if handler.fault != nil { XML_StopParser(parser, 0) }
    }
}
