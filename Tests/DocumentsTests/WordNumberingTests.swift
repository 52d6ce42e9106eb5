import Testing

@testable import Documents

private func level(
    _ index: Int,
    _ format: String,
    _ text: String,
    more: String = ""
) -> String {
    """
    <w:lvl w:ilvl="\(index)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/>\(more)<w:lvlText w:val="\(text)"/></w:lvl>
    """
}

@Suite struct WordNumberingTests {
    private let official = """
        <w:abstractNum w:abstractNumId="7">\(level(0, "chineseCounting", "%1、", more: #"<w:suff w:val="nothing"/>"#))\
        \(level(1, "chineseCountingThousand", "（%2）"))\(level(2, "decimal", "%3."))\(level(3, "bullet", "\u{F0B7}"))</w:abstractNum>
        """

    private func lines(_ body: String, numbering: String, styles: String = "") throws -> [String] {
        var fixture = WordFixture(body)
        fixture.numbering = numbering
        fixture.styles = styles
        return try readDocument(.bytes(fixture.bytes), name: "a.docx").text.split(separator: "\n").map(String.init)
    }

    @Test func writesTheNumbersWordDraws() throws {
        let items: [(String, Int)] = [
            ("目标", 0), ("公路", 1), ("新建", 2), ("改建", 2), ("房屋", 1), ("拆除", 2), ("措施", 0), ("机制", 1), ("要点", 3),
        ]
        let body = items.map { WordFixture.item($0.0, list: 1, level: $0.1) }.joined()
        let numbering = official + #"<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>"#
        #expect(
            try lines(body, numbering: numbering) == [
                "一、目标", "（一）公路", "1.新建", "2.改建", "（二）房屋", "1.拆除", "二、措施", "（一）机制", "要点",
            ]
        )
    }

    @Test func goesOnCountingUnlessAListStartsAnew() throws {
        let numbering =
            official + """
                <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
                <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
                <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
                """
        let body = [1, 2, 3, 3, 0].map { WordFixture.item("项", list: $0) }.joined()
        #expect(try lines(body, numbering: numbering) == ["一、项", "二、项", "五、项", "六、项", "项"])
    }

    @Test func doesNotOverflowOnAbsurdStarts() throws {
        let numbering =
            official + """
                <w:num w:numId="1"><w:abstractNumId w:val="7"/>\
                <w:lvlOverride w:ilvl="2"><w:startOverride w:val="9223372036854775807"/></w:lvlOverride></w:num>
                """
        let body = WordFixture.item("项", list: 1, level: 2) + WordFixture.item("项", list: 1, level: 2)
        #expect(try lines(body, numbering: numbering) == ["1000000000.项", "1000000001.项"])
    }

    @Test func takesNumbersFromStyles() throws {
        let numbering = """
            <w:abstractNum w:abstractNumId="1">\(level(0, "chineseCounting", "第%1章", more: #"<w:pStyle w:val="H1"/>"#))\
            \(level(1, "decimal", "%1.%2", more: #"<w:pStyle w:val="H2"/><w:isLgl/>"#))</w:abstractNum>
            <w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
            """
        let styles = """
            <w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>
            """
        let body = ["H1", "H2", "H2", "H1", "H2"].map {
            WordFixture.paragraph("文", properties: #"<w:pStyle w:val="\#($0)"/>"#)
        }.joined()
        #expect(try lines(body, numbering: numbering, styles: styles) == ["第一章 文", "1.1 文", "1.2 文", "第二章 文", "2.1 文"])
    }

    @Test(arguments: [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("upperRoman", 14, "XIV"), ("lowerRoman", 9, "ix"),
        ("upperLetter", 27, "AA"), ("lowerLetter", 2, "b"), ("chineseCounting", 10, "十"), ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"), ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographTraditional", 3, "丙"), ("ideographDigital", 10, "一〇"),
        ("decimalEnclosedCircleChinese", 2, "②"), ("decimalEnclosedCircle", 25, "(25)"), ("decimalFullWidth", 12, "１２"),
        ("none", 1, ""), ("hebrew1", 4, "4"),
    ])
    func writesNumbersInManyForms(format: String, number: Int, written: String) {
        #expect(writtenNumber(number, format: format) == written)
    }
}
