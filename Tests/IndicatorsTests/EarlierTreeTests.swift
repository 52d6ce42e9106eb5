import Core
import Database
import Documents
import Ledgers
import Regions
import TestSupport
import Testing
import Web

@testable import Indicators

/// Pages of an earlier day show the places of that day: those that are no more, and not those that came later.
@Suite("The tree of earlier days")
struct EarlierTreeTests {
    private let programme = "/programmes/sample-houses"
    private let first = IndicatorCounty.village
    private let second = IndicatorCounty.code("620799101202")

    private func add(_ code: RegionCode, _ name: String, _ county: IndicatorCounty) async throws {
        let file = try RegionFile(.bytes(Array("code,name\n\(code),\(name)\n".utf8)), name: "村.csv")
        let importing = ImportRegions(database: county.database, environment: county.clock.environment)
        _ = try #require(try await importing(file, by: county.sample.administrator).value)
    }

    private func merge(_ old: RegionCode, into new: RegionCode, _ county: IndicatorCounty) async throws {
        let merge = MergeRegions(county.ledgers)
        _ = try #require(try await merge(old, into: new, by: county.sample.administrator).value)
    }

    @Test(arguments: Driver.allCases)
    func aVillageMadeLaterIsNotInIt(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let (site, new) = (try county.site(), IndicatorCounty.code("620799101203"))
            try await county.enter("甲")
            try await county.enter("乙", in: second)
            let day = county.today
            county.clock.advance(days: 3)
            try await add(new, "三坪村", county)
            for old in [first, second] { try await merge(old, into: new, county) }
            try await county.enter("丙", in: new)
            county.clock.advance(days: 2)

            let leader = site.visitor(as: county.sample.leader)
            let township = "region=620799101"
            for path in ["/board/programmes?\(township)", "\(programme)?\(township)"] {
                let (then, now) = (await leader.get("\(path)&day=\(day)"), await leader.get(path).words)
                #expect(then.words.contains("上坪村") && then.words.contains("下坪村"), "\(path)")
                // The old places lead to the ledger of the new one, which itself is not among them.
                #expect(!then.links.contains { $0.address.contains("region=\(new)&day=") }, "\(path)")
                #expect(!then.links.contains { $0.word == "三坪村" }, "\(path)")
                #expect(now.contains("三坪村") && !now.contains("上坪村"), "\(path)")
            }
            #expect(await leader.get("/board/programmes?\(township)&day=2026-06-13").words.contains("三坪村"))
            // Its own page says since when it is there, and where the numbers of that day stand.
            let own = await leader.get("\(programme)?region=\(new)&day=\(day)")
            #expect(own.words.contains("三坪村从 2026年6月13日 起设立，那天以前没有它的数。"), "\(own.words)")
            for (old, name) in [(first, "上坪村"), (second, "下坪村")] {
                let link = try #require(own.links.first { $0.word == name })
                #expect(link.address == "\(programme)?region=\(old)&day=\(day)")
            }
            #expect(await !leader.get("\(programme)?region=\(new)&day=2026-06-13").words.contains("那天还没有"))

            let told = try await county.database.read { [desk = county.desk, sample = county.sample] tx in
                let reader = sample.township
                return try [day, day.adding(days: 3)].map { day in
                    try desk.programmes(for: reader, asOf: day, tx).flatMap { $0.places.map(\.place) }
                }
            }
            #expect(told == [["上坪村", "下坪村"], ["三坪村"]])
        }
    }

    /// Whatever places came and went: on every day the listed places make up the whole.
    @Test(arguments: Driver.allCases)
    func rowsOfEveryDayAddUpToTheWhole(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let new = IndicatorCounty.code("620799101203")
            let start = county.today
            for (owner, place) in [("甲", first), ("乙", second), ("丙", IndicatorCounty.farVillage)] {
                try await county.enter(owner, in: place)
            }
            county.clock.advance(days: 1)
            try await add(new, "三坪村", county)
            try await county.enter("丁", in: new)
            county.clock.advance(days: 1)
            try await merge(first, into: new, county)
            county.clock.advance(days: 1)
            try await merge(second, into: IndicatorCounty.farVillage, county)
            try await county.enter("戊", in: new)
            county.clock.advance(days: 1)

            let (routes, book, today) = (try county.routes(), county.book, county.today)
            let whole = try await county.database.read { tx in
                try (0...4).flatMap { later in
                    let day = start.adding(days: later)
                    return try [SampleCounty.county, IndicatorCounty.cloud, IndicatorCounty.spring].map { region in
                        let reading = try routes.reading(book, in: region, asOf: day < today ? day : nil, tx)
                        let rows = reading.lines.map { $0.counts.reduce(0, +) }.reduce(0, +)
                        #expect(rows == reading.state.counts.reduce(0, +), "\(region) on \(day)")
                        return reading.state.counts.reduce(0, +)
                    }
                }
            }
            // County, township of the new village, township of the far one: each evening from the first on.
            #expect(whole == [3, 2, 1, 4, 3, 1, 4, 3, 1, 5, 3, 2, 5, 3, 2])
        }
    }

    /// A village may go to another township: those of the old one are told so, and read what it had until then; nothing more.
    @Test(arguments: Driver.allCases)
    func aVillageThatWentToAnotherTownshipIsToldOfWithoutItsNumbers(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let (old, heir) = (second, IndicatorCounty.farVillage)
            try await county.enter("甲", in: old)
            try await county.enter("乙", in: heir)
            let day = county.today
            county.clock.advance(days: 3)
            try await merge(old, into: heir, county)
            county.clock.advance(days: 1)
            let site = try county.site()
            let (township, leader) = (
                site.visitor(as: county.sample.township), site.visitor(as: county.sample.leader)
            )
            let sentence = "下坪村已于 2026年6月13日 并入清泉镇泉头村。"
            let then = "\(programme)?region=\(old)&day=2026-06-12"
            for path in [programme, "/ledgers/sample-houses"] {
                for asked in [old, heir] {
                    let page = await township.get("\(path)?region=\(asked)")
                    #expect(page.status == 200 && page.words.contains(sentence), "\(path) \(asked)")
                    #expect(page.words.contains("不在你的岗位能看的范围里"), "\(path) \(asked)")
                    #expect(page.links.contains { $0.address == then }, "\(path) \(asked): \(page.links)")
                    #expect(!page.links.contains { $0.address.contains("\(heir)") }, "\(path) \(asked)")
                    #expect(!page.words.contains("乙"), "\(path) \(asked)")
                }
                // Who may see both is led there.
                let page = await leader.get("\(path)?region=\(old)")
                #expect(page.links.contains { $0.address.contains("region=\(heir)") }, "\(path)")
                #expect(await leader.get("\(path)?region=\(heir)").steps.count == 1, "\(path)")
            }
            let before = await township.get(then)
            #expect(before.status == 200 && before.words.contains("已登记1户"), "\(before.words)")
            #expect(!before.links.contains { $0.address.contains("\(heir)") })
            let rows = await township.get("\(programme)?day=\(day)")
            #expect(rows.words.contains("已并入清泉镇泉头村"))
            #expect(!rows.links.contains { $0.address.contains("\(heir)") })
            // Any other place of another township is as unknown as before.
            #expect(await township.get("\(programme)?region=620799102202").status == 404)
            #expect(await township.get("\(programme)?region=620799102").status == 404)
        }
    }

    /// However many steps a place took: where it is at last leads back to it, and nothing on the way does.
    @Test(arguments: Driver.allCases)
    func aVillageThatWentOnInStepsIsLedBackToFromTheLast(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let (far, last) = (IndicatorCounty.farVillage, IndicatorCounty.code("620799102202"))
            for (old, heir) in [(first, last), (second, far), (far, last)] { try await merge(old, into: heir, county) }
            let township = try county.site().visitor(as: county.sample.township)
            // Of two that are in it the one that ended last, though the other went there in one step.
            let sentence = "下坪村已于 2026年6月10日 并入清泉镇柳沟村。"
            for path in [programme, "/ledgers/sample-houses"] {
                let page = await township.get("\(path)?region=\(last)")
                #expect(page.status == 200 && page.words.contains(sentence), "\(path): \(page.words)")
            }
            for other in [far, IndicatorCounty.spring, SampleCounty.county] {
                #expect(await township.get("\(programme)?region=\(other)").status == 404, "\(other)")
            }

            let asked = [last, far, IndicatorCounty.pine]
            let gone = try await county.database.read { tx in
                try asked.map { try tx.regions.gone(to: $0, from: IndicatorCounty.cloud)?.code }
            }
            #expect(gone == [second, nil, nil])
            // No merge makes places lead to each other; if any did, asking would still come to an end.
            let round = try await county.database.write { tx in
                try tx.regions.end(last, successor: far, at: Instant(milliseconds: 1_790_000_000_000))
                return try tx.regions.gone(to: last, from: IndicatorCounty.cloud)?.code
            }
            #expect(round == nil)
        }
    }

    /// A new village leads to whatever stood on the day asked about, also to what was merged into those it took over.
    @Test(arguments: Driver.allCases)
    func aVillageMadeInStepsLeadsToThoseOfEachDay(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let (third, fourth) = (IndicatorCounty.code("620799101203"), IndicatorCounty.code("620799101204"))
            let day = county.today
            try await county.enter("甲")
            county.clock.advance(days: 1)
            try await merge(first, into: second, county)
            county.clock.advance(days: 1)
            try await add(third, "三坪村", county)
            try await merge(second, into: third, county)
            county.clock.advance(days: 2)
            try await add(fourth, "四坪村", county)
            try await merge(third, into: fourth, county)

            let leader = try county.site().visitor(as: county.sample.leader)
            let (old, new) = ([(first, "上坪村"), (second, "下坪村")], [(third, "三坪村")])
            let standing = [old, [old[1]], new, new]
            for (later, places) in standing.enumerated() {
                let then = day.adding(days: later)
                let page = await leader.get("\(programme)?region=\(fourth)&day=\(then)")
                #expect(page.words.contains("四坪村从 2026年6月14日 起设立"), "\(then): \(page.words)")
                let links = page.links.filter { $0.word.hasSuffix("坪村") }
                #expect(links.map(\.word) == places.map(\.1), "\(then)")
                let addresses = places.map { place, _ in "\(programme)?region=\(place)&day=\(then)" }
                #expect(links.map(\.address) == addresses, "\(then)")
            }
            // The numbers of the first day stand where they were entered.
            let entered = await leader.get("\(programme)?region=\(first)&day=\(day)")
            #expect(entered.words.contains("已登记1户"), "\(entered.words)")
        }
    }
}
