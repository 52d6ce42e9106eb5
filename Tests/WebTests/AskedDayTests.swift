import Core
import Testing
import Web

/// What an address says with `day=`, and what a page answers to it.
@Suite("Days of addresses")
struct AskedDayTests {
    static let cases: [(String, String?, String?)] = [
        ("", nil, nil), ("day=", nil, nil), ("day=2026-06-10", nil, nil), ("day=2026-06-09", "2026-06-09", nil),
        ("day=2026%E5%B9%B46%E6%9C%889%E6%97%A5", "2026-06-09", nil), ("day=1820-01-01", "1820-01-01", nil),
        ("day=2026-06-11", nil, "2026年6月11日 还没有到，这里是今天的数。"),
        ("day=9999-12-31", nil, "9999年12月31日 还没有到，这里是今天的数。"),
        ("day=2026-02-30", nil, "“2026-02-30”不是日期，这里是今天的数。日期写成 2026-06-10 这样。"),
        ("day=%E4%B8%8A%E5%91%A8", nil, "“上周”不是日期，这里是今天的数。日期写成 2026-06-10 这样。"),
        (
            "day=\(String(repeating: "9", count: 40))", nil,
            "“\(String(repeating: "9", count: 20))…”不是日期，这里是今天的数。日期写成 2026-06-10 这样。"
        ),
    ]

    @Test(arguments: cases)
    func anEveningThatIsOverIsShownAndAnythingElseIsSaid(_ query: String, _ day: String?, _ sentence: String?) throws {
        let asked = AskedDay(Fields(query: query), today: try #require(Day("2026-06-10")))
        #expect(asked.day?.description == day && asked.sentence == sentence)
    }
}
