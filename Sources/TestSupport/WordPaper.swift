/// A Word document of paragraphs and tables, for tests that bring one along.
package struct WordPaper {
    private var body = ""

    package init(_ text: String = "") { add(text) }

    /// Each line is a paragraph.
    package mutating func add(_ text: String) {
        body += text.split(separator: "\n").map { Self.paragraph($0) }.joined()
    }

    package mutating func add(table rows: [[String]]) {
        let lines = rows.map { row in
            "<w:tr>" + row.map { "<w:tc>\(Self.paragraph($0[...]))</w:tc>" }.joined() + "</w:tr>"
        }
        body += "<w:tbl>\(lines.joined())</w:tbl>"
    }

    /// A text box holding one paragraph.
    package mutating func add(box text: String) {
        body += """
            <w:p><w:r><w:pict><v:textbox><w:txbxContent>\(Self.paragraph(text[...]))</w:txbxContent></v:textbox>\
            </w:pict></w:r></w:p>
            """
    }

    package var bytes: [UInt8] {
        let office = "http://schemas.openxmlformats.org"
        var archive = StoredArchive()
        archive.add("[Content_Types].xml", "<Types/>")
        archive.add(
            "_rels/.rels",
            """
            <Relationships xmlns="\(office)/package/2006/relationships"><Relationship Id="rId1" \
            Type="\(office)/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
            """
        )
        archive.add(
            "word/document.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="\(office)/wordprocessingml/2006/main" \
            xmlns:v="urn:schemas-microsoft-com:vml"><w:body>\(body)</w:body></w:document>
            """
        )
        return archive.bytes
    }

    private static func paragraph(_ text: Substring) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
}

/// A zip archive whose parts are stored as they are.
private struct StoredArchive {
    private var parts: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ content: String) {
        let (name, data) = (Array(name.utf8), Array(content.utf8))
        let sizes = Self.number(Self.checksum(data), 4) + Self.number(data.count, 4) + Self.number(data.count, 4)
        let facts = Self.number(20, 2) + Self.number(0, 8) + sizes + Self.number(name.count, 2) + Self.number(0, 2)
        directory += [0x50, 0x4B, 1, 2] + Self.number(20, 2) + facts + Self.number(0, 10)
        directory += Self.number(parts.count, 4) + name
        parts += [0x50, 0x4B, 3, 4] + facts + name + data
        count += 1
    }

    var bytes: [UInt8] {
        let counts = Self.number(count, 2) + Self.number(count, 2)
        let place = Self.number(directory.count, 4) + Self.number(parts.count, 4)
        return parts + directory + [0x50, 0x4B, 5, 6] + Self.number(0, 4) + counts + place + Self.number(0, 2)
    }

    private static func number(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> ($0 * 8) : 0) }
    }

    private static func checksum(_ data: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in data {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
