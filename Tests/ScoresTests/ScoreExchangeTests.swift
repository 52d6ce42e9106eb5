import Core
import Database
import Files
import Scores
import TestSupport
import Testing
import Web

/// What people see at the addresses of scores.
struct ScoreExchangeTests {
    @Test(arguments: Driver.allCases)
    func everyPointOpensToItsEvidenceAndOnlyToItsPeople(driver: Driver) async throws {
        try await withScoreCounty(driver) { county in
            let routes = ScoreRoutes(desk: county.desk)
            let site = try TestSite(routes.all, environment: county.desk.environment)
            let (sample, supervisor) = (county.sample, site.visitor(as: county.sample.supervisor))
            let empty = await supervisor.post("/scores", ["scheme": "small", "name": "", "from": "2026-01-01"])
            #expect(empty.status == 422 && empty.errors.count == 2)
            let id = try await county.open()
            county.later(days: 210)
            let (address, cloud) = ("/scores/\(id)", county.cloud)
            let page = await supervisor.get(address)
            #expect(page.text.contains("任务按期销号") && page.text.contains("未知") && page.text.contains("权重试算"))
            // The figure of the table leads to the item, the item to its tasks.
            let item = "\(address)/units/\(cloud)/items/tasks"
            #expect(page.text.contains("href=\"\(item)\""))
            let evidence = await supervisor.get(item)
            #expect(evidence.text.contains("按期销号 ÷ 到期任务") && evidence.text.contains("href=\"/tasks/"))
            for path in [
                "", "/sheet", "/scheme", "/units/\(cloud)", "/what-if?w-tasks=20&margin=9", "/appeals", "/quality",
            ] {
                #expect(await supervisor.get(address + path).status == 200, "\(path)")
            }
            let missing = await supervisor.post("\(address)/units/\(cloud)/items/villagers/marks", ["mark": "120"])
            #expect(missing.status == 422 && missing.visibleFormValues.contains { $0 == ("mark", "120") })
            let marked = await supervisor.post(
                "\(address)/units/\(cloud)/items/villagers/marks",
                ["mark": "88", "words": "入户访问"],
                files: [SentFile("files", "汇总.txt", text: "满意 88 户")]
            )
            #expect(marked.status == 200 && marked.text.contains("汇总.txt"))
            try await others(county, site, sample, address)
        }
    }

    /// A township reads its own until the result is published; a stranger finds nothing.
    private func others(_ county: ScoreCounty, _ site: TestSite, _ sample: SampleCounty, _ address: String) async throws
    {
        let township = site.visitor(as: sample.township)
        let own = await township.get(address)
        #expect(own.text.contains("云雾镇") && !own.text.contains("清泉镇人民政府"))
        #expect(await township.get("\(address)/units/\(county.spring)").status == 404)
        #expect(await township.get("\(address)/units/\(county.spring)/items/tasks").status == 404)
        #expect(await township.get("\(address)/quality").status == 403)
        let appeal = await township.post("\(address)/units/\(county.cloud)/items/villagers/appeals", ["reason": "抄错了"])
        #expect(appeal.status == 200 && appeal.text.contains("申诉：抄错了"))
        let leader = site.visitor(as: sample.leader)
        let waiting = await leader.get("/scores")
        #expect(waiting.text.contains("答复申诉"))
        #expect(await site.visitor(as: sample.otherSupervisor).get(address).status == 404)
        #expect(await site.visitor(as: sample.village).get("/scores").status == 403)
    }
}
