import Ciphers

/// Bytes nobody can guess, from the system's source, and their written forms.
enum SecretBytes {
    static func random(_ count: Int) -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &source) }
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// What `hexadecimal` wrote; empty for anything else.
    static func bytes(hexadecimal text: String) -> [UInt8] {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count % 2 == 0, digits.count == text.utf8.count else { return [] }
        return stride(from: 0, to: digits.count, by: 2).map { (place: Int) -> UInt8 in
            UInt8(digits[place] << 4 | digits[place + 1])
        }
    }

    /// SHA-256 in hexadecimal: what is stored of a token, so that a copy of the database opens no session.
    static func digest(_ text: String) -> String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }
}
