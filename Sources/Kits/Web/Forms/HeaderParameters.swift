/// A header value with parameters: `form-data; name="a"; filename="b"`.
struct HeaderParameters {
    /// What stands before the first semicolon.
    let first: String
    private var values: [String: String] = [:]

    init(_ header: String) {
        var parts = Self.parts(of: header)
        first = parts.isEmpty ? "" : Fields.trimmed(parts.removeFirst())
        for part in parts {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = Fields.trimmed(String(part[..<equals])).lowercased()
            if values[name] == nil {
                values[name] = Self.unquoted(Fields.trimmed(String(part[part.index(after: equals)...])))
            }
        }
    }

    subscript(name: String) -> String? { values[name] }

    /// Cuts at semicolons outside quotation marks.
    private static func parts(of header: String) -> [String] {
        var parts: [String] = [""]
        var isQuoted = false
        var previous: Character = " "
        for character in header {
            if character == "\"", previous != "\\" { isQuoted.toggle() }
            if character == ";", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
            previous = character
        }
        return parts
    }

    /// Only `\"` is an escape: a backslash of a Windows path stays one.
    private static func unquoted(_ value: String) -> String {
        guard value.count >= 2, value.first == "\"", value.last == "\"" else { return value }
        return String(value.dropFirst().dropLast()).replacing("\\\"", with: "\"")
    }
}
