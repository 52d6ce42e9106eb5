import Core
import PolicyText
import Programmes
import SheetShapes

/// Proposes a ledger from the table somebody keeps: rules only, the same table always gives the same proposal.
///
/// - Parameters:
///   - places: the county's places; without them the headers alone say which column is the place.
///   - fileName: names the ledger where no line stands over the table.
///   - lead: key of the function that leads; guessed from the name where nil.
///   - taken: keys of playbooks there are.
package func proposeLedger(
    _ table: SampledTable,
    places names: PlaceNames = PlaceNames(),
    fileName: String,
    lead: String? = nil,
    beside taken: Set<String> = []
) -> ProposedLedger {
    let places = PlaceReading(table.columns, names)
    let columns = table.columns.filter { !places.columns.contains($0.place) }
    let stage = StageReading(columns)
    let reading = FieldReading(table: table, places: places, stage: stage?.column)
    var keys = reservedKeys
    var fields: [ProposedField] = []
    for sample in table.columns {
        let key = AsciiKeys.field(sample.column.names.last ?? sample.label, beside: keys)
        keys.insert(key)
        fields.append(reading.field(sample, key: key))
    }
    for (column, word) in [(places.township, "乡镇"), (places.village, "行政村")] {
        if let column, fields[column].header.isEmpty { fields[column].label = word }
    }
    TitleReading(table: table, places: places).mark(&fields)
    let name = LedgerName(table.title ?? fileName, county: names.county)
    let title = fields.first(where: \.isTitle)
    let words = ThingWords(name: name.text, title: title)
    // An English name says nothing of who leads: what its things are called does.
    let telling = name.text.isEnglish ? LedgerName(words.word, county: "") : name
    let area = AreaReading.area(title: table.title ?? name.text, headings: table.columns.map(\.plainName))
    return ProposedLedger(
        key: AsciiKeys.ledger(name.text, beside: taken),
        name: name.text,
        word: words.word,
        counter: words.counter,
        level: places.level,
        lead: lead ?? telling.lead ?? "office",
        goal: telling.goal,
        area: area?.rawValue ?? "",
        cadence: "monthly",
        clause: table.title ?? name.text,
        fields: fields,
        stages: stage?.stages ?? StageReading.standard,
        stageColumn: stage?.column,
        placeColumns: places.columns,
        // A target is what somebody demands: the sheet demands nothing.
        due: "",
        unclearStage: stage == nil ? ConditionReading.unclear(columns) : nil
    )
}

/// Names formulas use themselves; as `Programmes` refuses them.
private let reservedKeys: Set<String> = [
    "stage", "place", "today", "stage_since", "entered_on", "and", "or", "not", "in", "yes", "no", "from", "if",
    "count",
    "sum", "min", "max", "days_since", "days_until", "year", "month", "day", "known", "items", "measure", "reached",
]

/// What the line over a table says of the ledger.
struct LedgerName {
    let text: String
    /// In simplified characters, for comparing.
    private let plain: String

    private static let starts = ["附件", "附表", "表"]
    private static let ends = ["台账", "登记表", "统计表", "明细表", "汇总表", "一览表", "花名册", "情况表", "清单", "调度表", "进度表", "摸底表", "表"]

    init(_ title: String, county: String) {
        var name = String(title.split(separator: "/").last ?? "")
        for ending in [".xlsx", ".xls", ".csv", ".et", ".xlsm", ".ods", ".txt", ".tsv"]
        where name.lowercased().hasSuffix(ending) {
            name.removeLast(ending.count)
        }
        if let bracket = name.lastIndex(where: { "（(".contains($0) }), name.last.map({ "）)".contains($0) }) == true,
            name.distance(from: name.startIndex, to: bracket) >= 3
        {
            name = String(name[..<bracket])
        }
        if !county.isEmpty, SimplifiedText.of(name).hasPrefix(SimplifiedText.of(county)),
            name.count > county.count + 2
        {
            name.removeFirst(county.count)
        }
        if let mark = name.firstIndex(where: { "：:".contains($0) }),
            Self.starts.contains(where: name.hasPrefix), name[..<mark].count <= 5
        {
            name = String(name[name.index(after: mark)...])
        }
        for ending in Self.ends where SimplifiedText.of(name).hasSuffix(ending) && name.count > ending.count + 1 {
            name.removeLast(ending.count)
            break
        }
        name = name.filter { !$0.isNewline && !"\"'“”".contains($0) }
        let blank = name.allSatisfy(\.isWhitespace)
        text = blank ? "新台账" : String(name.drop(while: \.isWhitespace).prefix(40))
        plain = SimplifiedText.of(text)
    }

    /// The function whose words the name holds; the longest word decides.
    var lead: String? {
        var best: (key: String, length: Int)?
        for function in UnitFunction.all where function.key != "township" {
            for word in [function.title] + function.duties where word.count >= 2 && plain.contains(word) {
                if word.count > best?.length ?? 0 { best = (function.key, word.count) }
            }
        }
        return best?.key
    }

    /// Whichever of the five requirements the name speaks of; a person changes it.
    var goal: String {
        let words: [(String, [String])] = [
            ("生态宜居", ["厕", "房", "污水", "垃圾", "绿化", "环境", "路", "水", "生态", "院", "村庄"]),
            ("乡风文明", ["文明", "移风", "文化", "评选"]), ("治理有效", ["党", "干部", "治理", "信访", "网格", "矛盾", "安全"]),
            ("生活富裕", ["户", "脱贫", "监测", "低保", "医疗", "教育", "就业", "培训", "饮水", "补贴", "补助"]),
        ]
        return words.first { $0.1.contains { plain.contains($0) } }?.0 ?? "产业兴旺"
    }
}

/// What one thing is called: by the column that names it, else by the ledger's name.
struct ThingWords {
    let word: String
    let counter: String

    private static let byTitle: [(String, String, String)] = [
        ("项目", "项目", "个"), ("户", "农户", "户"), ("企业", "企业", "家"), ("合作社", "合作社", "家"), ("姓名", "人员", "名"), ("村", "村", "个"),
        ("问题", "问题", "个"), ("地块", "地块", "块"), ("单位", "单位", "家"), ("道路", "道路", "条"), ("线路", "道路", "条"),
    ]
    private static let byName: [(String, String, String)] = [
        ("项目", "项目", "个"), ("厕", "厕所", "座"), ("房", "房屋", "处"), ("路", "道路", "条"), ("大棚", "大棚", "座"), ("企业", "企业", "家"),
        ("合作社", "合作社", "家"), ("农田", "地块", "块"), ("耕地", "地块", "块"), ("问题", "问题", "个"), ("农户", "农户", "户"),
        ("人员", "人员", "名"), ("村", "村", "个"),
    ]

    init(name written: String, title: ProposedField?) {
        let name = SimplifiedText.of(written)
        let label = SimplifiedText.of(title.map { $0.header.isEnglish ? $0.label : $0.header } ?? "")
        let found =
            Self.byTitle.first { label.contains($0.0) } ?? Self.byName.first { name.contains($0.0) }
        // 路灯名称 is the name of a 路灯, 路灯编号 its number.
        let own = label.hasSuffix("名称") || label.hasSuffix("编号") ? label.dropLast(2).drop { $0 == "该" } : ""
        if (2...6).contains(own.count), own.allSatisfy(\.isLetter),
            !Self.byTitle.contains(where: { own.contains($0.0) })
        {
            word = String(own)
            counter = Self.counters.first { own.hasSuffix($0.0) }?.1 ?? "个"
        } else {
            word = found?.1 ?? "条目"
            counter = found?.2 ?? "条"
        }
    }

    private static let counters: [(String, String)] = [
        ("灯", "盏"), ("井", "眼"), ("桥", "座"), ("厕", "座"), ("厕所", "座"), ("棚", "座"), ("站", "座"), ("房", "处"), ("路", "条"),
        ("渠", "条"),
        ("河", "条"), ("沟", "条"), ("泵", "台"), ("设备", "台"), ("车", "辆"), ("树", "株"), ("公司", "家"), ("厂", "家"), ("店", "家"),
        ("学校", "所"), ("卫生室", "所"), ("水库", "座"), ("塘坝", "座"),
    ]
}
