import Core
import Database
import Files
import Ledgers
import Papers
import Problems
import Programmes
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
                thresholds: .init(),
                shelf: BookShelf()
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
                thresholds: .init(),
                shelf: BookShelf()
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

    /// A problem has more readers than the ledger it was found in.
    @Test(arguments: Driver.allCases)
    func whatAProblemIsAboutIsToldOnlyToWhoMayReadTheThing(driver: Driver) async throws {
        try await withProblemCounty(driver) { county in
            let (sample, shelf) = (county.sample, BookShelf())
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let text = try RestrictedPlaybook.text()
            _ = try #require(await adopt(text, by: sample.supervisor).value)
            let desk = LedgerDesk.ofTests(county.database, county.environment, shelf: shelf)
            let answers = ItemAnswers(place: "620799101201", ["number": "秘字77号"], of: text.playbook)
            let item = try #require(await CreateItem(desk)("sample-secrets", answers, by: sample.otherOfficer).value)
            let routes = ProblemRoutes(
                database: county.database,
                environment: county.environment,
                vault: FileVault(root: "/nowhere"),
                thresholds: .init(),
                shelf: shelf
            )
            let site = try TestSite(routes.all, environment: county.environment)
            let officer = site.visitor(as: sample.otherOfficer)
            let form = await officer.get("/problems/new?item=\(item)")
            #expect(form.words.contains("秘字77号") && form.words.contains("不要写台账里的编号"))
            let entered = await officer.post(
                "/problems",
                [
                    "item": "\(item)", "region": "620799101201", "content": "村务公开栏没有更新", "aspect": "村务公开",
                    "spot": "村委会", "found": "\(county.today)",
                ]
            )
            #expect(entered.words.contains("秘字77号"), "\(entered.errors)")
            let address = entered.address
            // Supervision sees the problem, and not what it is about; nor can anybody ask by the number of the thing.
            for actor in [sample.supervisor, sample.township, sample.village] {
                let visitor = site.visitor(as: actor)
                for path in [address, "/problems", "/problems/new?item=\(item)"] {
                    let page = await visitor.get(path)
                    #expect(page.status == 200 && !page.text.contains("秘字77号"), "\(actor.role) \(path)")
                }
            }
            #expect(await site.visitor(as: sample.supervisor).get(address).words.contains("村务公开栏没有更新"))
            #expect(await site.visitor(as: sample.leader).get(address).words.contains("秘字77号"))
        }
    }
}
