/// The official statistical code of a place, cut to the digits of its level.
///
/// Province 2, prefecture 4, county 6, township 9, village 12, group or grid 15 digits (国家统计局 统计用区划代码和城乡划分代码
/// 编制规则). Everything below a place is the range of codes that begin with its own.
package struct RegionCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let digits: String

    /// Takes the digits of a level, or 12 digits with trailing zeros as the lists print them; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), !text.isEmpty else { return nil }
        if Level(length: text.utf8.count) != nil, text.utf8.count != 12 {
            digits = text
        } else if text.utf8.count == 12 {
            digits = RegionCode.cut(text)
        } else {
            return nil
        }
    }

    package static func < (a: Self, b: Self) -> Bool { a.digits < b.digits }

    package var description: String { digits }

    /// `620702101000`: padded to the 12 digits of the official lists.
    package var padded: String {
        digits + String(repeating: "0", count: max(0, 12 - digits.utf8.count))
    }

    private static func cut(_ text: String) -> String {
        for (length, zeros) in [(9, "000"), (6, "000000"), (4, "00000000"), (2, "0000000000")].reversed()
        where text.hasSuffix(zeros) {
            return String(text.prefix(length))
        }
        return text
    }
}

extension RegionCode {
    package enum Level: Int, CaseIterable, Sendable, Comparable {
        case province = 2
        case prefecture = 4
        case county = 6
        case township = 9
        case village = 12
        case group = 15

        init?(length: Int) { self.init(rawValue: length) }

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    package var level: Level { Level(rawValue: digits.utf8.count) ?? .group }

    /// The place one level up; nil for a province.
    package var parent: RegionCode? {
        Level.allCases.last { $0 < level }.flatMap { ancestor(at: $0) }
    }

    /// This place's ancestor (or itself) at a level; nil where the level lies below it.
    package func ancestor(at level: Level) -> RegionCode? {
        level <= self.level ? RegionCode(String(digits.prefix(level.rawValue))) : nil
    }

    /// Whether `other` is this place or lies in it.
    package func contains(_ other: RegionCode) -> Bool { other.digits.hasPrefix(digits) }

    /// The codes of this place and everything in it lie in `lowest ... highest`, compared as text.
    package var lowest: String { digits }
    package var highest: String { digits + "~" }
}

/// The words formulas compare `place.level` with. Written out: left to itself Swift reads an enum's own description when asked.
extension RegionCode.Level: CustomStringConvertible {
    package var description: String {
        switch self {
        case .province: "province"
        case .prefecture: "prefecture"
        case .county: "county"
        case .township: "township"
        case .village: "village"
        case .group: "group"
        }
    }
}
