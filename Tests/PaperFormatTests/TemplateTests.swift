import Core
import Documents
import Foundation
import PaperFormat
import Testing

/// A county's own form, as Word leaves it: fields cut into runs wherever somebody typed.
struct TemplateTests {
    private static let split = """
        <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>关于</w:t></w:r><w:r><w:t>〔标</w:t></w:r>\
        <w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:t>题</w:t></w:r><w:r><w:t>〕的函 </w:t></w:r>\
        <w:r><w:t>〔发文字号〕，年份〔2026〕</w:t></w:r></w:p>
        """
    private static let rows = """
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>问题</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>〔整改问题.</w:t></w:r>\
        <w:r><w:t>存在问题〕</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>〔整改问题.期限〕</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        """
    private static let body = """
        <w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>〔正文〕</w:t></w:r></w:p>
        """

    private func template(_ xml: String, _ body: (PaperTemplate, String) throws -> Void) throws {
        try withFolder { folder in
            let zip = try ZipWriter(path: folder + "/form.docx")
            let document = """
                <?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
                <w:body>\(xml)</w:body></w:document>
                """
            try zip.add("word/document.xml", Array(document.utf8))
            try zip.add("word/media/seal.png", [1, 2, 3])
            try zip.finish()
            try body(try PaperTemplate(.file(path: folder + "/form.docx")), folder)
        }
    }

    private let values = PaperFields(
        words: ["标题": "拆除<老旧>房屋", "发文字号": "云政督〔2026〕3号\n急件", "抄送": ""],
        mayBeEmpty: ["抄送"],
        lists: ["整改问题": .init(columns: ["存在问题", "期限"], rows: [["垃圾乱堆", "6月20日"], ["墙体开裂", "7月1日"]])],
        body: [
            .paragraph(PaperText("第一段。")), .section(level: 1, heading: PaperText("一、标题"), text: PaperText()),
            .table(PaperTable("表", columns: [.init("列")], rows: [["值"]]), cells: [[PaperText("值")]]),
        ]
    )

    @Test func fieldsAreFilledWhereWordSplitThem() throws {
        try template(Self.split) { form, folder in
            #expect(form.fields == ["标题", "发文字号"])
            #expect(form.issues(for: values) == [])
            try form.write(values, to: folder + "/out.docx")
            let file = try OfficeFile(.file(path: folder + "/out.docx"), limits: .standard)
            let paragraph = try #require(try file.tree(of: "word/document.xml")?.all("w:p").first)
            #expect(paragraph.all("w:t").map(\.text).joined() == "关于拆除<老旧>房屋的函 云政督〔2026〕3号急件，年份〔2026〕")
            #expect(paragraph.all("w:br").count == 1)
            // The value has the looks of the run the field began in; the others keep theirs.
            #expect(
                paragraph.all("w:r").map { $0.all("w:t").map(\.text).joined() }.prefix(3) == ["关于", "拆除<老旧>房屋", ""]
            )
            #expect(try file.bytes(of: "word/media/seal.png") == [1, 2, 3])
        }
    }

    @Test func rowsAreRepeatedForAList() throws {
        try template(Self.rows) { form, folder in
            #expect(form.issues(for: values) == [])
            try form.write(values, to: folder + "/out.docx")
            let file = try OfficeFile(.file(path: folder + "/out.docx"), limits: .standard)
            let rows = try #require(try file.tree(of: "word/document.xml")?.all("w:tr"))
            #expect(rows.map { $0.all("w:t").map(\.text).joined() } == ["问题", "垃圾乱堆6月20日", "墙体开裂7月1日"])
        }
    }

    @Test func theBodyTakesTheLooksOfItsParagraph() throws {
        try template(Self.body) { form, folder in
            try form.write(values, to: folder + "/out.docx")
            let file = try OfficeFile(.file(path: folder + "/out.docx"), limits: .standard)
            let document = try #require(try file.tree(of: "word/document.xml"))
            let paragraphs = document.first("w:body")?.elements.filter { $0.name == "w:p" } ?? []
            #expect(paragraphs.map { $0.all("w:t").map(\.text).joined() } == ["第一段。", "一、标题", "表", ""])
            #expect(paragraphs[0].all("w:ind").count == 1 && paragraphs[0].all("w:sz").count == 1)
            #expect(paragraphs[1].all("w:rFonts").first?.attributes.first?.value == "黑体")
            #expect(document.all("w:tbl").count == 1)
        }
    }

    /// Paragraphs of the template, those in brackets one row of a table each; and what is printed.
    static let blanks: [(xml: String, printed: [String])] = [
        (paragraph("抄送：〔抄送〕。") + paragraph("完"), ["完"]), (paragraph("〔抄送〕"), [""]),
        (paragraph("抄送：〔抄送〕 附注：〔抄送〕"), []), (paragraph("抄送：〔抄送〕　〔标题〕"), ["抄送：　拆除<老旧>房屋"]),
        (paragraph("抄送：〔抄送〕，共印 20 份"), ["抄送：，共印 20 份"]), (paragraph("标题：〔标题〕。"), ["标题：拆除<老旧>房屋。"]),
        (table([["抄送：〔抄送〕。"], ["办公室印发"]]), ["办公室印发"]), (table([["抄送：〔抄送〕。", "办公室"]]), ["", "办公室"]),
        (table([["抄送：〔抄送〕。"]]) + paragraph("完"), ["完"]),
    ]

    private static func paragraph(_ words: String) -> String { "<w:p><w:r><w:t>\(words)</w:t></w:r></w:p>" }

    private static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { cells in
            "<w:tr>\(cells.map { "<w:tc>\(paragraph($0))</w:tc>" }.joined())</w:tr>"
        }
        return "<w:tbl>\(rows.joined())</w:tbl>"
    }

    @Test(arguments: blanks)
    func aLabelWithNothingBehindItIsNotPrinted(xml: String, printed: [String]) throws {
        try template(xml) { form, folder in
            #expect(form.issues(for: values) == [])
            try form.write(values, to: folder + "/out.docx")
            let file = try OfficeFile(.file(path: folder + "/out.docx"), limits: .standard)
            let document = try #require(try file.tree(of: "word/document.xml"))
            #expect(document.all("w:p").map { $0.all("w:t").map(\.text).joined() } == printed)
            #expect(document.all("w:tbl").allSatisfy { !$0.all("w:tr").isEmpty })
        }
    }

    static let refused: [(String, String)] = [
        ("<w:p><w:r><w:t>〔没有的〕</w:t></w:r></w:p>", "template.unknown"),
        ("<w:p><w:r><w:t>〔空的〕</w:t></w:r></w:p>", "template.empty"),
        ("<w:p><w:r><w:t>〔整改问题.期限〕</w:t></w:r></w:p>", "template.outsideRow"),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>〔整改问题.没有〕</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "template.column"
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>〔整改问题.期限〕〔另一个.期限〕</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "template.twoLists"
        ),
    ]

    @Test(arguments: refused)
    func whatCannotBeFilledIsSaid(xml: String, key: String) throws {
        try template(xml) { form, _ in
            var values = values
            values.words["空的"] = ""
            #expect(form.issues(for: values).map(\.key).contains(key))
        }
    }

    @Test func whatIsNoDocumentIsRefused() throws {
        #expect(throws: DocumentFault.self) { try PaperTemplate(.bytes(Array("no zip".utf8))) }
        try withFolder { folder in
            let zip = try ZipWriter(path: folder + "/a.docx")
            try zip.add("word/document.xml", Array("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>".utf8))
            try zip.finish()
            #expect(throws: DocumentFault.doctypeRefused) { try PaperTemplate(.file(path: folder + "/a.docx")) }
            let macro = try ZipWriter(path: folder + "/b.docx")
            try macro.add("word/vbaProject.bin", [1])
            try macro.finish()
            #expect(throws: DocumentFault.macroDocument) { try PaperTemplate(.file(path: folder + "/b.docx")) }
        }
    }
}
