import Catalogue
import Core
import Database
import Files
import Foundation
import Imports
import Ledgers
import Programmes
import Records
import TestSupport
import Testing
import Web

/// From a sheet to a live ledger, and what the catalogue says of it.
@Suite("New ledgers")
struct NewLedgerTests {
    @Test(arguments: Driver.allCases)
    func aSheetBecomesALedgerWithItsFormInTheCatalogue(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try Self.site(database)
            let officer = site.visitor(as: sample.officer)
            let none = await officer.post("/proposed-ledgers", files: [SentFile("file", "空.csv", text: "今天\n")])
            #expect(none.status == 422 && none.errors.contains { $0.contains("没有找到一行一条的表格") })
            let page = await officer.post(
                "/proposed-ledgers",
                files: [SentFile("file", "宽带入户.csv", text: ProposedSheet.broadband)]
            )
            #expect(page.status == 200 && page.words.contains("新台账：宽带入户"))
            #expect(page.visibleFormValues.contains { $0 == ("label-3", "户主姓名") })
            #expect(page.visibleFormValues.contains { $0 == ("stage-0", "未开工") })
            #expect(!page.words.contains("13812345678"))
            let address = page.address

            // A personal field without a reason is asked for one; the answers stay.
            var form = Fields(page.visibleFormValues)
            let changed = form.replacing("name", with: "宽带到户").replacing("days-0", with: "很久")
            let asked = await officer.post(address, changed)
            #expect(asked.status == 422)
            // 宽带 says nothing of the five areas: a person does.
            #expect(asked.errors.contains("选择振兴方面：产业、人才、文化、生态、组织；五个都不是，选“其他”。"), "\(asked.errors)")
            #expect(asked.errors.contains("“联系电话”是个人信息，写明为什么要填；不需要就选“不要这一列”。"))
            #expect(asked.errors.contains("“未开工”最多停留几天，写 1 到 3660，现在写的是“很久”；没有规定就空着。"))
            form = Fields(answering: asked).replacing("why-4", with: "装机前联系")
                .replacing("days-0", with: "45")
            let compared = await officer.post(address, form)
            #expect(compared.status == 200 && compared.words.contains("没有能读的"))
            let unfinished = await officer.post(
                address + "/saving",
                ["approval": "云统制〔2026〕3号", "valid": "2026-06-30", "minutes": "4"]
            )
            #expect(unfinished.status == 422 && unfinished.errors.count == 2)
            let endless = String(repeating: "9", count: 20)
            let huge = await officer.post(address + "/saving", ["minutes": endless, "basis": "3 个村试填"])
            #expect(huge.status == 422 && huge.errors.contains { $0.contains("现在写的是“\(endless)”") }, "\(huge.errors)")
            let saved = await officer.post(
                address + "/saving",
                [
                    "approval": "云统制〔2026〕3号", "issuer": "云岭县农业农村局", "valid": "2026-06-30", "minutes": "4",
                    "basis": "3 个村试填",
                ]
            )
            #expect(saved.status == 200 && saved.words.contains("宽带到户"), "\(saved.transcript)")

            // The ledger lives: an item is entered, and the catalogue counts it.
            let book = try await database.read { tx in
                try desk.shelf.current("kuan-dai-ru-hu", in: SampleCounty.county, tx)
            }
            #expect(book.playbook.stages.map(\.word) == ["未开工", "在建", "已完工", "误登"])
            #expect(book.playbook.stages.prefix(2).map(\.days) == [45, 0])
            #expect(book.playbook.measures.map(\.key) == ["wang_su_zhao"])
            #expect(book.playbook.areas.isEmpty)
            let catalogue = await site.visitor(as: sample.supervisor).get("/catalogue")
            #expect(catalogue.words.contains("宽带到户") && catalogue.words.contains("有效期还有 20 天"))
            let found = await site.visitor(as: sample.supervisor).get("/catalogue?q=网速")
            #expect(found.words.contains("含“网速”的字段 1 个"))
            let card = await site.visitor(as: sample.village).get("/catalogue/kuan-dai-ru-hu")
            #expect(card.status == 200 && card.words.contains("装机前联系") && !card.words.contains("登记批准和用时"))

            // A second sheet of the same kind is told what is asked again, and once its rows are there, that it may be read.
            let written = await officer.post(address + "/rows")
            #expect(written.notice == "已导入 3 行。", "\(written.words)")
            let twin = await officer.post(
                "/proposed-ledgers",
                files: [SentFile("file", "宽带摸底.csv", text: ProposedSheet.broadband)]
            )
            let again = await officer.post(
                twin.address,
                Fields(answering: twin).replacing("name", with: "宽带摸底").replacing("why-4", with: "联系")
            )
            #expect(again.words.contains("个能从县里已有的台账读，不再让村里填一遍"), "\(again.words)")
            #expect(again.buttons.contains { $0.hasPrefix("保存台账，再核对") }, "\(again.buttons)")
            #expect(again.visibleFormValues.contains { $0.0 == "decision-5" })
        }
    }

    /// Supervision makes a ledger for the department that leads it, and brings the sheet's rows along; later rows are the
    /// department's.
    @Test(arguments: Driver.allCases)
    func whoMakesALedgerBringsTheRowsOfItsSheet(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try Self.site(database)
            let supervisor = site.visitor(as: sample.supervisor)
            let empty = await supervisor.post("/proposed-ledgers", files: [SentFile("file", "空.xlsx", text: "")])
            #expect(empty.errors.contains { $0.contains("是空的") }, "\(empty.errors)")
            #expect(await supervisor.get("/proposed-ledgers").words.contains("最多 500 列"))
            let wide = (1...501).map { "列\($0)" }.joined(separator: ",") + "\n"
            let tooWide = await supervisor.post(
                "/proposed-ledgers",
                files: [SentFile("file", "宽.csv", text: wide + wide)]
            )
            #expect(tooWide.errors.contains { $0.contains("超过 500 列") }, "\(tooWide.errors)")
            let page = await supervisor.post(
                "/proposed-ledgers",
                files: [SentFile("file", "宽带.csv", text: ProposedSheet.broadband)]
            )
            let form = Fields(answering: page).replacing("why-4", with: "装机前联系").replacing(
                "lead",
                with: "housing"
            )
            _ = await supervisor.post(page.address, form)
            let saved = await supervisor.post(page.address + "/saving")
            #expect(saved.status == 200 && saved.words.contains("导入 3 行"), "\(saved.words)")
            // Who leaves the rows for later finds the way back to them.
            let waiting = await supervisor.get("/proposed-ledgers")
            #expect(waiting.words.contains("行还没有导入的"), "\(waiting.words)")
            #expect(String(decoding: waiting.body, as: UTF8.self).contains("href=\"\(page.address)/rows\""))
            let written = await supervisor.post(page.address + "/rows")
            #expect(written.notice == "已导入 3 行。", "\(written.words)")
            let after = await supervisor.get(page.address + "/rows")
            #expect(after.words.contains("里的行已经导入：新登记 3"), "\(after.words)")
            #expect(!after.words.contains("还没有写入") && !after.words.contains("可以导入"), "\(after.words)")
            let list = await supervisor.get("/proposed-ledgers")
            #expect(!list.words.contains("行还没有导入的"), "\(list.words)")
            #expect(await supervisor.post(page.address + "/rows").errors == ["这份表格的行已经导入过了。"])
            let book = try await database.read { tx in
                try desk.shelf.all(in: SampleCounty.county, tx).first { $0.playbook.name.contains("宽带") }
            }
            let key = try #require(book?.playbook.key)
            let start = try await database.read { tx in
                try Intake.open(
                    key,
                    .init(key: .title, writes: true, subject: ("import", 1, "")),
                    desk: desk,
                    by: sample.supervisor,
                    tx
                )
                .issues.map(\.key)
            }
            #expect(start == ["item.notAllowed"])
            let moves = try await database.read { tx in
                RecordWords.moves(of: try desk.shelf.all(in: SampleCounty.county, tx).map(\.playbook))
            }
            #expect(moves.word(for: "item.to-yi-wan-gong") == "报告已完工", "\(moves.words)")

            // 网速 is read from the first ledger; who is not in it is said before anything is written.
            let more = ProposedSheet.broadband + "\n4,云雾镇,上坪村,赵六,13612345678,100,在建\n"
            let second = await supervisor.post("/proposed-ledgers", files: [SentFile("file", "回访.csv", text: more)])
            let answers = Fields(answering: second).replacing("why-4", with: "回访前联系")
                .replacing("lead", with: "housing").replacing("name", with: "宽带回访")
            let compared = await supervisor.post(second.address, answers)
            #expect(compared.words.contains("这份表 4 行里，按所在地和名称看，3 行在"), "\(compared.words)")
            let linked = await supervisor.post(second.address + "/saving", ["decision-5": "linked:\(key)"])
            #expect(linked.words.contains("1 行在") && linked.words.contains("没有对上同地同名的（先看第 6 行）"), "\(linked.words)")
            _ = await supervisor.post(second.address + "/rows")
            let lists = try await database.read { tx in
                let made = try desk.shelf.all(in: SampleCounty.county, tx).first { $0.playbook.name == "宽带回访" }
                let book = try #require(made)
                return (book, try tx.items(desk.shelf).list(book, ItemFilter(), for: sample.supervisor, limit: 10))
            }
            #expect(lists.0.playbook.fields.last?.reads == ["wang_su_zhao"])
            let zhang = try #require(lists.1.first { $0.item.title == "张三" }?.item.id)
            let item = await supervisor.get("/items/\(zhang)")
            #expect(item.words.contains("从“宽带入户”读的") && item.words.contains("网速（兆）\n100"), "\(item.words)")

            // A field that is called otherwise by then has no counterpart there: it would be nowhere.
            let third = await supervisor.post("/proposed-ledgers", files: [SentFile("file", "再访.csv", text: more)])
            let renamed = Fields(answering: third).replacing("why-4", with: "回访前联系")
                .replacing("lead", with: "housing").replacing("name", with: "宽带再访").replacing("label-5", with: "院子朝向")
            _ = await supervisor.post(third.address, renamed)
            let lost = await supervisor.post(third.address + "/saving", ["decision-5": "linked:\(key)"])
            #expect(lost.status == 422 && lost.errors.contains { $0.contains("“院子朝向”在选的那本台账里没有相近的字段") })
        }
    }

    /// No table is recognised in it: the person says where it stands, and the ledger is made from there, rows and all.
    @Test(arguments: Driver.allCases)
    func aSheetWithoutAFoundTableBecomesALedgerWhereThePersonSays(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try Self.site(database)
            let officer = site.visitor(as: sample.officer)
            let sheet = "路灯\n村：,路灯名称：,功率（瓦）：\n上坪村,村口路灯,60\n"
            let page = await officer.post("/proposed-ledgers", files: [SentFile("file", "路灯.csv", text: sheet)])
            #expect(page.title == "新台账：表在哪里" && page.words.contains("没有认出一行一条的表格"), "\(page.words)")
            #expect(page.words.contains("村口路灯") && page.buttons.contains("按这些行重新读"))
            let address = page.address
            #expect(await officer.get(address + "/comparison").title == "新台账：表在哪里")
            let refused = await officer.post(address + "/layout", ["header": "2", "data": "1"])
            #expect(refused.status == 422 && refused.errors == ["数据行写成行号，要在表头下面，结束不能小于开始。"])
            let empty = await officer.post(address + "/layout", ["header": "2", "data": "9"])
            #expect(empty.errors == ["这些行里没有读到数据。看下面的行号，再写一次。"], "\(empty.errors)")
            #expect(empty.visibleFormValues.contains { $0 == ("data", "9") })
            let read = await officer.post(address + "/layout", ["header": "2", "data": "3"])
            #expect(read.notice == "已照这些行重新读。" && read.title.hasPrefix("新台账：路灯"), "\(read.transcript)")
            #expect(read.visibleFormValues.contains { $0 == ("label-1", "路灯名称") })
            #expect(await site.visitor(as: sample.otherOfficer).get(address + "/layout").status == 404)

            // Without a header, under names of one's own, before anything was saved.
            let bare = await officer.post(
                address + "/layout",
                ["bare": "1", "data": "3", "names": "村、路灯名称、功率（瓦）"]
            )
            #expect(bare.visibleFormValues.contains { $0 == ("label-2", "功率") }, "\(bare.words)")
            // Types are told from the values, as under a header.
            #expect(bare.visibleFormValues.contains { $0 == ("type-2", "number") }, "\(bare.transcript)")
            let corrected = await officer.get(address + "/layout")
            #expect(corrected.visibleFormValues.contains { $0 == ("bare", "1") })
            var form = Fields(answering: bare)
            for place in 0..<3 where form.text("use-\(place)") == "left" {
                form = form.replacing("use-\(place)", with: "asked")
            }
            let compared = await officer.post(address, form)
            #expect(compared.status == 200, "\(compared.errors)")
            let saved = await officer.post(address + "/saving")
            #expect(saved.status == 200, "\(saved.errors)")
            let written = await officer.post(address + "/rows")
            #expect(written.notice == "已导入 1 行。", "\(written.words)")
            let titles = try await database.read { tx in
                let made = try desk.shelf.all(in: SampleCounty.county, tx).first { $0.playbook.name.contains("路灯") }
                let book = try #require(made)
                return try tx.items(desk.shelf).list(book, ItemFilter(), for: sample.supervisor, limit: 9).map(
                    \.item.title
                )
            }
            #expect(titles == ["村口路灯"])
        }
    }

    /// Records without a header are understood as such: the box says so, and columns are what their values are.
    @Test(arguments: Driver.allCases)
    func aSheetWithoutAHeaderIsUnderstoodAsOne(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try Self.site(database)
            let officer = site.visitor(as: sample.officer)
            let sheet = """
                上坪村,张三,13812345678,2026-05-01,是
                下坪村,李四,13912345678,2026-05-02,否
                泉头村,王五,13712345678,2026-05-03,是
                柳沟村,赵六,13612345678,2026-05-04,是
                松坡村,孙七,13512345678,2026-05-05,否
                """
            let page = await officer.post("/proposed-ledgers", files: [SentFile("file", "路灯.csv", text: sheet)])
            #expect(page.visibleFormValues.contains { $0 == ("label-2", "联系电话") }, "\(page.transcript)")
            #expect(page.words.contains("这份表没有表头"))
            let layout = await officer.get(page.address + "/layout")
            #expect(layout.visibleFormValues.contains { $0 == ("bare", "1") }, "\(layout.transcript)")
            // Sent as it stands, with names added, it is read with the types of the values.
            let form = Fields(layout.visibleFormValues).replacing("names", with: "村、联系人、电话、装灯日期、完好")
            let read = await officer.post(page.address + "/layout", form)
            let types = (0..<5).map { place in read.visibleFormValues.first { $0.name == "type-\(place)" }?.value ?? ""
            }
            #expect(types == ["text", "text", "phone", "day", "yes-no"], "\(read.transcript)")
        }
    }

    /// Who says that a column of conditions and steps is the stage sees its words as stages before going on.
    @Test(arguments: Driver.allCases)
    func aDoubtfulColumnIsAStageOnceThePersonSaysSo(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try Self.site(database)
            let officer = site.visitor(as: sample.officer)
            let sheet = """
                行政村,路灯名称,状态
                上坪村,一号灯,正常
                下坪村,二号灯,损坏
                泉头村,三号灯,维修中
                柳沟村,四号灯,已更换
                """
            let page = await officer.post("/proposed-ledgers", files: [SentFile("file", "路灯.csv", text: sheet)])
            #expect(page.words.contains("“状态”一列里有状况（正常、损坏），也有办到哪一步（已更换）"), "\(page.words)")
            #expect(page.words.contains("不是就不用改，先用“已登记”“已完成”“误登”，可以改成平时的叫法"), "\(page.words)")
            #expect(page.visibleFormValues.contains { $0 == ("type-2", "choice") }, "\(page.transcript)")
            #expect(page.visibleFormValues.contains { $0 == ("due", "") }, "\(page.transcript)")
            let address = page.address
            let form = Fields(answering: page).replacing("use-2", with: "stage")
            let said = await officer.post(address, form)
            #expect(said.address == address && said.notice?.hasPrefix("这一列作为环节了。") == true, "\(said.transcript)")
            #expect(said.visibleFormValues.contains { $0.0.hasPrefix("stage-") && $0.1 == "已更换" }, "\(said.transcript)")
            let compared = await officer.post(address, Fields(answering: said))
            #expect(compared.status == 200 && compared.address == address + "/comparison", "\(compared.errors)")
        }
    }

    /// The title may be the place as well, also where only the person says so.
    @Test(arguments: Driver.allCases)
    func aTitleThatAPersonCallsThePlaceIsBoth(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try Self.site(database)
            let officer = site.visitor(as: sample.officer)
            let sheet = "点位,灯（盏）\n上坪村,3\n没有这个村,5\n也没有这个村,2\n"
            let page = await officer.post("/proposed-ledgers", files: [SentFile("file", "灯.csv", text: sheet)])
            #expect(page.visibleFormValues.contains { $0 == ("use-0", "asked") }, "\(page.transcript)")
            #expect(page.words.contains("表里没有哪一列写着办到哪一步，先用“已登记”“已完成”“误登”"), "\(page.words)")
            let form = Fields(answering: page).replacing("title", with: "0").replacing("use-0", with: "place")
                .replacing("level", with: "village")
            _ = await officer.post(page.address, form)
            let saved = await officer.post(page.address + "/saving")
            #expect(saved.status == 200, "\(saved.errors)")
            _ = await officer.post(page.address + "/rows", ["leave": "1"])
            let regions = try await database.read { tx in
                let made = try desk.shelf.all(in: SampleCounty.county, tx).first { $0.playbook.name.contains("灯") }
                let book = try #require(made)
                return try tx.items(desk.shelf).list(book, ItemFilter(), for: sample.supervisor, limit: 9).map {
                    $0.item.title + $0.item.region.digits
                }
            }
            #expect(regions == ["上坪村620799101201"], "\(saved.words)")
        }
    }

    @Test(arguments: Driver.allCases)
    func onlyCountyOfficesMakeLedgersAndOnlyTheirOwn(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try Self.site(database)
            for actor in [sample.township, sample.village, sample.leader] {
                #expect(await site.visitor(as: actor).get("/proposed-ledgers").status == 403)
            }
            let officer = site.visitor(as: sample.officer)
            let page = await officer.post(
                "/proposed-ledgers",
                files: [SentFile("file", "a.csv", text: ProposedSheet.broadband)]
            )
            #expect(await site.visitor(as: sample.otherSupervisor).get(page.address).status == 404)
            // Another department of the county sees neither the sheet nor that there is one; supervision does.
            let other = site.visitor(as: sample.otherOfficer)
            #expect(await other.get(page.address).status == 404)
            #expect(await other.post(page.address + "/discarding").status == 404)
            #expect(!(await other.get("/proposed-ledgers").words.contains("a.csv")))
            #expect(await site.visitor(as: sample.supervisor).get("/proposed-ledgers").words.contains("a.csv"))
            let form = Fields(answering: page).replacing("why-4", with: "联系").replacing("lead", with: "finance")
            _ = await officer.post(page.address, form)
            let refused = await officer.post(page.address + "/saving")
            #expect(refused.status == 422 && refused.errors.contains { $0.contains("选择本单位牵头的职能") })
            let gone = await officer.post(page.address + "/discarding")
            #expect(gone.notice == "已放弃“a.csv”。")
            #expect(await officer.get(page.address).status == 404)
        }
    }

    static func site(_ database: Database) throws -> (TestSite, LedgerDesk) {
        let environment = MovedClock().environment
        let ledgers = LedgerDesk.ofTests(database, environment)
        let root = NSTemporaryDirectory() + "luoshi-catalogue-vault-\(UInt64.random(in: 0...UInt64.max))"
        let files = FileVault(root: root)
        let routes = CatalogueRoutes(desk: CatalogueDesk(ledgers: ledgers, files: files)).all
        let lists = LedgerRoutes(desk: ledgers, files: files, shipped: []).all
        let imports = ImportRoutes(desk: ImportDesk(ledgers: ledgers, files: files)).all
        return (try TestSite(routes + lists + imports, environment: environment), ledgers)
    }
}
