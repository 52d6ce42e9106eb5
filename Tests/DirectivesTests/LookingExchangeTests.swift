import Core
import Database
import PolicyText
import TestSupport
import Testing
import Web

@testable import Directives

@Suite("Pages for looking closer")
struct LookingExchangeTests {
    private func site(_ county: ReviewCounty) throws -> TestSite {
        let routes = DirectiveRoutes(database: county.database, environment: county.environment, vault: county.vault)
        return try TestSite(routes.all, environment: county.environment)
    }

    @Test func theFirstLookListsWhatIsUnsureAndAKeyOfTheCardConfirmsIt() async throws {
        try await withReviewCounty(.sqlite) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let id = try await county.load(Speeches.plan)
            let review = await wang.get("/directives/\(id)")
            let count = try await county.drafts(id).count { !FirstLook.reasons($0).isEmpty }
            #expect(count > 0)
            #expect(
                review.links.contains { $0.word == "先看这 \(count) 条" && $0.address == "/directives/\(id)?only=unsure" }
            )
            let list = await wang.get("/directives/\(id)?only=unsure")
            #expect(list.words.contains("“水管所”还没有对应到县里的单位"))
            let draft = try #require(try await county.drafts(id).first { !FirstLook.reasons($0).isEmpty })
            let after = await wang.post("/directives/\(id)/drafts/\(draft.id)/confirmation", ["only": ""])
            #expect(after.notice == "已确认，不再列入先看。")
            #expect(!after.words.contains("先看这 \(count) 条"))
        }
    }

    @Test(arguments: Driver.allCases)
    func takingASuggestionOffersTheWayBack(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let (id, open) = try await county.suggestedDraft()
            let name = try #require(open.suggested.first?.name)
            let address = "/directives/\(id)/drafts/\(open.id)"
            let taken = await wang.post(address + "/lead", ["unit": name])
            #expect(taken.notice?.contains("\(name)牵头") == true)
            #expect(taken.buttons.contains("撤回牵头"))
            let back = await wang.post(address + "/release", [:])
            #expect(back.notice == "已撤回牵头单位。")
        }
    }

    @Test func everyPageOpensForThoseWhoReadAndForNobodyElse() async throws {
        try await withReviewCounty(.sqlite) { county in
            let site = try site(county)
            let id = try await county.load(Speeches.plan)
            let draft = try #require(try await county.drafts(id).first)
            for path in ["/drafts/\(draft.id)/reasons", "/reading-copy", "/comparison", "/comparison?with=tasks"] {
                let address = "/directives/\(id)" + path
                #expect(await site.visitor(as: county.supervisor).get(address).status == 200, "\(path)")
                #expect(await site.visitor(as: county.leader).get(address).status == 200, "\(path)")
                #expect(await site.visitor(as: county.actor(.officer)).get(address).status == 403, "\(path)")
                #expect(await site.visitor(as: county.stranger).get(address).status == 404, "\(path)")
            }
            for path in ["confirmation", "release"] {
                let address = "/directives/\(id)/drafts/\(draft.id)/\(path)"
                #expect(await site.visitor(as: county.stranger).post(address, [:]).status == 404)
                #expect(await site.visitor(as: county.leader).post(address, [:]).status == 403)
            }
            #expect(try await county.find(draft.id, id) == draft)
        }
    }

    @Test func theReadingCopyNumbersDraftsAsTheReviewDoes() async throws {
        try await withReviewCounty(.sqlite) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let id = try await county.load(Speeches.plan)
            let page = await wang.get("/directives/\(id)/reading-copy")
            #expect(page.words.contains("编号对照"))
            for draft in try await county.drafts(id) { #expect(page.words.contains(draft.title)) }
            let why = await wang.get("/directives/\(id)/drafts/\(try await county.drafts(id)[0].id)/reasons")
            #expect(why.words.contains("条文后面注明了责任单位或时限"))
            #expect(why.words.contains("“6月底前”"))
        }
    }

    @Test func aDraftOfANarrowedListIsDiscardedByItsOwnButton() async throws {
        try await withReviewCounty(.sqlite) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let id = try await county.load(Speeches.plan)
            let open = try #require(try await county.drafts(id).first { $0.lead == nil })
            let fields = Fields([("only", "lead"), ("only", "\(open.id)")])
            let page = await wang.post("/directives/\(id)/discards", fields)
            #expect(page.notice?.contains("已舍弃 1 条") == true)
            #expect(page.steps.last?.contains("only=lead") == true)
            #expect(try await county.find(open.id, id).isDiscarded)
        }
    }

    @Test func draftsAreNarrowedByTheGoalTheyServe() async throws {
        try await withReviewCounty(.sqlite) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let id = try await county.load(Speeches.plan)
            let all = try await county.drafts(id)
            let page = await wang.get("/directives/\(id)?goal=industry")
            let cards = { (page: SeenPage) in all.filter { page.text.contains("id=\"task-\($0.id)\"") }.count }
            #expect(cards(await wang.get("/directives/\(id)")) == all.count)
            #expect(cards(page) == all.count { $0.subject?.goal == .industry })
            #expect(cards(page) > 0)
        }
    }

    /// 任务分解表 as a Word table: header, cells, units, numbers and days reach the drafts.
    @Test(arguments: Driver.allCases)
    func aTableOfTasksIsReadByItsHeader(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            var paper = WordPaper("云岭县人居环境整治任务分解表\n（2020年3月1日）")
            paper.add(table: [
                ["序号", "工作任务", "目标", "牵头单位", "责任单位", "配合单位", "完成时限"],
                ["1", "拆除农村老旧房屋", "1260户", "住建局", "青石镇、白河乡", "财政局", "2020年6月底"],
                ["2", "新建养殖小区", "12个", "农业农村局", "白河乡", "", "2020年10月31日"],
                ["3", "拨付补贴资金", "200万元", "财政局", "", "农业农村局", "年底前"],
            ])
            let wang = try site(county).visitor(as: county.supervisor)
            let page = await wang.post("/directives", files: [SentFile("file", "任务分解表.docx", paper.bytes)])
            #expect(page.notice?.contains("分解出 3 条分解稿") == true)
            let id = try #require(DirectiveID(String(page.address.dropFirst("/directives/".count))))
            let drafts = try await county.drafts(id)
            try #require(drafts.count == 3)
            #expect(drafts.map { $0.lead?.unit } == [unit(101), unit(102), unit(103)])
            #expect(drafts.map(\.due?.description) == ["2020-06-30", "2020-10-31", "2020-12-31"])
            #expect(drafts.map { $0.quantities.map(\.value) } == [[1260], [12], [2_000_000]])
            let roles = { (draft: DraftTask, role: UnitRole) in
                draft.named.filter { $0.role == role }.compactMap(\.unit).sorted()
            }
            #expect(roles(drafts[0], .responsible) == [unit(111), unit(112)])
            #expect(roles(drafts[0], .supporting) == [unit(103)])
            #expect(roles(drafts[2], .supporting) == [unit(102)])
            #expect(drafts.map(\.title) == ["拆除农村老旧房屋", "新建养殖小区", "拨付补贴资金"])
        }
    }
}
