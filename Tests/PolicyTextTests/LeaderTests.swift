import Core
import Testing

@testable import PolicyText

/// 牵头县领导 as texts say it.
@Suite("Leaders")
struct LeaderTests {
    @Test(arguments: [
        ("改造农村危房160户。（牵头领导：张三；牵头单位：住建局）", "张三"),
        ("改造农村危房160户。（牵头县领导：李四副县长，责任单位：住建局）", "李四副县长"),
        ("改造农村危房，由张三副县长牵头负责。", "张三副县长"), ("XX县长要抓在手上，农业农村局、金融办要负起责任。", "XX县长"),
        ("由县长王五同志亲自挂帅，抓好项目建设。", "县长王五"), ("由常务副县长负总责，抓好资金筹措。", "常务副县长"),
        ("由分管副县长牵头，抓好厕所改造。", "分管副县长"),
    ])
    func areRead(text: String, leader: String) {
        let read = readDuty(text, options: DecomposeOptions(asOf: Day(daysSince1970: 20_000))).leader
        #expect(read == leader, "\(text)")
    }

    @Test(arguments: [
        "由住建局牵头，改造农村危房160户。", "县长在会上作了讲话，各单位要抓好落实。", "各单位主要领导要亲自抓。",
        "牵头单位：住建局；责任人：张三。", "向县长汇报工作进展情况。",
    ])
    func areNotMadeUp(text: String) {
        #expect(readDuty(text, options: DecomposeOptions(asOf: Day(daysSince1970: 20_000))).leader == nil)
    }

    @Test func standInTheBreakdownOfADocument() {
        let text = """
            在全县农村工作会议上的讲话
            同志们：
            一、抓好危房改造
            要在6月底前改造农村危房160户。（牵头单位：住建局；牵头领导：张三）
            要在年底前新建高标准农田2万亩。（牵头单位：农业农村局）
            """
        let breakdown = decompose(text, options: DecomposeOptions(asOf: Day(daysSince1970: 20_000)))
        #expect(breakdown.duties.map(\.leader) == ["张三", nil])
        // A person is no unit.
        #expect(!breakdown.duties.flatMap(\.units).contains { $0.text.contains("张三") })
    }

    @Test func anEnteredDateStandsOverTheTextsOwn() throws {
        let text = "在全县农村工作会议上的讲话\n(2020年月日)\n同志们：\n一、抓好危房改造\n要在6月底前改造农村危房160户。"
        let (asOf, entered) = (try #require(Day("2026-06-10")), try #require(Day("2026-03-01")))
        func days(_ options: DecomposeOptions) -> [String] {
            decompose(text, options: options).duties.flatMap(\.deadlines).compactMap { $0.by?.description }
        }
        #expect(days(DecomposeOptions(asOf: asOf)) == ["2020-06-30"])
        #expect(days(DecomposeOptions(asOf: asOf, datedOn: entered)) == ["2026-06-30"])
        let dated = text.replacing("(2020年月日)", with: "(2021年3月1日)")
        #expect(decompose(dated, options: DecomposeOptions(asOf: asOf, datedOn: entered)).date == entered)
    }
}
