import Core
import Indicators
import Ledgers
import Papers
import Rounds
import TestSupport
import Testing
import Web

/// A pack is of the moment it was made: what came after is told on its pages.
@Suite("A pack that was left behind")
struct StalePackTests {
    private let said = "材料之后有变动（"

    /// A round with its pack, and a house of its programme.
    private func packed(_ county: RoundCounty) async throws -> (round: RoundID, house: ItemID) {
        try await county.setTargets()
        let house = try await county.enter("王大山")
        let set = SetCadence(county.desk)
        let cadence = try #require(await set.adopt(shipped: "weekly-dispatch", by: county.supervisor).value)
        let monday = try county.day("2026-06-15")
        let id = try #require(await OpenRound(county.desk)(cadence, on: monday, by: county.supervisor).value)
        _ = try #require(await MakePack(county.desk)(id, by: county.supervisor).value)
        return (id, house)
    }

    @Test(arguments: Driver.allCases)
    func whatCameAfterAPackIsToldWithTheButtonThatMakesItAnew(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            let (id, house) = try await packed(county)
            let site = try TestSite(RoundRoutes(desk: county.desk).all, environment: county.desk.environment)
            let supervisor = site.visitor(as: county.supervisor)
            let round = "/rounds/\(id)"
            #expect(await !supervisor.get(round + "/pack").words.contains(said))
            #expect(await supervisor.get(round).words.contains("2026年6月10日 09:00 生成的，之后没有变动"))

            county.clock.advance(hours: 1)
            var report = RoundReport()
            report.words = "天晴就开工。"
            #expect(try await ReportToRound(county.desk)(id, report, by: county.sample.township).value == id)
            #expect(try await county.finish(house).isEmpty)
            let own = "云雾镇样例拆旧 0 户 → 1 户"
            let whole = said + "1 个单位填报：云雾镇；2 个数字变了：云岭县样例拆旧 0 户 → 1 户、\(own)），重新生成。"
            for path in [
                "", "/pack", "/pack/townships", "/pack/townships/620799102", "/pack/programmes",
                "/pack/programmes/sample-houses", "/pack/wall",
            ] {
                let page = await supervisor.get(round + path)
                #expect(page.words.contains(whole), "\(path): \(page.words)")
                #expect(page.words.contains("现在的材料是 2026年6月10日 09:00 生成的"), "\(path)")
                #expect(page.text.contains("action=\"\(round)/pack\""), "\(path)")
            }
            // A township is told of itself, and makes nothing anew.
            let township = site.visitor(as: county.sample.township)
            let sheet = await township.get(round + "/pack/townships/620799101")
            #expect(sheet.words.contains(said + "1 个单位填报：云雾镇；1 个数字变了：\(own)）。"), "\(sheet.words)")
            #expect(!sheet.words.contains("重新生成"))

            let anew = await supervisor.post(round + "/pack", [:])
            #expect(anew.status == 200 && !anew.words.contains(said))
            #expect(await !supervisor.get(round).words.contains(said))
        }
    }

    /// The draft of a bulletin has the figures of the pack, not those of the moment it is drafted.
    @Test(arguments: Driver.allCases)
    func whoDraftsABulletinFromAPackLeftBehindIsTold(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            let (id, house) = try await packed(county)
            let routes = RoundRoutes(desk: county.desk).all + PaperRoutes(desk: county.desk.papers).all
            let supervisor = try TestSite(routes, environment: county.desk.environment).visitor(as: county.supervisor)
            let fresh = await supervisor.post("/rounds/\(id)/bulletin", [:])
            #expect(fresh.notice == "调度通报已拟好，核对后印发。")
            county.clock.advance(hours: 1)
            #expect(try await county.finish(house).isEmpty)
            let stale = await supervisor.post("/rounds/\(id)/bulletin", [:])
            let notice = try #require(stale.notice)
            #expect(notice.hasPrefix("调度通报已拟好，数字是 2026年6月10日 09:00 那份材料的，之后有变动"), "\(notice)")
            #expect(notice.hasSuffix("云雾镇样例拆旧 0 户 → 1 户。先在“数字的来源”里刷新，再印发。"), "\(notice)")
        }
    }

    /// Figures go on moving after a round was held: only what was said before its end leaves a pack behind.
    @Test func figuresOfLaterWeeksLeaveNoPackBehind() async throws {
        try await withRoundCounty(.sqlite) { county in
            let (id, house) = try await packed(county)
            county.clock.advance(hours: 1)
            #expect(try await county.finish(house).isEmpty)
            let site = try TestSite(RoundRoutes(desk: county.desk).all, environment: county.desk.environment)
            let supervisor = site.visitor(as: county.supervisor)
            #expect(await supervisor.get("/rounds/\(id)/pack").words.contains(said))
            let version = try await county.version(id)
            let closed = try await county.acts.close(id, version: version, words: "会上催办", by: county.supervisor)
            #expect(closed.value == id)
            #expect(await !supervisor.get("/rounds/\(id)/pack").words.contains(said))
        }
    }
}
