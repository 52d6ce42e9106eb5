import Core
import Database
import Documents
import Files
import Foundation
import TestSupport
import Testing
import Web

@testable import Ledgers

/// Ledgers as files: exported, prepared for entry, filled into a county's own form.
@Suite("Ledger sheets")
struct LedgerSheetTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    private func rows(_ page: SeenPage) throws -> [[String]] {
        try SheetReader(.bytes(page.body), name: "a.xlsx").rest().map(\.cells)
    }

    private func blank(_ columns: [SheetColumn]) throws -> [UInt8] {
        let sink = MemorySink()
        let table = SheetTable(
            name: "表样",
            title: "某县拆旧花名册",
            subtitles: ["填报单位："],
            columns: columns,
            hasFilter: false,
            blankRows: 5
        )
        try SheetDocument(table).write(to: sink)
        return sink.bytes
    }

    @Test func aLedgerLeavesAsWorkbookAsCSVAndInTheCountysOwnForm() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            try await county.enter("=甲", ["area": "120.5", "subsidy": "15000", "built": "2026-03-01"])
            try await county.enter("乙", in: LedgerCounty.farVillage)
            let officer = site.visitor(as: county.housing)
            let book = try rows(await officer.get(base + "/items.xlsx?order=place"))
            #expect(book[0] == ["样例拆旧台账"] && book.count == 5)
            #expect(book[2].prefix(4) == ["编号", "所在地", "户主", "宅基地编号"] && book[2].contains("建筑面积（平方米）"))
            #expect(book[3].contains("=甲") && book[3].contains("2026-03-01") && book[3].contains("120.5"))

            // A formula somebody typed stays text in a program that would run it.
            let csv = await officer.get(base + "/items.csv?q=甲")
            #expect(csv.headers["Content-Type"] == "text/csv; charset=utf-8")
            #expect(csv.body.starts(with: [0xEF, 0xBB, 0xBF]) && csv.text.contains(",'=甲,") && !csv.text.contains("乙"))

            // A file says what it was narrowed to and when it was read; a CSV in its name.
            let narrowed = await officer.get(
                base + "/items.xlsx?region=620799101&stage=found&f-identity=11010519491231002X"
            )
            let told = try rows(narrowed)
            #expect(told[1][0].hasPrefix("截至 2026年6月10日 ") && told[1][0].hasSuffix("，共 0 户"))
            #expect(told[2] == ["只列：云雾镇、已登记、身份证号：（不写明）"])
            let name = try #require(csv.headers["Content-Disposition"]?.removingPercentEncoding)
            #expect(name.contains("样例拆旧台账 2026-06-10（含“甲”）.csv"))

            let village = site.visitor(as: county.sample.village)
            let entry = try rows(await village.get(base + "/entry.xlsx"))
            #expect(entry.count == 1 && entry[0].prefix(2) == ["所在地", "户主"])
            let reader = site.visitor(as: county.sample.leader)
            #expect(await reader.get(base + "/entry.xlsx").status == 403)

            let page = await reader.get(base + "/filling")
            #expect(page.status == 200 && page.words.contains("现在的筛选下有 2 户"))
            let columns = [
                SheetColumn("序号", .centred), SheetColumn("村名"), SheetColumn("户主姓名"),
                SheetColumn("补助金额（万元）", .decimal(places: 2)), SheetColumn("联系人"),
            ]
            let own = await reader.post(
                base + "/filling?order=place&stage=found",
                [:],
                files: [SentFile("file", "花名册.xlsx", try blank(columns))]
            )
            #expect(own.status == 200 && own.fileName == "花名册 2026-06-10（已登记）.xlsx")
            let filled = try rows(own)
            #expect(filled[1].first?.hasPrefix("填报单位：") == true && filled[1].first != "填报单位：")
            #expect(filled[3] == ["1", "上坪村", "=甲", "1.5"] && filled[4].prefix(3).last == "乙")

            let unknown = [SheetColumn("联系人"), SheetColumn("职务")]
            let refused = await reader.post(
                base + "/filling",
                [:],
                files: [SentFile("file", "别的.xlsx", try blank(unknown))]
            )
            #expect(refused.status == 422)
            let text = await reader.post(base + "/filling", [:], files: [SentFile("file", "a.csv", Array("户主".utf8))])
            #expect(text.status == 422 && text.errors.count == 1)
        }
    }

    /// A layout is data: kept once, then filled by whoever needs it, with its merges, formulas and print area.
    @Test(arguments: Driver.allCases)
    func aCountyKeepsItsFormsWithALedger(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            try await county.enter("甲", ["subsidy": "15000"])
            let officer = site.visitor(as: county.housing)
            let known = try blank([
                SheetColumn("序号", .centred), SheetColumn("村名"), SheetColumn("户主姓名"),
                SheetColumn("补助金额（万元）", .decimal(places: 2)), SheetColumn("签字"),
            ])
            let none = await officer.post(base + "/forms", [:], files: [])
            #expect(none.status == 422 && none.errors == ["选择空白表样，例如 改厕台账.xlsx。"])
            let foreign = SentFile("file", "别的.xlsx", try blank([SheetColumn("联系人"), SheetColumn("职务")]))
            let refused = await officer.post(base + "/forms", ["basis": "县农发〔2026〕8号"], files: [foreign])
            #expect(refused.status == 422 && refused.errors.first?.hasPrefix("这份表样里没有认得的") == true)
            #expect(refused.text.contains("县农发〔2026〕8号"))
            for _ in 0..<2 {
                let kept = await officer.post(
                    base + "/forms",
                    ["basis": "县农发〔2026〕8号"],
                    files: [SentFile("file", "花名册.xlsx", known)]
                )
                #expect(kept.notice == "表样“花名册.xlsx”已存，认得 3 列。没有对应、会留空的：签字。", "\(kept.words)")
            }
            // A form of the same name took the place of the first; whoever reads the ledger fills it.
            let village = site.visitor(as: county.sample.village)
            let page = await village.get(base + "/filling")
            #expect(page.words.contains("县里的表样\n1 份") && page.words.contains("县农发〔2026〕8号"), "\(page.words)")
            #expect(!page.buttons.contains("存表样"))
            let form = try await county.database.read { tx in
                try #require(try tx.keptForms.list(of: county.book.ledger, in: county.sample.supervisor.county).first)
            }
            let filled = try rows(await village.get(base + "/forms/\(form.id)"))
            #expect(filled[3].prefix(4) == ["1", "上坪村", "甲", "1.5"])
            #expect(await village.post(base + "/forms/\(form.id)/removal", [:]).status == 403)
            let away = await officer.post(base + "/forms/\(form.id)/removal", [:])
            #expect(away.notice == "表样“花名册.xlsx”已去掉。" && !away.words.contains("县农发"))
            #expect(await village.get(base + "/forms/\(form.id)").status == 404)
        }
    }
}
