import Ciphers

/// What an anonymous writer keeps to come back with: nothing else connects the complaint with a person.
enum ComplaintCode {
    /// Without letters that look like digits.
    private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")

    /// 12 letters, 59 bits.
    static func make() -> String {
        var random = SystemRandomNumberGenerator()
        return String((0..<12).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
    }

    static func digest(_ code: String) -> String {
        SHA256.hash(data: Array("complaint\u{1F}\(code)".utf8)).map {
            String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
        }
        .joined()
    }
}
