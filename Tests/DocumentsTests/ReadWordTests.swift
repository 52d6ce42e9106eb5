import Testing

@testable import Documents

@Suite struct ReadWordTests {
    private func read(_ fixture: WordFixture) throws -> TextDocument {
        try readDocument(.bytes(fixture.bytes), name: "a.docx")
    }

    private func read(_ body: String) throws -> TextDocument { try read(WordFixture(body)) }

    private func run(_ content: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr>\(content)</w:r>"
    }

    @Test func readsParagraphsRunsAndBreaks() throws {
        let body =
            "<w:p>\(run("<w:t>　　新建</w:t>"))\(run("<w:t xml:space=\"preserve\">公路 </w:t>"))\(run("<w:tab/><w:t>120 公里</w:t>"))</w:p>"
            + "<w:p/><w:p/><w:p>\(run("<w:t>上行</w:t><w:br/><w:t>下行&amp;续</w:t>"))</w:p><w:p/>"
        let document = try read(body)
        #expect(document.text == "新建公路  120 公里\n\n上行\n下行&续")
        #expect(document.kind == .word)
        #expect(document.notices.isEmpty)
    }

    @Test func writesATableAsOneLinePerRow() throws {
        let cell = { (text: String) in "<w:tc><w:tcPr/>\(text)</w:tc>" }
        let nested =
            "<w:tbl><w:tr>\(cell(WordFixture.paragraph("内1")))\(cell(WordFixture.paragraph("内2")))</w:tr></w:tbl>"
        let body = """
            <w:tbl><w:tblPr/><w:tr>\(cell(WordFixture.paragraph("序号")))\(cell(WordFixture.paragraph("任务")))</w:tr>
            <w:tr>\(cell(WordFixture.paragraph("1")))\(cell(WordFixture.paragraph("改厕") + WordFixture.paragraph("二期")))</w:tr>
            <w:tr>\(cell("<w:p/>"))\(cell(nested + "<w:p/>"))</w:tr>
            <w:tr>\(cell("<w:p/>"))\(cell("<w:p/>"))</w:tr></w:tbl>
            """
        let document = try read(WordFixture.paragraph("表前") + body + WordFixture.paragraph("表后"))
        #expect(document.text == "表前\n序号\t任务\n1\t改厕 二期\n\t内1 内2\n表后")
        #expect(document.notices == [.tablesIncluded(2)])
    }

    @Test func includesATextBoxOnceThoughItIsStoredTwice() throws {
        let content = "<w:txbxContent>\(WordFixture.paragraph("框一"))\(WordFixture.paragraph("框二"))</w:txbxContent>"
        let box = """
            <mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>\(content)</wps:txbx></mc:Choice>
            <mc:Fallback><w:pict><v:textbox>\(content)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>
            """
        let old =
            "<w:pict><v:textbox><w:txbxContent>\(WordFixture.paragraph("旧框"))</w:txbxContent></v:textbox></w:pict>"
        let document = try read(
            "<w:p>\(run("<w:t>正</w:t>"))\(run(box))\(run("<w:t>文</w:t>"))</w:p><w:p>\(run(old))</w:p>"
        )
        #expect(document.text == "正文\n框一\n框二\n旧框")
        #expect(document.notices == [.textBoxesIncluded(2)])
        #expect(document.notices[0].sentence == "文本框 2 处已并入正文。")
    }

    @Test func readsTheTextAsRevised() throws {
        let body = """
            <w:p>\(run("<w:t>完成</w:t>"))<w:del>\(run("<w:delText>100</w:delText><w:t>旧</w:t>"))</w:del>\
            <w:ins>\(run("<w:t>120</w:t>"))</w:ins><w:moveFrom>\(run("<w:t>移走</w:t>"))</w:moveFrom>\
            <w:moveTo>\(run("<w:t>公里</w:t>"))</w:moveTo></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(run("<w:t>前半</w:t>"))</w:p>\(WordFixture.paragraph("后半"))
            <w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr>\(run("<w:t>末</w:t>"))</w:p>
            """
        let document = try read(body)
        #expect(document.text == "完成120公里\n前半后半\n末")
        #expect(document.notices == [.deletionsLeftOut(2)])
    }

    @Test func leavesOutHiddenTextContentsAndNotes() throws {
        var fixture = WordFixture(
            """
            \(WordFixture.paragraph("一、目标……1", properties: #"<w:pStyle w:val="T1"/>"#))
            <w:p>\(run("<w:t>可见</w:t>"))\(run("<w:t>藏</w:t>", "<w:vanish/>"))\(run("<w:t>不藏</w:t>", #"<w:vanish w:val="0"/>"#))\
            \(run("<w:t>式藏</w:t>", #"<w:rStyle w:val="H"/>"#))\(run("<w:footnoteReference/>"))\
            \(run("<w:instrText>PAGE</w:instrText>"))\
            <w:r><w:ruby><w:rt>\(run("<w:t>pinyin</w:t>"))</w:rt><w:rubyBase>\(run("<w:t>注音</w:t>"))</w:rubyBase></w:ruby></w:r></w:p>
            """
        )
        fixture.styles = """
            <w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
            <w:style w:type="character" w:styleId="H0"><w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:type="character" w:styleId="H"><w:basedOn w:val="H0"/></w:style>
            """
        let document = try read(fixture)
        #expect(document.text == "可见不藏注音")
        #expect(document.notices == [.contentsLeftOut(lines: 1), .hiddenTextLeftOut(2), .footnotesLeftOut(1)])
    }

    @Test func stopsAtTheCharacterLimit() {
        var limits = DocumentLimits()
        limits.characters = 10
        let fixture = WordFixture(String(repeating: WordFixture.paragraph("一二三四五"), count: 3))
        #expect(throws: DocumentFault.tooManyCharacters(limit: 10)) {
            try readDocument(.bytes(fixture.bytes), name: "a.docx", limits: limits)
        }
    }

    @Test func readsFromDiskAsFromMemory() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("upload")
        try write(WordFixture(WordFixture.paragraph("落实")).bytes, to: path)
        #expect(try readDocument(at: path, name: "讲话.DOCX").text == "落实")
    }
}
