/// Changes to a part whose rest stays byte for byte: places in its bytes and what stands there instead.
struct XMLPatch {
    /// A file that counts more children than this does not count them.
    static let most = 1_000_000_000

    let bytes: [UInt8]
    /// Before the names of its elements: `x:`, mostly nothing.
    let prefix: String
    private var pieces: [(place: Range<Int>, text: String)] = []
    /// Tags as they are once attributes were changed, by where they stand.
    private var tags: [Int: (tag: TagWalk.Tag, text: String)] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var tags = TagWalk(bytes)
        prefix = tags.next().map { XMLPatch.prefix(of: $0, bytes) } ?? ""
    }

    mutating func replace(_ place: Range<Int>, _ text: String) { pieces.append((place, text)) }
    mutating func insert(_ text: String, at place: Int) { pieces.append((place..<place, text)) }

    /// A tag as it will stand there.
    func text(of tag: TagWalk.Tag) -> String { tags[tag.whole.lowerBound]?.text ?? tag.text(bytes) }

    /// Sets an attribute of a tag; others that were set stay so.
    mutating func set(_ name: String, of tag: TagWalk.Tag, to value: String) {
        tags[tag.whole.lowerBound] = (tag, XMLPatch.setting(name, value, in: text(of: tag)))
    }

    /// Puts XML behind the last child of the first element of a name, and says its new number of children where it counts
    /// them; false where there is no such element.
    mutating func append(_ text: String, to name: String, adding count: Int = 1) -> Bool {
        var tags = TagWalk(bytes)
        while let tag = tags.next() {
            guard tag.name == name else { continue }
            if !tag.isEnd, let known = tag.attribute("count", bytes).flatMap({ Int($0) }), 0..<Self.most ~= known {
                let head = XMLPatch.setting("count", "\(known + count)", in: tag.text(bytes))
                if tag.isEmpty {
                    replace(tag.whole, "\(head.dropLast(2))>\(text)</\(prefix)\(name)>")
                    return true
                }
                replace(tag.whole, head)
            } else if tag.isEmpty {
                replace(tag.whole, "\(tag.text(bytes).dropLast(2))>\(text)</\(prefix)\(name)>")
                return true
            }
            if tag.isEnd {
                insert(text, at: tag.whole.lowerBound)
                return true
            }
        }
        return false
    }

    /// Changes in the order of their places; of those that overlap the first holds.
    func applied() -> [UInt8] {
        var result: [UInt8] = []
        let changes = pieces + tags.values.map { (place: $0.tag.whole, text: $0.text) }
        result.reserveCapacity(bytes.count + changes.reduce(0) { $0 + $1.text.utf8.count })
        var at = 0
        // Sorted steadily: what was inserted first at a place stands first.
        let sorted = changes.enumerated().sorted {
            ($0.element.place.lowerBound, $0.element.place.upperBound, $0.offset)
                < ($1.element.place.lowerBound, $1.element.place.upperBound, $1.offset)
        }
        for (_, piece) in sorted where piece.place.lowerBound >= at {
            result += bytes[at..<piece.place.lowerBound]
            result += piece.text.utf8
            at = piece.place.upperBound
        }
        return result + bytes[at...]
    }

    /// A start tag with an attribute set, in place of its old value where it has one.
    static func setting(_ name: String, _ value: String, in tag: String) -> String {
        for quote in ["\"", "'"] {
            for space in [" ", "\n", "\t", "\r"] {
                guard let start = tag.firstRange(of: "\(space)\(name)=\(quote)") else { continue }
                let end = tag[start.upperBound...].firstIndex { String($0) == quote } ?? tag.endIndex
                return "\(tag[..<start.upperBound])\(value)\(tag[end...])"
            }
        }
        let end = tag.hasSuffix("/>") ? 2 : 1
        return "\(tag.dropLast(end)) \(name)=\"\(value)\"\(tag.suffix(end))"
    }

    /// A start tag without an attribute.
    static func removing(_ name: String, from tag: String) -> String {
        guard let value = TagWalk.value(of: name, in: tag) else { return tag }
        for quote in ["\"", "'"] {
            let written = "\(name)=\(quote)\(value)\(quote)"
            guard let start = tag.ranges(of: written).first(where: { tag[..<$0.lowerBound].last?.isWhitespace == true })
            else { continue }
            return String(tag[..<tag.index(before: start.lowerBound)] + tag[start.upperBound...])
        }
        return tag
    }

    private static func prefix(of tag: TagWalk.Tag, _ bytes: [UInt8]) -> String {
        let name = tag.text(bytes).dropFirst().prefix { $0 != " " && $0 != ">" && $0 != "/" && !$0.isNewline }
        return name.lastIndex(of: ":").map { String(name[...$0]) } ?? ""
    }
}

extension TagWalk.Tag {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes[whole], as: UTF8.self) }
}
