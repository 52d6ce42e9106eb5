import Core
import Database
import Files
import Ledgers
import Papers
import Problems
import Regions
import Tasks
import TestSupport
import Testing
import Web

/// What a county sets itself, and what problems follow.
struct ProblemJoinTests {
    @Test(arguments: Driver.allCases)
    func aCountySetsTheDaysOfTheLadderItself(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let (supervisor, owner) = (county.sample.supervisor, county.sample.officer)
            let routes = ProblemRoutes(
                database: county.database,
                environment: county.environment,
                vault: FileVault(root: "/nowhere"),
                thresholds: .init()
            )
            let site = try TestSite(routes.all, environment: county.environment)
            let visitor = site.visitor(as: supervisor)
            let id = try await county.handed(to: owner)
            _ = try #require(await county.acts.sign(id, version: county.version(id), by: owner).value)
            county.later(days: 7)
            #expect(try await county.waiting(for: supervisor)[.ladder] == 1)
            var days: Fields = ["unsigned": "2", "rest": "3", "returns": "2"]
            for (step, count) in [
                ("reminder", 8), ("supervision", 12), ("bulletin", 12), ("interview", 20), ("handover", 400),
            ] { days.append(step, "\(count)") }
            let beyond = await visitor.post("/problems/ladder", days)
            #expect(beyond.status == 422 && beyond.errors == ["填写 1 到 365 之间的整数。"])
            days = Fields(days.pairs.map { ($0.name, $0.name == "handover" ? "40" : $0.value) })
            let crossed = await visitor.post("/problems/ladder", days)
            #expect(crossed.status == 422 && crossed.errors == ["通报要比督办晚：天数一级比一级大。"])
            days = Fields(days.pairs.map { ($0.name, $0.name == "bulletin" ? "15" : $0.value) })
            let set = await visitor.post("/problems/ladder", days)
            #expect(set.status == 200 && set.words.contains("县里定的天数，\(supervisor.name)"))
            // Three days past the first phase are not eight.
            #expect(try await county.waiting(for: supervisor)[.ladder] == nil)
            #expect(await site.visitor(as: county.sample.leader).get("/problems/ladder").words.contains("阶段时限过后 8 天"))
            #expect(await site.visitor(as: owner).get("/problems/ladder").status == 403)
            _ = await visitor.post("/problems/ladder/removal", [:])
            #expect(try await county.waiting(for: supervisor)[.ladder] == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func problemsGoOnInTheVillageTheirOwnBecamePartOf(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let id = try await county.handed(to: county.sample.officer)
            let desk = LedgerDesk(
                database: county.database,
                environment: county.environment,
                shelf: BookShelf(),
                vault: PersonalVault(secret: Array(repeating: 7, count: 32))
            )
            let old = try #require(RegionCode("620799101201"))
            let new = try #require(
                await county.database.read { tx in
                    try tx.regions.list(.village, in: county.sample.supervisor.county).map(\.code).first { $0 != old }
                }
            )
            let merge = MergeRegions(desk, followers: [.problems])
            _ = try #require(await merge(old, into: new, by: county.sample.administrator).value)
            #expect(try await county.problem(id).region == new)
        }
    }

    @Test func whatAPageProposesIsLookedOverBeforeItIsAProblem() async throws {
        try await withProblemCounty(.sqlite) { county in
            let routes = ProblemRoutes(
                database: county.database,
                environment: county.environment,
                vault: FileVault(root: "/nowhere"),
                thresholds: .init()
            )
            let site = try TestSite(routes.all, environment: county.environment)
            let query: Fields = [
                "region": "620799101201", "source": "rule", "aspect": "改厕", "spot": "王家厕所", "content": "停留超过 60 天",
            ]
            let before = try await county.rows()
            let form = await site.visitor(as: county.sample.officer).get("/problems/new" + query.queryString)
            #expect(try await county.rows() == before)
            for (name, value) in query.pairs {
                #expect(form.visibleFormValues.contains { $0 == (name, value) }, "\(name)")
            }
        }
    }
}
