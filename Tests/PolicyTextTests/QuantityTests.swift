import Core
import PolicyText
import Testing

/// Numbers as official prose writes them.
struct QuantityTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        /// `written|value|unit|comparison` joined by blanks; `..upper` behind the value.
        let read: String
        var subject: String?

        var testDescription: String { text }
    }

    static let cases: [Case] = [
        // Digits, full width, multipliers.
        Case(text: "要新建圈舍2000平方米", read: "2000|平方米|exactly", subject: "圈舍"),
        Case(text: "要发展订单种植３．５万亩", read: "35000|亩|exactly"),
        Case(text: "要落实资金1,200万元", read: "12000000|元|exactly"),
        Case(text: "要完成投资1.2亿元", read: "120000000|元|exactly"),
        Case(text: "要打造千亿级产业", read: "100000000000|元|at_least"),
        Case(text: "要引进肉牛5万多头", read: "50000|头|at_least"),
        Case(text: "要改造１００ 户", read: "100|户|exactly"),
        // Chinese numerals.
        Case(text: "要建成三十二个村级服务点", read: "32|个|exactly"),
        Case(text: "要改造二百五十户危房", read: "250|户|exactly"),
        Case(text: "要栽植一万两千株", read: "12000|株|exactly"),
        Case(text: "要进一步统一思想，推动万众一心", read: ""),
        Case(text: "要坚持“四个不摘”", read: ""),
        // Shares.
        Case(text: "普及率要达到85%以上", read: "85|%|at_least", subject: "普及率"),
        Case(text: "要确保合格率不低于98.5％", read: "98.5|%|at_least"),
        Case(text: "人口自然增长率要控制在6‰以内", read: "6|‰|at_most"),
        Case(text: "覆盖面要达到百分之九十", read: "90|%|exactly"),
        Case(text: "要让三分之一的村先建成", read: "33.3333|%|exactly"),
        Case(text: "八成以上的农户要参保", read: "80|%|at_least"),
        Case(text: "占比要提高2个百分点", read: "2|个百分点|increase_by"),
        Case(text: "要成为全省样板", read: ""),
        // Ranges and ratios.
        Case(text: "要种植蔬菜10—15万亩", read: "100000..150000|亩|between"),
        Case(text: "培训对象要在16-24岁之间", read: "16..24|岁|between"),
        Case(text: "要把增速保持在5%~6%", read: "5..6|%|between"),
        Case(text: "要按1:3配套资金", read: "1..3|:|exactly"),
        // Comparisons in front and behind.
        Case(text: "要组织不少于100场培训", read: "100|场|at_least"),
        Case(text: "单项补助要不超过300万元", read: "3000000|元|at_most"),
        Case(text: "要给予最高50万元奖励", read: "500000|元|at_most"),
        Case(text: "要把办理时限压缩到3个工作日", read: "3|个工作日|at_most"),
        Case(text: "面积要压缩在50万亩以内", read: "500000|亩|at_most", subject: "面积"),
        Case(text: "收入要增长8%左右", read: "8|%|increase_by"),
        Case(text: "产值要提高到120亿元", read: "12000000000|元|increase_to"),
        Case(text: "能耗要下降3%", read: "3|%|decrease_by"),
        Case(text: "发生率要降至2%", read: "2|%|decrease_to"),
        Case(text: "要新增就业2400人", read: "2400|人|increase_by"),
        Case(text: "要涉及约3600户", read: "3600|户|about"),
        Case(text: "要力争产量翻一番", read: "100|%|increase_by"),
        Case(text: "要实现行政村全覆盖", read: "100|%|exactly"),
        Case(text: "要对欠薪案件动态清零", read: "0||exactly"),
        Case(text: "要按八折收取费用", read: "80|%|exactly"),
        Case(text: "三成以上的村要建成示范村", read: "30|%|at_least"),
        Case(text: "要力争产值翻两番", read: "300|%|increase_by"),
        Case(text: "要让三分之二的农户受益", read: "66.6667|%|exactly"),
        Case(text: "发生率要控制在0.5‰以内", read: "0.5|‰|at_most", subject: "发生率"),
        Case(text: "要按１：３配套资金", read: "1..3|:|exactly"),
        Case(text: "要对1户3人脱贫监测户落实帮扶", read: "1|户|exactly 3|人|exactly", subject: "脱贫监测户"),
        Case(text: "要做到应改尽改、能改全改", read: "100|%|exactly 100|%|exactly"),
        Case(text: "县农业农村局要整治撂荒地 420亩", read: "420|亩|exactly", subject: "撂荒地"),
        Case(text: "要实施重大项目250个以上", read: "250|个|at_least", subject: "重大项目"),
        Case(text: "要培训高素质农民１２００人次", read: "1200|人次|exactly", subject: "高素质农民"),
        Case(text: "要把成本降低到每亩800元", read: "800|元|exactly"),
        Case(text: "要压减一般性支出5%以上", read: "5|%|decrease_by"),
        Case(text: "合格率要稳定在98%以上", read: "98|%|at_least"),
        // A size that only says which things are meant.
        Case(text: "要新开工亿元以上项目10个", read: "10|个|exactly"),
        Case(text: "要引进5000万元以上的工业项目12个", read: "12|个|exactly"),
        Case(text: "要淘汰35吨及以下燃煤锅炉28台", read: "28|台|exactly"),
        Case(text: "要为80岁以上老年人发放津贴", read: ""),
        Case(text: "要处5万元以下罚款", read: ""),
        Case(text: "要对年产值超过5000万元的企业给予奖励", read: ""),
        Case(text: "要排查6层以上住宅300栋", read: "300|栋|exactly"),
        Case(text: "要培育100家以上企业", read: "100|家|at_least"),
        Case(text: "要建成10万亩以上高标准农田", read: "100000|亩|at_least"),
        Case(text: "要落实5000万元以上资金", read: "50000000|元|at_least"),
        // Masks.
        Case(text: "要对XX户XX人逐户走访", read: "XX|户|exactly XX|人|exactly"),
        Case(text: "要争取XX亿元", read: "XX|元|exactly"),
        Case(text: "要在XX镇XX村办好试点", read: ""),
        // What is no quantity.
        Case(text: "要落实国办发〔2020〕43号文件", read: ""),
        Case(text: "要按第3款办理", read: ""),
        Case(text: "要用好5G网络", read: ""),
        Case(text: "要落实省委十二届六次全会精神", read: ""),
        Case(text: "要保持两位数增长", read: ""),
        Case(text: "要推进县城更新和安全韧性提升4项行动", read: "4|项|exactly"),
    ]

    @Test(arguments: cases) func readsANumber(_ item: Case) throws {
        let duty = readDuty(
            item.text + "。",
            options: DecomposeOptions(asOf: Day(daysSince1970: 20_000), suggestsUnits: false)
        )
        let read = duty.targets.map { quantity in
            let value = quantity.value.map(plain) ?? "XX"
            return
                "\(value)\(quantity.upper.map { ".." + plain($0) } ?? "")|\(quantity.unit)|\(quantity.comparison.rawValue)"
        }
        #expect(read.joined(separator: " ") == item.read)
        if let subject = item.subject { #expect(duty.targets.first?.subject == subject) }
    }

    @Test func keepsTheUnitAsWrittenBesideItsCommonForm() throws {
        let duty = readDuty("合格率要达到98％。", options: DecomposeOptions(asOf: Day(daysSince1970: 20_000)))
        let quantity = try #require(duty.quantities.first)
        #expect(quantity.unit == "%" && quantity.writtenUnit == "％")
    }

    private func plain(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }
}
