extension Fields {
    /// Reads `a=1&b=%E5%8E%BF`, the form of queries and of `application/x-www-form-urlencoded`.
    package init(query: some StringProtocol) {
        self.init()
        for part in query.utf8.split(separator: UInt8(ascii: "&")) {
            let equals = part.firstIndex(of: UInt8(ascii: "="))
            let name = part[..<(equals ?? part.endIndex)]
            let value = equals.map { part[part.index(after: $0)...] } ?? part[part.endIndex...]
            append(PercentCoding.decoded(name, plusIsSpace: true), PercentCoding.decoded(value, plusIsSpace: true))
        }
    }

    /// `?a=1&b=2` for the end of an address, "" where there is nothing.
    package var queryString: String { isEmpty ? "" : "?" + encoded }

    /// `a=1&b=2`, percent-encoded.
    package var encoded: String {
        pairs.map { PercentCoding.encoded($0.name) + "=" + PercentCoding.encoded($0.value) }.joined(separator: "&")
    }
}
