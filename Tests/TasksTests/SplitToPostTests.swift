import Accounts
import Core
import Database
import Tasks
import TestSupport
import Testing
import Web

/// A part of a task given to one person of the own unit.
@Suite("Splitting to a post")
struct SplitToPostTests {
    /// A second officer of 农业农村局, with a post of her own.
    private func colleague(_ county: TaskCounty) async throws -> Actor {
        let officer = county.sample.officer
        let account = Account(
            id: county.environment.newID(),
            loginName: "nongye2",
            name: "马小兰",
            mustChangePassword: false,
            createdAt: county.environment.now()
        )
        let post = Post(
            id: county.environment.newID(),
            account: account.id,
            unit: officer.unit,
            unitName: officer.unitName,
            region: officer.region,
            role: .officer,
            createdAt: county.environment.now()
        )
        try await county.database.write { tx in
            try tx.accounts.insert(account, passwordHash: "-")
            try tx.posts.insert(post)
        }
        return post.actor(named: account.name)
    }

    @Test(arguments: Driver.allCases)
    func thePersonCarriesItAndAColleagueVerifies(driver: Driver) async throws {
        try await withTaskSite(driver) { county, site, _ in
            let officer = county.sample.officer
            let (ma, id) = (try await colleague(county), try await county.insert(lead: officer, goal: 300))
            let visitor = site.visitor(as: officer)
            #expect(await visitor.get("/tasks/\(id)").words.contains("马小兰（本单位）"))
            let target = "post-\(ma.post)"
            let split = await visitor.post(
                "/tasks/\(id)/split",
                ["version": "1", "target": target, "amount-\(target)": "300", "note": "你来抓"]
            )
            #expect(split.notice == "分派任务：已办理。")
            #expect(split.words.contains("云岭县农业农村局 马小兰"))
            let part = try #require(try await county.database.read { tx in try tx.tasks.parts(of: id) }.first)
            #expect(part.lead == officer.unit && part.post == ma.post && part.region == officer.region)
            // It waits for her alone.
            #expect(try await county.waiting(for: ma) == [.toSign: 1])
            #expect(try await county.waiting(for: officer).isEmpty)
            let foreign = await visitor.post("/tasks/\(part.id)/signing", ["version": "1"])
            #expect(foreign.errors == ["你的岗位不能签收任务。"])
            let own = site.visitor(as: ma)
            #expect(await own.post("/tasks/\(part.id)/signing", ["version": "1"]).notice == "签收任务：已办理。")
            _ = await own.post("/tasks/\(part.id)/progress", ["version": "2", "note": "完成", "quantity": "300"])
            #expect(try await county.task(id).percent == 100)
            _ = await own.post("/tasks/\(part.id)/closeout-request", ["version": "3", "note": "完成"])
            #expect(try await county.waiting(for: officer) == [.toVerify: 1])
            let herself = await own.post("/tasks/\(part.id)/closeout", ["version": "4"])
            #expect(herself.errors == ["你的岗位不能核验销号。"])
            let closed = await visitor.post("/tasks/\(part.id)/closeout", ["version": "4"])
            #expect(closed.notice == "核验销号：已办理。")
        }
    }

    @Test(arguments: Driver.allCases)
    func aPostOfAnotherUnitIsOutside(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let id = try await county.insert(lead: county.sample.officer)
            let parts = [TaskPart(target: .post(county.sample.otherOfficer.post))]
            #expect(try await county.split(id, version: 1, parts, by: county.sample.officer).keys == ["part.outside"])
            #expect(try await county.version(id) == 1)
        }
    }
}
