extension XMLPatch {
    typealias Change = (String) throws(GrowthObstacle) -> String

    /// Says something else in an attribute of a tag, where it has one; it is read and written without entities.
    mutating func change(
        _ name: String,
        of tag: TagWalk.Tag,
        _ change: Change
    ) throws(GrowthObstacle) {
        guard let old = tag.attribute(name, bytes).map({ withoutEntities($0) }) else { return }
        let new = try change(old)
        if new != old { set(name, of: tag, to: escaped(new)) }
    }

    /// The same for the text of an element.
    mutating func change(textAt place: Range<Int>, _ change: Change) throws(GrowthObstacle) {
        let old = withoutEntities(String(decoding: bytes[place], as: UTF8.self))
        let new = try change(old)
        if new != old { replace(place, escaped(new)) }
    }
}

/// Text of XML without its entities: the five of XML and characters by number; any other stays as it is.
func withoutEntities(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
        result += rest[..<start]
        rest = rest[start...]
        guard let end = rest.firstIndex(of: ";"), let character = entity(rest[rest.index(after: start)..<end]) else {
            result += "&"
            rest = rest.dropFirst()
            continue
        }
        result.unicodeScalars.append(character)
        rest = rest[rest.index(after: end)...]
    }
    return result + rest
}

private func entity(_ name: Substring) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
        guard name.hasPrefix("#") else { return nil }
        let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        return number.flatMap { Unicode.Scalar($0) }
    }
}
