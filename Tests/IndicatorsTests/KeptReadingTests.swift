import Core
import Database
import Indicators
import Ledgers
import Regions
import TestSupport
import Testing
import Web
import Workflow

/// Pages are worked out once for all who read them; what somebody changes is on the next page of everybody.
@Suite("Kept pages of programmes")
struct KeptReadingTests {
    private let programme = "/programmes/sample-houses"
    private let wall = "/board/programmes"

    @Test(arguments: Driver.allCases)
    func aChangeIsOnTheNextPageOfEverybody(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let routes = try county.routes()
            let site = try county.site(routes)
            let (leader, township) = (
                site.visitor(as: county.sample.leader), site.visitor(as: county.sample.township)
            )
            func expect(_ words: String, on paths: [String], _ remark: Comment) async {
                for visitor in [leader, township] {
                    for path in paths {
                        let page = await visitor.get(path)
                        #expect(page.status == 200 && page.words.contains(words), "\(remark): \(path)")
                    }
                }
            }
            let all = [programme, wall, "/programmes"]
            let ids = [try await county.enter("甲"), try await county.enter("乙")]
            try await set(county, IndicatorCounty.rate, 50)
            await expect("0%", on: all, "nothing is done")
            try await county.finish(ids[0])
            await expect("50%", on: all, "one of two is done")
            try await county.enter("丙")
            await expect("33", on: all, "one of three is done")
            try await set(county, IndicatorCounty.rate, 88, reason: "加快")
            await expect("88%", on: [programme, "/programmes"], "a new target")
            try await rename(county, IndicatorCounty.village, "新坪村")
            await expect("新坪村", on: [programme + "?region=620799101", wall + "?region=620799101"], "a new name")
            try await enterFamilies(county, 412)
            await expect("412", on: [programme], "a checked number")
            let post = try await county.database.write { tx in
                // Not a write of the program: another state of the county, as a restored backup is.
                try tx.run("UPDATE rollup SET amount0 = amount0 * 7 WHERE period = 0 AND part = 0 AND amount0 > 0")
            }
            #expect(post > 0)
            routes.forget()
            await expect("21", on: ["/programmes"], "a restored county")
            let supervisor = site.visitor(as: county.sample.supervisor)
            #expect(await supervisor.post(programme + "/adoption").notice == "已启用“样例拆旧新版”。")
            await expect("样例拆旧新版", on: all, "a new version")
            // Of a page somebody else keeps, a person without the programme sees nothing.
            #expect(await site.visitor(as: county.sample.otherSupervisor).get(programme).status == 404)
        }
    }

    /// Readers and writers at once: whoever asks after a write sees it.
    @Test(arguments: Driver.allCases)
    func everyReaderSeesWhatWasWrittenBefore(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let site = try county.site()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<3 {
                    group.addTask {
                        let leader = site.visitor(as: county.sample.leader)
                        for number in 0..<3 {
                            try await county.enter("户\(writer)\(number)")
                            let before = try await county.database.read { tx in
                                try tx.rollUps.sums(county.book.ledger, in: SampleCounty.county).values.reduce(0, +)
                            }
                            let page = await leader.get("/programmes")
                            let counts = page.words.matches(of: #/(\d+) 户/#).compactMap { Int64($0.output.1) }
                            #expect(counts.contains { $0 >= before }, "\(counts) \(before)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(await site.visitor(as: county.sample.leader).get("/programmes").words.contains("9 户"))
        }
    }

    private func set(_ county: IndicatorCounty, _ key: IndicatorKey, _ value: Double, reason: String = "") async throws
    {
        for place in [SampleCounty.county, IndicatorCounty.cloud] {
            let draft = county.draft(value, reason: reason)
            _ = try #require(await county.setTarget(key, in: place, draft, by: county.sample.supervisor).value)
        }
    }

    private func rename(_ county: IndicatorCounty, _ code: RegionCode, _ name: String) async throws {
        let now = county.clock.environment.now()
        try await county.database.write { tx in
            let old = try tx.regions.find(code)
            try tx.regions.update(Region(code: code, parent: old.parent, name: name), at: now)
        }
    }

    private func enterFamilies(_ county: IndicatorCounty, _ number: Double) async throws {
        try await set(county, IndicatorCounty.families, 500)
        for place in [SampleCounty.county, IndicatorCounty.cloud] {
            let draft = ValueDraft(period: "2025", value: number, source: "统计年报")
            let enter = EnterValue(county.desk)
            let id = try #require(await enter(IndicatorCounty.families, in: place, draft, by: county.housing).value)
            let check = CheckValue(county.desk)
            _ = try #require(await check(id, MoveRequest("checking"), by: county.sample.supervisor).value)
        }
    }
}
