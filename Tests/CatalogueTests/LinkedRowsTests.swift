import Catalogue
import Core
import Database
import Ledgers
import Programmes
import Records
import TestSupport
import Testing
import Web

/// Rows of a new sheet against the things another ledger has: which one each means, and where the two say different things.
@Suite("Rows joined with a ledger there is")
struct LinkedRowsTests {
    private static let first = """
        乡镇,行政村,户主姓名,网速（兆）,联系电话,装机日期,进度
        云雾镇,上坪村,张三,100,13812345678,2026-05-01,已完工
        云雾镇,下坪村,李四,50,13912345678,2026-05-02,在建
        清泉镇,泉头村,王五,50,13712345678,,未开工
        清泉镇,柳沟村,张三,20,13612345678,2026-05-04,未开工
        """
    /// Places as people write them in one cell; some values differ, one household is nobody there, one cell is empty.
    private static let second = """
        所在地,户主姓名,网速（兆）,联系电话,装机时间,满意度
        云雾镇上坪村,张三,100,13812345678,2026.5.1,好
        云雾镇/下坪村,李四,80,13900000000,2026年5月2日,好
        云岭县清泉镇泉头村,王五,50.0,13712345678,2026.5.3,中
        柳沟村委会,张三,,13612345678,2026.5.4,差
        云雾镇上坪村,赵六,30,13512345678,2026.5.5,好
        """

    static func made(_ sheet: String, _ name: String, lead: String = "housing", by visitor: Visitor) async
        -> SeenPage
    {
        let page = await visitor.post("/proposed-ledgers", files: [SentFile("file", "\(name).csv", text: sheet)])
        var form = Fields(answering: page).replacing("lead", with: lead).replacing("name", with: name)
        for (field, value) in page.visibleFormValues where field.hasPrefix("type-") && value == "phone" {
            form = form.replacing(field.replacing("type", with: "why"), with: "装机前联系")
        }
        return await visitor.post(page.address, form)
    }

    /// 宽带入户 with its rows.
    private static func start(lead: String = "housing", by visitor: Visitor) async {
        let one = await made(first, "宽带入户", lead: lead, by: visitor)
        let ledger = one.address.replacing("/comparison", with: "")
        let saved = await visitor.post(ledger + "/saving")
        #expect(saved.status == 200, "\(saved.transcript)")
        let written = await visitor.post(ledger + "/rows")
        #expect(written.notice?.hasPrefix("已导入 4 行") == true, "\(written.words)")
    }

    /// The page of the comparison, and the address of the proposal.
    private static func compared(_ site: TestSite, _ sample: SampleCounty) async throws -> (SeenPage, String) {
        let visitor = site.visitor(as: sample.supervisor)
        await start(by: visitor)
        let two = await made(second, "宽带回访", by: visitor)
        return (two, two.address.replacing("/comparison", with: ""))
    }

    @Test(arguments: Driver.allCases)
    func placesWrittenInOneCellAreTheOnesTheImportUnderstands(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let (page, _) = try await Self.compared(site, sample)
            #expect(page.words.contains("这份表 5 行里，按所在地和名称看，4 行在“宽带入户”里已有"), "\(page.words)")
            #expect(page.words.contains("4 行对得上") && page.words.contains("1 行没有对上（先看第 6 行）"))
        }
    }

    @Test(arguments: Driver.allCases)
    func whatASheetSaysOtherwiseIsToldBeforeItIsLost(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            let (page, address) = try await Self.compared(site, sample)
            // How many, which cell, where, and both values; telephones as masks.
            #expect(page.words.contains("不再填，用台账里的值（1 行不同）"), "\(page.words)")
            for cell in ["C3\n李四\n云雾镇下坪村\n网速（兆）\n80\n50", "E4\n王五\n清泉镇泉头村\n装机时间\n2026-05-03\n没有填"] {
                #expect(page.words.contains(cell), "\(page.words)")
            }
            #expect(page.words.contains("D3\n李四\n云雾镇下坪村\n联系电话\n139*****000\n139*****678"), "\(page.words)")
            // What agrees in other words does not differ.
            for cell in ["C4", "E2", "E3", "D2", "C5"] { #expect(!page.words.contains(cell + "\n"), "\(cell)") }

            let visitor = site.visitor(as: sample.supervisor)
            let key = try await Self.key(of: "宽带入户", database, desk)
            let saved = await visitor.post(
                address + "/saving",
                ["decision-2": "linked:\(key)", "decision-3": "asked", "decision-4": "linked:\(key)"]
            )
            #expect(saved.words.contains("1 行的网速（兆）与“宽带入户”里的不同（先看 C3）"), "\(saved.words)")
            #expect(saved.words.contains("1 行的装机时间与“宽带入户”里的不同（先看 E4）"))
            #expect(!saved.words.contains("D3\n"))
            let written = await visitor.post(address + "/rows")
            #expect(written.notice == "已导入 5 行；2 个格子用了台账里的值，列在下面。", "\(written.words)")
            #expect(written.title == "已写入：宽带回访.csv", "\(written.transcript)")
            #expect(written.words.contains("用了台账里的值的格子") && written.words.contains("C3\n李四\n云雾镇下坪村\n网速（兆）\n80\n50"))
            let details = try await database.read { tx in
                var filter = RecordFilter()
                filter.actPrefix = "proposal.rows"
                return try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 9).map(\.detail)
            }
            #expect(details == ["网速（兆） 1 行（C3）与“宽带入户”不同，用了那里的值；装机时间 1 行（E4）与“宽带入户”不同，用了那里的值"])
            let item = try await Self.item("李四", of: "宽带回访", database, desk, sample)
            let shown = await visitor.get("/items/\(item)")
            #expect(shown.words.contains("网速（兆）\n50"), "\(shown.words)")
        }
    }

    /// Who may read the new ledger but not the one its field is read from, is shown neither that one's values nor its name.
    @Test(arguments: Driver.allCases)
    func valuesOfALedgerAreNotShownToReadersOfAnotherOne(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            let supervisor = site.visitor(as: sample.supervisor)
            await Self.start(lead: "agriculture", by: supervisor)
            let key = try await Self.key(of: "宽带入户", database, desk)
            let page = await Self.made(Self.second, "宽带回访", by: supervisor)
            let address = page.address.replacing("/comparison", with: "")
            let saved = await supervisor.post(address + "/saving", ["decision-2": "linked:\(key)"])
            #expect(saved.status == 200, "\(saved.errors)")
            let written = await supervisor.post(address + "/rows")
            #expect(written.words.contains("C3\n李四\n云雾镇下坪村\n网速（兆）\n80\n50"), "\(written.words)")
            #expect(written.words.contains("1 行的网速（兆）与“宽带入户”里的不同（先看 C3）"), "\(written.words)")
            #expect(written.words.contains("1 行在“宽带入户”里没有对上同地同名的（先看第 6 行）"), "\(written.words)")
            let seen = await site.visitor(as: sample.otherOfficer).get(written.address)
            #expect(seen.title == "已写入：宽带回访.csv", "\(seen.transcript)")
            #expect(!seen.words.contains("C3\n李四") && !seen.words.contains("用了台账里的值的格子"), "\(seen.words)")
            #expect(!seen.words.contains("宽带入户") && !seen.words.contains("没有对上"), "\(seen.words)")
            let sheet = await site.visitor(as: sample.otherOfficer).get(written.address + "/problems.xlsx")
            let cells = try sheet.sheet.flatMap(\.self)
            #expect(cells.contains("李四") && cells.contains("80"), "\(cells)")
            #expect(!cells.contains { $0.contains("宽带入户") }, "\(cells)")
        }
    }

    /// Kept as a field of its own, the sheet's value stays.
    @Test(arguments: Driver.allCases)
    func aFieldThatIsStillAskedKeepsWhatTheSheetSays(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            let (_, address) = try await Self.compared(site, sample)
            let visitor = site.visitor(as: sample.supervisor)
            let saved = await visitor.post(address + "/saving", ["decision-2": "asked"])
            #expect(saved.status == 200 && !saved.words.contains("与台账里不同的值"), "\(saved.words)")
            try await Self.bring(address, by: visitor)
            let item = try await Self.item("李四", of: "宽带回访", database, desk, sample)
            #expect(await visitor.get("/items/\(item)").words.contains("网速（兆）\n80"))
        }
    }

    /// What a department may not read is no answer to its fields, and no cell of its sheet goes there.
    @Test(arguments: Driver.allCases)
    func aLedgerOfAnotherDepartmentTakesNothingFromASheet(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            await Self.start(lead: "agriculture", by: site.visitor(as: sample.supervisor))
            let key = try await Self.key(of: "宽带入户", database, desk)
            let housing = site.visitor(as: sample.otherOfficer)
            let page = await Self.made(Self.second, "宽带回访", by: housing)
            #expect(page.title == "新台账：与已有字段比对", "\(page.transcript)")
            #expect(!page.words.contains("宽带入户") && !page.words.contains("值都一样"), "\(page.words)")
            #expect(!page.words.contains("不再填，"), "\(page.words)")
            let address = page.address.replacing("/comparison", with: "")
            let forged = await housing.post(address + "/saving", ["decision-2": "linked:\(key)"])
            #expect(forged.status == 422, "\(forged.words)")
            #expect(forged.errors.contains { $0.contains("“网速（兆）”在选的那本台账里没有相近的字段") }, "\(forged.errors)")
            let saved = await housing.post(address + "/saving", ["decision-2": "asked"])
            #expect(saved.status == 200, "\(saved.errors)")
            try await Self.bring(address, by: housing)
            let item = try await Self.item("李四", of: "宽带回访", database, desk, sample)
            #expect(await housing.get("/items/\(item)").words.contains("网速（兆）\n80"))
        }
    }

    /// Rows are held against five ledgers; of the sixth nothing is known, and nothing is said.
    @Test(arguments: Driver.allCases)
    func aLedgerThatWasNotLookedAtIsSaidToBeSo(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let visitor = site.visitor(as: sample.supervisor)
            let small = "乡镇,行政村,户主姓名,满意度\n云雾镇,上坪村,张三,好\n清泉镇,泉头村,王五,中\n清泉镇,柳沟村,张三,差\n"
            let big = ["宽带甲", "宽带乙", "宽带丙", "宽带丁", "宽带戊"].map { ($0, Self.first) }
            for (name, sheet) in big + [("回访己", small)] {
                let one = await Self.made(sheet, name, by: visitor)
                let saved = await visitor.post(one.address.replacing("/comparison", with: "") + "/saving")
                #expect(saved.status == 200, "\(saved.errors)")
            }
            let page = await Self.made(Self.second, "宽带回访", by: visitor)
            #expect(page.words.contains("回访己") && page.words.contains("照填：没有逐行比对过"), "\(page.words)")
            // None of these ledgers has a row yet: a name in common is no field the county has already.
            #expect(page.words.contains("没有一个能从县里已有的台账读"), "\(page.words)")
            #expect(page.words.contains("名称相同的项目\n叫法相同，行对不上，不算重复。"), "\(page.words)")
        }
    }

    static func key(of name: String, _ database: Database, _ desk: LedgerDesk) async throws -> String {
        try await database.read { tx in
            let book = try desk.shelf.all(in: SampleCounty.county, tx).first { $0.playbook.name == name }
            return try #require(book).playbook.key
        }
    }

    private static func bring(_ address: String, by visitor: Visitor) async throws {
        let written = await visitor.post(address + "/rows")
        #expect(written.notice == "已导入 5 行。", "\(written.words)")
    }

    private static func item(
        _ title: String,
        of name: String,
        _ database: Database,
        _ desk: LedgerDesk,
        _ sample: SampleCounty
    ) async throws -> ItemID {
        try await database.read { tx in
            let book = try #require(try desk.shelf.all(in: SampleCounty.county, tx).first { $0.playbook.name == name })
            let items = try tx.items(desk.shelf).list(book, ItemFilter(), for: sample.supervisor, limit: 10)
            return try #require(items.first { $0.item.title == title }).item.id
        }
    }
}
