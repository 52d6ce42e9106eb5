import Core
import Documents
import Programmes
import SheetShapes

/// How well the values of a column suit a field.
struct ColumnEvidence {
    /// What the values alone say, from 0 to 1, where the name says nothing.
    var alone = 0.0
    /// What the name's score is multiplied with.
    var factor = 1.0
    var reason = ""

    static func weigh(_ values: ColumnValues, _ field: LedgerField) -> ColumnEvidence {
        guard values.count > 0 else {
            if case .file = field.type { return ColumnEvidence(factor: 0) }
            return ColumnEvidence()
        }
        switch field.type {
        case .file: return ColumnEvidence(factor: 0)
        case .choice, .set: return options(values, field)
        case .personal(let kind): return personal(values, kind)
        case .number, .money: return numbers(values)
        case .day: return share(values.days, values, alone: 0.35, other: 0.4, "值是日期", "值不像日期")
        case .truth: return share(values.truths, values, alone: 0.3, other: 0.4, "值是“是”或“否”", "值不是“是”或“否”")
        case .point: return share(values.points, values, alone: 0.8, other: 0.3, "值是经纬度", "值不是经纬度")
        case .region: return share(values.regions, values, alone: 0.4, other: 0.6, "值是地名", "值不像地名")
        case .text, .link: return texts(values)
        }
    }

    private static func options(_ values: ColumnValues, _ field: LedgerField) -> ColumnEvidence {
        let isSet = if case .set = field.type { true } else { false }
        let near = NearChoice(among: field.options)
        let options = field.options.map(SimplifiedText.of)
        // 有 and 无 are the options of many fields; 砖木 and 土坯 of few.
        var isTelling = false
        let fitting = values.count { written in
            let text = SimplifiedText.of(written)
            let parts = isSet ? text.split { "、，,;；".contains($0) }.map(String.init) : [text]
            guard parts.allSatisfy({ near.option($0) != nil }) else { return false }
            isTelling = isTelling || text.count >= 2 && !common.contains(text) && options.contains(text)
            return true
        }
        let share = Double(fitting) / Double(values.count)
        let words = "\(values.count) 个值里 \(fitting) 个是这个字段的选项"
        guard share >= 0.5 else { return ColumnEvidence(factor: values.count >= 3 ? 0.7 : 1, reason: words) }
        let alone = isTelling && values.count >= 2 ? 0.45 + 0.35 * share : 0.2
        return ColumnEvidence(alone: alone, factor: 1.05, reason: words)
    }

    private static let common: Set<String> = ["没有", "其他", "合格", "不合格", "正常", "不需要", "未定", "良好", "一般", "完成"]

    private static func personal(_ values: ColumnValues, _ kind: FieldType.Personal) -> ColumnEvidence {
        switch kind {
        case .identity: share(values.identities, values, alone: 0.86, other: 0.4, "值是身份证号", "值不像身份证号")
        case .phone: share(values.phones, values, alone: 0.62, other: 0.5, "值是电话号码", "值不像电话号码")
        case .account: share(values.accounts, values, alone: 0.6, other: 0.5, "值是账号", "值不像账号")
        case .name: texts(values)
        case .amount: numbers(values)
        }
    }

    private static func numbers(_ values: ColumnValues) -> ColumnEvidence {
        let share = Double(values.numbers) / Double(values.count)
        if share >= 0.5 { return ColumnEvidence(factor: 1.02, reason: "值是数字") }
        return ColumnEvidence(factor: values.count >= 2 ? 0.45 : 0.8, reason: "值不是数字")
    }

    private static func texts(_ values: ColumnValues) -> ColumnEvidence {
        if values.identities == values.count { return ColumnEvidence(factor: 0.5, reason: "值是身份证号") }
        let share = Double(values.numbers) / Double(values.count)
        return share >= 0.9 ? ColumnEvidence(factor: 0.88) : ColumnEvidence()
    }

    private static func share(
        _ fitting: Int,
        _ values: ColumnValues,
        alone: Double,
        other: Double,
        _ good: String,
        _ bad: String
    ) -> ColumnEvidence {
        let share = Double(fitting) / Double(values.count)
        if share >= 0.6 { return ColumnEvidence(alone: alone, factor: 1.05, reason: good) }
        return share >= 0.3 ? ColumnEvidence() : ColumnEvidence(factor: values.count >= 2 ? other : 0.8, reason: bad)
    }
}

/// Whether a value could be of a kind; spoiled ones count, so that their column is found and they are refused by row.
enum ReadingProbe {
    static func isNumber(_ text: String) -> Bool {
        if ValueReading.isPlainNumber(text) { return true }
        return (try? ReadValue.number(WrittenCell(text, kind: .text, address: "A1"))) ?? nil != nil || endsInUnit(text)
    }

    /// 12亩, 3.5万元
    private static func endsInUnit(_ text: String) -> Bool {
        let digits = text.prefix { $0.isNumber || ".,，-".contains($0) }
        let rest = text.dropFirst(digits.count)
        return !digits.isEmpty && (1...3).contains(rest.count) && !rest.contains { "年月日号".contains($0) }
    }

    static func isDay(_ text: String) -> Bool {
        if ValueReading.looksLikeDay(text) { return true }
        // 2026-04-01 08:30
        if text.contains(":"), let day = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first {
            return day.count < text.count && ValueReading.looksLikeDay(String(day))
        }
        if let serial = Int(text) { return (20_000..<80_000).contains(serial) }
        // 6月底前, 11月30日前
        guard let last = text.last, "前底末".contains(last) else { return false }
        return (try? ReadValue.day(WrittenCell(text), year: 2000)) != nil
    }

    static func isIdentity(_ text: String) -> Bool {
        if ValueReading.looksLikeID(text) { return true }
        let masked = text.replacing("*", with: "1")
        return masked != text && masked.utf8.count == 18 || text.uppercased().contains("E+17")
            || text.utf8.count == 18 && text.utf8.prefix(17).allSatisfy { (48...57).contains($0) }
    }

    static func isAccount(_ text: String) -> Bool {
        let digits = text.filter { $0 != " " && $0 != "-" }
        return (12...30).contains(digits.utf8.count) && digits.utf8.allSatisfy { (48...57).contains($0) }
            && !isIdentity(digits)
    }

    static func isPoint(_ text: String) -> Bool {
        let parts = text.split { ",，、; ；".contains($0) }.compactMap { Double($0) }
        return parts.count == 2 && (73.0...136.0).contains(parts[0]) && (3.0...54.0).contains(parts[1])
    }
}
