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
            if isWide { sectionBreak(isWide: true) }
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

    /// 版记 at the foot of the last page, one frame between lines as wide as the 版心 (7.4). The standard recommends 0.35 mm for
    /// the outer lines and 0.25 mm for the inner one; all are 0.35 mm here, since LibreOffice makes no frame of paragraphs
    /// whose lines differ and the block would stand at the head of its page. Each line is the upper border of a paragraph,
    /// and no two paragraphs begin alike: borders of such would be joined and the line between them lost.
    private func write(_ record: PaperRecord) {
        let width = PaperMeasure.twips(PaperMeasure.textWidth)
        let frame =
            "<w:framePr w:w=\"\(width)\" w:wrap=\"around\" w:vAnchor=\"margin\" w:hAnchor=\"margin\" w:xAlign=\"left\" "
            + "w:yAlign=\"bottom\"/>"
        let line = "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>"
        func indent(_ left: Int, _ rest: String) -> String { "<w:ind w:left=\"\(left)\" w:right=\"0\" \(rest)/>" }
        if !record.copies.isEmpty {
            // One character in; further lines stand below the first name.
            let hanging = indent(1120, "w:hanging=\"1120\"")
            stream.paragraph(.record, frame + line + hanging, "　抄送：\(record.copies.joined(separator: "，"))。")
        }
        let printed = record.printedOn.map { OfficialPaper.words($0) + "印发" } ?? ""
        if !record.printer.isEmpty || !printed.isEmpty {
            let tab = "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(width - 280)\"/></w:tabs>"
            stream.paragraph(.record, frame + line + tab + indent(0, "w:firstLine=\"0\"")) {
                stream.run("　" + record.printer)
                stream.raw("<w:r><w:tab/></w:r>")
                stream.run(printed)
            }
        }
        let flat = "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>"
        stream.paragraph(.record, frame + line + flat + indent(1, "w:firstLine=\"0\"")) {}
        // A frame hangs on the paragraph behind it.
        stream.raw(
            "<w:p><w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>"
        )
    }
}
