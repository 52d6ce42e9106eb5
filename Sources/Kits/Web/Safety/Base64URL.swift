/// Base64 with the alphabet of addresses and cookies, without padding (RFC 4648 §5).
enum Base64URL {
    static func encoded(_ bytes: some Collection<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 4 / 3 + 3)
        var group: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                result.append(alphabet[Int(group >> bits & 63)])
            }
        }
        if bits > 0 { result.append(alphabet[Int(group << (6 - bits) & 63)]) }
        return String(decoding: result, as: UTF8.self)
    }

    /// Nil where a character does not belong to the alphabet or the length is impossible.
    static func decoded(_ text: some StringProtocol) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count * 3 / 4)
        var group: UInt32 = 0
        var bits: UInt32 = 0
        for byte in text.utf8 {
            let value = values[Int(byte)]
            guard value < 64 else { return nil }
            group = group << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: group >> bits))
            }
        }
        return bits < 6 && group & (1 << bits - 1) == 0 ? result : nil
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 64, count: 256)
        for (index, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(index) }
        return values
    }()
}
