/// XML of a part, read as bytes: for sheets, whose millions of elements are too many for a call each. Knows what office
/// programs write; checks that elements are closed in order; refuses a document type declaration, and with it every
/// entity of the file's own.
///
/// What a token points to lives until the next one is asked for.
struct XMLBytes: ~Copyable {
    enum Token {
        /// The start of an element: `key`, the attributes, and whether it ends at once (`isEmpty`).
        case open
        case close
        /// A piece of text; the text of one element may come in several. Only where `wantsText`.
        case text
        case end
    }

    /// A tag or declaration longer than this is no office program's.
    private static let tagLimit = 4_000_000
    private static let depthLimit = 2000

    /// Names the element, see `TagKey`.
    private(set) var key: UInt64 = 0
    private(set) var isEmpty = false
    private(set) var text = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Text outside of what the reader waits for is passed over.
    var wantsText = false

    private var source: PartBytes
    private var attributes = AttributeList()
    private var open: [UInt64] = []
    private var hasElements = false
    private var isInCharacterData = false
    /// A character named by its number, as UTF-8.
    private let character = UnsafeMutablePointer<UInt8>.allocate(capacity: 8)

    init(_ part: ZipPart) throws(DocumentFault) {
        source = try PartBytes(part)
    }

    deinit {
        character.deallocate()
        attributes.deallocate()
    }

    var attributeCount: Int { attributes.count }

    /// The value of the first attribute with this local name.
    func attribute(_ name: StaticString) -> UnsafeRawBufferPointer? { attributes[name] }

    /// The name of an attribute as a byte where it is one letter long, 0 where it is longer; its value.
    @inline(__always)
    func letter(_ index: Int) -> (UInt8, UnsafeRawBufferPointer) { attributes.letter(index) }

    mutating func next() throws(DocumentFault) -> Token {
        while true {
            if source.at == source.end, try !source.more() {
                guard open.isEmpty, hasElements, !isInCharacterData else { throw .brokenArchive }
                return .end
            }
            if isInCharacterData {
                if try readCharacterData() { return .text }
            } else if source.at.pointee != UInt8(ascii: "<") {
                if try readText() { return .text }
            } else {
                let next = source.at[1]
                if next == UInt8(ascii: "/") {
                    if try readClose() { return .close }
                } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
                    try readDeclaration(next)
                } else if try readOpen() {
                    return .open
                }
            }
        }
    }

    // MARK: Text

    /// Text up to the next tag, entity, line end or the end of what is loaded; false where there is nothing to tell.
    private mutating func readText() throws(DocumentFault) -> Bool {
        var at = source.at
        if !wantsText {
            while at.pointee != UInt8(ascii: "<"), at != source.end { at += 1 }
            source.at = at
            return false
        }
        while true {
            let byte = at.pointee
            if byte > UInt8(ascii: "<") {
                at += 1
                continue
            }
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 13 { break }
            if byte == 0 {
                guard at == source.end else { throw .brokenArchive }
                break
            }
            at += 1
        }
        if at > source.at {
            text = UnsafeRawBufferPointer(start: source.at, count: at - source.at)
            source.at = at
            return true
        }
        return at.pointee == 13 ? try readLineEnd() : try readEntity()
    }

    /// XML ends lines with a line feed, whatever the file does.
    private mutating func readLineEnd() throws(DocumentFault) -> Bool {
        if source.at + 1 == source.end, try source.load() { return false }
        source.at += 1
        guard source.at.pointee != 10 else { return false }
        character[0] = 10
        text = UnsafeRawBufferPointer(start: character, count: 1)
        return true
    }

    private mutating func readEntity() throws(DocumentFault) -> Bool {
        var last = source.at + 1
        while last.pointee != UInt8(ascii: ";") {
            guard last - source.at < 12 else { throw .brokenArchive }
            if last == source.end {
                guard try source.load() else { throw .brokenArchive }
                return false
            }
            last += 1
        }
        let name = UnsafeRawBufferPointer(start: source.at + 1, count: last - source.at - 1)
        guard let scalar = XMLBytes.scalar(named: name) else { throw .brokenArchive }
        var count = 0
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            character[count] = byte
            count += 1
        }
        text = UnsafeRawBufferPointer(start: character, count: count)
        source.at = last + 1
        return true
    }

    /// The five entities of XML itself and characters named by number.
    private static func scalar(named name: UnsafeRawBufferPointer) -> Unicode.Scalar? {
        let text = String(decoding: name, as: UTF8.self)
        switch text {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard text.hasPrefix("#") else { return nil }
            let number = text.hasPrefix("#x") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text.dropFirst())
            return number.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
        }
    }

    // MARK: Tags

    /// Everything below is begun again from the `<` once more is loaded, where a tag is cut by the end of a piece.
    private mutating func loadRestOfTag() throws(DocumentFault) -> Bool {
        guard source.end - source.at < XMLBytes.tagLimit, try source.load() else { throw .brokenArchive }
        return false
    }

    private mutating func readClose() throws(DocumentFault) -> Bool {
        var at = source.at + 2
        let key = TagKey.read(&at)
        while at.pointee != UInt8(ascii: ">") {
            if at == source.end { return try loadRestOfTag() }
            guard at.pointee <= 0x20 else { throw .brokenArchive }
            at += 1
        }
        guard open.popLast() == key else { throw .brokenArchive }
        self.key = key
        source.at = at + 1
        return true
    }

    private mutating func readOpen() throws(DocumentFault) -> Bool {
        var at = source.at + 1
        let key = TagKey.read(&at)
        attributes.count = 0
        while true {
            while at.pointee <= 0x20, at.pointee != 0 { at += 1 }
            let byte = at.pointee
            if byte == UInt8(ascii: ">") {
                isEmpty = false
                at += 1
                break
            }
            if byte == UInt8(ascii: "/") {
                if at + 1 == source.end { return try loadRestOfTag() }
                guard at[1] == UInt8(ascii: ">") else { throw .brokenArchive }
                isEmpty = true
                at += 2
                break
            }
            guard byte != 0 else {
                guard at == source.end else { throw .brokenArchive }
                return try loadRestOfTag()
            }
            guard try attributes.read(&at, end: source.end) else { return try loadRestOfTag() }
        }
        guard key != 0, hasElements == false || !open.isEmpty else { throw .brokenArchive }
        if !isEmpty {
            guard open.count < XMLBytes.depthLimit else { throw .brokenArchive }
            open.append(key)
        }
        hasElements = true
        self.key = key
        source.at = at
        return true
    }

    private mutating func readDeclaration(_ mark: UInt8) throws(DocumentFault) {
        if source.end - source.at < 9, try source.load() { return }
        if source.starts(with: "<!--") {
            try skip(past: "-->")
        } else if source.starts(with: "<![CDATA[") {
            isInCharacterData = true
            source.at += 9
        } else if mark == UInt8(ascii: "?") {
            try skip(past: "?>")
        } else {
            throw source.starts(with: "<!DOCTYPE") ? .doctypeRefused : .brokenArchive
        }
    }

    private mutating func skip(past mark: StaticString) throws(DocumentFault) {
        let length = mark.utf8CodeUnitCount
        while true {
            if source.starts(with: mark) {
                source.at += length
                return
            }
            if source.end - source.at > length {
                source.at += 1
            } else if try !source.load() {
                throw .brokenArchive
            }
        }
    }

    /// What stands between `<![CDATA[` and `]]>`, as it is.
    private mutating func readCharacterData() throws(DocumentFault) -> Bool {
        var at = source.at
        while at.pointee != UInt8(ascii: "]"), at != source.end { at += 1 }
        if at > source.at {
            text = UnsafeRawBufferPointer(start: source.at, count: at - source.at)
            source.at = at
            return wantsText
        }
        if source.end - at < 3, try source.load() { return false }
        if source.starts(with: "]]>") {
            isInCharacterData = false
            source.at += 3
            return false
        }
        text = UnsafeRawBufferPointer(start: source.at, count: 1)
        source.at += 1
        return wantsText
    }
}
