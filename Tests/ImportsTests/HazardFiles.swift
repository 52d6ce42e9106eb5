import Documents
import Foundation

/// Workbooks of strangers, with what such files hold besides cells.
struct HazardFile {
    var rows: [[String]] = [["村", "户主", "农户类型"], ["上坪村", "郑一", "一般户"]]
    /// Written behind the rows as it is.
    var moreRows = ""
    var prolog = ""
    var sheets = #"<sheet name="台账" sheetId="1" r:id="rId1"/>"#
    var secondRows: [[String]] = []
    var hasMacros = false
    var linkedFile: String?
    /// What the archive says the first sheet unpacks to.
    var claimedSize: Int?

    func bytes(in folder: String) throws -> [UInt8] {
        let path = folder + "/hazard-\(UInt64.random(in: 0...UInt64.max)).xlsx"
        let zip = try ZipWriter(path: path)
        func add(_ name: String, _ text: String) throws { try zip.add(name, Array(text.utf8)) }
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        func link(_ id: Int, _ type: String, _ target: String, _ mode: String = "") -> String {
            #"<Relationship Id="rId\#(id)" Type="\#(kind)/\#(type)" Target="\#(target)"\#(mode)/>"#
        }
        try add("[Content_Types].xml", "<Types/>")
        try add(
            "xl/workbook.xml",
            #"<workbook xmlns="\#(main)" xmlns:r="\#(kind)"><sheets>\#(sheets)</sheets></workbook>"#
        )
        let links =
            link(1, "worksheet", "worksheets/sheet1.xml") + link(2, "worksheet", "worksheets/sheet2.xml")
            + link(3, "externalLink", "externalLinks/externalLink1.xml")
        try add("xl/_rels/workbook.xml.rels", #"<Relationships xmlns="\#(space)">\#(links)</Relationships>"#)
        if hasMacros { try add("xl/vbaProject.bin", "macro") }
        if let linkedFile {
            let far = link(1, "externalLinkPath", linkedFile, #" TargetMode="External""#)
            try add(
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                #"<Relationships xmlns="\#(space)">\#(far)</Relationships>"#
            )
        }
        for (place, rows) in [rows, secondRows].enumerated() {
            let more = place == 0 ? moreRows : ""
            let data = "<sheetData>\(Self.written(rows))\(more)</sheetData>"
            try add(
                "xl/worksheets/sheet\(place + 1).xml",
                (place == 0 ? prolog : "") + #"<worksheet xmlns="\#(main)">\#(data)</worksheet>"#
            )
        }
        try zip.finish()
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        try FileManager.default.removeItem(atPath: path)
        if let claimedSize { Self.claim(claimedSize, of: "xl/worksheets/sheet1.xml", in: &bytes) }
        return bytes
    }

    private static func written(_ rows: [[String]]) -> String {
        rows.enumerated().map { row, cells in
            let written = cells.enumerated().map { column, text in
                let address = CellAddress(row: row + 1, column: column + 1).written
                return "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
            }
            return "<row r=\"\(row + 1)\">\(written.joined())</row>"
        }.joined()
    }

    /// Writes a size into the line of the archive's list that names a part (APPNOTE 4.3.12).
    private static func claim(_ size: Int, of part: String, in bytes: inout [UInt8]) {
        let name = Array(part.utf8)
        var place = bytes.count - 46
        while place > 0 {
            defer { place -= 1 }
            guard bytes[place..<place + 4].elementsEqual([0x50, 0x4B, 1, 2]),
                place + 46 + name.count <= bytes.count,
                bytes[place + 46..<place + 46 + name.count].elementsEqual(name)
            else { continue }
            for byte in 0..<4 { bytes[place + 24 + byte] = UInt8(truncatingIfNeeded: size >> (8 * byte)) }
            return
        }
    }
}
