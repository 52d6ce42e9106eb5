/// The header lines of one part of a form (RFC 7578, and what browsers do: HTML, "multipart/form-data encoding").
struct PartHeader: Equatable {
    /// The form field's name.
    var field = ""
    /// Nil for a text.
    var fileName: String?
    var type = ""

    /// Nil where no line names the field.
    init?(_ bytes: ArraySlice<UInt8>) {
        var isNamed = false
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            let value = PercentCoding.repaired(Array(line[line.index(after: colon)...]))
            switch name {
            case "content-disposition": isNamed = readDisposition(value)
            case "content-type": type = Fields.trimmed(value)
            default: break
            }
        }
        guard isNamed else { return nil }
    }

    private mutating func readDisposition(_ value: String) -> Bool {
        let parameters = HeaderParameters(value)
        guard parameters.first.lowercased() == "form-data", let name = parameters["name"] else { return false }
        field = Self.unescaped(name)
        if let extended = parameters["filename*"], let quote = extended.firstRange(of: "''") {
            fileName = FileName.last(of: PercentCoding.decoded(extended[quote.upperBound...].utf8, plusIsSpace: false))
        } else if let plain = parameters["filename"] {
            fileName = FileName.last(of: Self.unescaped(plain))
        }
        return true
    }

    /// Browsers write a quotation mark and line ends in names as `%22`, `%0D` and `%0A`, and nothing else so.
    private static func unescaped(_ name: String) -> String {
        name.replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: " ")
    }
}
