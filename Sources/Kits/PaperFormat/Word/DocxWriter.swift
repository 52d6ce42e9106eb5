import Core
import Documents

/// Writes a document as `.docx`: a zip of WordprocessingML (ECMA-376), streamed to the file.
package enum DocxWriter {
    package static func write(_ paper: OfficialPaper, to path: String) throws(DocumentFault) {
        let zip = try ZipWriter(path: path)
        try zip.add("[Content_Types].xml", Array(WordParts.contentTypes(of: paper).utf8))
        try zip.add("_rels/.rels", Array(WordParts.topRelationships.utf8))
        try zip.add("word/_rels/document.xml.rels", Array(WordParts.documentRelationships(of: paper).utf8))
        try zip.add("word/styles.xml", Array(WordStyle.part(isDense: paper.isDense).utf8))
        try zip.add("word/settings.xml", Array(WordParts.settings.utf8))
        let isLetter = paper.form == .letter
        try zip.add("word/footer1.xml", Array(WordParts.footer(isEven: false, ofLetter: isLetter).utf8))
        try zip.add("word/footer2.xml", Array(WordParts.footer(isEven: true, ofLetter: isLetter).utf8))
        if isLetter {
            try zip.add("word/header3.xml", LetterParts.header(paper))
            try zip.add("word/footer3.xml", Array(LetterParts.footer.utf8))
        }
        try zip.begin("word/document.xml")
        let stream = WordStream(zip)
        WordDocument(paper: paper, stream: stream).write()
        try stream.finish()
        try zip.end()
        try zip.add("customXml/item1.xml", WordParts.figures(paper.figures, stream.bookmarks))
        try zip.add("customXml/itemProps1.xml", Array(WordParts.customProperties.utf8))
        try zip.add("customXml/_rels/item1.xml.rels", Array(WordParts.customRelationships.utf8))
        try zip.add("docProps/core.xml", WordParts.core(paper))
        try zip.finish()
    }
}

/// The text of a document, from the head to the record block.
struct WordDocument {
    let paper: OfficialPaper
    let stream: WordStream

    func write() {
        stream.raw(WordParts.head)
        stream.raw(
            "<w:document xmlns:w=\"\(WordParts.word)\" xmlns:r=\"\(WordParts.relationships)\"><w:body>"
        )
        WordHead(paper: paper, stream: stream).write()
        let blocks = WordBlocks(stream: stream, isWide: false, isDense: paper.isDense)
        // A page with the signature alone is none: the last words go with it (7.3.5).
        let isSigned = !paper.signatures.isEmpty
        let end = WordEnd(paper: paper, stream: stream)
        for (index, block) in paper.body.enumerated() {
            let isLast = index == paper.body.count - 1
            // What is attached is said before anybody signs (7.3.4).
            if isLast, paper.endsSigned { end.attachments() }
            blocks.write(block, staysWithNext: isSigned && isLast)
        }
        end.write()
        var isWide = false
        for (index, attachment) in paper.attachments.enumerated() {
            let number = paper.attachments.count > 1 ? "\(index + 1)" : ""
            begin(attachment, number, after: isWide)
            isWide = attachment.isWide
        }
        if let record = paper.record {
            // A record block stands upright, also behind a table printed across.
            if isWide {
                sectionBreak(isWide: true)
                // A floating table at the head of the section would be put on the page before it.
                stream.raw(Self.hairline)
            }
            isWide = false
            write(record)
        }
        stream.raw(section(isWide: isWide))
        stream.raw("</w:body></w:document>")
    }

    private func begin(_ attachment: PaperAttachment, _ number: String, after isWide: Bool) {
        if attachment.isWide != isWide {
            sectionBreak(isWide: isWide)
            stream.paragraph(.mark, "", "附件\(number)")
        } else {
            stream.paragraph(.mark, "<w:pageBreakBefore/>", "附件\(number)")
        }
        stream.paragraph(.body, "", "")
        for line in TitleLines.broken(attachment.title) { stream.paragraph(.title, "", line) }
        stream.paragraph(.body, "", "")
        let blocks = WordBlocks(stream: stream, isWide: attachment.isWide)
        for block in attachment.body { blocks.write(block) }
    }

    /// Ends a section with a paragraph of no height that carries its page.
    private func sectionBreak(isWide: Bool) {
        stream.raw(
            "<w:p><w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>"
                + section(isWide: isWide) + "</w:pPr></w:p>"
        )
    }

    private func section(isWide: Bool) -> String {
        let t = PaperMeasure.twips
        let isLetter = paper.form == .letter
        let footer = t(isLetter ? PaperMeasure.letterBottom : PaperMeasure.footer)
        let header = isLetter ? t(PaperMeasure.letterTop) : 851
        let size =
            isWide
            ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>" : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        let dense = t(PaperMeasure.denseMargin)
        let (top, right, bottom, left) =
            paper.isDense
            ? (dense, dense, dense, dense)
            : isWide
                ? (t(PaperMeasure.left), t(PaperMeasure.top), t(PaperMeasure.right), t(PaperMeasure.bottom))
                : (t(PaperMeasure.top), t(PaperMeasure.right), t(PaperMeasure.bottom), t(PaperMeasure.left))
        return """
            <w:sectPr>\(isLetter ? LetterParts.references : "")<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>\
            <w:type w:val="nextPage"/>\(size)<w:pgMar w:top="\(top)" w:right="\(right)" w:bottom="\(bottom)" w:left="\(left)" \
            w:header="\(header)" w:footer="\(isWide || paper.isDense ? min(footer, bottom - 500) : footer)" w:gutter="0"/><w:cols w:space="425"/>\
            \(isLetter ? "<w:titlePg/>" : "")<w:docGrid w:type="lines" w:linePitch="\(paper.isDense ? PaperMeasure.densePitch : PaperMeasure.linePitch)"/></w:sectPr>
            """
    }

    /// A paragraph that takes no room.
    private static let hairline =
        "<w:p><w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>"

    /// 版记 at the foot of the last page between lines as wide as the 版心: the outer ones 0.35 mm, the inner one 0.25 mm (7.4).
    /// A floating table, since borders of the paragraphs of a frame are joined to one by LibreOffice. It also leaves a table as
    /// wide as the 版心 in the text unless its place is measured from the edge of the page.
    private func write(_ record: PaperRecord) {
        let width = PaperMeasure.twips(PaperMeasure.textWidth)
        func border(_ side: String, _ eighths: Int) -> String {
            "<w:\(side) w:val=\"single\" w:sz=\"\(eighths)\" w:space=\"0\" w:color=\"000000\"/>"
        }
        func indent(_ left: Int, _ rest: String) -> String { "<w:ind w:left=\"\(left)\" w:right=\"0\" \(rest)/>" }
        func row(_ properties: String, _ body: () -> Void) {
            stream.raw(
                "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>"
            )
            stream.paragraph(.record, properties, body)
            stream.raw("</w:tc></w:tr>")
        }
        let copies = record.copies.isEmpty ? "" : "　抄送：\(record.copies.joined(separator: "，"))。"
        let printed = record.printedOn.map { OfficialPaper.words($0) + "印发" } ?? ""
        guard !copies.isEmpty || !record.printer.isEmpty || !printed.isEmpty else { return }
        stream.raw(
            "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" w:horzAnchor=\"page\" "
                + "w:tblpX=\"\(PaperMeasure.twips(PaperMeasure.left))\" w:tblpYSpec=\"bottom\"/>"
                + "<w:tblW w:w=\"\(width)\" w:type=\"dxa\"/><w:tblBorders>"
                + border("top", 8) + border("bottom", 8) + border("insideH", 6) + "</w:tblBorders>"
                + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
                + "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
                + "<w:tblGrid><w:gridCol w:w=\"\(width)\"/></w:tblGrid>"
        )
        // One character in; further lines stand below the first name.
        if !copies.isEmpty { row(indent(1120, "w:hanging=\"1120\"")) { stream.run(copies) } }
        if !record.printer.isEmpty || !printed.isEmpty {
            let tab = "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(width - 280)\"/></w:tabs>"
            row(tab + indent(0, "w:firstLine=\"0\"")) {
                stream.run("　" + record.printer)
                stream.raw("<w:r><w:tab/></w:r>")
                stream.run(printed)
            }
        }
        stream.raw("</w:tbl>")
        // A floating table hangs on the paragraph behind it.
        stream.raw(Self.hairline)
    }
}
