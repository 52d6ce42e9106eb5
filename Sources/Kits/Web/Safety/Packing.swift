/// Several texts in one run of bytes: `3:abc,0:,` (the netstrings of D. J. Bernstein).
enum Packing {
    static func pack(_ texts: [String]) -> [UInt8] {
        var result: [UInt8] = []
        for text in texts {
            result += String(text.utf8.count).utf8
            result.append(UInt8(ascii: ":"))
            result += text.utf8
            result.append(UInt8(ascii: ","))
        }
        return result
    }

    /// Nil for bytes that `pack` did not make.
    static func unpack(_ bytes: [UInt8]) -> [String]? {
        var texts: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let colon = rest.prefix(10).firstIndex(of: UInt8(ascii: ":")),
                let length = Int(String(decoding: rest[..<colon], as: UTF8.self)), length >= 0,
                rest.endIndex - colon - 1 > length
            else { return nil }
            let end = colon + 1 + length
            guard rest[end] == UInt8(ascii: ",") else { return nil }
            texts.append(String(decoding: rest[(colon + 1)..<end], as: UTF8.self))
            rest = rest[(end + 1)...]
        }
        return texts
    }
}
