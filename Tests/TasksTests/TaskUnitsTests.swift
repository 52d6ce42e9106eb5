import Core
import Database
import PolicyText
import Tasks
import TestSupport
import Testing
import Web

/// Several units on one task: whose number counts, who decides, what each sees.
@Suite("Units of a task")
struct TaskUnitsTests {
    @Test(arguments: Driver.allCases)
    func onlyTheLeadUnitsReportIsTheTasksProgress(driver: Driver) async throws {
        try await withTaskSite(driver) { county, site, _ in
            let (officer, other) = (county.sample.officer, county.sample.otherOfficer)
            let id = try await county.insert(lead: officer, others: [(other.unit, .supporting)], goal: 160)
            let lead = await site.visitor(as: officer).post(
                "/tasks/\(id)/progress",
                ["version": "1", "note": "改造完成四十户", "quantity": "40"]
            )
            #expect(lead.status == 200)
            let second = site.visitor(as: other)
            #expect(await second.get("/tasks/\(id)").words.contains("任务进度以牵头单位报送的为准"))
            let page = await second.post(
                "/tasks/\(id)/progress",
                ["version": "2", "note": "图纸审完八户", "quantity": "8"]
            )
            #expect(page.status == 200)
            let dossier = try await county.dossier(id)
            #expect(dossier.task.percent == 25 && dossier.quantities.first?.done == 40)
            #expect(dossier.task.reportedAt != nil && dossier.reports == 1)
            // Each unit stands in the table with its own words and number, and both in the history.
            #expect(page.words.contains("各单位进展") && page.words.contains("25.0%（应达 4.2%）"))
            for words in ["改造完成四十户", "图纸审完八户", "完成 5%，完成数量 8", "完成 25%，完成数量 40"] {
                #expect(page.words.contains(words), "\(words)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func anotherUnitsReportNeitherOpensTheCloseNorAnswersAReturn(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (officer, other) = (county.sample.officer, county.sample.otherOfficer)
            let id = try await county.insert(lead: officer, others: [(other.unit, .supporting)])
            let input = ProgressInput(words: "图纸已审", percent: 100)
            _ = try #require(await county.report(id, version: 1, input, by: other).value)
            let early = try await county.acts.requestCloseOut(id, version: 2, note: "完成", by: officer)
            #expect(early.keys == ["closeout.noReport"])
            _ = try #require(await county.report(id, version: 2, input, by: officer).value)
            _ = try #require(await county.acts.requestCloseOut(id, version: 3, note: "完成", by: officer).value)
            _ = try #require(
                await county.acts.sendBack(id, version: 4, note: "缺照片", by: county.sample.supervisor).value
            )
            _ = try #require(await county.report(id, version: 5, input, by: other).value)
            #expect(try await county.waiting(for: officer)[.returned] == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func whatSupervisionLeadsIsDecidedByALeader(driver: Driver) async throws {
        try await withTaskSite(driver) { county, site, _ in
            let (supervisor, leader) = (county.sample.supervisor, county.sample.leader)
            let id = try await county.insert(lead: supervisor)
            let day = Samples.day("2027-03-31")
            _ = try #require(
                await county.extensions.request(id, version: 1, until: day, reason: "汛期", by: supervisor).value
            )
            #expect(try await county.waiting(for: leader) == [.extensionAsked: 1])
            #expect(try await county.waiting(for: supervisor)[.extensionAsked] == nil)
            let own = await site.visitor(as: supervisor).post(
                "/tasks/\(id)/extension-decision",
                ["version": "2", "note": "同意", "decision": "granted"]
            )
            #expect(own.errors == ["你的岗位不能审批延期。"])
            let granted = await site.visitor(as: leader).post(
                "/tasks/\(id)/extension-decision",
                ["version": "2", "note": "同意", "decision": "granted"]
            )
            #expect(granted.notice == "审批延期：已办理。")
            #expect(try await county.task(id).deadline == day)
            let input = ProgressInput(words: "完成", percent: 100)
            _ = try #require(await county.report(id, version: 3, input, by: supervisor).value)
            _ = try #require(await county.acts.requestCloseOut(id, version: 4, note: "完成", by: supervisor).value)
            #expect(try await county.waiting(for: leader) == [.toVerify: 1])
            #expect(try await county.acts.closeOut(id, version: 5, note: "", by: leader).keys == [])
            #expect(try await county.waiting(for: leader).isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func aLeaderIsNotCalledToOtherUnitsRequests(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (officer, leader) = (county.sample.officer, county.sample.leader)
            let id = try await county.insert(lead: officer)
            let day = Samples.day("2027-03-31")
            _ = try #require(
                await county.extensions.request(id, version: 1, until: day, reason: "汛期", by: officer).value
            )
            #expect(try await county.waiting(for: leader).isEmpty)
            let decided = try await county.extensions.decide(id, version: 2, granted: true, reason: "x", by: leader)
            #expect(decided.keys == ["move.notAllowed"])
        }
    }

    @Test(arguments: Driver.allCases)
    func supervisionsOwnObjectionGoesToALeader(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (supervisor, leader) = (county.sample.supervisor, county.sample.leader)
            let id = try await county.insert(lead: supervisor, stage: .awaitingSigning)
            _ = try #require(await county.objections.object(id, version: 1, reason: "不归口", by: supervisor).value)
            #expect(try await county.waiting(for: leader) == [.objected: 1])
            #expect(try await county.objections.keep(id, version: 2, reason: "就是你们", by: leader).keys == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func aTownshipSeesOnlyItsOwnPart(driver: Driver) async throws {
        try await withTaskSite(driver) { county, site, _ in
            let id = try await county.insert(lead: county.sample.officer, goal: 300)
            let parts = ["云雾镇人民政府", "清泉镇人民政府"].map {
                TaskPart(target: .unit(county.sample.unit($0)), quantity: 150)
            }
            _ = try #require(await county.split(id, version: 1, parts, by: county.sample.officer).value)
            let visitor = site.visitor(as: county.sample.township)
            let page = await visitor.get("/tasks/\(id)")
            #expect(page.words.contains("共 2 项，列出与本单位有关的 1 项"))
            #expect(page.words.contains("云雾镇人民政府") && !page.words.contains("清泉镇人民政府"))
            for link in page.links where link.address.hasPrefix("/tasks/") {
                #expect(await visitor.get(link.address).status == 200, "\(link.word)")
            }
            let whole = await site.visitor(as: county.sample.officer).get("/tasks/\(id)")
            #expect(whole.words.contains("清泉镇人民政府") && whole.words.contains("共 2 项，进度"))
        }
    }

    @Test(arguments: Driver.allCases)
    func aTownshipRemindsItsVillage(driver: Driver) async throws {
        try await withTaskSite(driver) { county, site, _ in
            let (township, village) = (county.sample.township, county.sample.village)
            let id = try await county.insert(lead: village)
            let visitor = site.visitor(as: township)
            #expect(await visitor.get("/tasks/\(id)").buttons.contains("催办"))
            let page = await visitor.post("/tasks/\(id)/reminder", ["version": "1", "note": "本周报一次进展"])
            #expect(page.notice == "催办：已办理。")
            #expect(page.words.contains("催办 云雾镇上坪村村民委员会，尚未查看"))
            #expect(try await county.waiting(for: village)[.reminded] == 1)
            // A township does not remind a department, nor itself.
            let own = try await county.insert(lead: township)
            let refused = await visitor.post("/tasks/\(own)/reminder", ["version": "1", "note": "快"])
            #expect(refused.errors == ["你的岗位不能催办。"])
        }
    }
}
