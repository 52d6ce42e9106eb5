import Foundation

/// Chinese in simplified characters, for comparing: 戶主 and 户主 are one name. What somebody wrote stays as it was written.
///
/// Which character stands for which is ICU's table of Unihan, as Foundation carries it.
package enum SimplifiedText {
    private static let first: UInt32 = 0x3400
    private static let last: UInt32 = 0x9FFF

    /// For each character from the first to the last the simplified one.
    private static let table: [Unicode.Scalar] = {
        let written = (first...last).compactMap(Unicode.Scalar.init)
        let text = String(String.UnicodeScalarView(written))
        let folded = text.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false) ?? ""
        return folded.unicodeScalars.count == written.count ? Array(folded.unicodeScalars) : written
    }()

    /// The text with each traditional character by its simplified one.
    package static func of(_ text: String) -> String {
        let table = table
        guard text.unicodeScalars.contains(where: { simplified($0, table) != $0 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { simplified($0, table) }))
    }

    private static func simplified(_ scalar: Unicode.Scalar, _ table: [Unicode.Scalar]) -> Unicode.Scalar {
        scalar.value >= first && scalar.value <= last ? table[Int(scalar.value - first)] : scalar
    }

    /// The words, and those that are written otherwise in traditional characters so too.
    package static func both(_ words: [String]) -> [String] {
        let others = words.compactMap {
            $0.applyingTransform(StringTransform("Simplified-Traditional"), reverse: false)
        }
        return words + others.filter { !words.contains($0) }
    }
}
