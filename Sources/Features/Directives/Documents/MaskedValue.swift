import Core
import PolicyText

/// What a person says stands behind a number the document hides: `XX户` is 1,260.
package struct MaskedValue: Hashable, Sendable {
    /// Where the hidden number stands, comparing words and unit included.
    package let span: TextSpan
    /// As written: `XX户以上`, `XX万亩`.
    package let written: String
    /// What stands in the place of the X; of `XX万亩` it counts 万亩.
    package let value: Double
    /// Who named it.
    package let person: String

    package init(span: TextSpan, written: String, value: Double, person: String) {
        self.span = span
        self.written = written
        self.value = value
        self.person = person
    }

    /// The written form with the number in the place of the X: `1260户以上`.
    package var named: String {
        let scalars = Array(written.unicodeScalars)
        guard let start = scalars.firstIndex(where: Self.isMask) else { return written }
        let end = scalars[start...].firstIndex { !Self.isMask($0) } ?? scalars.endIndex
        return text(scalars[..<start]) + PlainNumber.text(value) + text(scalars[end...])
    }

    /// The number in the plain unit: 12 in the place of X in `XX万亩` is 120000 亩.
    package var amount: Double {
        let scalars = Array(written.unicodeScalars)
        let after = scalars.lastIndex(where: Self.isMask).map { scalars[($0 + 1)...] } ?? []
        switch after.first {
        case "万": return value * 10_000
        case "亿": return value * 100_000_000
        case "千": return value * 1000
        default: return value
        }
    }

    /// What follows the X as far as it says what is counted: `万亩`; for the field where the number is typed.
    package static func measure(of written: String) -> String {
        let scalars = Array(written.unicodeScalars)
        guard let last = scalars.lastIndex(where: isMask) else { return "" }
        return String(
            String.UnicodeScalarView(scalars[(last + 1)...].prefix { !"以左上下内余多".unicodeScalars.contains($0) })
        )
    }

    private static func isMask(_ scalar: Unicode.Scalar) -> Bool { "XxＸｘ×Χ✕✖*＊○〇□某".unicodeScalars.contains(scalar) }

    private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
