import Core
import Database
import Documents
import Papers
import TestSupport
import Testing
import Web

@Suite("The list of documents as a workbook")
struct PaperListFileTests {
    @Test(arguments: Driver.allCases)
    func takesWhatThePageShowsAndSaysWhat(driver: Driver) async throws {
        try await withPaperCounty(driver) { county in
            let (sample, site) = (county.sample, try county.site())
            let supervisor = site.visitor(as: sample.supervisor)
            let issued = await county.draftNotice(by: supervisor)
            _ = await county.draftNotice(by: supervisor)
            let numbered = await supervisor.post(issued + "/issuing", ["version": "1"])
            #expect(numbered.words.contains("督办〔2026〕1号"), "\(numbered.transcript)")

            let page = await supervisor.get("/papers")
            let whole = await supervisor.get(try #require(page.links.first { $0.word == "导出表格" }).address)
            let rows = try whole.sheet
            #expect(whole.status == 200 && rows[0][0] == "文书", "\(rows)")
            #expect(rows[1][0].hasPrefix("截至 2026年") && rows[1][0].hasSuffix("，共 2 份"), "\(rows)")
            #expect(rows[2].prefix(3) == ["标题", "种类", "发文字号"] && rows.count == 5, "\(rows)")
            #expect(whole.fileName?.hasPrefix("文书 2026-") == true, "\(whole.fileName ?? "")")

            // Narrowed as the page is, whichever part of it is open.
            let narrowed = await supervisor.get("/papers?stage=issued&kind=supervision-notice&before=1")
            let link = try #require(narrowed.links.first { $0.word == "导出表格" })
            let file = await supervisor.get(link.address)
            let found = try file.sheet
            #expect(found[2] == ["只列：督办通知、已印发"] && found.count == 5, "\(found)")
            let line = try #require(found.last)
            #expect(line[1] == "督办通知" && line[2] == "督办〔2026〕1号" && line[7] == "已印发", "\(line)")
            #expect(line[5] == "1" && line[6] == "0" && line[8].hasPrefix("2026-"), "\(line)")
            #expect(file.fileName?.hasSuffix("（督办通知、已印发）.xlsx") == true, "\(file.fileName ?? "")")

            // The addressee has what was issued to it, nobody else anything.
            let officer = try await site.visitor(as: sample.officer).get("/papers?as=xlsx").sheet
            #expect(officer.count == 4 && officer[3][2] == "督办〔2026〕1号", "\(officer)")
            for stranger in [sample.otherOfficer, sample.village, sample.otherSupervisor] {
                let none = try await site.visitor(as: stranger).get("/papers?as=xlsx").sheet
                #expect(none[1][0].hasSuffix("，共 0 份"), "\(none)")
            }
        }
    }
}
