import Core
import PolicyText
import Testing

/// Owners and times that stand behind a task, in every shape offices write them.
struct NoteTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        /// `name/l`, `/r`, `/s` for lead, responsible, supporting.
        let units: String
        var times = ""

        var testDescription: String { String(text.suffix(60)) }
    }

    private static let task = "1.建设村级养殖小区。合理选址，完成圈舍建设。"

    static let brackets: [Case] = [
        Case(text: "（责任单位：县农业农村局、县水务局）", units: "县农业农村局/r 县水务局/r"),
        Case(text: "（责任单位:县农业农村局,各乡镇)", units: "县农业农村局/r 各乡镇/r"),
        Case(text: "〔责任单位：县农业农村局，各乡镇人民政府〕", units: "县农业农村局/r 各乡镇人民政府/r"),
        Case(text: "【牵头单位：县住建局；配合单位：县财政局、县审计局】", units: "县住建局/l 县财政局/s 县审计局/s"),
        Case(text: "（牵头单位：县住建局，责任单位：各乡镇，完成时限：6月底前）", units: "县住建局/l 各乡镇/r", times: "6月底前"),
        Case(text: "（牵头单位：县住建局 责任单位：县财政局、各乡镇）", units: "县住建局/l 县财政局/r 各乡镇/r"),
        Case(text: "（县住建局牵头，县财政局、县审计局配合）", units: "县住建局/l 县财政局/s 县审计局/s"),
        Case(text: "（县住建局牵头、县财政局配合，2025年12月底前完成）", units: "县住建局/l 县财政局/s", times: "2025年12月底前"),
        Case(text: "（县住建局牵头，县财政局等按职责分工负责）", units: "县住建局/l 县财政局/r"),
        Case(text: "（由县住建局牵头，会同县财政局落实）", units: "县住建局/l 县财政局/s"),
        Case(text: "（县住建局会同县财政局负责）", units: "县住建局/l 县财政局/s"),
        Case(text: "（县住建局、县财政局分别牵头）", units: "县住建局/l 县财政局/l"),
        Case(text: "（县住建局、县财政局负责）", units: "县住建局/r 县财政局/r"),
        Case(text: "（县文化和旅游局、县住房和城乡建设局负责）", units: "县文化和旅游局/r 县住房和城乡建设局/r"),
        Case(text: "（县财政局和县审计局共同负责）", units: "县财政局/r 县审计局/r"),
        Case(text: "（市级各有关部门及各县市区政府按职责分工负责）", units: "市级各有关部门/r 各县市区政府/r"),
        Case(text: "（各有关部门和单位按职责分工负责）", units: "各有关部门和单位/r"),
        Case(text: "（县财政局等有关部门负责）", units: "县财政局/r 有关部门/r"),
        Case(text: "（各市、县〔市、区〕政府负责）", units: "各市、县〔市、区〕政府/r"),
        Case(text: "（责任单位：省教育厅，各市、县（市、区）政府）", units: "省教育厅/r 各市、县（市、区）政府/r"),
        Case(text: "（责任部门：县发展改革局（牵头）、县财政局）", units: "县发展改革局/l 县财政局/r"),
        Case(text: "（6月底完成，牵头考核单位：市财政局）", units: "市财政局/l", times: "6月底"),
        Case(text: "（国务院各部门分别负责，年内持续推进）", units: "国务院各部门/r", times: "年内 持续推进"),
        Case(text: "（县委组织部、县委宣传部负责，长期坚持）", units: "县委组织部/r 县委宣传部/r", times: "长期坚持"),
        Case(text: "（牵头领导：县委副书记；牵头单位：县委办）", units: "县委办/l"),
        Case(text: "（责任单位：县农业农村局；责任人：王某某）", units: "县农业农村局/r"),
        Case(text: "（商务局、税务局负责）", units: "商务局/r 税务局/r"),
        Case(text: "（各乡镇人民政府，县直有关单位）", units: "各乡镇人民政府/r 县直有关单位/r"),
        Case(text: "（主办单位：县林草局；协办单位：县水务局）", units: "县林草局/l 县水务局/s"),
        Case(text: "（县林草局牵头负责，各乡镇具体实施）", units: "县林草局/l 各乡镇/r"),
        Case(text: "（县公安局交警大队、中国人民银行某县支行按照职责分工负责）", units: "县公安局交警大队/r 中国人民银行某县支行/r"),
        Case(text: "（2025年10月31日前完成）", units: "", times: "2025年10月31日前"),
        Case(text: "（县发展改革局、县财政局等部门和各乡镇人民政府按职责分工负责）", units: "县发展改革局/r 县财政局/r 各乡镇人民政府/r"),
        Case(text: "（牵头单位：县住建局、配合单位：县财政局）", units: "县住建局/l 县财政局/s"),
        Case(text: "（责任单位：县农业农村局 县水务局 各乡镇人民政府）", units: "县农业农村局/r 县水务局/r 各乡镇人民政府/r"),
        Case(text: "（由县科技局负责牵头，县教育局参与）", units: "县科技局/l 县教育局/s"),
        Case(text: "（县科技局牵头会同县教育局落实）", units: "县科技局/l 县教育局/s"),
        Case(text: "（2025年6月底前完成，县科技局牵头）", units: "县科技局/l", times: "2025年6月底前"),
        Case(text: "（责任单位：县直各部门、各单位；长期坚持）", units: "县直各部门/r 各单位/r", times: "长期坚持"),
        Case(text: "（责任单位：全面推进依法治县委员会办公室、常德街道办事处）", units: "全面推进依法治县委员会办公室/r 常德街道办事处/r"),
        Case(text: "[责任单位：县交通运输局]", units: "县交通运输局/r"),
        Case(text: "（县委宣传部，县文明办，团县委）", units: "县委宣传部/r 县文明办/r 团县委/r"),
        Case(text: "（市级牵头单位：市教育局；县级责任单位：县教育局）", units: "市教育局/l 县教育局/r"),
        Case(text: "（各省（区、市）人民政府负责）", units: "各省（区、市）人民政府/r"),
        Case(text: "（县发展改革局等10个部门按职责分工负责）", units: "县发展改革局/r"),
        Case(text: "（县自然资源局（县林业局）负责）", units: "县自然资源局（县林业局）/r"),
        Case(text: "（责任单位：县推进“四好农村路”建设领导小组成员单位）", units: "县推进“四好农村路”建设领导小组成员单位/r"),
    ]

    @Test(arguments: brackets) func readsABracketBehindATask(_ item: Case) throws {
        try check(NoteTests.task + item.text, item)
        // Offices also set the full stop behind the bracket.
        try check("1.建设村级养殖小区。合理选址，完成圈舍建设" + item.text + "。", item)
    }

    static let lines: [Case] = [
        Case(text: "责任单位：县农业农村局、县水务局", units: "县农业农村局/r 县水务局/r"),
        Case(text: "牵头单位：县农业农村局\n责任单位：各乡镇\n完成时限：2025年9月底", units: "县农业农村局/l 各乡镇/r", times: "2025年9月底"),
        Case(text: "（牵头单位：县农业农村局；配合单位：县水务局）", units: "县农业农村局/l 县水务局/s"),
    ]

    @Test(arguments: lines) func readsALineOfItsOwnBehindATask(_ item: Case) throws {
        try check(NoteTests.task + "\n" + item.text, item)
    }

    @Test func theFirstUnitLeadsOnlyWhereTheDocumentSaysSo() throws {
        let plain = try first("1.加强监测。每户走访。（责任单位：县水务局、县财政局）")
        #expect(plain.units.allSatisfy { $0.role == .responsible })
        let stated = decompose(
            "1.加强监测。每户走访。（责任单位：县水务局、县财政局。列第一位的为牵头单位，下同）\n2.修好管网。更换老管。（责任单位：县住建局、县财政局）",
            options: options
        )
        #expect(stated.duties.map { $0.units.filter { $0.role == .lead }.map(\.text) } == [["县水务局"], ["县住建局"]])
    }

    @Test func oneParagraphWithThreeNotesIsThreeTasks() {
        let text = "1.扩大销售。建立对比清单。（县商务局负责）巩固传统产品。（县工信局牵头，县商务局配合）支持注册商标。（县市场监管局负责）"
        let duties = decompose(text, options: options).duties
        #expect(duties.map { $0.units.map(\.text) } == [["县商务局"], ["县工信局", "县商务局"], ["县市场监管局"]])
        #expect(duties[0].text.hasPrefix("1.扩大销售"))
    }

    @Test(arguments: ["（新华社某地8月24日电）", "（《某报》2020年8月25日02版）", "（2020年11月12日）", "（此件公开发布）", "（2分）"])
    func aBracketThatSaysNothingOfOwnersOrTimesIsNoNote(_ bracket: String) {
        let text = "今天，我们在这里隆重集会。三十年来，成绩来之不易。" + bracket
        #expect(decompose(text, options: options).duties.isEmpty)
    }

    @Test func aBracketInsideASentenceIsNoNote() throws {
        let duty = try first("1.改造老旧小区（含县政府家属院）20个，更换管网（由县水务局验收合格）后交付使用。")
        #expect(duty.note == nil)
    }

    @Test func aHeadingThatIsAUnitOwnsWhatStandsUnderIt() {
        let text = "三、部门职责\n（一）县财政局\n要落实养护资金。\n（二）县水务局\n要划定采砂区域。\n3.县林草局：加强林地巡查。"
        let duties = decompose(text, options: options).duties
        #expect(duties.map { $0.units.map(\.text) } == [["县财政局"], ["县水务局"], ["县林草局"]])
        #expect(duties.map { $0.units.map(\.source) } == [[.heading], [.heading], [.sentence]])
    }

    @Test func headingsGiveTheirOwnersToWhatStandsUnderThem() throws {
        let text = "二、重点任务\n（一）人居环境整治（牵头单位：县农业农村局）\n要清理农村垃圾堆。\n要整治乱搭乱建。\n（二）道路养护（责任单位：县交通运输局）\n加强日常养护。"
        let duties = decompose(text, options: options).duties
        #expect(duties.map { $0.units.map(\.text) } == [["县农业农村局"], ["县农业农村局"], ["县交通运输局"]])
        #expect(duties.allSatisfy { $0.units.allSatisfy { $0.source == .heading } })
    }

    private let options = DecomposeOptions(asOf: Day(daysSince1970: 20_000), suggestsUnits: false)

    private func first(_ text: String) throws -> Duty {
        try #require(decompose(text, options: options).duties.first)
    }

    private func check(_ text: String, _ item: Case) throws {
        let duty = try first(text)
        let units = duty.units.map { "\($0.text)/\($0.role == .lead ? "l" : $0.role == .responsible ? "r" : "s")" }
        #expect(units.joined(separator: " ") == item.units, "\(text)")
        let times = duty.deadlines.map(\.text) + duty.cadences.map(\.text)
        #expect(times.joined(separator: " ") == item.times, "\(text)")
    }
}
