import Core
import Programmes
import SheetShapes

/// Sums that look as if they were written in another unit than the one they are taken in, where neither the sheet nor a
/// person says one. Only a question: what is small here is large elsewhere.
enum MagnitudeDoubts {
    /// So many numbers tell something.
    private static let least = 3

    static func issues(_ opened: OpenedTable, _ mapping: SheetMapping, _ playbook: Playbook) -> [Issue] {
        opened.table.sampled(in: opened.grid).compactMap { column in
            guard column.unit == nil, let target = mapping.columns[column.index].flatMap({ ColumnTarget($0) }),
                case .field(let key) = target, let place = playbook.field(key)
            else { return nil }
            let field = playbook.fields[place]
            let unit = mapping.units[column.index] ?? field.unit
            guard UnitLikeness.relation(unit, field.unit) == .same,
                let (words, other) = doubt(column.samples.compactMap(number), in: field.unit)
            else { return nil }
            let values = [
                "column": ColumnLetters.of(column.index), "label": field.label, "unit": field.unit, "words": words,
                "other": other,
            ]
            return Issue("import.magnitude", values)
        }
    }

    /// How the numbers look, and the unit they may be written in.
    private static func doubt(_ numbers: [Double], in unit: String) -> (words: String, other: String)? {
        guard numbers.count >= least else { return nil }
        switch UnitLikeness.canonical(unit) {
        case "万元":
            let large = numbers.count { abs($0) >= 10_000 }
            return large * 2 >= numbers.count ? ("多数在一万以上", "元") : nil
        case "元":
            let fractions = numbers.count { $0 != $0.rounded() }
            let isSmall = numbers.allSatisfy { abs($0) < 1_000 }
            return isSmall && fractions * 2 >= numbers.count ? ("都不到一千，多数带小数", "万元") : nil
        default: return nil
        }
    }

    private static func number(_ text: String) -> Double? {
        ValueReading.isPlainNumber(text) ? Double(text.filter { $0 != "," }) : nil
    }
}
