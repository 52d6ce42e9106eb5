/// Numbers as documents and forms write them: no thousands separators, no needless zeros.
package enum PlainNumber {
    /// `1260`, `12.5`.
    package static func text(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        if let whole = Int64(exactly: value) { return String(whole) }
        return String(value)
    }

    /// Reads what a person typed: thousands separators, full-width digits and 万, 亿 are understood.
    package static func read(_ text: String) -> Double? {
        var factor = 1.0
        var digits = ""
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            switch scalar {
            case ",", "，": continue
            case "万" where factor == 1: factor = 10_000
            case "亿" where factor == 1: factor = 100_000_000
            case "0"..."9" where factor == 1, "." where factor == 1, "-" where digits.isEmpty:
                digits.unicodeScalars.append(scalar)
            case "０"..."９" where factor == 1: digits.append(String(scalar.value - 0xFF10))
            default: return nil
            }
        }
        guard let value = Double(digits), value.isFinite else { return nil }
        return value * factor
    }
}
