/// A password made for somebody, to be shown once: `k7wd-m2xq-9fhr`, 60 random bits without letters that look alike.
package enum GeneratedPassword {
    package static func make() -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<3).map { _ in
            String((0..<4).map { _ in alphabet[Int.random(in: alphabet.indices, using: &source)] })
        }.joined(separator: "-")
    }

    private static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
}
