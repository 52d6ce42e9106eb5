import Core
import Database
import PolicyText
import TestSupport
import Testing
import Web

@testable import Directives

@Suite("Exchanges of documents")
struct ReviewExchangeTests {
    private func site(_ county: ReviewCounty) throws -> TestSite {
        let routes = DirectiveRoutes(
            database: county.database,
            environment: county.environment,
            vault: county.vault
        )
        return try TestSite(routes.all, environment: county.environment)
    }

    @Test(arguments: Driver.allCases)
    func aPastedTextIsBrokenDownAndReviewed(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let empty = await wang.get("/directives")
            #expect(empty.words.contains("还没有文件"))
            let page = await wang.post(
                "/directives",
                ["text": Speeches.plan, "title": "人居环境方案", "dated": "2026-03-01"]
            )
            #expect(page.status == 200)
            #expect(page.title == "人居环境方案")
            #expect(page.notice?.contains("分解出 5 条分解稿") == true)
            #expect(page.words.contains("全文 6 句"))
            #expect(page.words.contains("2026-06-30"))
            let list = await wang.get("/directives?words=养殖")
            #expect(list.words.contains("人居环境方案"))
        }
    }

    @Test func aFileIsTakenInAndComesBack() async throws {
        try await withReviewCounty(.sqlite) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let page = await wang.post("/directives", files: [SentFile("file", "方案.txt", text: Speeches.plan)])
            #expect(page.title == "云岭县农村人居环境整治方案")
            let original = await wang.get(page.address + "/original")
            #expect(original.text == Speeches.plan)
        }
    }

    @Test(arguments: [
        (SentFile("file", "照片.docx", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46, 0x49, 0x46]), ""),
        (SentFile("file", "方案.txt", text: Speeches.plan), "也粘贴了文字"),
    ])
    func aBadFileIsExplainedAndNothingTypedIsLost(file: SentFile, text: String) async throws {
        try await withReviewCounty(.sqlite) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let page = await wang.post("/directives", ["title": "我的标题", "text": text], files: [file])
            #expect(page.status == 422)
            #expect(page.errors.count == 1)
            #expect(page.visibleFormValues.contains { $0.name == "title" && $0.value == "我的标题" })
            #expect(page.visibleFormValues.contains { $0.name == "text" && $0.value == text })
        }
    }

    @Test(arguments: Driver.allCases)
    func aRefusedEditKeepsEveryAnswer(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let id = try await county.load(Speeches.plan)
            let draft = try #require(try await county.drafts(id).first)
            let address = "/directives/\(id)/drafts/\(draft.id)"
            let form = await wang.get(address)
            var fields = Fields(form.visibleFormValues + form.hiddenValues.filter { $0.name != FormToken.fieldName })
            fields = fields.replacing("title", with: "").replacing("value-1", with: "很多")
                .replacing("content", with: "改写的内容")
            let page = await wang.post(address, fields)
            #expect(page.status == 422)
            #expect(page.errors.contains { $0.contains("“很多”读不成数") })
            #expect(page.visibleFormValues.contains { $0.name == "content" && $0.value == "改写的内容" })
            #expect(page.visibleFormValues.contains { $0.name == "value-1" && $0.value == "很多" })
            let done = await wang.post(address, fields.replacing("title", with: "改好的").replacing("value-1", with: "70"))
            #expect(done.status == 200)
            #expect(done.notice == "分解稿已保存。")
            let saved = try await county.find(draft.id, id)
            #expect(saved.title == "改好的")
            #expect(saved.quantities.map(\.value) == [nil, 70])
            #expect(saved.quantities.map(\.span) == draft.quantities.map(\.span))
            #expect(saved.named.map(\.name) == draft.named.map(\.name))
        }
    }

    @Test(arguments: Driver.allCases)
    func theLaterPersonSeesBothVersionsAndCanSaveHerOwn(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let site = try site(county)
            let (wang, li) = (site.visitor(as: county.supervisor), site.visitor(as: county.supervisor))
            let id = try await county.load(Speeches.plan)
            let draft = try #require(try await county.drafts(id).first)
            let address = "/directives/\(id)/drafts/\(draft.id)"
            let form = await wang.get(address)
            let fields = Fields(form.visibleFormValues + form.hiddenValues.filter { $0.name != FormToken.fieldName })
            _ = await li.post(address, fields.replacing("title", with: "李改的"))
            let late = await wang.post(address, fields.replacing("title", with: "王改的"))
            #expect(late.status == 422)
            #expect(late.errors.first?.contains("在您打开之后改过这条") == true)
            #expect(late.words.contains("李改的"))
            #expect(late.visibleFormValues.contains { $0.name == "title" && $0.value == "王改的" })
            let again = Fields(late.visibleFormValues + late.hiddenValues.filter { $0.name != FormToken.fieldName })
            let saved = await wang.post(address, again)
            #expect(saved.status == 200)
            #expect(try await county.find(draft.id, id).title == "王改的")
        }
    }

    @Test(arguments: Driver.allCases)
    func discardingIsTakenBackFromTheNotice(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let id = try await county.load(Speeches.plan)
            let draft = try #require(try await county.drafts(id).first)
            let gone = await wang.post("/directives/\(id)/discards", ["only": "\(draft.id)"])
            #expect(gone.notice == "已舍弃 1 条。")
            #expect(gone.buttons.contains("撤回舍弃"))
            #expect(try await county.find(draft.id, id).isDiscarded)
            let back = await wang.post("/directives/\(id)/restores", ["draft": "\(draft.id)"])
            #expect(back.notice == "已恢复 1 条。")
            #expect(try await county.find(draft.id, id).isOpen)
        }
    }

    @Test func correctionsAnswerAtTheirPlace() async throws {
        try await withReviewCounty(.sqlite) { county in
            let wang = try site(county).visitor(as: county.supervisor)
            let id = try await county.load(Speeches.plan)
            let drafts = try await county.drafts(id)
            let span = try #require(drafts.lazy.flatMap(\.masked).first?.span)
            let address = "/directives/\(id)"
            let masked = await wang.post(
                address + "/masked",
                ["span": "\(span.start)-\(span.end)", "value": "许多", "view": "masked"]
            )
            #expect(masked.status == 422)
            #expect(masked.visibleFormValues.contains { $0.name == "value" && $0.value == "许多" })
            let named = await wang.post(
                address + "/masked",
                ["span": "\(span.start)-\(span.end)", "value": "1,260", "view": "masked"]
            )
            #expect(named.notice == "已填上，1 条分解稿跟着更新。")
            let merged = await wang.post(address + "/merges", ["draft": "\(drafts[0].id)"])
            #expect(merged.errors == ["勾选两条或更多的分解稿，再合并。"])
            let quoted = await wang.post(address + "/drafts", ["quote": "原文里没有的话"])
            #expect(quoted.status == 422)
            #expect(quoted.visibleFormValues.contains { $0.name == "quote" && $0.value == "原文里没有的话" })
            let section = try #require(drafts.last?.section)
            let day = await wang.post(address + "/sections/\(section)/deadline", ["deadline": "2026-12-31"])
            #expect(day.notice?.hasPrefix("默认时限 2026年12月31日") == true)
            let lead = await wang.post(address + "/sections/\(section)/lead", ["unit": "哪个局"])
            #expect(lead.errors == ["县里没有叫“哪个局”的单位，从列表里选一个。"])
            let split = await wang.post(address + "/drafts/\(drafts[0].id)/split", ["version": "2"])
            #expect(split.errors == ["勾选至少一处断开的位置。"])
            let sheet = await wang.get(address + "/sheet")
            #expect(sheet.words.contains("牵头县领导"))
            let file = await wang.get(address + "/sheet/file")
            #expect(file.status == 200)
            #expect(file.body.prefix(2) == [0x50, 0x4B])
        }
    }

    @Test func whoMayWhat() async throws {
        try await withReviewCounty(.sqlite) { county in
            let site = try site(county)
            let id = try await county.load(Speeches.plan)
            let draft = try #require(try await county.drafts(id).first)
            let pages = ["", "/sheet", "/sheet/file"].map { "/directives/\(id)\($0)" } + ["/directives"]
            let forms = ["/directives/new", "/directives/\(id)/head", "/directives/\(id)/drafts/\(draft.id)"]
            let officer = county.actor(.officer)
            for address in pages {
                #expect(await site.visitor(as: county.supervisor).get(address).status == 200, "\(address)")
                #expect(await site.visitor(as: county.leader).get(address).status == 200, "\(address)")
                #expect(await site.visitor(as: officer).get(address).status == 403, "\(address)")
            }
            for address in forms {
                #expect(await site.visitor(as: county.supervisor).get(address).status == 200, "\(address)")
                #expect(await site.visitor(as: county.leader).get(address).status == 403, "\(address)")
                #expect(await site.visitor(as: officer).get(address).status == 403, "\(address)")
            }
            for address in pages.dropLast() + forms.dropFirst() {
                #expect(await site.visitor(as: county.stranger).get(address).status == 404, "\(address)")
            }
            let posts = ["discards", "merges", "restores", "drafts", "masked", "matches", "head"]
            for path in posts {
                let fields: Fields = [
                    "draft": "\(draft.id)", "only": "\(draft.id)", "quote": "拆除", "span": "1-5", "value": "1",
                    "written": "水管所", "unit": "财政局", "title": "改",
                ]
                let strange = await site.visitor(as: county.stranger).post("/directives/\(id)/\(path)", fields)
                #expect([404, 422].contains(strange.status), "\(path)")
                let leading = await site.visitor(as: county.leader).post("/directives/\(id)/\(path)", fields)
                #expect(leading.status == 403, "\(path)")
            }
            #expect(try await county.drafts(id).count == 5)
            #expect(try await county.find(draft.id, id) == draft)
        }
    }
}
