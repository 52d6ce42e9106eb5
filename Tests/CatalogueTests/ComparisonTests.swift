import Catalogue
import Core
import Programmes
import Testing

@Suite struct ComparisonTests {
    struct Question: Sendable {
        let label: String
        let type: ProposedType
        var unit = ""
        var options: [String] = []
        /// `ledger.field`, one of those that ask the same; empty where nobody does.
        let known: [String]

        init(_ label: String, _ type: ProposedType, _ unit: String = "", options: [String] = [], known: [String] = []) {
            self.label = label
            self.type = type
            self.unit = unit
            self.options = options
            self.known = known
        }
    }

    /// What a department would ask again, in its own words, and what nobody asks yet.
    static let questions: [Question] = [
        Question("户主姓名", .text, known: ["old-houses.owner"]), Question("联系方式", .phone, known: ["old-houses.phone"]),
        Question("手机号", .phone, known: ["toilets.phone"]), Question("身份证号码", .identity, known: ["education.id_number"]),
        Question("户主身份证号码", .identity, known: ["old-houses.id_number"]),
        Question("房屋结构", .choice, options: ["砖木", "砖混", "土坯"], known: ["old-houses.structure"]),
        Question("房屋建筑面积", .number, "平方米", known: ["old-houses.area"]),
        Question("占地面积", .number, "㎡", known: ["old-houses.plot_area"]),
        Question("补助资金", .money, known: ["old-houses.subsidy"]),
        Question("拆除时间", .day, known: ["old-houses.demolished_on"]),
        Question("改厕模式", .choice, options: ["三格化粪池式", "双瓮漏斗式", "完整上下水道水冲式"], known: ["toilets.mode"]),
        Question("开工时间", .day, known: ["toilets.started_on"]), Question("验收人姓名", .text, known: ["toilets.accepted_by"]),
        Question("供水方式", .choice, options: ["集中供水", "分散供水"], known: ["drinking-water.kind"]),
        Question("供水人口数", .number, "人", known: ["drinking-water.people"]),
        Question("供水保证率", .number, "%", known: ["drinking-water.reliability"]),
        Question("水质是否达标", .choice, options: ["达标", "不达标"], known: ["drinking-water.quality"]),
        Question("管水员", .text, known: ["drinking-water.keeper"]),
        Question("项目编号", .text, known: ["roads.code", "farmland.code"]),
        Question("里程", .number, "公里", known: ["roads.length"]),
        Question("施工方", .text, known: ["roads.builder", "farmland.builder", "toilets.builder"]),
        Question("农户类别", .choice, options: ["脱贫户", "一般户"], known: ["visible-poverty.kind"]),
        Question("帮扶责任人", .text, known: ["visible-poverty.helper"]),
        Question("冻土层深度", .number, "厘米", known: ["toilets.frost"]),
        Question("合格村医数", .number, "人", known: ["medical.doctors"]),
        Question("出生日期", .day, known: ["education.born_on"]), Question("监护人", .text, known: ["education.guardian"]),
        Question("劝返次数", .number, "次", known: ["education.visits"]),
        Question("快递网点距离", .number, "公里"), Question("无人机飞手证号", .text), Question("光伏装机容量", .number, "千瓦"),
        Question("合唱队人数", .number, "人"), Question("犬只免疫日期", .day), Question("煤改电灶具品牌", .text),
        Question("宽带速率", .number, "兆"), Question("民宿床位", .number, "张"),
        Question("烟囱朝向", .choice, options: ["东", "南", "西", "北"]),
        Question("广播喇叭完好", .yesNo), Question("戏台所在年代", .text), Question("充电桩功率", .number, "千瓦"),
    ]

    private static func proposed(_ questions: [Question]) throws -> ProposedLedger {
        let header = questions.map { $0.unit.isEmpty ? $0.label : "\($0.label)（\($0.unit)）" }.joined(separator: ",")
        let table = try sampled("\(header)\n\(questions.map { _ in "甲" }.joined(separator: ","))\n", name: "摸底")
        var proposed = proposeLedger(table, fileName: "摸底.csv")
        for (place, question) in questions.enumerated() {
            proposed.fields[place].label = question.label
            proposed.fields[place].type = question.type
            proposed.fields[place].unit = question.type == .number ? question.unit : ""
            proposed.fields[place].options = question.options
            proposed.fields[place].samples = []
            proposed.fields[place].use = .asked
        }
        return proposed
    }

    @Test func findsWhatTheCountyKeepsAlreadyAndLeavesTheRest() throws {
        let playbooks = PlaybookLibrary.shipped.library.playbooks
        let compared = CompareFields(playbooks).compare(try Self.proposed(Self.questions))
        var (found, missed, falsely) = (0, [String](), [String]())
        for (column, question) in Self.questions.enumerated() {
            let again = compared.flatMap(\.fields).filter { $0.column == column }
            let names = again.map { "\($0.kept.ledger).\($0.kept.field.key)" }
            if question.known.isEmpty {
                if let first = again.first(where: \.isSure) {
                    falsely.append("\(question.label) → \(first.kept.field.label)")
                }
            } else if again.contains(where: { one in
                question.known.contains { $0.hasPrefix(one.kept.ledger + ".") } || one.isSure
            }) {
                found += 1
            } else {
                missed.append("\(question.label): \(names)")
            }
        }
        let known = Self.questions.count { !$0.known.isEmpty }
        #expect(found * 100 >= known * 95, "\(missed)")
        #expect(falsely.isEmpty, "\(falsely)")
    }

    @Test func aLedgerWithTheSameThingsStandsFirstAndMayBeLinked() throws {
        let sheet = """
            行政村,户主姓名,房屋结构,建筑面积（平方米）,联系电话,网速（兆）
            上坪村,张三,砖木,80,13812345678,100
            下坪村,李四,土坯,60,13912345678,50
            """
        let proposed = proposeLedger(try sampled(sheet, name: "宽带入户"), fileName: "宽带入户.csv")
        let playbooks = PlaybookLibrary.shipped.library.playbooks.filter { ["old-houses", "roads"].contains($0.key) }
        let compared = CompareFields(playbooks).compare(proposed)
        let first = try #require(compared.first)
        #expect(first.key == "old-houses")
        #expect(first.titleColumn == 1)
        #expect(Set(first.fields.map(\.label)) == ["户主姓名", "房屋结构", "建筑面积", "联系电话"])
    }

    @Test func aLinkStandsForTheFieldsReadFromAnotherLedger() throws {
        let sheet = "行政村,户主姓名,建筑面积（平方米）,网速（兆）\n上坪村,张三,80,100\n下坪村,李四,60,50\n"
        var proposed = proposeLedger(try sampled(sheet, name: "宽带入户"), fileName: "宽带入户.csv")
        let houses = try #require(PlaybookLibrary.shipped.library["old-houses"])
        proposed.fields[2].use = .linked("old-houses")
        let links = proposed.links(to: [houses])
        #expect(links.map(\.key) == ["linked_old_houses"] && links.map(\.ledger) == ["old-houses"])
        #expect(links.first?.why == "建筑面积从“农村老旧房屋拆除”读，不再填")
        let file = WrittenFile(name: "\(proposed.key).yaml", bytes: Array(proposed.yaml(linking: links).utf8))
        let loading = PlaybookLibrary.read(own: [file])
        #expect(loading.problems.allSatisfy { $0.issue.key == "playbook.unusedTarget" })
        let playbook = try #require(loading.library[proposed.key])
        #expect(playbook.fields.map(\.key) == ["owner", "wang_su_zhao", "linked_old_houses"])
        #expect(playbook.fields.map(\.reads) == [[], [], ["floor_area"]])
    }
}
