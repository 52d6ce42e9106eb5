import Core
import Expression
import Ledgers
import Programmes
import TestSupport
import Testing

/// What a person types with its unit is stored in the unit of the field, or refused.
@Suite("Numbers typed with their units")
struct CountedNumberTests {
    private static let read: [(String, String, Double)] = [
        ("invested", "3.5", 3.5), ("invested", "3.5万元", 3.5), ("invested", "35000元", 3.5), ("invested", "0.1亿元", 1_000),
        ("paid", "35000", 35_000), ("paid", "35000元", 35_000), ("paid", "3.5万元", 35_000), ("paid", "3.5万", 35_000),
        ("paid", "３.５ 萬元", 35_000), ("paid", "￥300", 300),
        ("land", "0.2亩", 0.2), ("land", "０.２ 亩", 0.2), ("land", "300平方米", 0.45), ("land", "1公顷", 15),
        ("land", "1234㎡", 1.85), ("land", "0.2万", 2_000),
        ("area", "0.3亩", 200), ("area", "120m2", 120), ("wood", "30亩", 2), ("share", "80%", 80),
    ]

    @Test(arguments: read)
    func aNumberIsStoredInTheUnitOfItsField(key: String, text: String, number: Double) throws {
        let (value, issue) = try reading(text, key)
        #expect(value == .number(number) && issue == nil)
    }

    private static let refused: [(String, String, String)] = [
        ("invested", "3.5万", "总投资按万元填，“3.5万”看不出是多少。把单位写全，例如 3.5万元，或者只写数字。"),
        ("paid", "12.345元", "补助金额要写成数字，例如 120；现在写的是“12.345元”。"),
        ("land", "3户", "耕地面积要写成数字，例如 120；现在写的是“3户”。"), ("land", "80%", "耕地面积要写成数字，例如 120；现在写的是“80%”。"),
        ("land", "约3亩", "耕地面积要写成数字，例如 120；现在写的是“约3亩”。"), ("land", "无", "耕地面积要写成数字，例如 120；现在写的是“无”。"),
        ("land", "0.125亩", "耕地面积最多写 2 位小数。"), ("invested", "35120元", "总投资最多写 2 位小数。"),
    ]

    @Test(arguments: refused)
    func whatCannotBeToldOrWouldLoseMoneyIsRefused(key: String, text: String, sentence: String) throws {
        let (value, issue) = try reading(text, key)
        #expect(value == .unknown && issue == sentence)
    }

    @Test func ofAPriceNothingIsRoundedAwayEither() throws {
        let prices = UnitsPlaybook.yaml.replacing("总投资, type: number, unit: 万元", with: "总投资, type: number, unit: 万元/公里")
        #expect(try reading("12300元/公里", "invested", in: prices).0 == .number(1.23))
        #expect(try reading("12345元/公里", "invested", in: prices).1 == "总投资最多写 2 位小数。")
    }

    @Test func anAmountOfAPersonIsReadAlike() throws {
        #expect(try reading("3.6万元", "income").0 == .text("36000"))
        #expect(try reading("－300元", "income").0 == .text("-300"))
        #expect(try reading("3.6户", "income").1 != nil)
    }

    private func reading(_ text: String, _ key: String, in yaml: String = UnitsPlaybook.yaml) throws -> (Value, String?)
    {
        let playbook = try OwnPlaybook.text(yaml).playbook
        let field = playbook.fields[try #require(playbook.field(key))]
        let (value, issue) = AnswerReading.value(text, of: field)
        return (value, issue.map(ledgerWords.sentence))
    }
}
