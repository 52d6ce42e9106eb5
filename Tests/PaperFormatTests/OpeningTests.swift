import Core
import Documents
import Foundation
import PaperFormat
import TestSupport
import Testing

/// The documents in other people's programs. Skipped, and said, where a program is not installed.
struct OpeningTests {
    @Test(.enabled(if: OtherProgram.python != nil, "no python-docx here; apt-get install python3-docx"))
    func pythonOpensTheDocument() throws {
        let python = try #require(OtherProgram.python)
        try withFolder { folder in
            try DocxWriter.write(SamplePaper.full(), to: folder + "/a.docx")
            let script = """
                import docx, sys
                d = docx.Document(sys.argv[1])
                s = d.sections[0]
                print(round(s.page_width.mm), round(s.page_height.mm), round(s.top_margin.mm), round(s.left_margin.mm))
                print(len(d.tables), d.tables[0].cell(1, 2).text, d.core_properties.title)
                print([p.text for p in d.paragraphs if p.style.name == "主送机关"][0])
                """
            let (status, said) = try OtherProgram.run(
                python,
                ["-c", script, folder + "/a.docx"],
                variables: ["PYTHONUTF8": "1"]
            )
            #expect(status == 0)
            let lines = said.split(separator: "\n").map(String.init)
            #expect(
                lines == [
                    "210 297 37 28", "3 30 关于加快推进老旧房屋拆除和农村户用卫生厕所改造工作的督办通知", "各乡镇人民政府，县直各有关部门：",
                ]
            )
        }
    }

    /// A page of plain text, whose lines and characters are counted; every kind is opened where kinds are tested.
    @Test(.enabled(if: OtherProgram.office != nil && OtherProgram.pdfText != nil, "no LibreOffice or poppler here"))
    func libreOfficePrintsTwentyTwoLinesOfTwentyEightCharacters() throws {
        let (office, reader) = (try #require(OtherProgram.office), try #require(OtherProgram.pdfText))
        try withFolder { folder in
            try DocxWriter.write(SamplePaper.plain, to: folder + "/plain.docx")
            try OtherProgram.printAll(in: folder, ["plain"], with: office)
            let (_, text) = try OtherProgram.run(reader, ["-layout", "-f", "2", "-l", "2", folder + "/plain.pdf", "-"])
            let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { $0.contains("进") }
            #expect(lines.count == 22)
            #expect(lines.allSatisfy { $0.count == 28 })
        }
    }

    /// Everything a document can have, and a letter: the whole of each comes out, on pages of its own shape.
    @Test(.enabled(if: OtherProgram.office != nil && OtherProgram.pdfText != nil, "no LibreOffice or poppler here"))
    func libreOfficePrintsTheWholeDocument() throws {
        let (office, reader) = (try #require(OtherProgram.office), try #require(OtherProgram.pdfText))
        try withFolder { folder in
            try DocxWriter.write(SamplePaper.full(), to: folder + "/full.docx")
            try DocxWriter.write(SamplePaper.letter(), to: folder + "/letter.docx")
            try OtherProgram.printAll(in: folder, ["full", "letter"], with: office)
            func page(_ number: Int, of name: String) throws -> String {
                let place = ["-layout", "-f", "\(number)", "-l", "\(number)", "\(folder)/\(name).pdf", "-"]
                return try OtherProgram.run(reader, place).output.filter { !$0.isWhitespace }
            }
            let first = try page(1, of: "full")
            for words in ["000001", "秘密★1年", "特急", "云政督〔2026〕3号"] { #expect(first.contains(words), "\(words)") }
            let whole = try (1...5).map { try page($0, of: "full") }
            #expect(whole.contains { $0.contains("附件滞后任务清单") } && whole.contains { $0.contains("抄送：县委办公室") })
            // 版记 at the foot of the last page: below the middle of its 842 points, wherever the text ends.
            let last = ["-bbox", "-f", "4", "-l", "4", folder + "/full.pdf", "-"]
            let boxes = try OtherProgram.run(reader, last).output.split(separator: "\n")
            let box = try #require(boxes.first { $0.contains("抄送：") })
            let top = box.split(separator: "\"").dropFirst(3).first.flatMap { Double($0) } ?? 0
            #expect(top > 600, "\(box)")
            let letter = try page(1, of: "letter")
            #expect(letter.hasPrefix("云岭县人民政府督查室督办函〔2026〕3号") && !letter.contains("—1—"))
            #expect(try page(2, of: "letter").contains("—2—"))
        }
    }

    /// What ISO 19005-3 asks for and a parser can see; not a validation.
    @Test(
        .enabled(
            if: (PrintPDF.installed != nil || PrintOffice.installed != nil)
                && OtherProgram.python(with: "pikepdf") != nil,
            "no WeasyPrint or LibreOffice, or no pikepdf here; pip install pikepdf"
        )
    )
    func filesForTheArchiveCarryTheMarksOfPDFA() throws {
        let python = try #require(OtherProgram.python(with: "pikepdf"))
        let script = """
            import pikepdf, sys
            for name in sys.argv[1:]:
                pdf = pikepdf.open(name)
                with pdf.open_metadata() as m:
                    print(m.get("pdfaid:part"), m.get("pdfaid:conformance"))
                intents = pdf.Root.get("/OutputIntents", [])
                print([str(i.S) for i in intents], all("/DestOutputProfile" in i for i in intents))
                fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
                print(len(fonts) > 0, all(any(k in f for k in ("/FontFile", "/FontFile2", "/FontFile3")) for f in fonts))
                print("/Encrypt" in pdf.trailer, "/ID" in pdf.trailer, pdf.Root.get("/Names", {}).get("/JavaScript"))
            """
        try withFolder { folder in
            var files: [String] = []
            if let printer = PrintPDF.installed {
                files.append(folder + "/page.pdf")
                try printer(SamplePaper.full(), forArchive: true, to: files[files.count - 1])
            }
            if let printer = PrintOffice.installed {
                files.append(folder + "/form.pdf")
                try DocxWriter.write(SamplePaper.letter(), to: folder + "/form.docx")
                try PrintPDF.office(
                    folder + "/form.docx",
                    with: printer,
                    forArchive: true,
                    to: files[files.count - 1]
                )
            }
            let (status, said) = try OtherProgram.run(python, ["-c", script] + files)
            #expect(status == 0)
            let wanted = ["3 B", "['/GTS_PDFA1'] True", "True True", "False True None"]
            let lines = said.split(separator: "\n").map(String.init)
            #expect(lines == files.flatMap { _ in wanted })
        }
    }

    @Test(.enabled(if: PrintPDF.installed != nil, "no WeasyPrint here; apt-get install weasyprint"))
    func weasyPrintMakesThePDF() throws {
        let (printer, reader) = (try #require(PrintPDF.installed), try #require(OtherProgram.pdfText))
        try withFolder { folder in
            try printer(SamplePaper.full(), forArchive: true, to: folder + "/a.pdf")
            let bytes = try #require(FileManager.default.contents(atPath: folder + "/a.pdf"))
            #expect(bytes.starts(with: Array("%PDF".utf8)) && bytes.count > 20_000)
            let (_, text) = try OtherProgram.run(reader, ["-layout", folder + "/a.pdf", "-"])
            let words = text.filter { !$0.isWhitespace }
            for part in ["云政督〔2026〕3号", "—1—", "—2—", "一、总体情况", "抄送：县委办公室，县纪委监委。"] {
                #expect(words.contains(part), "\(part) in \(words)")
            }
            try printer(SamplePaper.plain, forArchive: false, to: folder + "/b.pdf")
            let (_, page) = try OtherProgram.run(reader, ["-layout", "-f", "2", "-l", "2", folder + "/b.pdf", "-"])
            let lines = page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { $0.contains("进") }
            #expect(lines.count == 22 && lines.allSatisfy { $0.count == 28 }, "\(lines.map(\.count))")
        }
    }

    /// 版记 stands at the foot of the last page: what is above it leaves the room, or goes to a page of its own.
    @Test func roomIsLeftForTheRecordBlock() {
        func rooms(_ paper: OfficialPaper) -> Int {
            String(decoding: PaperSheet.standalone(paper), as: UTF8.self).components(separatedBy: "\"paper-room\"")
                .count - 1
        }
        #expect(rooms(SamplePaper.full()) == 1)
        #expect(rooms(SamplePaper.plain) == 0)
    }
}
