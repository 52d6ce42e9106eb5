import Core
import Expression
import Ledgers
import Programmes

/// A thing that others may link to.
struct DemoThing: Sendable {
    let id: ItemID
    let region: RegionCode
    /// Policies a household is entitled to.
    var needs: [String] = []
}

/// Answers to the fields of one thing, drawn by type.
struct AnswerMaker {
    let playbook: Playbook
    let today: Day
    let pool: [String: [DemoThing]]
    /// The stage the thing has come to: what later gates ask for is not known yet.
    let target: Int
    let spot: DemoSpot
    private let asking: DemoAsking
    /// As a person would type them; "1" for a file that is there.
    private(set) var texts: [String]

    init(_ playbook: Playbook, today: Day, through target: Int, pool: [String: [DemoThing]], at spot: DemoSpot) {
        self.spot = spot
        self.playbook = playbook
        asking = DemoAsking(playbook: playbook)
        self.target = target
        self.today = today
        self.pool = pool
        texts = playbook.fields.map { _ in "" }
    }

    mutating func fill(_ random: inout SeededGenerator, _ names: inout PersonNames) {
        for index in playbook.fields.indices where !isAskedLater(index) { draw(index, &random, &names) }
        settleAmounts()
    }

    /// Whether the field is asked only at a stage beyond the thing's.
    func isAskedLater(_ index: Int) -> Bool { asking.isAsked(index, beyond: target) }

    /// - Parameter isWide: any amount the field allows, where the usual ones do not fit.
    mutating func draw(
        _ index: Int,
        _ random: inout SeededGenerator,
        _ names: inout PersonNames,
        isWanted: Bool = false,
        isWide: Bool = false
    ) {
        let field = playbook.fields[index]
        let isAsked = isWanted || field.isRequired || index == playbook.item.title
        guard isAsked || random.chance(70) else { return texts[index] = "" }
        switch field.type {
        case .text:
            let title = index == playbook.item.title ? DemoTitles.title(playbook, spot, &random) : nil
            texts[index] = title ?? DemoWords.text(field, &random, &names)
        case .number(let decimals): texts[index] = number(field, decimals, isWide, &random)
        case .money: texts[index] = number(field, 0, isWide, &random)
        case .day:
            texts[index] = today.adding(days: -random.whole(days(field, isWide, &random))).description
        case .truth: texts[index] = random.chance(70) ? "是" : "否"
        case .choice: texts[index] = random.pick(needed(field) ?? (isWanted ? demanded(index) : nil) ?? local(field))
        case .set:
            let share = isWanted && random.chance(50) ? 100 : 35
            let chosen = field.options.filter { _ in random.chance(share) }
            let some = chosen.isEmpty ? [random.pick(field.options)] : chosen
            // Who needs everything is nobody's household.
            texts[index] = (field.key == "needs" ? Array(some.prefix(2)) : some).joined(separator: "、")
        case .point: texts[index] = "100.\(random.whole(1000...9999)),38.\(random.whole(1000...9999))"
        case .region: texts[index] = ""
        case .link(let key, _): texts[index] = neighbour(in: pool[key] ?? [], &random)
        case .file: texts[index] = isWanted || random.chance(40) ? "1" : ""
        case .personal(.name): texts[index] = names.next(&random)
        case .personal(.amount): texts[index] = number(field, 0, isWide, &random)
        case .personal(let kind): texts[index] = DemoWords.personal(kind, &random)
        }
    }

    /// The river forest grows along the river, and nothing else is planted there.
    private func local(_ field: LedgerField) -> [String] {
        let title = texts[playbook.item.title]
        if let told = DemoTitles.option(of: field, in: playbook, named: title) { return [told] }
        guard field.key == "project", field.options.contains(Self.riverForest) else { return field.options }
        return field.options.filter { ($0 == Self.riverForest) == spot.isRiverside }
    }

    private static let riverForest = "黑河滩胡杨林营造"

    /// What the gates it has passed leave to choose from.
    private func demanded(_ index: Int) -> [String]? {
        let demands = playbook.gates.filter { $0.before.contains { $0 <= target } }.compactMap {
            $0.formula.demandedOptions(of: index)
        }
        guard let first = demands.first else { return nil }
        let left = demands.dropFirst().reduce(first) { $0.intersection($1) }
        let options = playbook.fields[index].options.filter(left.contains)
        return options.isEmpty ? nil : options
    }

    /// A measure is one of those its household is entitled to.
    private func needed(_ field: LedgerField) -> [String]? {
        guard field.key == "policy", let place = playbook.field("household"), let id = ItemID(texts[place]),
            case .link(let key, _) = playbook.fields[place].type,
            let needs = pool[key]?.first(where: { $0.id == id })?.needs
        else { return nil }
        let known = needs.filter(field.options.contains)
        return known.isEmpty ? nil : known
    }

    /// Of the same village where there is one, or of the same township.
    private func neighbour(in things: [DemoThing], _ random: inout SeededGenerator) -> String {
        let near = things.filter { $0.region == spot.code }
        let township = spot.code.ancestor(at: .township)
        let around = near.isEmpty ? things.filter { $0.region.ancestor(at: .township) == township } : near
        let found = around.isEmpty ? things : around
        return found.isEmpty ? "" : "\(random.pick(found).id)"
    }

    /// How many days back: children of a school's age, papers that are still good, and what a season or three years must
    /// lie behind.
    private func days(_ field: LedgerField, _ isWide: Bool, _ random: inout SeededGenerator) -> ClosedRange<Int> {
        if field.label.contains("出生") { return 2300...5600 }
        if ["有效期", "到期", "届满"].contains(where: field.label.contains) { return -900 ... -60 }
        guard isWide else { return 0...60 }
        return random.chance(30) ? 1100...1500 : 0...420
    }

    private func number(
        _ field: LedgerField,
        _ decimals: Int,
        _ isWide: Bool,
        _ random: inout SeededGenerator
    ) -> String {
        let share = Double(random.whole(0...1000)) / 1000
        if !isWide, let usual = DemoAmounts.usual(field) {
            // Small ones are more common than large ones.
            return plain(usual.lowerBound + (usual.upperBound - usual.lowerBound) * share * share, decimals)
        }
        let low = field.range.minimum ?? 0
        let high = field.range.maximum ?? max(100, low * 10)
        if random.chance(10), low <= 0 { return "0" }
        if random.chance(3) { return plain(high, decimals) }
        return plain(low + (high - low) * share * share * share * share, decimals)
    }

    private func plain(_ value: Double, _ decimals: Int) -> String {
        guard decimals > 0 else { return String(Int(value.rounded())) }
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    /// Amounts that go down one after the other: what is planned, begun, built. Of those marked whole, all is built where the
    /// thing has come so far.
    private static let chains: [(keys: [String], isWhole: Bool)] = [
        (["planned", "started", "built", "in_use"], true), (["planned_works", "started_works", "built_works"], true),
        (["area", "finished_area"], true), (["area", "fertigation"], false), (["attended", "certified"], false),
        (["opinions", "adopted"], false),
        (["amount", "paid"], true), (["area", "restored"], true),
    ]

    mutating func settleAmounts() {
        for chain in Self.chains {
            let places = chain.keys.compactMap { playbook.field($0) }
            guard places.count == chain.keys.count else { continue }
            let amounts = places.compactMap { Double(texts[$0]) }.sorted(by: >)
            guard amounts.count == places.count else { continue }
            let isWhole = chain.isWhole && target > 1
            for (place, amount) in zip(places, amounts) { write(isWhole ? amounts[0] : amount, at: place) }
        }
        // A herd has grown since the year began.
        if let heads = amount("heads") { set("heads_before", (heads * 0.7).rounded()) }
        if let planned = amount("planned"), playbook.field("in_use") != nil { set("area", planned * 1.3) }
        settleClaim()
        settleHousehold()
        settleDays()
        settlePosts()
        for key in ["fertiliser", "pesticide"] {
            // Last year's amount: the new one is a little less, seldom more.
            guard let before = amount(key + "_before") else { continue }
            let off = (playbook.fields.count * spot.number + Int(before)) % 21
            set(key, before * (0.84 + Double(off) / 100))
        }
    }

    /// Nobody asks for more than so many at so much each.
    private mutating func settleClaim() {
        guard let quantity = amount("quantity"), let rate = amount("rate") else { return }
        for key in ["amount", "paid"] {
            if let asked = amount(key), asked > quantity * rate { set(key, quantity * rate) }
        }
    }

    /// Days that come one after the other.
    private static let orders = [
        ["agreed_on", "demolished_on", "cleared_on"], ["started_on", "built_on"], ["reviewed_on", "started_on"],
        ["installed_on", "fault_on"], ["noticed_on", "paid_on"], ["planted_on", "surveyed_on", "kept_on"],
        ["asked_on", "guided_on"], ["found_on", "stopped_on", "restored_on"],
        ["visited_on", "appraised_on", "noticed_on", "recognised_on", "removed_on"],
        ["received_on", "transferred_on", "told_on"], ["checked_on", "handed_on"], ["meeting_on", "filed_on"],
        ["proposed_on", "discussed_on", "decided_on", "decision_shown_on", "result_shown_on"],
        ["meeting_on", "noticed_on", "approved_on"],
    ]

    /// How many days some stand before the next at least: a notice is up for a week before anybody is paid.
    private static let leastApart = ["noticed_on": 7]

    /// What comes first lies some days before what follows it.
    private mutating func settleDays() {
        for order in Self.orders {
            var next: Day?
            for place in order.reversed().compactMap({ playbook.field($0) }) {
                guard case .day(let day) = AnswerReading.value(texts[place], of: playbook.fields[place]).0 else {
                    continue
                }
                let apart = Self.leastApart[playbook.fields[place].key] ?? 0
                let settled = next.map { day > $0.adding(days: -apart) ? $0.adding(days: -apart - 3) : day } ?? day
                texts[place] = settled.description
                next = settled
            }
        }
    }

    /// Who holds both posts is one person.
    private mutating func settlePosts() {
        guard let dual = playbook.field("dual"), let secretary = playbook.field("secretary"),
            let chairman = playbook.field("chairman"), texts[dual] == "是"
        else { return }
        texts[chairman] = texts[secretary]
    }

    /// People of a household, by the name over its door: as many as live together, most of them insured, few of them ill or
    /// on an allowance; what nobody gets has no details.
    private mutating func settleHousehold() {
        guard playbook.field("allowance_people") != nil, playbook.field("insured") != nil else { return }
        let name = texts[playbook.item.title].unicodeScalars.reduce(spot.number) {
            ($0 &* 31 &+ Int($1.value)) & 0xFFFF
        }
        func part(_ divisor: Int, of whole: Int) -> Int { name / divisor % whole }
        let members = 2 + part(3, of: 4)
        let counts = [
            "members": members, "insured": part(5, of: 6) == 0 ? members - 1 : members, "pension": min(members, 2),
            "allowance_people": part(7, of: 5) == 0 ? 1 : 0, "destitute": 0, "disabled": part(11, of: 7) == 0 ? 1 : 0,
            "workers": part(13, of: 3), "working_months": 3 + part(17, of: 9),
            "pensioners": part(19, of: 3) == 0 ? 1 : 0,
            "allowance": 380 + 20 * part(23, of: 12),
        ]
        for (key, count) in counts { set(key, Double(count)) }
        let details: [(holds: Bool, keys: [String])] = [
            (counts["allowance_people"] != 0, ["allowance"]),
            (counts["disabled"] != 0, ["disability", "disability_grade"]),
            (counts["workers"] != 0, ["working_place", "working_months"]),
            (part(29, of: 4) == 0, ["watched", "risks", "recognised", "removed"]), (part(31, of: 2) == 0, ["removed"]),
        ]
        for detail in details where !detail.holds {
            for place in detail.keys.compactMap({ playbook.field($0) }) { texts[place] = "" }
        }
        for place in ["risks", "disability"].compactMap({ playbook.field($0) }) {
            texts[place] = String(texts[place].split(separator: "、").first ?? "")
        }
    }

    private func amount(_ key: String) -> Double? { playbook.field(key).flatMap { Double(texts[$0]) } }

    private mutating func set(_ key: String, _ value: Double) {
        if let place = playbook.field(key) { write(value, at: place) }
    }

    /// With as many decimals as the field takes, one at most.
    private mutating func write(_ value: Double, at place: Int) {
        switch playbook.fields[place].type {
        case .number(let decimals): texts[place] = plain(value, decimals)
        case .money: texts[place] = plain(value, 0)
        default: return
        }
    }

    /// What is not asked is not answered.
    mutating func drop(in place: RegionCode) {
        for (index, field) in playbook.fields.enumerated() {
            guard let when = field.when, texts[index] != "" else { continue }
            if when.holds(in: facts(in: place, stage: 0)) == false { texts[index] = "" }
        }
    }

    /// Required fields that are asked and have no answer.
    func missing(in place: RegionCode) -> [Int] {
        playbook.fields.indices.filter { index in
            let field = playbook.fields[index]
            guard field.isRequired, texts[index].isEmpty else { return false }
            return field.when.map { $0.holds(in: facts(in: place, stage: 0)) == true } ?? true
        }
    }

    /// What will stand around the thing: things lead to it, unlike each other, and it has no twin.
    private func around(_ name: Vocabulary.Name) -> Value {
        if playbook.twins.contains(where: { $0.key == name.key }) { return .set([]) }
        if playbook.followers.contains(where: { $0.key == name.key }) { return .set(["1", "2", "3"]) }
        // Every kind of them.
        if case .set(let options) = name.type { return .set(options) }
        guard case .choice = name.type, let slot = playbook.itemVocabulary.slot(of: name.key) else { return .unknown }
        // A linked thing stands where the gates want it.
        return playbook.gates.lazy.compactMap { $0.formula.demandedOptions(of: slot)?.sorted().first }.first
            .map(Value.text) ?? .unknown
    }

    func facts(in place: RegionCode, stage: Int) -> ListedFacts {
        var values = playbook.fields.indices.map { index -> Value in
            let field = playbook.fields[index]
            if field.type == .file { return .set(texts[index].isEmpty ? [] : ["1"]) }
            var value = AnswerReading.value(texts[index], of: field).0
            if field.type == .personal(.amount), case .text(let plain) = value {
                value = Double(plain).map(Value.number) ?? .unknown
            }
            if !value.isKnown, field.type == .set { return .set([]) }
            if case .link(_, many: true) = field.type, !value.isKnown { return .set([]) }
            return value
        }
        for name in playbook.itemVocabulary.names.dropFirst(values.count) {
            switch name.key {
            case "stage": values.append(.text(playbook.stages[stage].key))
            case "stage_since", "entered_on": values.append(.day(today))
            case "place.code": values.append(.text(place.digits))
            case "place.level": values.append(.text("\(place.level)"))
            default: values.append(around(name))
            }
        }
        return ListedFacts(values, today: today)
    }
}

/// Words for texts that mean something to a reader.
enum DemoWords {
    static func text(_ field: LedgerField, _ random: inout SeededGenerator, _ names: inout PersonNames) -> String {
        let label = field.label
        func has(_ words: String...) -> Bool { words.contains { label.contains($0) } }
        if has("户主", "姓名", "负责人", "干部", "联系人", "承包人", "责任人", "带头人", "书记", "主任", "河长", "管护", "监督") {
            return names.next(&random)
        }
        if has("编号", "号", "代码") {
            return "\(random.pick(["A", "B", "C", "D"]))\(random.whole(10_000...99_999))\(random.whole(100...999))"
        }
        if has("地点", "位置", "地址", "住处", "点位", "地块") {
            return "\(random.whole(1...9))组\(random.pick(["村口", "学校旁", "河滩", "主路边", "打谷场", "老井边"]))"
        }
        if has("名称", "名") {
            return random.pick(["兴旺", "绿源", "金穗", "河西", "祁峰", "丰禾", "润泽", "康达"]) + "\(random.whole(1...99))号"
        }
        if has("申请人", "农户", "申报", "使用单位", "经营主体", "施工单位", "运维", "机构", "公司") {
            return has("申请人", "农户")
                ? names.next(&random)
                : random.pick(["兴旺", "绿源", "金穗", "祁峰", "丰禾", "润泽"]) + random.pick(["合作社", "农业公司", "工程公司"])
        }
        if let phrases = DemoPhrases.list(for: label) { return random.pick(phrases) }
        return random.pick(["已与户主商定", "按村民会议决定办理", "核对过，情况属实", "先易后难，逐户推进", "与上次相同"])
    }

    static func personal(_ kind: FieldType.Personal, _ random: inout SeededGenerator) -> String {
        switch kind {
        case .name, .amount: return ""
        case .phone: return "139\(random.whole(10_000_000...99_999_999))"
        case .account: return "62\(random.whole(10_000_000_000_000...99_999_999_999_999))"
        case .identity:
            return identity(
                year: random.whole(1940...2005),
                month: random.whole(1...12),
                day: random.whole(1...28),
                random.whole(100...999)
            )
        }
    }

    /// Another for each number below 20 million.
    static func identity(_ number: Int) -> String {
        let (day, month, year) = (number / 900, number / 900 / 28, number / 900 / 28 / 12)
        return identity(year: 1940 + year % 66, month: 1 + month % 12, day: 1 + day % 28, 100 + number % 900)
    }

    private static func identity(year: Int, month: Int, day: Int, _ order: Int) -> String {
        // The area code 620799 belongs to no county.
        let body = "620799\(year)\(padded(month))\(padded(day))\(order)"
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
