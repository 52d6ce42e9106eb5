import Catalogue
import Core
import Database
import Ledgers
import Programmes
import TestSupport
import Testing
import Web

/// 经度 and 纬度 of a sheet become where the things of its ledger lie.
@Suite struct PointReadingTests {
    private static let sheet = """
        乡镇,行政村,水窖名称,经度,纬度,容积（立方米）
        云雾镇,上坪村,一号窖,104.28724,36.33574,30
        云雾镇,下坪村,二号窖,104.36865,36.14445,20

        """

    @Test func oneFieldIsProposedForBoth() throws {
        let proposed = proposeLedger(try sampled(Self.sheet, name: "水窖"), fileName: "水窖.xlsx")
        #expect(proposed.kept.map(\.label) == ["水窖名称", "位置", "容积"], "\(proposed.fieldFacts)")
        #expect(proposed.kept.map(\.type) == [.text, .point, .number], "\(proposed.fieldFacts)")
        let (playbook, problems) = proposed.read()
        #expect(playbook?.fields[1].type == .point, "\(problems)")
    }

    /// Half a place is none: each stays what it is.
    @Test(arguments: ["经度,海拔", "经度,经度", "东西,南北"])
    func columnsThatAreNoPairStayNumbers(heads: String) throws {
        let sheet = Self.sheet.replacing("经度,纬度", with: heads)
        let proposed = proposeLedger(try sampled(sheet, name: "水窖"), fileName: "水窖.xlsx")
        #expect(!proposed.kept.contains { $0.type == .point }, "\(proposed.fieldFacts)")
        #expect(proposed.kept.count == 4, "\(proposed.fieldFacts)")
    }

    /// Months and years come again and again in a sheet, and the next thing has another.
    @Test func momentsAreNoOptions() throws {
        let (years, words) = (["2008年", "2015年6月", "2012.5", "2016"], ["轻微", "严重", "一般"])
        let rows = (0..<12).map { "窖\($0),\(years[$0 % 4]),\(words[$0 % 3])\n" }.joined()
        let table = try sampled("水窖名称,建成时间,破损程度\n" + rows, name: "水窖")
        let proposed = proposeLedger(table, fileName: "水窖.xlsx")
        #expect(proposed.kept.map(\.type) == [.text, .text, .choice], "\(proposed.fieldFacts)")
    }

    @Test(arguments: Driver.allCases)
    func theRowsAreWrittenWithTheirPlaces(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let officer = site.visitor(as: sample.officer)
            let page = await officer.post(
                "/proposed-ledgers",
                files: [SentFile("file", "水窖.csv", text: Self.sheet)]
            )
            #expect(page.words.contains("合在“位置”里"), "\(page.words)")
            let compared = await officer.post(page.address, Fields(answering: page))
            #expect(compared.status == 200, "\(compared.errors)")
            let saved = await officer.post(page.address + "/saving", [:])
            #expect(saved.status == 200, "\(saved.errors)")
            let written = await officer.post(page.address + "/rows")
            #expect(written.notice == "已导入 2 行。", "\(written.words)")
            let list = await officer.get(written.address + "/items.csv")
            #expect(list.text.contains("104.28724,36.33574"), "\(list.text)")
        }
    }

    /// One half without the other is no place: the row is told so, and its cell named once.
    @Test func aRowWithHalfAPlaceIsRefusedWithItsReason() async throws {
        try await withSampleCounty(.sqlite) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let officer = site.visitor(as: sample.officer)
            let text = Self.sheet.replacing("104.36865,36.14445", with: "104.36865,")
            let page = await officer.post("/proposed-ledgers", files: [SentFile("file", "水窖.csv", text: text)])
            _ = await officer.post(page.address, Fields(answering: page))
            let saved = await officer.post(page.address + "/saving", [:])
            #expect(saved.words.contains("\n位置写成经度和纬度") && saved.words.contains("\nD3\n"), "\(saved.words)")
        }
    }
}
