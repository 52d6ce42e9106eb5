import Core
import Expression
import Ledgers
import Programmes
import Testing

@Suite("Answers read")
struct AnswerTests {
    private func read(_ text: String, _ key: String) throws -> (Value, String?) {
        let playbook = try SamplePlaybook.text().playbook
        let field = playbook.fields[try #require(playbook.field(key))]
        let (value, issue) = AnswerReading.value(text, of: field)
        return (value, issue.map(ledgerWords.sentence))
    }

    private static let mayDay = Day(daysSince1970: 10_347)

    @Test(arguments: [
        ("area", "120", Value.number(120)), ("area", "１，２６０.50", .number(1260.5)), ("area", "1,260.00", .number(1260)),
        ("subsidy", "0", .number(0)), ("built", "1998年5月1日", .day(Self.mayDay)),
        ("built", "1998/5/1", .day(Self.mayDay)),
        ("built", "19980501", .day(Self.mayDay)), ("empty", "是", .truth(true)),
        ("empty", "无", .truth(false)), ("structure", "砖木", .text("砖木")), ("uses", "养畜、住人", .set(["住人", "养畜"])),
        ("identity", "11010519491231002x", .text("11010519491231002X")),
        ("phone", "0936-8212345", .text("09368212345")),
        ("owner", "", .unknown),
    ])
    func readsWhatPeopleType(key: String, text: String, value: Value) throws {
        let (found, sentence) = try read(text, key)
        #expect(found == value && sentence == nil)
    }

    @Test(arguments: [
        ("area", "一百二", "建筑面积要写成数字，例如 120；现在写的是“一百二”。"), ("area", "1e308", "建筑面积要写成数字，例如 120；现在写的是“1e308”。"),
        ("area", "8,5", "建筑面积“8,5”里的逗号不在千位上，看不出是小数还是几个数；写成 1,234 或 1234，小数点写“.”。"),
        ("area", "1，2，3", "建筑面积“1，2，3”里的逗号不在千位上，看不出是小数还是几个数；写成 1,234 或 1234，小数点写“.”。"),
        ("area", "9" + String(repeating: "0", count: 300), "建筑面积的数字太大，核对小数点和单位（平方米）。"),
        ("area", "0", "建筑面积不能小于 1 平方米。"), ("area", "2001", "建筑面积不能大于 2000 平方米。"),
        ("area", "1.125", "建筑面积最多写 2 位小数。"), ("built", "1820-01-01", "建成日期“1820-01-01”的年份不对，要在 1900 年到 2100 年之间。"),
        ("built", "2026-02-30", "建成日期要写成日期，例如 2026-06-10；现在写的是“2026-02-30”。"),
        ("structure", "钢构", "结构没有“钢构”这个选项，可以选：土坯、砖木、砖混。"), ("uses", "住人、办公", "现在用途没有“办公”这个选项，可以选：住人、存放、养畜。"),
        ("identity", "110105194912310021", "身份证号要写 18 位身份证号，最后一位校验码与前面对不上，核对后再填。"),
        // What a person's cell says is not shown: what is wrong with it is.
        ("identity", "1101051949123100", "身份证号要写 18 位身份证号，现在有 16 位。"),
        ("identity", "无证", "身份证号要写 18 位身份证号，现在里面有数字和 X 以外的字。"),
        ("identity", "110105194913310021", "身份证号里的出生日期不对，照证件核对后再填。"),
        ("phone", "8212345", "电话要写 11 位手机号，或带区号的座机号，例如 0936-8212345。"),
        ("phone", "123", "电话要写 11 位手机号，或带区号的座机号，例如 0936-8212345；现在有 3 位。"),
        ("phone", "无", "电话要写 11 位手机号，或带区号的座机号，例如 0936-8212345；现在里面有数字以外的字。"), ("empty", "也许", "已腾空填“是”或“否”；现在写的是“也许”。"),
    ])
    func saysWhatIsWrong(key: String, text: String, sentence: String) throws {
        #expect(try read(text, key).1 == sentence)
    }

    @Test(arguments: [("max: 9", "2"), ("min: 20, max: 90", "90"), ("min: 500", "500"), ("min: 10, max: 50", "12")])
    func theExampleOfANumberIsOneTheFieldTakes(range: String, example: String) throws {
        let more = "  - {key: plots, label: 宅基地宗数, type: number, \(range)}"
        let playbook = try SamplePlaybook.text(more: more).playbook
        let field = playbook.fields[try #require(playbook.field("plots"))]
        let issue = AnswerReading.value("两宗", of: field).1
        #expect(issue.map(ledgerWords.sentence) == "宅基地宗数要写成数字，例如 \(example)；现在写的是“两宗”。")
    }

    /// Short numbers are put together from their digits: to the last bit what the text says.
    @Test func aNumberIsTheOneNearestToWhatWasTyped() throws {
        let playbook = try SamplePlaybook.text().playbook
        let area = playbook.fields[try #require(playbook.field("area"))]
        for whole in stride(from: 1, through: 1_999, by: 7) {
            for cents in ["", ".", ".1", ".07", ".30", ".99", ".5"] {
                let text = "\(whole)\(cents)"
                #expect(AnswerReading.value(text, of: area).0 == .number(try #require(Double(text))), "\(text)")
            }
        }
        for text in [".", "1.2.3", "1..2", "٣", "1 2.50.", "0x10", "1e3"] {
            #expect(AnswerReading.value(text, of: area).1 != nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("11010519491231002X", "1101**********002X"), ("13912345678", "139*****678"), ("123456", "123*456"),
        ("1234567", "123*567"), ("12345", "123*345"), ("张三丰", "张三丰*张三丰"), ("", "*"), ("0936-8212345", "093******345"),
    ])
    func aMaskShowsTheFirstAndTheLast(plain: String, mask: String) throws {
        let vault = PersonalVault(secret: Array(repeating: 5, count: 32))
        let sealed = try vault.sealed(plain, about: "phone")
        #expect(PersonalVault.masked(sealed) == mask && vault.opened(sealed, about: "phone") == plain)
    }

    /// A household that lost money is none that earned it.
    @Test func aSealedAmountKeepsItsSignAndItsBounds() throws {
        let playbook = try #require(AroundPlaybooks.texts().first { $0.playbook.key == "sample-families" }).playbook
        let income = playbook.fields[try #require(playbook.field("income"))]
        func read(_ text: String) -> Value { AnswerReading.value(text, of: income).0 }
        #expect(read("-3000") == .text("-3000") && read("－ 1,200.5") == .text("-1200.5") && read("800") == .text("800"))
        for text in ["-50001", "100000.5", "1e308", "12.345", "3-4"] {
            #expect(AnswerReading.value(text, of: income).1 != nil, "\(text)")
        }
    }

    @Test func aTextOfAHundredThousandCharactersIsRefused() throws {
        let (value, sentence) = try read(String(repeating: "长", count: 100_000), "owner")
        #expect(value == .unknown && sentence == "户主最多 40 个字，现在有 100000 个字。")
    }
}
