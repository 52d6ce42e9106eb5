/// Makes small Word documents for tests.
struct WordFixture {
    var body: String
    var numbering = ""
    var styles = ""
    var prolog = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    var isEncrypted = false
    var claimedSize: Int?
    var hasMacros = false

    init(_ body: String) { self.body = body }

    static let namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" \
        xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
        """

    var bytes: [UInt8] {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var zip = ZipFixture()
        zip.add("[Content_Types].xml", "<Types/>")
        zip.add("_rels/.rels", relationships([("\(kind)/officeDocument", "word/document.xml")]))
        zip.add(
            "word/_rels/document.xml.rels",
            relationships([("\(kind)/styles", "styles.xml"), ("\(kind)/numbering", "/word/numbering.xml")])
        )
        zip.add("word/styles.xml", "<w:styles \(WordFixture.namespaces)>\(styles)</w:styles>")
        zip.add("word/numbering.xml", "<w:numbering \(WordFixture.namespaces)>\(numbering)</w:numbering>")
        if hasMacros { zip.add("word/vbaProject.bin", "") }
        zip.add(
            "word/document.xml",
            "\(prolog)<w:document \(WordFixture.namespaces)><w:body>\(body)</w:body></w:document>",
            claimedSize: claimedSize,
            isEncrypted: isEncrypted
        )
        return zip.archive
    }

    /// A paragraph of one run.
    static func paragraph(_ text: String, properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }

    /// A paragraph of an automatically numbered list.
    static func item(_ text: String, list: Int, level: Int = 0) -> String {
        paragraph(
            text,
            properties: #"<w:numPr><w:ilvl w:val="\#(level)"/><w:numId w:val="\#(list)"/></w:numPr>"#
        )
    }

    private func relationships(_ targets: [(type: String, target: String)]) -> String {
        let list = targets.enumerated().map { index, entry in
            #"<Relationship Id="rId\#(index)" Type="\#(entry.type)" Target="\#(entry.target)"/>"#
        }
        return #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
            + list.joined() + "</Relationships>"
    }
}
