import Core
import Documents
import Foundation
import SheetShapes
import Testing

@Suite struct ReadValueTests {
    private func refusal(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch {
            return (error as? ValueRefusal)?.sentence
        }
    }

    @Test(arguments: [
        ("2020.4.1", "2020-04-01"), ("2020年4月1日", "2020-04-01"), ("2020-4-1", "2020-04-01"),
        ("2020/04/01", "2020-04-01"),
        ("20200401", "2020-04-01"), ("２０２０．４．１", "2020-04-01"), ("2020 年 4 月", "2020-04-01"), ("2020年4月", "2020-04-01"),
        ("2020.4", "2020-04-01"), ("4/1", "2026-04-01"), ("4月1日", "2026-04-01"), ("44000", "2020-06-18"),
        ("20.4.1", "2020-04-01"), ("2026年11月底前", "2026-11-30"), ("2月底", "2026-02-28"), ("2024年2月末", "2024-02-29"),
        ("2026年底前", "2026-12-31"), ("6月30日前", "2026-06-30"), ("2026-06-30之前", "2026-06-30"),
    ])
    func readsDays(text: String, day: String) throws {
        #expect(try ReadValue.day(WrittenCell(text), year: 2026)?.day.description == day)
    }

    @Test(arguments: ["3.1", "3.2", "12.3"])
    func refusesNumbersThatMayHaveLostTheNoughtOfADay(text: String) {
        let cell = WrittenCell(text, kind: .number, address: "C7")
        let said = refusal { _ = try ReadValue.day(cell, year: 2026) }
        #expect(said?.hasPrefix("C7：“\(text)”不是日期") == true, "\(said ?? "")")
    }

    @Test func tellsAMonthFromADay() throws {
        #expect(try ReadValue.day(WrittenCell("2020年4月"))?.precision == .month)
        #expect(try ReadValue.day(WrittenCell("2026-06-10", kind: .day))?.precision == .day)
        #expect(try ReadValue.day(WrittenCell("—")) == nil)
    }

    @Test(arguments: [
        ("6月前", "C7：“6月前”不是日期"), ("2020年前", "C7：“2020年前”不是日期"), ("13月底", "C7：“13月底”不是日期"),
        ("6月底", "C7：“6月底”没有写年份"), ("年底前", "C7：“年底前”不是日期"), ("2月30日前", "C7：“2月30日前”不是日期"),
        ("4/1", "C7：“4/1”没有写年份"), ("2020.2.30", "C7：“2020.2.30”不是日期"), ("去年", "C7：“去年”不是日期"), ("13月", "C7：“13月”不是日期"),
    ])
    func refusesDaysWithTheReason(text: String, sentence: String) {
        let said = refusal { _ = try ReadValue.day(WrittenCell(text, address: "C7")) }
        #expect(said?.hasPrefix(sentence) == true, "\(said ?? "")")
    }

    @Test(arguments: [
        ("1,234.5", "1234.5"), ("１２３", "123"), ("1 234", "1234"), ("3.5万", "35000"), ("1.2亿", "120000000"),
        ("12亩", "12"),
        ("－5", "-5"), ("12.5%", "12.5"), ("1，234", "1234"), ("(1,234.50)", "-1234.5"), ("1,234，567.8", "1234567.8"),
    ])
    func readsNumbers(text: String, number: String) throws {
        #expect(try ReadValue.number(WrittenCell(text), unit: "亩").map { "\($0)" } == number)
    }

    @Test(arguments: [
        ("8,5", "不在千位上"), ("1,2,3亩", "不在千位上"), ("1，2345", "不在千位上"), ("1.5,000", "不在千位上"),
        ("约30", "约数"), ("30-40", "范围"), ("#N/A", "公式错误"), ("三十", "不是数字"), ("12户", "不是数字"), ("1.2.3", "不是数字"),
    ])
    func refusesNumbersWithTheReason(text: String, word: String) {
        let said = refusal { _ = try ReadValue.number(WrittenCell(text, address: "D9"), unit: "亩") }
        #expect(said?.hasPrefix("D9：") == true && said?.contains(word) == true, "\(said ?? "")")
    }

    @Test(
        arguments: [
            ("1200", "元", 120_000), ("12.34", "元", 1_234), ("3.5", "万元", 3_500_000), ("3.5万元", "元", 3_500_000),
            ("2000元", "万元", 200_000), ("￥1,200.50", "元", 120_050), ("1.5", "亿元", 15_000_000_000),
            ("3万", "元", 3_000_000), ("3600", "元/年", 360_000), ("3600元/年", "元", 360_000), ("1.2", "万元/公里", 1_200_000),
        ] as [(String, String, Int64)]
    )
    func readsAmountsByTheHeader(text: String, unit: String, fen: Int64) throws {
        #expect(try ReadValue.amount(WrittenCell(text), unit: unit) == fen)
    }

    /// The sign says 元 where nothing else does.
    @Test func aSignOfMoneyIsItsUnit() throws {
        #expect(try ReadValue.amount(WrittenCell("￥860,000.00"), unit: nil) == 86_000_000)
        #expect(try ReadValue.amount(WrittenCell("¥3.5"), unit: "万元") == 3_500_000)
    }

    @Test(arguments: [("5兆瓦", "5000"), ("0.5 兆瓦", "500"), ("5千瓦", "5"), ("3万千瓦", "30000")])
    func readsUnitsThatBeginWithANumber(text: String, number: String) throws {
        #expect(try ReadValue.counted(WrittenCell(text), in: "千瓦").map { "\($0.number)" } == number)
    }

    @Test func refusesAmountsThatCouldMeanTwoThings() {
        #expect(refusal { _ = try ReadValue.amount(WrittenCell("3万"), unit: "万元") }?.contains("表头的单位（万元）") == true)
        #expect(refusal { _ = try ReadValue.amount(WrittenCell("3.5万万元"), unit: "元") }?.contains("看不出是多少") == true)
        #expect(refusal { _ = try ReadValue.amount(WrittenCell("30"), unit: nil) }?.contains("看不出是元还是万元") == true)
        #expect(refusal { _ = try ReadValue.amount(WrittenCell("0.001"), unit: "元") }?.contains("不是整分") == true)
    }

    @Test(
        arguments: [
            ("11010519491231002X", nil), ("11010519491231002x", nil), ("１１０１０５１９４９１２３１００２Ｘ", nil),
            ("110105 19491231 002X", nil), ("130503670401001", nil), ("1.10105E+17", "科学计数"),
            ("110105194912310021", "对不上"),
            ("110105********002X", "星号"), ("11010519491331002X", "出生日期"), ("1101051949", "有 10 位"), ("身份证", "以外的字符"),
        ] as [(String, String?)]
    )
    func readsIdentityNumbers(text: String, word: String?) {
        let said = refusal { _ = try ReadValue.idNumber(WrittenCell(text, address: "E3")) }
        if let word { #expect(said?.contains(word) == true, "\(said ?? "")") } else { #expect(said == nil) }
    }

    @Test func refusesANumberExcelHasRounded() {
        let cell = WrittenCell("110105194912310000", kind: .number, address: "E3")
        #expect(refusal { _ = try ReadValue.idNumber(cell) }?.contains("15 位以后的数字已经丢失") == true)
    }

    @Test(arguments: [
        ("138 1234 5678", "13812345678"), ("+8613812345678", "13812345678"), ("１３８１２３４５６７８", "13812345678"),
        ("0936-8214567", "0936-8214567"), ("01012345678", "010-12345678"), ("（0936）8214567", "0936-8214567"),
    ])
    func readsPhoneNumbers(text: String, phone: String) throws {
        #expect(try ReadValue.phone(WrittenCell(text)) == phone)
    }

    @Test(arguments: [
        ("1.38E+10", "科学计数"), ("8214567", "没有写区号"), ("13812345678/13912345678", "几个号码"), ("1381234", "有 7 位"),
        ("无人", "不是电话"),
    ])
    func refusesPhoneNumbersWithTheReason(text: String, word: String) {
        let said = refusal { _ = try ReadValue.phone(WrittenCell(text)) }
        #expect(said?.contains(word) == true, "\(said ?? "")")
    }

    @Test func readsYesAndNo() throws {
        #expect(try ReadValue.yesNo(WrittenCell("√")) == true)
        #expect(try ReadValue.yesNo(WrittenCell("否")) == false)
        #expect(try ReadValue.yesNo(WrittenCell("")) == nil)
        #expect(refusal { _ = try ReadValue.yesNo(WrittenCell("可能")) } != nil)
    }

    @Test func everySentenceNamesItsCell() {
        for key in valueWords.keys { #expect(valueWords.sentence(for: Issue(key)).hasPrefix("{address}：")) }
    }
}
