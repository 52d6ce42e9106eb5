import Core
import PolicyText

/// What a person says stands behind a number the document hides: `XX户` is 1,260.
package struct MaskedValue: Hashable, Sendable {
    /// Where the hidden number stands, comparing words and unit included.
    package let span: TextSpan
    /// As written: `XX户以上`.
    package let written: String
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

    private static func isMask(_ scalar: Unicode.Scalar) -> Bool { "XxＸｘ×Χ✕✖*＊○〇□某".unicodeScalars.contains(scalar) }

    private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
