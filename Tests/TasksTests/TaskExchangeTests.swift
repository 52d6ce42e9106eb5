import Core
import Database
import Documents
import Foundation
import PolicyText
import Tasks
import TestSupport
import Testing
import Web

/// What people see at the addresses of tasks.
@Suite("Task pages")
struct TaskExchangeTests {
    private func withSite(_ driver: Driver, _ body: (TaskCounty, TestSite) async throws -> Void) async throws {
        try await withTaskSite(driver) { county, site, _ in try await body(county, site) }
    }

    @Test(arguments: Driver.allCases)
    func theListShowsWhatAPersonMayRead(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let own = try await county.insert(lead: county.sample.officer, title: "新建高标准农田")
            _ = try await county.insert(lead: county.sample.otherOfficer, title: "改造农村危房")
            let page = await site.visitor(as: county.sample.officer).get("/tasks")
            #expect(page.status == 200 && page.title == "任务")
            #expect(page.links.contains { $0.word == "新建高标准农田" && $0.address == "/tasks/\(own)" })
            #expect(!page.words.contains("改造农村危房"))
            let all = await site.visitor(as: county.sample.leader).get("/tasks?order=number")
            #expect(all.words.contains("新建高标准农田") && all.words.contains("改造农村危房"))
            #expect(await site.visitor(as: county.sample.administrator).get("/tasks").status == 403)
        }
    }

    @Test(arguments: Driver.allCases)
    func aTaskOutOfScopeIsNotFound(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.insert(lead: county.sample.officer)
            for stranger in [county.sample.otherOfficer, county.sample.village, county.sample.otherSupervisor] {
                let visitor = site.visitor(as: stranger)
                #expect(await visitor.get("/tasks/\(id)").status == 404)
                #expect(await visitor.post("/tasks/\(id)/signing", ["version": "1"]).status == 404)
            }
            #expect(await site.visitor(as: county.sample.officer).get("/tasks/\(id)").status == 200)
            #expect(await site.visitor(as: county.sample.officer).get("/tasks/999").status == 404)
        }
    }

    @Test(arguments: Driver.allCases)
    func thePageSaysHowFarAndWhatIsLeft(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let today = county.environment.today
            let id = try await county.insert(
                lead: county.sample.officer,
                deadline: today.adding(days: 28),
                startsOn: today.adding(days: -28),
                percent: 20,
                goal: 160
            )
            let page = await site.visitor(as: county.sample.officer).get("/tasks/\(id)")
            #expect(page.words.contains("20%（应达 50%）") || page.words.contains("20.0%（应达 50.0%）"))
            #expect(page.words.contains("每周需推进 32 户"))
        }
    }

    @Test(arguments: Driver.allCases)
    func aRefusedReportKeepsWhatWasTyped(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.insert(lead: county.sample.officer)
            let visitor = site.visitor(as: county.sample.officer)
            let page = await visitor.post(
                "/tasks/\(id)/progress",
                ["version": "1", "note": "已开工三处", "percent": "一百二"]
            )
            #expect(page.status == 422)
            #expect(page.errors == ["完成比例要在 0 到 100 之间。"])
            #expect(page.visibleFormValues.contains { $0 == ("note", "已开工三处") })
            #expect(page.visibleFormValues.contains { $0 == ("percent", "一百二") })
            let done = await visitor.post("/tasks/\(id)/progress", ["version": "1", "note": "已开工三处", "percent": "12"])
            #expect(done.status == 200 && done.notice?.contains("已办理") == true)
            #expect(done.words.contains("已开工三处"))
            #expect(try await county.task(id).percent == 12)
        }
    }

    @Test(arguments: Driver.allCases)
    func aFormFilledBeforeSomebodyElseActedIsRefused(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.insert(lead: county.sample.officer)
            let visitor = site.visitor(as: county.sample.officer)
            _ = try #require(
                await county.remind(id, version: 1, words: "抓紧办理", by: county.sample.supervisor).value
            )
            let page = await visitor.post("/tasks/\(id)/objection", ["version": "1", "note": "应由住建局牵头"])
            #expect(page.status == 422)
            #expect(page.errors.first?.contains("刚刚被别人改动过") == true)
            #expect(page.visibleFormValues.contains { $0 == ("note", "应由住建局牵头") })
            #expect(try await county.task(id).stage == .underway)
        }
    }

    @Test(arguments: Driver.allCases)
    func evidenceIsKeptAndOnlyReadersOpenIt(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.insert(lead: county.sample.officer)
            let visitor = site.visitor(as: county.sample.officer)
            let page = await visitor.post(
                "/tasks/\(id)/progress",
                ["version": "1", "note": "台账已建", "percent": "10"],
                files: [SentFile("files", "台账.txt", text: "一组：已完成")]
            )
            let link = try #require(page.links.first { $0.address.hasPrefix("/files/") })
            #expect(link.word.contains("台账.txt"))
            let file = await visitor.get(link.address)
            #expect(file.text == "一组：已完成")
            #expect(await site.visitor(as: county.sample.otherOfficer).get(link.address).status == 404)
            let program = await visitor.post(
                "/tasks/\(id)/progress",
                ["version": "2", "note": "再报", "percent": "20"],
                files: [SentFile("files", "台账.txt", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])]
            )
            #expect(program.status == 422 && program.errors.count == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func theExportReadsBack(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            for title in ["新建高标准农田", "改造农村危房", "维修供水管网"] {
                _ = try await county.insert(lead: county.sample.officer, title: title)
            }
            let file = await site.visitor(as: county.sample.leader).get("/tasks.xlsx?order=number")
            #expect(file.headers["Content-Type"]?.contains("spreadsheetml") == true)
            let path = NSTemporaryDirectory() + "luoshi-export-\(UInt64.random(in: 0...UInt64.max)).xlsx"
            try Data(file.body).write(to: URL(fileURLWithPath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            let rows = try SheetReader(at: path, name: "a.xlsx").rest()
            let head = try #require(rows.firstIndex { $0[0] == "编号" })
            #expect(rows[(head + 1)...].map { $0[1] } == ["新建高标准农田", "改造农村危房", "维修供水管网"])
            #expect(rows[head + 1][0] == "〔2026〕1号" && rows[head + 1][3] == "云岭县农业农村局")
            let csv = await site.visitor(as: county.sample.leader).get("/tasks.csv?order=number")
            #expect(csv.body.starts(with: [0xEF, 0xBB, 0xBF]) && csv.text.contains("〔2026〕1号,新建高标准农田"))
            let narrowed = await site.visitor(as: county.sample.leader).get("/tasks.xlsx?q=农田&light=onTrack")
            let told = try SheetReader(.bytes(narrowed.body), name: "a.xlsx").rest().map(\.cells)
            #expect(told[1][0].contains("，共 ") && told[2] == ["只列：含“农田”、正常"])
            // The sheets leaders sign say it too.
            for (path, name, filler) in [
                ("/progress-reports.xlsx", "推进情况表", ""), ("/supervision-sheet.xlsx", "督办单", "填报单位：云岭县人民政府办公室　　"),
            ] {
                let sent = await site.visitor(as: county.sample.leader).get("\(path)?q=农田&light=onTrack")
                let head = try sent.sheet
                #expect(head[1][0].hasPrefix("\(filler)截至 2026年6月10日 ") && head[1][0].contains("，共 "), "\(head)")
                #expect(head[2] == ["只列：含“农田”、正常"], "\(head)")
                #expect(sent.fileName == "\(name) 2026-06-10（含“农田”、正常）.xlsx")
            }
            let report = await site.visitor(as: county.sample.leader).get("/progress-reports.xlsx?order=number")
            let lines = try SheetReader(.bytes(report.body), name: "a.xlsx").rest()
            #expect(lines[2].cells == ["序号", "任务", "年度目标", "责任单位", "本月进展", "完成比例", "存在问题", "下步措施"])
            #expect(lines[3].cells.prefix(2) == ["1", "新建高标准农田"] && lines.count == 7)
            let slip = await site.visitor(as: county.sample.leader).get("/supervision-sheet.xlsx?order=number")
            let slips = try SheetReader(.bytes(slip.body), name: "a.xlsx").rest()
            let words = "序号 编号 督办事项 督办类型 立项依据 优先级 完成时限 牵头单位 配合单位 督办人 牵头县领导 反馈频次 领导批示 进展情况 办理状态 是否逾期 剩余天数"
            #expect(slips[2].cells == words.split(separator: " ").map(String.init))
            #expect(slips[3].cells.prefix(3) == ["1", "〔2026〕1号", "新建高标准农田"] && slips.count == 7)
        }
    }
}
