import Documents

/// 信函格式 (10.1): the issuing body over a red double line at the head of the first page, another at its foot.
enum LetterParts {
    static let references = """
        <w:headerReference w:type="first" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>
        """

    static func contentTypes(_ main: String) -> String {
        """
        <Override PartName="/word/header3.xml" ContentType="\(main).header+xml"/>\
        <Override PartName="/word/footer3.xml" ContentType="\(main).footer+xml"/>
        """
    }

    /// Both lines reach over the margins to 170 mm, in the middle of the page.
    private static var reach: String {
        let side = (PaperMeasure.width - PaperMeasure.letterLine) / 2
        let left = PaperMeasure.twips(PaperMeasure.left - side)
        let right = PaperMeasure.twips(PaperMeasure.right - side)
        return "<w:ind w:left=\"-\(left)\" w:right=\"-\(right)\" w:firstLine=\"0\"/>"
    }

    private static func part(_ name: String, _ paragraphs: String) -> String {
        WordParts.head + "<w:\(name) xmlns:w=\"\(WordParts.word)\">" + paragraphs + "</w:\(name)>"
    }

    /// The upper line thick above thin, 4 mm below the name.
    static func header(_ paper: OfficialPaper) -> [UInt8] {
        let size = WordHead.size(of: paper.head)
        let space = PaperMeasure.lineBelowNumber / 25.4 * 72
        var names: [UInt8] = []
        for (index, name) in paper.head.enumerated() {
            let line =
                index < paper.head.count - 1
                ? ""
                : """
                <w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="\(Int(space))" w:color="FF0000"/></w:pBdr>
                """
            names +=
                """
                <w:p><w:pPr><w:pStyle w:val="\(WordStyle.head.rawValue)"/>\(line)\
                <w:spacing w:line="\(Int(size * 20))" w:lineRule="exact"/>\(reach)<w:jc w:val="center"/></w:pPr>\
                <w:r><w:rPr>\(WordStream.size(size))</w:rPr><w:t xml:space="preserve">
                """.utf8
            names.appendXML(name)
            names += "</w:t></w:r></w:p>".utf8
        }
        return Array(WordParts.head.utf8) + "<w:hdr xmlns:w=\"\(WordParts.word)\">".utf8 + names + "</w:hdr>".utf8
    }

    /// The lower line thin above thick.
    static var footer: String {
        part(
            "ftr",
            """
            <w:p><w:pPr><w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="0" w:color="FF0000"/></w:pBdr>\
            <w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>\(reach)</w:pPr></w:p>
            """
        )
    }
}
