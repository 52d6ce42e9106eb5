import Pages

/// The tokens of the shipped stylesheet, read as a browser would: one value for light, one for dark.
struct Stylesheet {
    let text = String(decoding: PageAssets.stylesheet.bytes, as: UTF8.self)

    /// The colour of a token such as `ink`: red, green, blue from 0 to 255.
    func colour(_ token: String, dark: Bool) -> [Double]? {
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("--\(token): ") }) else {
            return nil
        }
        let part = "var(--\(dark ? "dark" : "light"), #"
        guard let start = line.firstRange(of: part)?.upperBound else { return nil }
        let digits = line[start...].prefix(6)
        guard digits.count == 6, let number = Int(digits, radix: 16) else { return nil }
        return [number >> 16, number >> 8 & 0xFF, number & 0xFF].map(Double.init)
    }

    /// Contrast of two tokens by WCAG 2.2: relative luminances, each plus 0.05, the larger over the smaller.
    func contrast(_ first: String, _ second: String, dark: Bool) -> Double? {
        guard let a = colour(first, dark: dark), let b = colour(second, dark: dark) else { return nil }
        let (one, two) = (Self.luminance(a), Self.luminance(b))
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    private static func luminance(_ colour: [Double]) -> Double {
        let parts = colour.map { value -> Double in
            let share = value / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// x to the 2.4, as x² times the fifth root of x².
    private static func power(_ x: Double) -> Double {
        let square = x * x
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }
}
