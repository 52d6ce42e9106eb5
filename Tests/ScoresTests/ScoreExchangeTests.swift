import Core
import Database
import Documents
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
            let sent = await supervisor.get(address + "/sheet?peers=weak")
            let facts = try SheetFile(.bytes(sent.body), name: "考核.xlsx").grid(ofSheet: 1).rows
            let head = facts[1...2].map { $0.cells.first?.text ?? "" }
            #expect(head[0].hasPrefix("截至 ") && head[0].hasSuffix(" 项得分") && head[1] == "只列：薄弱乡镇", "\(head)")
            let group = try sent.sheet
            #expect(group[3] == ["只列：薄弱乡镇"] && group[2][0].hasSuffix("，共 1 个"), "\(group.prefix(5))")
            let missing = await supervisor.post("\(address)/units/\(cloud)/items/villagers/marks", ["mark": "120"])
            #expect(missing.status == 422 && missing.visibleFormValues.contains { $0 == ("mark", "120") })
            let marked = await supervisor.post(
                "\(address)/units/\(cloud)/items/villagers/marks",
                ["mark": "88", "words": "入户访问"],
                files: [SentFile("files", "汇总.txt", text: "满意 88 户")]
            )
            #expect(marked.status == 200 && marked.text.contains("汇总.txt"))
            try await many(county, supervisor, address)
            try await schemes(county, site)
            try await others(county, site, sample, address)
        }
    }

    /// One item for every unit, all or none; what is left empty is not marked.
    private func many(_ county: ScoreCounty, _ supervisor: Visitor, _ address: String) async throws {
        let grid = "\(address)/items/villagers/marks"
        #expect(await supervisor.get(address).text.contains("href=\"\(grid)\""))
        let file = SentFile("files", "汇总.txt", text: "各乡镇满意度")
        let (cloud, spring) = ("mark-\(county.cloud)", "mark-\(county.spring)")
        let bad = await supervisor.post(grid, [cloud: "９１.5", spring: "101", "words": "入户"], files: [file])
        #expect(bad.status == 422 && bad.errors.contains { $0.contains("清泉镇") && $0.contains("101") })
        #expect(bad.visibleFormValues.contains { $0 == (cloud, "９１.5") })
        #expect(await supervisor.post(grid, ["words": "入户"], files: [file]).words.contains("至少给一个单位"))
        #expect(await supervisor.post(grid, [cloud: "90"]).errors.count == 2)
        let done = await supervisor.post(grid, [cloud: "９１.5", spring: "84", "words": "入户"], files: [file])
        #expect(done.status == 200 && done.notice?.contains("2 个单位") == true && done.words.contains("91.5"))
        // 10 points for 91.337 of 100: the workbook has the figure of the page, and both say what places are told by.
        #expect(await supervisor.post(grid, [cloud: "91.337", "words": "入户"], files: [file]).status == 200)
        let page = await supervisor.get(address)
        let sheet = try await supervisor.get(address + "/sheet").sheet
        let head = try #require(sheet.first { $0.contains("总分") }, "\(sheet)")
        let place = try #require(head.firstIndex { $0.hasPrefix("群众满意度") }, "\(head)")
        let row = try #require(sheet.first { $0.count > place && $0[1].hasPrefix("云雾镇") }, "\(sheet)")
        #expect(row[place] == "9.13" && page.words.contains("9.13"), "\(row)")
        let rule = "名次按没有四舍五入的得分排，相差不超过 0.005 分的名次相同"
        #expect(page.words.contains(rule) && sheet.joined().contains { $0.contains(rule) }, "\(page.words)")
    }

    /// A scheme is checked with line and column, and used by new periods once it is right.
    private func schemes(_ county: ScoreCounty, _ site: TestSite) async throws {
        let supervisor = site.visitor(as: county.sample.supervisor)
        let wrong = ScoreCounty.scheme.replacing("from: problems", with: "from: logins")
        let refused = await supervisor.post("/score-schemes", ["text": wrong, "use": "on"])
        #expect(refused.status == 422 && refused.words.contains("第 16 行第") && refused.text.contains("from: logins"))
        #expect(await supervisor.post("/score-schemes", ["text": " "]).errors.count == 1)
        let text = ScoreCounty.scheme.replacing("小方案", with: "县里改过的方案")
        #expect(await supervisor.post("/score-schemes", ["text": text]).words.contains("方案写得对"))
        #expect(await !supervisor.get("/scores").words.contains("县里改过的方案"))
        let used = await supervisor.post(
            "/score-schemes",
            ["use": "on"],
            files: [SentFile("files", "a.yaml", text: text)]
        )
        #expect(used.status == 200 && used.notice?.contains("已启用") == true)
        #expect(await supervisor.get("/scores").words.contains("县里改过的方案"))
        #expect(await site.visitor(as: county.sample.otherSupervisor).get("/scores").words.contains("小方案"))
        #expect(await site.visitor(as: county.sample.leader).get("/score-schemes/new").status == 403)
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
