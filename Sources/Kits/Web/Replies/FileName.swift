enum FileName {
    /// The `Content-Disposition` of a file: an ASCII name for old programs and the real one (RFC 6266).
    static func disposition(of name: String, showing: FileReply.Showing) -> String {
        let name = last(of: name)
        let plain = String(name.unicodeScalars.map { isPlain($0) ? Character($0) : "_" })
        let kind = showing == .download ? "attachment" : "inline"
        return "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(PercentCoding.encoded(name))"
    }

    /// The name without the folders some browsers send before it, and without characters that end a line.
    static func last(of name: String) -> String {
        let part = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
        return String(
            part.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init).prefix(255)
        )
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        (0x20..<0x7F).contains(scalar.value) && scalar != "\"" && scalar != "\\" && scalar != "%"
    }
}
