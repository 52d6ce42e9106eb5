import Core
import Foundation

/// Units as people write them, and how one is counted in another.
package enum UnitLikeness {
    package enum Relation: Hashable, Sendable {
        case same
        /// So many of the field's unit are one of the column's.
        case times(Decimal)
        case different
    }

    /// - Parameters: the unit of the column and that of the field.
    package static func relation(_ column: String, _ field: String) -> Relation {
        guard let (above, below) = fraction(column, field) else { return .different }
        return above == below ? .same : .times(above / below)
    }

    /// A number counted in one unit as it is counted in another: 2 亩 are 4000/3 平方米; nil where nobody converts them.
    package static func converted(_ number: Decimal, from unit: String, to other: String) -> Decimal? {
        guard let (above, below) = fraction(unit, other) else { return nil }
        return number * above / below
    }

    /// Whether it counts a round number of another unit: 万元, 千亩. 千克 and 千米 are units of their own.
    package static func isMultiple(_ unit: String) -> Bool {
        let counted = parted(canonical(unit)).unit
        return sizes[counted] == nil && scales.contains { counted.hasPrefix($0.0) && counted.count > $0.0.count }
    }

    /// `above` of the second unit are `below` of the first.
    private static func fraction(_ unit: String, _ other: String) -> (above: Decimal, below: Decimal)? {
        let (a, b) = (canonical(unit), canonical(other))
        if a == b { return (1, 1) }
        // 公斤/亩 in 吨/亩: what is counted converts, by what it is counted stays.
        let (left, right) = (parted(a), parted(b))
        guard left.divisor == right.divisor, let one = size(left.unit), let another = size(right.unit),
            one.kind == another.kind
        else { return nil }
        return (one.above * another.below, one.below * another.above)
    }

    /// 平方米 for ㎡, 平米, m2.
    package static func canonical(_ unit: String) -> String {
        let plain = SimplifiedText.of(unit).lowercased().filter { !$0.isWhitespace }.replacing("／", with: "/")
        guard let slash = plain.firstIndex(of: "/"), slash > plain.startIndex else { return aliases[plain] ?? plain }
        let below = String(plain[plain.index(after: slash)...])
        let above = String(plain[..<slash])
        return "\(aliases[above] ?? above)/\(aliases[below] ?? below)"
    }

    private static func parted(_ unit: String) -> (unit: String, divisor: String?) {
        guard let slash = unit.firstIndex(of: "/") else { return (unit, nil) }
        return (String(unit[..<slash]), String(unit[unit.index(after: slash)...]))
    }

    private static let aliases: [String: String] = {
        let groups: [String: String] = [
            "平方米": "㎡ m2 m² m^2 平米 平方 平 sqm sq.m squaremeters squaremetres", "平方公里": "km2 km² ㎢ 平方千米",
            "公顷": "hm2 hm² ha 顷公 hectare hectares",
            "亩": "mu 市亩 畝 亩地", "米": "m 公尺 延米 沿米 meter meters metres", "公里": "km 千米 ㎞ kilometers kilometres",
            "厘米": "cm 公分 ㎝", "毫米": "mm ㎜",
            "里": "华里 市里",
            "千克": "kg 公斤 ㎏ kilograms", "吨": "t 公吨 ton tons tonne tonnes", "斤": "市斤", "克": "g",
            "立方米": "m3 m³ m^3 方 立方 ㎥", "升": "l 公升",
            "毫升": "ml", "元": "人民币元 圆 rmb 块 人民币 yuan cny", "人": "口 名 位 个人 person persons people",
            "万元": "10000yuan 10,000yuan 10kyuan 10000rmb 10,000rmb 10000cny 10,000cny", "%": "百分比 ％ 百分之 percent",
            "头只": "只 头 头（只） 头/只", "株": "棵 颗", "个": "处 座 项 家 所 宗 件 眼 套 台 台套 台（套） 台/套", "户": "农户 家庭 household households",
            "千瓦时": "度 kwh", "千瓦": "kw", "兆瓦": "mw", "瓦": "w", "小时": "h 钟头", "分钟": "分 min", "年": "周年", "月": "个月",
        ]
        var aliases: [String: String] = [:]
        for (name, others) in groups {
            for other in others.split(separator: " ") { aliases[String(other)] = name }
        }
        return aliases
    }()

    /// A unit as a fraction of the base unit of its kind, so that 亩 stays exact: 15 of them are one 公顷.
    private struct Size {
        let kind: String
        var above: Decimal
        let below: Decimal
    }

    private static let sizes: [String: Size] = {
        let kinds: [(base: String, units: [(String, Decimal, Decimal)])] = [
            ("米", [("公里", 1_000, 1), ("里", 500, 1), ("厘米", 1, 100), ("毫米", 1, 1_000), ("丈", 10, 3)]),
            ("平方米", [("平方公里", 1_000_000, 1), ("公顷", 10_000, 1), ("亩", 2_000, 3)]),
            ("千克", [("吨", 1_000, 1), ("斤", 1, 2), ("克", 1, 1_000), ("担", 50, 1)]),
            ("升", [("立方米", 1_000, 1), ("毫升", 1, 1_000)]), ("分钟", [("小时", 60, 1), ("秒", 1, 60)]),
            ("月", [("年", 12, 1), ("季度", 3, 1)]), ("千瓦时", [("兆瓦时", 1_000, 1)]),
            ("千瓦", [("兆瓦", 1_000, 1), ("瓦", 1, 1_000)]),
            ("元", [("角", 1, 10), ("分钱", 1, 100)]), ("%", [("‰", 1, 10)]),
        ]
        var sizes: [String: Size] = [:]
        for kind in kinds {
            sizes[kind.base] = Size(kind: kind.base, above: 1, below: 1)
            for (unit, above, below) in kind.units { sizes[unit] = Size(kind: kind.base, above: above, below: below) }
        }
        return sizes
    }()

    /// 万亩, 千元, 百头: a number before the unit. Units nobody converts are a kind of their own.
    private static func size(_ unit: String) -> Size? {
        if let size = sizes[unit] { return size }
        for (mark, scale) in scales where unit.hasPrefix(mark) && unit.count > mark.count {
            let rest = canonical(String(unit.dropFirst(mark.count)))
            guard var size = self.size(rest) else { return nil }
            size.above *= scale
            return size
        }
        return unit.isEmpty ? nil : Size(kind: unit, above: 1, below: 1)
    }

    private static let scales: [(String, Decimal)] = [
        ("百万", 1_000_000), ("千万", 10_000_000), ("十万", 100_000), ("亿", 100_000_000), ("万", 10_000), ("千", 1_000),
        ("百", 100),
    ]
}
