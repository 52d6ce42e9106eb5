/// A formula taken apart into its references and what stands between them: texts in quotation marks, functions, names,
/// references into tables and into other files stay as they are.
struct FormulaText: Hashable {
    enum Piece: Hashable {
        case text(String)
        case reference(SheetReference)
    }

    private(set) var pieces: [Piece]

    /// - Parameter formula: without the entities of XML.
    init(_ formula: String) {
        var scan = FormulaScan(bytes: Array(formula.utf8))
        pieces = scan.pieces()
    }

    var references: [SheetReference] {
        pieces.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
    }

    /// What stands between its references.
    var texts: [String] {
        pieces.map { if case .text(let text) = $0 { text } else { "" } }
    }

    var written: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .reference(let reference): reference.written
            }
        }.joined()
    }

    /// Filled into a cell so much lower and further right.
    func filled(down rows: Int, right columns: Int) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .reference(let reference): reference.filled(down: rows, right: columns)?.written ?? "#REF!"
            }
        }.joined()
    }

    mutating func replace(_ place: Int, _ reference: SheetReference) { pieces[place] = .reference(reference) }
}

private struct FormulaScan {
    let bytes: [UInt8]
    private var at = 0
    private var text: [UInt8] = []
    private var found: [FormulaText.Piece] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func pieces() -> [FormulaText.Piece] {
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""): copy(to: closing(at))
            case UInt8(ascii: "'"):
                let end = closing(at)
                if byte(end) == UInt8(ascii: "!") { reference(behind: end + 1) } else { copy(to: end) }
            case UInt8(ascii: "["): bracket()
            case UInt8(ascii: "#"):
                let end = wordEnd(at + 1)
                copy(to: end > at + 1 && byte(end) == UInt8(ascii: "!") ? end + 1 : end)
            case let byte where Self.isWord(byte): word()
            default: copy(to: at + 1)
            }
        }
        keepText()
        return found
    }

    private mutating func word() {
        let end = wordEnd(at)
        switch byte(end) {
        case UInt8(ascii: "!"): return reference(behind: end + 1)
        case UInt8(ascii: "("): return copy(to: end)
        case UInt8(ascii: "["): return copy(to: bracketEnd(end))
        case UInt8(ascii: ":"):
            // 一月:十二月!B3
            let second = wordEnd(end + 1)
            if second > end + 1, byte(second) == UInt8(ascii: "!") { return reference(behind: second + 1) }
        default: break
        }
        reference(behind: at)
    }

    /// `[1]表!A1` stands in another file; `[列]` in a table.
    private mutating func bracket() {
        let end = bracketEnd(at)
        let name = wordEnd(end)
        guard name > end, byte(name) == UInt8(ascii: "!") else { return copy(to: end) }
        copy(to: referenceEnd(name + 1))
    }

    /// A reference whose sheet is named from here to `start`.
    private mutating func reference(behind start: Int) {
        let prefix = bytes[at..<start]
        guard !prefix.contains(UInt8(ascii: "[")) else { return copy(to: referenceEnd(start)) }
        let end = wordEnd(start)
        guard let first = SheetReference.Corner(bytes[start..<end]) else { return copy(to: max(end, start)) }
        let name = String(decoding: prefix, as: UTF8.self)
        if byte(end) == UInt8(ascii: ":") {
            let second = wordEnd(end + 1)
            if !isOpen(second), let last = SheetReference.Corner(bytes[(end + 1)..<second]),
                let area = SheetReference(prefix: name, first: first, last: last)
            {
                return keep(area, to: second)
            }
        }
        guard !isOpen(end), let cell = SheetReference(prefix: name, first: first, last: nil) else {
            return copy(to: end)
        }
        keep(cell, to: end)
    }

    private mutating func keep(_ reference: SheetReference, to end: Int) {
        keepText()
        found.append(.reference(reference))
        at = end
    }

    private mutating func keepText() {
        if !text.isEmpty { found.append(.text(String(decoding: text, as: UTF8.self))) }
        text = []
    }

    private mutating func copy(to end: Int) {
        text += bytes[at..<min(end, bytes.count)]
        at = end
    }

    private func byte(_ place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

    /// Whether what ends here goes on as a function, a sheet or a table.
    private func isOpen(_ place: Int) -> Bool {
        byte(place).map { [UInt8(ascii: "("), UInt8(ascii: "!"), UInt8(ascii: "[")].contains($0) } ?? false
    }

    private func wordEnd(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
        return end
    }

    private func referenceEnd(_ start: Int) -> Int {
        let end = wordEnd(start)
        return byte(end) == UInt8(ascii: ":") ? wordEnd(end + 1) : end
    }

    /// Behind the mark that closes the one at `start`; a mark written twice is one of the text.
    private func closing(_ start: Int) -> Int {
        var end = start + 1
        while end < bytes.count {
            if bytes[end] == bytes[start] {
                guard byte(end + 1) == bytes[start] else { return end + 1 }
                end += 1
            }
            end += 1
        }
        return bytes.count
    }

    private func bracketEnd(_ start: Int) -> Int {
        var (end, depth) = (start, 0)
        while end < bytes.count {
            // ' takes the bracket behind it for what it is (ECMA-376 18.17.6.1).
            if bytes[end] == UInt8(ascii: "'") {
                end += 1
            } else if bytes[end] == UInt8(ascii: "[") {
                depth += 1
            } else if bytes[end] == UInt8(ascii: "]") {
                depth -= 1
            }
            end += 1
            if depth == 0 { break }
        }
        return min(end, bytes.count)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "$"),
            UInt8(ascii: "?"), UInt8(ascii: "\\"), 0x80...:
            true
        default: false
        }
    }
}
