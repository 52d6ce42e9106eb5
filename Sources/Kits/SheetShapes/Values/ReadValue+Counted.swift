import Core
import Documents
import Foundation

extension ReadValue {
    /// A number as the unit asked for counts it.
    package struct Counted: Hashable, Sendable {
        package let number: Decimal
        /// It was written in another unit.
        package let isConverted: Bool
    }

    /// `0.3亩` is 200 where 平方米 are asked, `3.5万元` is 3.5 where 万元 are. What a cell says of its unit goes before the
    /// header, and the header before what is asked; it is converted once.
    /// - Parameters:
    ///   - unit: of the header; nil where it says nothing.
    ///   - own: the unit asked for, "" where nothing is counted.
    package static func counted(
        _ cell: WrittenCell,
        unit: String? = nil,
        in own: String
    ) throws(ValueRefusal) -> Counted? {
        var written = unit ?? own
        if let said = Self.unit(endingIn: cell.text), UnitLikeness.relation(said, own) != .different {
            written = said
        } else if isScaledTwice(cell, written) {
            throw cell.refused("value.scaledTwice", ["unit": written])
        }
        guard let number = try number(cell, unit: written) else { return nil }
        guard UnitLikeness.relation(written, own) != .same,
            let converted = UnitLikeness.converted(number, from: written, to: own)
        else { return Counted(number: number, isConverted: false) }
        return Counted(number: converted, isConverted: true)
    }

    /// Under 万元, 3.5万 may be 35000 元 or ten thousand times as much.
    package static func isScaledTwice(_ cell: WrittenCell, _ unit: String) -> Bool {
        guard let last = cell.plain.last, last == "万" || last == "亿" || last == "千" else { return false }
        return UnitLikeness.isMultiple(unit)
    }

    /// What stands behind the digits of a cell: 公里 of 2公里; nil for 万 and nothing.
    private static func unit(endingIn text: String) -> String? {
        let plain = SimplifiedText.of(text.filter { !$0.isWhitespace })
        // 万, 千 and 兆 are numbers too, but the beginning of 万千瓦 and 兆瓦.
        guard let last = plain.lastIndex(where: { ($0.wholeNumberValue ?? 10) < 10 && !"²³".contains($0) }) else {
            return nil
        }
        var start = plain.index(after: last)
        var unit = String(plain[start...])
        if ["2", "3"].contains(plain[last]), unit.isEmpty,
            let letter = plain[..<last].lastIndex(where: { !$0.isLetter })
        {
            // 120m2
            start = plain.index(after: letter)
            unit = String(plain[start...])
            if unit.first?.isLetter != true { return nil }
        }
        return unit.isEmpty || unit.count > 6 || ["万", "亿", "千", "%"].contains(unit) ? nil : unit
    }
}
