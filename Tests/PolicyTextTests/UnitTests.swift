import Core
import PolicyText
import Testing

/// A county's own units: names, aliases, renamed bodies, suggestions.
struct UnitTests {
    static let lexicon = UnitLexicon([
        UnitLexicon.Entry(
            id: "land",
            name: "临川县自然资源局",
            aliases: ["县自然资源局", "国土局"],
            functions: ["natural-resources", "forestry"]
        ),
        UnitLexicon.Entry(
            id: "farm",
            name: "临川县农业农村局",
            aliases: ["农业局"],
            functions: ["agriculture", "revitalisation"]
        ),
        UnitLexicon.Entry(id: "build", name: "临川县住房和城乡建设局", aliases: ["县住建局"], functions: ["housing", "urban"]),
        UnitLexicon.Entry(id: "water", name: "临川县水务局", functions: ["water"]),
        UnitLexicon.Entry(id: "money", name: "临川县财政局", functions: ["finance"]),
        UnitLexicon.Entry(id: "party", name: "中共临川县委组织部", functions: ["organisation"]),
        UnitLexicon.Entry(id: "spring", name: "清泉镇", functions: []),
        UnitLexicon.Entry(id: "red", name: "红石镇", aliases: ["红石镇人民政府"], functions: []),
    ])

    private let options = DecomposeOptions(asOf: Day(daysSince1970: 20_000), aliases: UnitTests.lexicon)

    @Test(arguments: [
        ("县自然资源局要做好用地审批。", ["land"]),
        // Renamed bodies and ministries mean the county's unit of the same function.
        ("国土资源局要做好用地审批。", ["land"]),
        ("林草局要做好造林验收。", ["land"]),
        ("住建局要把好审核关。", ["build"]),
        ("农业、国土资源、水务等部门要主动服务。", ["farm", "land", "water"]),
        ("红石镇要带头完成。", ["red"]),
        ("组织部要加强考核。", ["party"]),
    ])
    func resolvesToTheCountysUnits(_ text: String, _ units: [String]) {
        #expect(readDuty(text, options: options).units.map(\.unit) == units)
    }

    @Test func notesResolveToo() throws {
        let text = "1.清理垃圾。全面清运。（农业农村部、临川县财政局负责）"
        let duty = try #require(decompose(text, options: options).duties.first)
        #expect(duty.units.map(\.unit) == ["farm", "money"])
        #expect(duty.units.map(\.text) == ["农业农村部", "临川县财政局"])
    }

    @Test(arguments: [
        ("由县财政局牵头，县水务局配合，做好资金拨付。", ["县财政局 lead", "县水务局 supporting"]),
        ("县财政局会同县水务局制定办法。", ["县财政局 lead", "县水务局 supporting"]),
        ("李县长要抓在手上，县财政局要负起责任。", ["李县长 lead", "县财政局 responsible"]),
        ("各乡镇各部门要密切配合。", ["各乡镇各部门 responsible"]),
        ("省级扶贫、财政部门要加强指导。", ["省级扶贫 responsible", "财政部门 responsible"]),
        ("我们要再接再厉。", []), ("全力助力航运中心建设。", []), ("扎实推进服务中心建设。", []),
    ])
    func readsTheSubject(_ text: String, _ units: [String]) {
        let plain = DecomposeOptions(asOf: Day(daysSince1970: 20_000), suggestsUnits: false)
        #expect(readDuty(text, options: plain).units.map { "\($0.text) \($0.role.rawValue)" } == units)
    }

    /// Minutes say who, by when and what in one breath: none of the three belongs to another.
    @Test(arguments: [
        ("农业农村局6月26日前核实改厕数量。", ["农业农村局"], "6月26日前", "核实改厕数量"),
        ("县农业农村局于6月26日前核实改厕数量。", ["县农业农村局"], "6月26日前", "核实改厕数量"),
        ("县农业农村局在6月26日之前核实改厕数量。", ["县农业农村局"], "6月26日之前", "核实改厕数量"),
        ("由农业农村局牵头，6月底前完成改厕核实。", ["农业农村局"], "6月底前", "完成改厕核实"),
        ("由农业农村局6月底前完成改厕核实。", ["农业农村局"], "6月底前", "完成改厕核实"),
        ("农业农村局、住房和城乡建设局6月26日前完成危房鉴定。", ["农业农村局", "住房和城乡建设局"], "6月26日前", "完成危房鉴定"),
        ("红石镇、清泉镇6月26日前拆除旧房20户。", ["红石镇", "清泉镇"], "6月26日前", "拆除旧房20户"),
        ("红石镇人民政府2026年6月30日前拆除旧房20户。", ["红石镇人民政府"], "2026年6月30日前", "拆除旧房20户"),
        ("各乡镇6月底前报送台账。", ["各乡镇"], "6月底前", "报送台账"),
        ("住房和城乡建设局本月底前完成危房鉴定。", ["住房和城乡建设局"], "本月底前", "完成危房鉴定"),
        ("水务局三日内排除隐患。", ["水务局"], "三日内", "排除隐患"),
        ("水务局要在6月26日前排除隐患。", ["水务局"], "6月26日前", "排除隐患"),
        ("自然资源局11月21日前批复第二批宅基地。", ["自然资源局"], "11月21日前", "批复第二批宅基地"),
        ("农业农村局6月26日前核实清泉镇改厕数量。", ["农业农村局"], "6月26日前", "核实清泉镇改厕数量"),
        ("农业农村局本月底前走访清泉镇。", ["农业农村局"], "本月底前", "走访清泉镇"),
        ("农业农村局6月26日前，核实改厕数量。", ["农业农村局"], "6月26日前", "核实改厕数量"),
    ])
    func theUnitTheDateAndTheActAreReadApart(_ text: String, _ units: [String], _ date: String, _ title: String) {
        let options = DecomposeOptions(
            asOf: Day(daysSince1970: 20_616),
            aliases: Self.lexicon,
            suggestsUnits: false
        )
        let duty = readDuty(text, options: options)
        #expect(duty.units.map(\.text) == units)
        #expect(duty.deadlines.map(\.text) == [date])
        #expect(duty.title == title)
    }

    @Test func suggestsByTheDutiesOfAFunction() throws {
        let duty = readDuty("要编制村庄规划，严格用地审批。", options: options)
        #expect(duty.units.allSatisfy { $0.source == .suggested } && duty.units.count <= 3)
        let first = try #require(duty.units.first)
        #expect(first.unit == "land")
        #expect(first.reason?.contains("村庄规划") == true)
        #expect(first.score.map { (0.1...1).contains($0) } == true)
    }

    @Test func suggestsNobodyWhereTheTextNamesSomebody() {
        let duty = readDuty("县水务局要编制村庄规划。", options: options)
        #expect(duty.units.map(\.source) == [.sentence])
    }

    @Test func learnsFromWhatWasAssignedBefore() throws {
        var learned = options
        learned.assignments = PastAssignments([
            .init(text: "抓好冷链物流枢纽建设", unit: "临川县水务局", role: .lead),
            .init(text: "推进冷链物流园区招商", unit: "临川县水务局", role: .lead),
        ])
        let before = readDuty("要加快冷链物流枢纽项目落地。", options: options).units.first?.unit
        let after = try #require(readDuty("要加快冷链物流枢纽项目落地。", options: learned).units.first)
        #expect(before != "water" && after.unit == "water")
        #expect(after.reason?.contains("上次同类任务由临川县水务局牵头") == true)
    }

    @Test func everyFunctionHasItsOwnKeyAndWords() {
        let keys = UnitFunction.all.map(\.key)
        #expect(Set(keys).count == keys.count)
        #expect(UnitFunction.all.allSatisfy { !$0.duties.isEmpty && !$0.county.isEmpty })
        // Duties without a document behind them would be made up.
        #expect(UnitFunction.all.filter(\.source.isEmpty).map(\.key) == [])
        #expect(UnitFunction.named("县国土资源局")?.key == "natural-resources")
        #expect(UnitFunction.named("住建部门")?.key == "housing")
    }
}
