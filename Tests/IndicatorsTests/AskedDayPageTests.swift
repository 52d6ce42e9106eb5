import Core
import Ledgers
import TestSupport
import Testing
import Web

@testable import Indicators

/// Pages of an earlier day, asked for days they cannot show.
@Suite("Pages asked for a day")
struct AskedDayPageTests {
    private let programme = "/programmes/sample-houses"
    private let future = "2027年1月1日 还没有到，这里是今天的数。"
    private let unread = "“昨天”不是日期，这里是今天的数。日期写成 2026-06-13 这样。"

    @Test(arguments: Driver.allCases)
    func aDayThatHasNotComeOrCannotBeReadIsTodayAndSaysSo(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await county.enter("甲")
            county.clock.advance(days: 3)
            let leader = try county.site().visitor(as: county.sample.leader)
            let pages = [
                "/board/programmes", "/board/programmes/screen", programme, "/programmes", "/indicators",
                "/indicators/sample-houses/rate", "/ledgers/sample-houses", "/ledgers/sample-houses/board",
                "/ledgers/sample-houses/map",
            ]
            for path in pages {
                #expect(await leader.get(path + "?day=2027-01-01").notice == future, "\(path)")
                #expect(await leader.get(path + "?day=昨天").notice == unread, "\(path)")
                for query in ["", "?day=", "?day=2026-06-13"] {
                    let page = await leader.get(path + query)
                    #expect(page.status == 200 && page.notice == nil, "\(path)\(query): \(page.notice ?? "")")
                }
            }
            // What only tells of now says where an earlier day is told of.
            for path in pages.dropFirst(3) {
                let notice = await leader.get(path + "?day=2026-06-11").notice
                #expect(notice == "这一页只有现在的样子。2026年6月11日 的数，在专项挂图上选那一天看。", "\(path)")
            }
            for path in pages.prefix(3) { #expect(await leader.get(path + "?day=2026-06-11").notice == nil, "\(path)") }
            let narrowed = await leader.get("/ledgers/sample-houses?from=很久以前")
            #expect(narrowed.notice == "“很久以前”不是日期，没有按它筛选。日期写成 2026-06-13 这样。")
        }
    }

    @Test(arguments: Driver.allCases)
    func aDayBeforeTheFirstRecordSaysSinceWhenThereIsOne(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let leader = try county.site().visitor(as: county.sample.leader)
            let never = await leader.get("/board/programmes?day=2020-01-01")
            #expect(never.words.contains("台账里还没有登记过，哪一天都没有数。"), "\(never.words)")
            try await county.enter("甲")
            county.clock.advance(days: 3)
            let sentence = "台账从 2026年6月10日 起才有记录，2020年1月1日 的数没有留下。"
            for path in ["/board/programmes", "/board/programmes/screen", programme] {
                for place in ["", "&region=620799101"] {
                    let page = await leader.get("\(path)?day=2020-01-01\(place)")
                    #expect(page.words.contains("那天还没有记录") && page.words.contains(sentence), "\(path)\(place)")
                    #expect(!page.text.contains("matrix-none") && !page.words.contains("已登记0户"), "\(path)\(place)")
                    let then = page.links.first { $0.word == "看 2026年6月10日 的数" }?.address
                    #expect(then?.contains("day=2026-06-10") == true && then?.contains("screen") == false, "\(path)")
                    #expect(then?.contains("region=620799101") == !place.isEmpty, "\(path)\(place)")
                }
            }
            // Another township had nothing that evening, though there were records.
            let empty = await leader.get("/board/programmes?day=2026-06-11&region=620799102")
            #expect(empty.words.contains("到 2026年6月11日 晚上，清泉镇一条也没有登记。"), "\(empty.words)")
            #expect(empty.links.contains { $0.word == "看现在的数" && $0.address == "/board/programmes?region=620799102" })
            let whole = await leader.get("/board/programmes?day=2026-06-11")
            #expect(whole.words.contains("上坪村") || whole.text.contains("matrix-count"), "\(whole.words)")
        }
    }
}
