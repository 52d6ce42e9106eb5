import Documents

/// The parts of a `.docx` beside its text: how pages are numbered, what refers to what, and where figures came from.
enum WordParts {
    static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let relationships = office + "/relationships"
    static let figures = "urn:luoshi:paper-figures"

    static func contentTypes(of paper: OfficialPaper) -> String {
        let main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        return head
            + """
            <Types xmlns="\(package)/content-types"><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
            ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="\(main).document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="\(main).styles+xml"/>\
            <Override PartName="/word/settings.xml" ContentType="\(main).settings+xml"/>\
            <Override PartName="/word/footer1.xml" ContentType="\(main).footer+xml"/>\
            <Override PartName="/word/footer2.xml" ContentType="\(main).footer+xml"/>\
            <Override PartName="/customXml/itemProps1.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>\
            <Override PartName="/docProps/core.xml" \
            ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
            """ + (paper.form == .letter ? LetterParts.contentTypes(main) : "") + "</Types>"
    }

    static var topRelationships: String {
        relationships([
            ("rId1", relationships + "/officeDocument", "word/document.xml"),
            ("rId2", package + "/relationships/metadata/core-properties", "docProps/core.xml"),
        ])
    }

    static func documentRelationships(of paper: OfficialPaper) -> String {
        let letter =
            paper.form != .letter
            ? []
            : [
                ("rId6", relationships + "/header", "header3.xml"), ("rId7", relationships + "/footer", "footer3.xml"),
            ]
        return relationships(
            [
                ("rId1", relationships + "/styles", "styles.xml"),
                ("rId2", relationships + "/settings", "settings.xml"),
                ("rId3", relationships + "/footer", "footer1.xml"), ("rId4", relationships + "/footer", "footer2.xml"),
                ("rId5", relationships + "/customXml", "../customXml/item1.xml"),
            ] + letter
        )
    }

    static var customRelationships: String {
        relationships([("rId1", relationships + "/customXmlProps", "itemProps1.xml")])
    }

    private static func relationships(_ list: [(id: String, type: String, target: String)]) -> String {
        head + "<Relationships xmlns=\"\(package)/relationships\">"
            + list.map { "<Relationship Id=\"\($0.id)\" Type=\"\($0.type)\" Target=\"\($0.target)\"/>" }.joined()
            + "</Relationships>"
    }

    /// Odd and even pages differ; punctuation is not squeezed, so that 28 characters stand on a line.
    static var settings: String {
        head
            + """
            <w:settings xmlns:w="\(word)"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>\
            <w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>\
            <w:drawingGridVerticalSpacing w:val="\(PaperMeasure.linePitch)"/>\
            <w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
            <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
            </w:compat></w:settings>
            """
    }

    /// — 1 — in 四号 宋体: on odd pages one character from the right edge, on even pages one from the left (7.5).
    /// The footer of a letter lies deeper, for the sake of the line on its first page; the number stands where it always does.
    static func footer(isEven: Bool, ofLetter: Bool = false) -> String {
        let after = PaperMeasure.twips(PaperMeasure.footer - PaperMeasure.letterBottom)
        let space = ofLetter ? "<w:spacing w:after=\"\(after)\"/>" : ""
        let indent =
            isEven
            ? "<w:ind w:leftChars=\"100\" w:left=\"280\"/><w:jc w:val=\"left\"/>"
            : "<w:ind w:rightChars=\"100\" w:right=\"280\"/><w:jc w:val=\"right\"/>"
        func field(_ kind: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
        return head
            + """
            <w:ftr xmlns:w="\(word)"><w:p><w:pPr><w:pStyle w:val="\(WordStyle.page.rawValue)"/>\(space)\(indent)</w:pPr>\
            <w:r><w:t xml:space="preserve">— </w:t></w:r>\(field("begin"))<w:r><w:instrText xml:space="preserve"> PAGE \
            </w:instrText></w:r>\(field("separate"))<w:r><w:t>1</w:t></w:r>\(field("end"))\
            <w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>
            """
    }

    static func core(_ paper: OfficialPaper) -> [UInt8] {
        var bytes = Array(head.utf8)
        bytes +=
            """
            <cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
            <dc:title>
            """.utf8
        bytes.appendXML(paper.title)
        bytes += "</dc:title><dc:creator>".utf8
        bytes.appendXML((paper.signatures.first ?? paper.office) ?? "")
        bytes += "</dc:creator></cp:coreProperties>".utf8
        return bytes
    }

    static let customProperties =
        head
            + """
            <ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" \
            ds:itemID="{6F1B2C54-0E0B-4D57-9F7B-2A6B6D1B7A10}"><ds:schemaRefs><ds:schemaRef ds:uri="\(figures)"/>\
            </ds:schemaRefs></ds:datastoreItem>
            """

    /// Every figure with its bookmarks, what was asked, and when.
    static func figures(_ list: [PaperFigure], _ bookmarks: [(name: String, key: String)]) -> [UInt8] {
        var bytes = Array(head.utf8)
        bytes += "<figures xmlns=\"\(figures)\">".utf8
        let places = Dictionary(grouping: bookmarks, by: \.key)
        for figure in list {
            bytes += "<figure".utf8
            let facts = [
                ("name", figure.key), ("words", figure.words), ("query", figure.query), ("source", figure.source),
                ("address", figure.address), ("asOf", figure.asOf),
                ("bookmarks", (places[figure.key] ?? []).map(\.name).joined(separator: " ")),
            ]
            for (name, value) in facts {
                bytes += " \(name)=\"".utf8
                bytes.appendXML(value)
                bytes.append(UInt8(ascii: "\""))
            }
            bytes += "/>".utf8
        }
        return bytes + "</figures>".utf8
    }
}
