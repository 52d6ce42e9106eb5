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
        let (a, b) = (canonical(column), canonical(field))
        if a == b { return .same }
        if let factor = factor(a, b) { return .times(factor) }
        // 万亩 where the field counts 亩, and the other way round.
        let (left, right) = (scaled(a), scaled(b))
        guard left.unit == right.unit else {
            guard let factor = factor(left.unit, right.unit) else { return .different }
            return .times(factor * left.scale / right.scale)
        }
        return .times(left.scale / right.scale)
    }

    /// 平方米 for ㎡, 平米, m2.
    static func canonical(_ unit: String) -> String {
        let plain = unit.lowercased().filter { !$0.isWhitespace }
        return aliases[plain] ?? plain
    }

    private static let aliases: [String: String] = [
        "㎡": "平方米", "m2": "平方米", "m²": "平方米", "平米": "平方米", "平方": "平方米", "m": "米", "km": "公里", "千米": "公里",
        "km2": "平方公里", "km²": "平方公里", "㎢": "平方公里", "kg": "千克", "公斤": "千克", "t": "吨", "m3": "立方米", "m³": "立方米",
        "方": "立方米", "立方": "立方米", "hm2": "公顷", "ha": "公顷", "人民币元": "元", "圆": "元", "rmb": "元", "人次": "人次",
        "口": "人", "名": "人", "百分比": "%", "％": "%", "cm": "厘米", "mm": "毫米", "l": "升", "市亩": "亩", "只": "头只",
        "头": "头只",
    ]

    private static let factors: [String: [String: Decimal]] = [
        "公顷": ["亩": 15, "平方米": 10_000], "平方公里": ["亩": 1_500, "公顷": 100],
        "公里": ["米": 1_000], "米": ["公里": Decimal(sign: .plus, exponent: -3, significand: 1), "厘米": 100],
        "里": ["米": 500], "吨": ["千克": 1_000], "千克": ["吨": Decimal(sign: .plus, exponent: -3, significand: 1)],
        "斤": ["千克": Decimal(sign: .plus, exponent: -1, significand: 5)],
        "亩": ["公顷": 1 / Decimal(15)],
    ]

    private static func factor(_ a: String, _ b: String) -> Decimal? { factors[a]?[b] }

    private static func scaled(_ unit: String) -> (unit: String, scale: Decimal) {
        for (mark, scale) in [
            ("百万", 1_000_000), ("千万", 10_000_000), ("亿", 100_000_000), ("万", 10_000), ("千", 1_000),
            ("百", 100),
        ] as [(String, Decimal)] where unit.hasPrefix(mark) && unit.count > mark.count {
            return (canonical(String(unit.dropFirst(mark.count))), scale)
        }
        return (unit, 1)
    }
}
