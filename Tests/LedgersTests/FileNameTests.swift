import Core
import Documents
import Ledgers
import TestSupport
import Testing
import Web

/// Files of a field are told by their names, wherever a thing is read.
@Suite("Names of files")
struct FileNameTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    @Test(arguments: Driver.allCases)
    func historyAndSheetsNameTheFilesOfAField(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let text = try SamplePlaybook.text(more: "  - {key: deal, label: 拆除协议, type: file}")
            _ = try #require(await adopt(text, by: county.sample.supervisor).value)
            let id = try await county.enter("甲")
            let officer = site.visitor(as: county.housing)
            let answers: Fields = [
                "version": "1", "seen": "0", "place": "620799101201", "owner": "甲", "area": "120", "elders": "无老人",
                "empty": "是",
            ]
            let first = await officer.post(
                "/items/\(id)/revision",
                answers,
                files: [SentFile("deal", "p0.jpg", SamplePhoto(1).jpeg())]
            )
            #expect(first.words.contains("拆除协议：未填 → p0.jpg"), "\(first.errors) \(first.words)")
            let second = await officer.post(
                "/items/\(id)/revision",
                answers.replacing("version", with: "2"),
                files: [SentFile("deal", "协议.pdf", text: "%PDF-1.4")]
            )
            #expect(second.words.contains("拆除协议：p0.jpg → p0.jpg、协议.pdf"), "\(second.errors) \(second.words)")
            // A refusal names the endings the field does.
            let program = await officer.post(
                "/items/\(id)/revision",
                answers.replacing("version", with: "3"),
                files: [SentFile("deal", "脚本.exe", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])]
            )
            let offered = "可以上传的有：.jpg、.jpeg、.png、.pdf、.docx、.xlsx。"
            #expect(program.errors.contains { $0.hasSuffix(offered) }, "\(program.errors)")
            #expect(program.words.contains(".jpg .jpeg .png .pdf .docx .xlsx"), "\(program.words)")
            let csv = await officer.get(base + "/items.csv")
            #expect(csv.text.contains("p0.jpg、协议.pdf"), "\(csv.text)")
            let rows = try SheetReader(.bytes(await officer.get(base + "/items.xlsx").body), name: "a.xlsx").rest()
            #expect(rows.contains { $0.cells.contains("p0.jpg、协议.pdf") && $0.cells.contains("\(id)") })
        }
    }

    /// A browser keeps no file in a form that comes back.
    @Test func whoChoseFilesIsAskedForThemAgainAndNobodyElse() async throws {
        try await withLedgerSite(.sqlite) { county, site in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let text = try SamplePlaybook.text(more: "  - {key: deal, label: 拆除协议, type: file}")
            _ = try #require(await adopt(text, by: county.sample.supervisor).value)
            let id = try await county.enter("甲")
            let officer = site.visitor(as: county.housing)
            let photo = SentFile("deal", "p0.jpg", SamplePhoto(1).jpeg())
            let known: Fields = ["place": "620799101201", "owner": "甲", "area": "120", "elders": "无老人"]
            let wrong = known.replacing("area", with: "很大")
            let edit = wrong.replacing("version", with: "1").replacing("seen", with: "0")
            for (address, answers) in [
                (base + "/items", known), (base + "/items", wrong), ("/items/\(id)/revision", edit),
            ] {
                let bare = await officer.post(address, answers)
                #expect(bare.status == 422 && !bare.words.contains("要附的文件再选一次"), "\(bare.words)")
                let lost = await officer.post(address, answers, files: [photo])
                #expect(lost.status == 422 && lost.words.contains("要附的文件再选一次。"), "\(lost.words)")
            }
        }
    }
}
