/// Rows of a CSV file in any encoding `EncodingGuess` knows; separated by comma, semicolon, TAB or bar, narrow or wide.
final class DelimitedRows: RowSource {
    private static let pieceSize = 65_536
    private static let cellLimit = 400_000

    private let file: OpenSource
    private let rowLimit: Int
    let encoding: TextEncoding
    /// Whether the words should be looked at: another encoding is as likely.
    let isUnsure: Bool
    private var decoder: TextDecoder
    private var offset: Int
    private var parser: DelimitedParser?
    private var ready: ArraySlice<GridRow> = []
    private var isAtEnd = false

    init(_ file: OpenSource, limits: DocumentLimits) throws(DocumentFault) {
        self.file = file
        rowLimit = limits.rows
        var guess = EncodingGuess()
        var at = 0
        while at < file.size {
            let piece = file.bytes(from: at, count: DelimitedRows.pieceSize)
            guard !piece.isEmpty else { throw .unreadable }
            guess.look(at: piece)
            at += piece.count
        }
        guard let (encoding, markLength) = guess.encoding() else { throw .notText }
        (self.encoding, isUnsure) = (encoding, guess.isUnsure)
        decoder = TextDecoder(encoding)
        offset = markLength
    }

    func next() throws(DocumentFault) -> GridRow? {
        while ready.isEmpty, !isAtEnd { try readPiece() }
        return ready.popFirst()
    }

    private func readPiece() throws(DocumentFault) {
        let piece = file.bytes(from: offset, count: DelimitedRows.pieceSize)
        offset += piece.count
        isAtEnd = piece.isEmpty || offset >= file.size
        var text = decoder.decode(piece, isLast: isAtEnd)
        var parser: DelimitedParser
        if let begun = self.parser {
            parser = begun
        } else if let said = saidSeparator(text) {
            text = String(text[said.rest...])
            parser = DelimitedParser(separator: CellSeparator(said.separator), from: 2)
        } else {
            parser = DelimitedParser(separator: guessSeparator(text))
        }
        self.parser = nil
        ready = parser.parse(text)[...]
        if isAtEnd { ready += parser.finish() }
        if parser.cellLength > DelimitedRows.cellLimit || (isAtEnd && parser.isQuoted) {
            throw parser.isQuoted
                ? .unclosedQuote(row: parser.number) : .tooManyCharacters(limit: DelimitedRows.cellLimit)
        }
        if parser.number > rowLimit { throw .tooManyRows(limit: rowLimit) }
        self.parser = parser
    }
}

/// `sep=;` on the first line tells Excel how the rest is cut; it shows no such row.
func saidSeparator(_ text: String) -> (separator: UInt8, rest: String.Index)? {
    guard text.utf8.count > 5, text.prefix(4).lowercased() == "sep=" else { return nil }
    guard let end = text.firstIndex(where: \.isNewline) else { return nil }
    let said = Array(text[..<end].utf8.dropFirst(4))
    guard said.count == 1, [0x2C, 0x3B, 0x09, 0x7C].contains(said[0]) else { return nil }
    return (said[0], text.index(after: end))
}

/// Comma, TAB, semicolon or a bar: what stands equally often on the most of the first lines, a title above them or not;
/// comma where there is none.
func guessSeparator(_ text: String) -> CellSeparator {
    let order: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
    var lines: [[UInt8: Int]] = []
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""): isQuoted.toggle()
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"):
            if !isQuoted { counts[byte, default: 0] += 1 }
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            guard !isQuoted, !counts.isEmpty else { break }
            lines.append(counts)
            counts = [:]
        default: break
        }
        if lines.count == 20 { break }
    }
    if !counts.isEmpty { lines.append(counts) }
    func regular(_ separator: UInt8) -> Int {
        let found = lines.compactMap { $0[separator] }
        return Dictionary(grouping: found) { $0 }.values.map(\.count).max() ?? 0
    }
    func often(_ separator: UInt8) -> Int { lines.first?[separator] ?? 0 }
    // The first that nothing is better than.
    let best = order.reduce(order[0]) { best, next in
        (regular(next), often(next)) > (regular(best), often(best)) ? next : best
    }
    return WideSeparators(text).guess(besides: best, on: regular(best)) ?? CellSeparator(best)
}
