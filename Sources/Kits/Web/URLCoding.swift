/// `application/x-www-form-urlencoded` both ways (WHATWG URL, section 5), and the percent sign of paths.
package enum URLCoding {
    package static func decode(form text: some Sequence<UInt8>) -> Fields {
        var fields = Fields()
        for pair in Array(text).split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            fields.append(decode(parts[0], plus: true), parts.count > 1 ? decode(parts[1], plus: true) : "")
        }
        return fields
    }

    /// Bytes that are no UTF-8 become the replacement character.
    package static func decode(_ text: some Collection<UInt8>, plus: Bool) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index != text.endIndex {
            let byte = text[index]
            index = text.index(after: index)
            if byte == UInt8(ascii: "+"), plus {
                bytes.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), let value = pair(text[index...]) {
                bytes.append(value)
                index = text.index(index, offsetBy: 2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// For one name or value of a query.
    package static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func pair(_ text: some Collection<UInt8>) -> UInt8? {
        var high: UInt8?
        for byte in text.prefix(2) {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            guard let first = high else {
                high = UInt8(digit)
                continue
            }
            return first << 4 | UInt8(digit)
        }
        return nil
    }
}

extension Fields {
    /// `a=1&b=2`, empty values left out.
    package var query: String {
        pairs.filter { !$0.value.isEmpty }.map { "\(URLCoding.encode($0.name))=\(URLCoding.encode($0.value))" }
            .joined(separator: "&")
    }

    /// The address with these fields as its query.
    package func address(_ path: String) -> String {
        let query = query
        return query.isEmpty ? path : "\(path)?\(query)"
    }
}
