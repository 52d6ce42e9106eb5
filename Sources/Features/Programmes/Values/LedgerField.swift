import Core
import Expression

/// One thing that is written down about each thing of a ledger. Shared, not copied: reading a thing touches every field.
package final class LedgerField: Hashable, Sendable {
    /// `elders`: lower-case letters, digits and underscores, as formulas name it.
    package let key: String
    /// 老人安置.
    package let label: String
    package let type: FieldType
    /// What a number counts: 平方米; 元 of money, empty of what is no number.
    package let unit: String
    /// The options of a choice or set, in order.
    package let options: [String]
    package let isRequired: Bool
    /// Within which level two things may not have the same value; nil where they may.
    package let unique: RegionCode.Level?
    /// The smallest and largest number, or the longest text.
    package let range: NumberRange
    /// What sheets call it beside its label.
    package let also: [String]
    /// Why it is asked, for the person who enters it; empty where the label says it.
    package let why: String
    /// Heading above the field where a new group of fields begins.
    package let group: String?
    /// Asked only where this holds.
    package let when: Formula?
    /// Of a link: keys of the other ledger's fields that are read through it instead of being asked here again.
    package let reads: [String]
    /// Where it is used, found in the playbook's formulas.
    package let uses: [FieldUse]

    init(
        key: String,
        label: String,
        type: FieldType,
        unit: String,
        options: [String],
        isRequired: Bool,
        unique: RegionCode.Level?,
        range: NumberRange,
        also: [String],
        why: String,
        group: String?,
        when: Formula?,
        reads: [String],
        uses: [FieldUse]
    ) {
        self.key = key
        self.label = label
        self.type = type
        self.unit = unit
        self.options = options
        self.isRequired = isRequired
        self.unique = unique
        self.range = range
        self.also = also
        self.why = why
        self.group = group
        self.when = when
        self.reads = reads
        self.uses = uses
    }

    package static func == (a: LedgerField, b: LedgerField) -> Bool {
        a === b
            || a.key == b.key && a.label == b.label && a.type == b.type && a.unit == b.unit && a.options == b.options
                && a.isRequired == b.isRequired && a.unique == b.unique && a.range == b.range && a.also == b.also
                && a.why == b.why
                && a.group == b.group && a.when == b.when && a.reads == b.reads
                && a.uses == b.uses
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// Whether its value names the thing by itself: one nobody else may have, or a person's number.
    package var isIdentifying: Bool { unique != nil || type == .personal(.identity) }
}

extension LedgerField {
    /// So many decimals pages show of its numbers at most.
    package var shownPlaces: Int {
        if case .number(let decimals) = type { max(2, decimals) } else { 2 }
    }

    /// A number with the field's unit: 200 平方米.
    package func written(_ number: Double) -> String {
        let plain = number.plainDigits
        return unit.isEmpty || unit == "%" ? plain + unit : "\(plain) \(unit)"
    }

    /// 1 到 200 平方米, 最多 40 个字, 不限.
    var rangeWords: String {
        if type == .text { return range.maximum.map { "最多 \(Int($0)) 个字" } ?? "不限长短" }
        switch (range.minimum, range.maximum) {
        case (nil, nil): return "不限"
        case (let least?, nil): return "不小于 \(written(least))"
        case (nil, let most?): return "不大于 \(written(most))"
        case (let least?, let most?):
            return "\(least == least.rounded() ? String(Int64(least)) : String(least)) 到 \(written(most))"
        }
    }
}

package struct NumberRange: Hashable, Sendable {
    package let minimum: Double?
    package let maximum: Double?

    /// nil where it bounds nothing, or nothing fits.
    var closed: ClosedRange<Double>? {
        let (low, high) = (minimum ?? -.infinity, maximum ?? .infinity)
        return low <= high && (low.isFinite || high.isFinite) ? low...high : nil
    }
}

package enum FieldType: Hashable, Sendable {
    case text
    /// Any number; `decimals` after the point.
    case number(decimals: Int)
    /// Whole fen stored; yuan in formulas.
    case money
    case day
    case truth
    case choice
    case set
    /// A point on the map.
    case point
    /// A region of a level, beside the one the thing belongs to.
    case region(RegionCode.Level)
    /// Things of another ledger (a playbook's key) or another kind of thing the county keeps.
    case link(to: String, many: Bool)
    case file
    case personal(Personal)

    /// Kept encrypted, shown masked.
    package enum Personal: String, CaseIterable, Sendable {
        case identity = "id-number"
        case phone
        case account = "bank-account"
        /// A person's name where the ledger itself tells something about the person: 张**.
        case name = "person-name"
        /// Yuan of one household or person: formulas reckon with it, pages and explanations do not show it.
        case amount = "person-amount"
    }

    package var isPersonal: Bool {
        if case .personal = self { true } else { false }
    }

    /// Whether a link may show it: files and links stand on pages of their own, places and points mean little elsewhere.
    package var isReadThroughLinks: Bool {
        switch self {
        case .file, .link, .point, .region: false
        default: true
        }
    }

    /// The word in sentences.
    package var word: String {
        switch self {
        case .text: "文字"
        case .number: "数字"
        case .money: "金额"
        case .day: "日期"
        case .truth: "是否"
        case .choice: "单选"
        case .set: "多选"
        case .point: "位置"
        case .region: "行政区划"
        case .link(_, let many): many ? "关联多项" : "关联一项"
        case .file: "附件"
        case .personal(.identity): "身份证号"
        case .personal(.phone): "电话"
        case .personal(.account): "银行账号"
        case .personal(.name): "姓名（加密）"
        case .personal(.amount): "金额（加密）"
        }
    }
}

/// A place where a field counts.
package enum FieldUse: Hashable, Sendable {
    case gate(String)
    case rule(String)
    case warning(String)
    case measure(String)
    /// Indicators that sum a measure the field goes into.
    case indicator(String)
    /// Decides whether another field is asked.
    case question(String)

    /// 关口“老人有去处”. Quotation marks within stand as ‘ ’ (GB/T 15834-2011, 4.8).
    package var word: String {
        switch self {
        case .gate(let word): "关口" + Self.quoted(word)
        case .rule(let word): "核对" + Self.quoted(word)
        case .warning(let word): "提醒" + Self.quoted(word)
        case .measure(let word): "计量" + Self.quoted(word)
        case .indicator(let word): "指标" + Self.quoted(word)
        case .question(let word): "决定是否填" + Self.quoted(word)
        }
    }

    private static func quoted(_ words: String) -> String {
        "“\(words.replacing("“", with: "‘").replacing("”", with: "’"))”"
    }
}
