import Accounts
import Core
import Database
import Records
import TestSupport
import Testing
import Web

@testable import Messages

@Suite struct ComplaintTests {
    private static func site(_ database: Database, _ clock: MovedClock) throws -> TestSite {
        let desk = MessageDesk(database: database, environment: clock.environment)
        let channels = ChannelDesk(
            desk,
            box: SecretBox(secret: Array(repeating: 3, count: 32)),
            allowed: AllowedHosts([])
        )
        return try TestSite(MessageRoutes(desk: desk, channels: channels).all, environment: clock.environment)
    }

    @Test(arguments: Driver.allCases)
    func aComplaintHasAClockAnAnswerAndASecondChance(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county in
            let clock = MovedClock(maker: 9)
            let site = try Self.site(database, clock)
            let (village, supervisor) = (site.visitor(as: county.village), site.visitor(as: county.supervisor))
            let form = await village.get("/complaints/new?page=/ledgers/toilets")
            #expect(form.visibleFormValues.contains { $0.name == "page" && $0.value == "/ledgers/toilets" })
            let empty = await village.post("/complaints", ["page": "ledgers"])
            #expect(empty.status == 422 && empty.errors.count == 3)
            let made = await village.post(
                "/complaints",
                ["kind": "repeated", "body": "两个部门要同一张表", "page": "/ledgers/toilets"]
            )
            // Ten working days from Wednesday 10 June over 端午 (19 to 21 June).
            #expect(made.notice == "已收到，编号 意见〔2026〕1号，2026年6月25日前答复。")
            let address = made.address
            #expect(await site.visitor(as: county.township).get(address).status == 404)
            #expect(await site.visitor(as: county.otherSupervisor).get(address).status == 404)
            #expect(await site.visitor(as: county.officer).post(address + "/answer", ["words": "x"]).status == 404)
            let list = await supervisor.get("/complaints")
            #expect(list.words.contains("意见〔2026〕1号") && list.words.contains("还有 15 天"))
            let unsaid = await supervisor.post(address + "/answer", ["version": "1"])
            #expect(unsaid.status == 422 && unsaid.errors.first?.hasPrefix("写明查实了什么") == true)
            // Handed to a post of a department, which alone answers it then.
            let post = "\(county.officer.post)"
            // A village's post answers nothing, whatever a form says.
            let stray: Fields = ["version": "1", "post": "\(county.village.post)", "words": "请核实"]
            #expect(await supervisor.post(address + "/assignment", stray).status == 422)
            let handed = await supervisor.post(address + "/assignment", ["version": "1", "post": post, "words": "请核实"])
            #expect(handed.notice == "已交办。")
            #expect(await supervisor.post(address + "/answer", ["version": "2", "words": "x"]).status == 422)
            let officer = site.visitor(as: county.officer)
            #expect(await officer.get("/messages").words.contains("意见〔2026〕1号交由你办理"))
            clock.advance(seconds: 20 * 86_400)
            #expect(await supervisor.get("/complaints?view=overdue").words.contains("逾期 5 天"))
            let answered = await officer.post(address + "/answer", ["version": "2", "words": "已停用重复的表"])
            #expect(answered.notice == "已答复，提意见的人能看到。")
            #expect(await officer.post(address + "/answer", ["version": "3", "words": "x"]).status == 422)
            #expect(await village.get("/messages").words.contains("意见〔2026〕1号已答复"))
            #expect(await officer.post(address + "/reopening", ["words": "x"]).status == 422)
            let again = await village.post(address + "/reopening", ["words": "表还在收"])
            #expect(again.notice == "已要求重新办理，时限重新计算。" && again.words.contains("办理中"))
            let sheet = await supervisor.get("/complaints.xlsx")
            #expect(sheet.status == 200 && sheet.body.count > 2_000)
            // The file takes what the page shows, and says so.
            let answeredOnes = await supervisor.get("/complaints?view=answered&kind=")
            let link = try #require(answeredOnes.links.first { $0.word == "导出表格" })
            let narrowed = await supervisor.get(link.address)
            let head = try narrowed.sheet
            #expect(head[1][0].hasPrefix("截至 2026年6月30日 ") && head[1][0].hasSuffix("，共 0 件"), "\(head)")
            #expect(head[2] == ["只列：已答复"] && narrowed.fileName == "意见反馈 2026-06-30（已答复）.xlsx")
            #expect(await village.get("/complaints.xlsx").status == 403)
        }
    }

    @Test(arguments: Driver.allCases)
    func nothingLeadsFromAnAnonymousComplaintToItsWriter(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county in
            let clock = MovedClock(maker: 9)
            let site = try Self.site(database, clock)
            let village = site.visitor(as: county.village)
            let made = await village.post("/complaints", ["kind": "ranking", "body": "要求每天打卡", "anonymous": "1"])
            let code = made.address.split(separator: "=").last.map(String.init) ?? ""
            #expect(code.count == 12 && made.words.contains(code))
            let path = String(made.address.prefix { $0 != "?" })
            #expect(await village.get(path).status == 404)
            #expect(await site.visitor(as: county.township).get(path + "?code=aaaaaaaaaaaa").status == 404)
            let supervisor = site.visitor(as: county.supervisor)
            let seen = await supervisor.get(path)
            #expect(seen.words.contains("匿名"))
            for text in [seen.text, await supervisor.get("/complaints").text] {
                #expect(!text.contains(county.village.name) && !text.contains("上坪村村民委员会"))
            }
            let records = try await database.read { tx in
                try tx.records.list(RecordFilter(), in: SampleCounty.county, before: nil, limit: 9)
            }
            let trace = records.filter { $0.subjectKind == "complaint" }
            #expect(trace.count == 1 && trace.allSatisfy { $0.author == nil && $0.unit == nil && $0.person == "匿名" })
            #expect(await supervisor.post(path + "/answer", ["version": "1", "words": "已取消打卡"]).status == 200)
            let again = await village.post(path + "/reopening", ["words": "还在打卡", "code": code])
            #expect(again.notice == "已要求重新办理，时限重新计算。")
        }
    }
}
