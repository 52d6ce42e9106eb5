import Core
import Documents
import Programmes
import SheetShapes

/// Sums that look as if they were written in another unit than the one they are taken in. Only a question: what is small
/// here is large elsewhere. Where a person changed the unit by hand nothing is asked.
enum MagnitudeDoubts {
    /// So many numbers tell something.
    private static let least = 3

    /// - Parameters:
    ///   - fixes: what was written over cells, by their address.
    ///   - stored: numbers the ledger has of a field, by its place; read only where they decide.
    static func issues(
        _ opened: OpenedTable,
        _ mapping: SheetMapping,
        fixes: [String: String],
        _ playbook: Playbook,
        stored: (Int) throws -> [Double]
    ) throws -> [Issue] {
        var issues: [Issue] = []
        for column in opened.table.sampled(in: opened.grid) {
            guard let target = mapping.columns[column.index].flatMap({ ColumnTarget($0) }),
                case .field(let key) = target, let place = playbook.field(key),
                !(mapping.confirmed?.contains(column.index) ?? false)
            else { continue }
            let field = playbook.fields[place]
            let unit = mapping.units[column.index] ?? field.unit
            let relation = UnitLikeness.relation(unit, field.unit)
            var sums: Sums?
            if UnitLikeness.canonical(unit) == "元", relation != .different {
                let read = Sums(opened, mapping, fixes, column: column.index)
                if let issue = read.mixed(field.label, unit) {
                    issues.append(issue)
                    continue
                }
                sums = read
            }
            guard relation == .same else { continue }
            if column.unit == nil, let (words, other) = doubt(column.samples.compactMap(number), in: field.unit) {
                let values = [
                    "column": ColumnLetters.of(column.index), "label": field.label, "unit": field.unit, "words": words,
                    "other": other,
                ]
                issues.append(Issue("import.magnitude", values))
            } else if let issue = try sums?.small(field.label, unit, stored: { try stored(place) }) {
                issues.append(issue)
            }
        }
        return issues
    }

    /// The numbers of a column in 元.
    private struct Sums {
        /// The first bare number that is small for a sum, and the first cell that says 万.
        private var few: (address: String, text: String)?
        private var tenThousands: (address: String, text: String)?
        /// The first with a fraction, where all numbers are bare and below a hundred.
        private var fraction: (address: String, text: String)?
        private var areSmall = true

        init(_ opened: OpenedTable, _ mapping: SheetMapping, _ fixes: [String: String], column: Int) {
            for row in TableRows(opened.table, in: opened.grid) where mapping.only?.contains(row.number) ?? true {
                guard let cell = row[column] else { continue }
                let address = CellAddress(row: row.number, column: column).written
                let text = fixes[address] ?? cell.text
                guard let number = MagnitudeDoubts.number(text) else {
                    // 35000元 says its unit itself.
                    if text.contains(where: \.isNumber) { areSmall = false }
                    if tenThousands == nil, MagnitudeDoubts.saysTenThousand(text) { tenThousands = (address, text) }
                    continue
                }
                if number != 0, abs(number) < 1_000, few == nil { few = (address, text) }
                if abs(number) >= 100 { areSmall = false }
                if number != number.rounded(), fraction == nil { fraction = (address, text) }
            }
        }

        func mixed(_ label: String, _ unit: String) -> Issue? {
            guard let few, let tenThousands else { return nil }
            let values = [
                "label": label, "unit": unit, "cell": few.address, "number": few.text, "other": tenThousands.address,
                "text": tenThousands.text,
            ]
            return Issue("import.mixedUnits", values)
        }

        func small(_ label: String, _ unit: String, stored: () throws -> [Double]) throws -> Issue? {
            guard areSmall, let fraction else { return nil }
            let known = try stored().filter { $0 != 0 }
            let large = known.count { abs($0) >= 1_000 }
            guard known.count >= MagnitudeDoubts.least, large * 2 > known.count else { return nil }
            let values = ["label": label, "unit": unit, "cell": fraction.address, "number": fraction.text]
            return Issue("import.smallSums", values)
        }
    }

    /// 3.5万, 3.5万元
    private static func saysTenThousand(_ text: String) -> Bool {
        let plain = text.filter { !$0.isWhitespace }
        for ending in ["万元", "万", "萬元", "萬"] where plain.hasSuffix(ending) {
            return number(String(plain.dropLast(ending.count))) != nil
        }
        return false
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
