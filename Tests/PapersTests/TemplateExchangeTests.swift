import Core
import Database
import Documents
import Foundation
import PaperFormat
import Papers
import TestSupport
import Testing
import Web

/// A county's own form: taken in, looked at, filled, and refused with the reason.
@Suite("Forms of documents")
struct TemplateExchangeTests {
    private func form(_ words: [String], row: [String] = []) throws -> [UInt8] {
        let path = NSTemporaryDirectory() + "luoshi-form-\(UInt64.random(in: 0...UInt64.max)).docx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var body = words.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
        if !row.isEmpty {
            let cells = row.map { "<w:tc><w:p><w:r><w:t>\($0)</w:t></w:r></w:p></w:tc>" }.joined()
            body += "<w:tbl><w:tr>\(cells)</w:tr></w:tbl>"
        }
        let zip = try ZipWriter(path: path)
        try zip.add("[Content_Types].xml", Array("<Types/>".utf8))
        try zip.add(
            "word/document.xml",
            Array(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\(body)</w:body></w:document>"
                    .utf8
            )
        )
        try zip.finish()
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test(arguments: Driver.allCases)
    func theCountysFormIsFilledAndSaysWhatIsMissing(driver: Driver) async throws {
        try await withPaperCounty(driver) { county in
            let site = try county.site()
            let visitor = site.visitor(as: county.sample.supervisor)
            let address = "/papers/templates/supervision-notice"
            #expect(await site.visitor(as: county.sample.officer).get("/papers/templates").status == 403)
            // The standard form is a start that can be sent back as it is.
            for kind in PaperKind.allCases {
                let standard = await visitor.get("/papers/templates/\(kind.rawValue)/file")
                #expect(standard.status == 200)
                let sent = await visitor.post(
                    "/papers/templates/\(kind.rawValue)",
                    files: [SentFile("file", "标准.docx", standard.body)]
                )
                #expect(sent.notice?.contains("模板已换上") == true, "\(kind) \(sent.transcript)")
                _ = await visitor.post("/papers/templates/\(kind.rawValue)/removal")
            }
            let refused: [(SentFile?, String)] = [
                (nil, "选择一个 Word 文档（.docx）。"),
                (SentFile("file", "甲.docx", text: "不是文档"), "不是 Word 文档"),
                (SentFile("file", "甲.docx", try form(["没有字段"])), "里没有〔〕字段"),
                (SentFile("file", "甲.docx", try form(["〔大标题〕"])), "“〔大标题〕”不是这种文书的字段"),
                (SentFile("file", "甲.docx", try form(["〔标题〕〔〕"])), "模板里的“〔〕”没有写完"),
                (SentFile("file", "甲.docx", try form(["标题〕关于〔标题〕"])), "模板里的“标题〕”没有写完"),
                (SentFile("file", "甲.docx", try form(["〔标题〕〕"])), "模板里的“〕”没有写完"),
                (SentFile("file", "甲.docx", try form(["〔标题〕", "〔抄送"])), "模板里的“〔抄送”没有写完"),
                (SentFile("file", "甲.docx", try form(["〔督办任务.编号〕"])), "要写在表格的一行里"),
            ]
            for (file, words) in refused {
                let page = await visitor.post(address, files: file.map { [$0] } ?? [SentFile("file", "", text: "")])
                #expect(page.status == 422 && page.errors.contains { $0.contains(words) }, "\(page.transcript)")
            }
            let own = try form(["县里的函：〔标题〕", "〔抄送〕附注：〔附注〕落后〔落后〕", "〔正文〕"], row: ["〔督办任务.编号〕", "〔督办任务.任务〕"])
            let page = await visitor.post(address, files: [SentFile("file", "县里的.docx", own)])
            #expect(page.words.contains("县里的模板“县里的.docx”"), "\(page.transcript)")
            let paper = await county.draftNotice(by: visitor)
            let word = await visitor.get(paper + "/word")
            let file = try OfficeFile(.bytes(word.body), limits: .standard)
            let lines = try #require(try file.tree(of: "word/document.xml")).all("w:p").map {
                $0.all("w:t").map(\.text).joined()
            }
            #expect(lines.first?.hasPrefix("县里的函：关于督办") == true)
            #expect(lines.contains { $0.hasPrefix("一、查明原因") } && lines.contains("〔2026〕1号"))
            // A form whose field has no answer in this document: said before anything is written.
            let needy = try form(["〔标题〕〔落后〕〔逾期天数〕"])
            _ = await visitor.post(address, files: [SentFile("file", "缺.docx", needy)])
            let missing = await visitor.get(paper + "/word")
            #expect(missing.status == 422 && missing.errors == ["模板里的“〔逾期天数〕”没有对应的内容。"])
            let issue = await visitor.post(paper + "/issuing", ["version": "1"])
            #expect(issue.status == 422 && issue.errors == ["模板里的“〔逾期天数〕”没有对应的内容。"])
            let numbers = try await county.database.read { tx in try tx.count("FROM paper_series") }
            #expect(numbers == 0)
            #expect(try await county.database.read { tx in try tx.paperTemplates.digests().count } > 2)
            // A PDF is of the county's form too, by LibreOffice; where that is missing the page says so.
            let standard = await visitor.get(address + "/file?standard=1")
            _ = await visitor.post(address, files: [SentFile("file", "县里的格式.docx", standard.body)])
            if OtherProgram.office == nil {
                let pdf = await visitor.get(paper + "/pdf")
                #expect(pdf.status == 422 && pdf.errors.first?.contains("没有安装 LibreOffice") == true)
            } else if driver == .sqlite {
                let pdf = await visitor.get(paper + "/pdf")
                #expect(pdf.status == 200 && pdf.body.starts(with: Array("%PDF".utf8)))
                // The producer's name as UTF-16 in hexadecimal.
                #expect(String(decoding: pdf.body, as: UTF8.self).contains("004C0069006200720065004F"))
            }
        }
    }
}
