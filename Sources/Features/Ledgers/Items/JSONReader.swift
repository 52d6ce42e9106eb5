/// Reads the flat JSON objects that `ItemJSON` writes; nil for anything else.
struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func object() -> [(key: String, part: JSONPart)]? {
        guard take(UInt8(ascii: "{")) else { return nil }
        var members: [(key: String, part: JSONPart)] = []
        if take(UInt8(ascii: "}")) { return members }
        repeat {
            guard let key = string(), take(UInt8(ascii: ":")), let part = part() else { return nil }
            members.append((key, part))
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? members : nil
    }

    /// A part, or a list of parts of a list: `[old, new]` of a change.
    mutating func pair() -> (JSONPart, JSONPart)? {
        guard take(UInt8(ascii: "[")), let old = part(), take(UInt8(ascii: ",")), let new = part(),
            take(UInt8(ascii: "]"))
        else { return nil }
        return (old, new)
    }

    mutating func pairs() -> [(key: String, old: JSONPart, new: JSONPart)]? {
        guard take(UInt8(ascii: "{")) else { return nil }
        var members: [(key: String, old: JSONPart, new: JSONPart)] = []
        if take(UInt8(ascii: "}")) { return members }
        repeat {
            guard let key = string(), take(UInt8(ascii: ":")), let pair = pair() else { return nil }
            members.append((key, pair.0, pair.1))
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? members : nil
    }

    private mutating func part() -> JSONPart? {
        guard at < bytes.count else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "\""): return string().map(JSONPart.text)
        case UInt8(ascii: "["): return list()
        case UInt8(ascii: "n"):
            at += 4
            return at <= bytes.count ? .null : nil
        default: return number()
        }
    }

    private mutating func list() -> JSONPart? {
        guard take(UInt8(ascii: "[")) else { return nil }
        var parts: [String] = []
        if take(UInt8(ascii: "]")) { return .list(parts) }
        repeat {
            guard let part = string() else { return nil }
            parts.append(part)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? .list(parts) : nil
    }

    private mutating func number() -> JSONPart? {
        let start = at
        while at < bytes.count, isNumber(bytes[at]) { at += 1 }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
        return Double(text).map(JSONPart.number)
    }

    private func isNumber(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
    }

    private mutating func string() -> String? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: "\"") {
            defer { at += 1 }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
        }
        return escaped(Array(bytes[start..<at]))
    }

    private mutating func escaped(_ before: [UInt8]) -> String? {
        var text = before
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            guard bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count else {
                text.append(bytes[at])
                at += 1
                continue
            }
            at += 2
            switch bytes[at - 1] {
            case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "u"):
                guard at + 4 <= bytes.count,
                    let code = UInt8(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
                else { return nil }
                text.append(code)
                at += 4
            case let other: text.append(other)
            }
        }
        return take(UInt8(ascii: "\"")) ? String(decoding: text, as: UTF8.self) : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }
}
