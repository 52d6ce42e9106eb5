import Core
import PolicyText
import Testing

/// Times and rhythms, counted from a document of 2025-03-10.
struct TimeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        /// `by` or `from..by` joined by blanks; `-` where words name no day.
        let days: String
        var periods: String = ""

        var testDescription: String { text }
    }

    static let cases: [Case] = [
        Case(text: "要在6月10日前完成整改", days: "2025-06-10"),
        Case(text: "要在6月底前完成整改", days: "2025-06-30"),
        Case(text: "要于2026年2月底前建成", days: "2026-02-28"),
        Case(text: "要在年底前见到成效", days: "2025-12-31"),
        Case(text: "到2027年，要建成20个示范村", days: "2027-12-31"),
        Case(text: "到2027年底，要建成20个示范村", days: "2027-12-31"),
        Case(text: "2026年要全面推开", days: "2026-12-31"),
        Case(text: "今年要新建厕所500座", days: "2025-12-31"),
        Case(text: "明年上半年要完成验收", days: "2026-06-30"),
        Case(text: "三季度末要完成招标", days: "2025-09-30"),
        Case(text: "第二季度要开工", days: "2025-06-30"),
        Case(text: "从4月上旬至5月底，要开展集中排查", days: "2025-04-01..2025-05-31"),
        Case(text: "2025—2027年，要分批实施", days: "2025-01-01..2027-12-31"),
        Case(text: "2025年9月至2026年3月，要开展清查", days: "2025-09-01..2026-03-31"),
        Case(text: "要在6月10日前取得明显成效、6月底前全面整改到位", days: "2025-06-10 2025-06-30"),
        Case(text: "“十四五”期间要改造危桥30座", days: "2021-01-01..2025-12-31"),
        Case(text: "“十五五”末要实现翻番", days: "2026-01-01..2030-12-31"),
        Case(text: "3年内要完成轮训", days: "2028-03-10"),
        Case(text: "要在5个工作日内办结", days: "2025-03-17"),
        Case(text: "六个月内要完成搬迁", days: "2025-09-10"),
        Case(text: "月底前要报送方案", days: "2025-03-31"),
        Case(text: "秋收前要修好机耕路", days: "-"),
        Case(text: "国庆节前要完成亮化", days: "2025-09-30"),
        // Two months back belongs to this year, eight months back to the next.
        Case(text: "要在1月底前补报", days: "2025-01-31"),
        // History sets no time.
        Case(text: "要巩固2023年度考核成果", days: ""),
        Case(text: "自2019年1月1日起要执行新标准", days: "2019-01-01.."),
        Case(text: "要坚持日常考核与年终考核相结合", days: ""),
        Case(text: "今年上半年要完成招标", days: "2025-06-30"),
        Case(text: "要在4月10日前完成摸底、5月底前完成整改、7月底前完成验收", days: "2025-04-10 2025-05-31 2025-07-31"),
        Case(text: "入冬前要完成清洁取暖改造", days: "-"),
        Case(text: "二○二六年底前要全部建成", days: "2026-12-31"),
        Case(text: "要在2025年12月31日前完成", days: "2025-12-31"),
        // Rhythms.
        Case(text: "要每周一调度", days: "", periods: "P7D"),
        Case(text: "要每周一调度、十天一督导", days: "", periods: "P7D P10D"),
        Case(text: "要逐月分析调度", days: "", periods: "P1M"),
        Case(text: "每季度第一个月5日前，要报送进展", days: "", periods: "P3M"),
        Case(text: "要建立周调度、月通报、季考核机制", days: "", periods: "P7D P1M P3M"),
        Case(text: "要每半年考评一次", days: "", periods: "P6M"),
        Case(text: "要每两个月走访一次", days: "", periods: "P2M"),
        Case(text: "要半月一通报", days: "", periods: "P15D"),
        Case(text: "要持续推进农村改厕", days: "", periods: "-"),
        Case(text: "要长期坚持网格巡查", days: "", periods: "-"),
    ]

    @Test(arguments: cases) func readsATime(_ item: Case) throws {
        let text = "某县人民政府关于做好有关工作的通知\n某县人民政府\n2025年3月10日\n一、工作要求\n" + item.text + "。"
        let breakdown = decompose(
            text,
            options: DecomposeOptions(asOf: try #require(Day("2030-01-01")), suggestsUnits: false)
        )
        #expect(breakdown.date == Day("2025-03-10"))
        let duty = try #require(breakdown.duties.last)
        let days = duty.deadlines.map { deadline in
            let by = deadline.by?.description ?? (deadline.from == nil ? "-" : "")
            return (deadline.from.map { "\($0).." } ?? "") + by
        }
        #expect(days.joined(separator: " ") == item.days)
        #expect(duty.cadences.map { $0.period ?? "-" }.joined(separator: " ") == item.periods)
    }

    @Test func aStageSaysWhatEachDateAsksFor() throws {
        let duty = readDuty(
            "要在6月10日前取得明显成效、6月底前全面整改到位。",
            options: DecomposeOptions(asOf: try #require(Day("2025-03-10")))
        )
        #expect(duty.deadlines.map(\.stage) == ["取得明显成效", "全面整改到位"])
    }

    @Test func theDayOfReadingCountsWhereTheDocumentGivesNone() throws {
        let options = DecomposeOptions(asOf: try #require(Day("2026-04-01")))
        #expect(readDuty("要在6月10日前完成。", options: options).deadlines.first?.by == Day("2026-06-10"))
    }

    @Test func aMaskedDateStillGivesItsYear() throws {
        let text = "在现场会上的讲话\n(2020年月日)\n同志们:\n各乡镇要在6月底前整改到位。"
        let breakdown = decompose(text, options: DecomposeOptions(asOf: try #require(Day("2026-04-01"))))
        #expect(breakdown.date == nil)
        #expect(breakdown.duties.first?.deadlines.first?.by == Day("2020-06-30"))
    }
}
