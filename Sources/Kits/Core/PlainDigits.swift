extension Double {
    /// `0.00005`, `1000`: with all digits and no power of ten, which people and forms do not read. A whole number has no
    /// point: exact below 2^53.
    package var plainDigits: String {
        if self == rounded(), abs(self) < 9_007_199_254_740_992 { return String(Int64(self)) }
        let text = String(self)
        guard let mark = text.firstIndex(of: "e"), let power = Int(text[text.index(after: mark)...]) else {
            return text
        }
        let (sign, digits) = (self < 0 ? "-" : "", text[..<mark].filter(\.isNumber))
        guard power < 0 else {
            return sign + digits + String(repeating: "0", count: max(0, power - digits.count + 1))
        }
        return sign + "0." + String(repeating: "0", count: -power - 1) + digits
    }
}
