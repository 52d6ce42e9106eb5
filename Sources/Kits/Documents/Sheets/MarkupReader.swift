/// Cuts HTML or XML into tags and texts, however badly it is written.
struct MarkupReader {
    struct Tag {
        /// Lower case, without a prefix.
        let name: String
        /// Names in lower case without prefixes.
        let attributes: [String: String]
    }

    enum Piece {
        case text(String)
        case start(Tag)
        case end(String)
    }

    private let bytes: [UInt8]
    private var at = 0
    /// `<td/>` begins and ends.
    private var ended: String?

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func next() -> Piece? {
        if let name = ended {
            ended = nil
            return .end(name)
        }
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else { return .text(readText()) }
            if starts("<!--") {
                skip(past: "-->")
            } else if starts("<![CDATA[") {
                at += 9
                let from = at
                skip(past: "]]>")
                return .text(String(decoding: bytes[from..<max(from, min(at - 3, bytes.count))], as: UTF8.self))
            } else if starts("<!") || starts("<?") {
                skip(past: ">")
            } else if let piece = readTag() {
                return piece
            }
        }
        return nil
    }

    private func starts(_ words: StaticString) -> Bool {
        let length = words.utf8CodeUnitCount
        guard at + length <= bytes.count else { return false }
        return UnsafeRawBufferPointer(start: words.utf8Start, count: length).elementsEqual(bytes[at..<(at + length)])
    }

    private mutating func skip(past words: StaticString) {
        at += 1
        while at < bytes.count, !starts(words) { at += 1 }
        at = min(bytes.count, at + words.utf8CodeUnitCount)
    }

    private mutating func readText() -> String {
        let from = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
        return MarkupReader.plain(String(decoding: bytes[from..<at], as: UTF8.self))
    }

    /// A `<` that begins no tag is a text.
    private mutating func readTag() -> Piece? {
        let from = at
        at += 1
        let isEnd = at < bytes.count && bytes[at] == UInt8(ascii: "/")
        if isEnd { at += 1 }
        let name = readName()
        guard !name.isEmpty else {
            at = from + 1
            return .text("<")
        }
        var attributes: [String: String] = [:]
        var isClosed = false
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            if bytes[at] == UInt8(ascii: "/") { isClosed = true }
            let key = readName()
            if key.isEmpty {
                at += 1
                continue
            }
            isClosed = false
            if let value = readValue(), attributes.count < 64 { attributes[key] = value }
        }
        at = min(bytes.count, at + 1)
        if isEnd { return .end(name) }
        if name == "script" { skip(past: "</script") }
        if name == "style" { skip(past: "</style") }
        if isClosed { ended = name }
        return .start(Tag(name: name, attributes: attributes))
    }

    private mutating func readName() -> String {
        let from = at
        while at < bytes.count, MarkupReader.isName(bytes[at]) { at += 1 }
        let whole = String(decoding: bytes[from..<at], as: UTF8.self).lowercased()
        return whole.split(separator: ":").last.map(String.init) ?? ""
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 48...57, 0x80...: true
        case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// What stands behind `=`, in quotation marks or not.
    private mutating func readValue() -> String? {
        var place = at
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
        guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return nil }
        place += 1
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
        guard place < bytes.count else { return nil }
        let quote = bytes[place]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        let from = isQuoted ? place + 1 : place
        var end = from
        while end < bytes.count,
            isQuoted ? bytes[end] != quote : bytes[end] > 0x20 && bytes[end] != UInt8(ascii: ">")
        {
            end += 1
        }
        at = isQuoted ? min(bytes.count, end + 1) : end
        return MarkupReader.plain(String(decoding: bytes[from..<end], as: UTF8.self))
    }

    private static let entities: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": "　",
        "middot": "·", "times": "×", "mdash": "—", "ldquo": "“", "rdquo": "”", "hellip": "…", "yen": "¥",
    ]

    /// The usual entities as what they stand for; an unknown one stays as it is written.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var made = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            made += rest[..<mark]
            rest = rest[mark...]
            guard let end = rest.prefix(12).firstIndex(of: ";") else {
                made += "&"
                rest = rest.dropFirst()
                continue
            }
            let name = rest[rest.index(after: mark)..<end]
            let shown = entities[name] ?? number(name).map(String.init)
            made += shown ?? String(rest[...end])
            rest = rest[rest.index(after: end)...]
        }
        return made + rest
    }

    private static func number(_ name: Substring) -> Character? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map(Character.init)
    }
}
