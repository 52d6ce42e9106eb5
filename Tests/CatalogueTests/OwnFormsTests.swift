import Core
import Database
import Ledgers
import TestSupport
import Testing
import Web

/// What the catalogue tells a township and a village.
@Suite("Forms of one post")
struct OwnFormsTests {
    private static let centres = """
        云岭县便民服务中心台账,,,
        序号,乡镇,中心名称,窗口数
        1,云雾镇,云雾镇便民服务中心,5
        2,清泉镇,清泉镇便民服务中心,4
        """

    @Test(arguments: Driver.allCases)
    func eachPostIsToldOfItsOwnPlaceAndFirstOfWhatItFills(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let officer = site.visitor(as: sample.officer)
            let sheets = [("便民服务中心.csv", Self.centres, ""), ("宽带入户.csv", ProposedSheet.broadband, "装机前联系")]
            for (name, text, why) in sheets {
                let proposed = await officer.post("/proposed-ledgers", files: [SentFile("file", name, text: text)])
                var answers = Fields(answering: proposed)
                if !why.isEmpty { answers = answers.replacing("why-4", with: why) }
                let compared = await officer.post(proposed.address, answers)
                #expect(compared.status == 200, "\(compared.transcript)")
                let saved = await officer.post(proposed.address + "/saving", ["minutes": "30", "basis": "试填"])
                #expect(saved.status == 200, "\(saved.transcript)")
                let written = await officer.post(proposed.address + "/rows")
                #expect(written.notice?.hasPrefix("已导入") == true, "\(written.transcript)")
            }
            func rows(_ actor: Actor) async throws -> [[String]] {
                try await site.visitor(as: actor).get("/catalogue?as=xlsx").sheet
            }
            // The county: 2 centres and 3 households; a township: 1 and 2; a village: its household, and no centre.
            let county = try await rows(sample.supervisor)
            #expect(county[2].suffix(2) == ["近 30 天填写（次）", "每月（小时）"], "\(county)")
            #expect(Set(county[3...4].map { $0[9] }) == ["2", "3"], "\(county)")
            let township = try await rows(sample.township)
            #expect(township[2].suffix(2) == ["近 30 天填写（云雾镇，次）", "每月（云雾镇，小时）"], "\(township)")
            #expect(Set(township[3...4].map { $0[9] }) == ["1", "2"], "\(township)")
            let village = try await rows(sample.village)
            #expect(village[3...4].map { $0[0].contains("宽带") } == [true, false], "\(village)")
            #expect(village[3...4].map { $0[9] } == ["1", "0"] && village[3][10] == "0.5", "\(village)")

            let page = await site.visitor(as: sample.village).get("/catalogue").words
            let own = try #require(page.firstRange(of: "别人填、你能看到的表"), "\(page)")
            #expect(page[..<own.lowerBound].contains("宽带入户"), "\(page)")
            #expect(page[own.lowerBound...].contains("便民服务中心"), "\(page)")
            #expect(page.contains("填写次数和用时只算上坪村的"), "\(page)")
            let form = try #require(
                await site.visitor(as: sample.village).get("/catalogue").links.first { $0.word.contains("宽带") }
            )
            let card = await site.visitor(as: sample.village).get(form.address).words
            #expect(card.contains("1 次（上坪村的登记和修改）") && card.contains("上坪村每月用时"), "\(card)")
            let whole = await site.visitor(as: sample.supervisor).get("/catalogue").words
            #expect(!whole.contains("你填的表") && whole.contains("建新表以前先到这里找。"), "\(whole)")
        }
    }
}
