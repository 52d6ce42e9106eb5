import Core

/// The workbook somebody brought, with cells of one sheet coloured and commented: looks, other tabs, formulas, widths and
/// print set-up come back as they were. What was a CSV comes back as a plain workbook, what was an old format as the
/// workbook it was read through.
package struct MarkedWorkbook {
    private let source: ByteSource
    private let sheet: Workbook.Sheet
    private let office: OfficeFile
    private let workbook: Workbook

    /// - Parameter sheet: counted from 0, as in `SheetFile.sheets`.
    package init(_ file: SheetFile, sheet index: Int) throws(DocumentFault) {
        if let source = file.workbookSource {
            self.source = source
        } else {
            let plain = MemorySink()
            let table = PlainWorkbook(name: file.sheets[index].name, grid: try file.grid(ofSheet: index))
            try table.write(to: plain)
            source = .bytes(plain.bytes)
        }
        workbook = try Workbook(source, limits: file.limits)
        guard workbook.sheets.indices.contains(index) else { throw .unreadable }
        sheet = workbook.sheets[index]
        office = try OfficeFile(source, limits: file.limits)
    }

    /// What the file is: with macros it is brought back with them, under its own ending. They are never run.
    package var type: FileType { workbook.hasMacros ? .xlsm : .xlsx }

    /// - Parameter marks: what is wrong with a cell; one without words is coloured only.
    /// - Parameter values: what cells hold from now on, where somebody put them right.
    package func write(
        marks: [CellAddress: String],
        values: [CellAddress: String] = [:],
        to path: String
    ) throws(DocumentFault) {
        var changes: [Int: [Int: SheetMarks.Change]] = [:]
        for address in marks.keys {
            changes[address.row, default: [:]][address.column, default: .init()].isMarked = true
        }
        for (address, value) in values {
            changes[address.row, default: [:]][address.column, default: .init()].value = value
        }
        let package = try OfficePackage(source, limits: DocumentLimits.standard)
        let main = try package.relationships(of: workbook.path)
        let stylesPath = main.first { $0.isOf("styles") }?.target
        let styles = MarkedStyles(try stylesPath.map { path throws(DocumentFault) in try office.bytes(of: path) } ?? [])
        var parts: [String: [UInt8]] = [:]
        let bytes = try office.bytes(of: sheet.path)
        let comments = marks.filter { !$0.value.isEmpty }
        let drawing =
            comments.isEmpty ? nil : try comment(comments, bytes, try package.relationships(of: sheet.path), &parts)
        var edits = SheetMarks(bytes, changes, styles)
        let (changed, looks) = edits.applied(drawing: drawing)
        parts[sheet.path] = changed
        if let stylesPath { parts[stylesPath] = looks }
        try office.write(replacing: parts, to: path)
    }

    /// Adds the parts of comments; answers the element that names their drawing, where the sheet names none yet.
    private func comment(
        _ marks: [CellAddress: String],
        _ bytes: [UInt8],
        _ related: [Relationship],
        _ parts: inout [String: [UInt8]]
    ) throws(DocumentFault) -> String? {
        let named = Self.drawingID(bytes)
        let known = related.first { $0.isOf("comments") }?.target
        let drawn = related.first { $0.isOf("vmlDrawing") && $0.id == named }?.target
        let comments = known ?? freeName("xl/luoshi-comments", ".xml")
        let drawing = drawn ?? freeName("xl/drawings/luoshi-comments", ".vml")
        let written = SheetComments(marks)
        let (part, boxed) = written.comments(
            adding: try known.map { name throws(DocumentFault) in try office.bytes(of: name) } ?? []
        )
        parts[comments] = part
        parts[drawing] = written.drawing(
            adding: try drawn.map { name throws(DocumentFault) in try office.bytes(of: name) } ?? [],
            boxed: boxed
        )
        let names = RelationNames(strict: bytes.prefix(4_096).contains("purl.oclc.org"))
        var links = ""
        if known == nil { links += names.link("luoshiComments", "comments", comments) }
        if drawn == nil { links += names.link("luoshiDrawing", "vmlDrawing", drawing) }
        if !links.isEmpty {
            let path = Self.relations(of: sheet.path)
            let old = try office.bytes(of: path)
            var patch = XMLPatch(old.isEmpty ? Array(RelationNames.empty.utf8) : old)
            guard patch.append(links, to: "Relationships") else { throw .brokenArchive }
            parts[path] = patch.applied()
            parts["[Content_Types].xml"] = try types(comments, isNew: known == nil)
        }
        return named == nil || drawn == nil
            ? "<\(XMLPatch(bytes).prefix)legacyDrawing xmlns:r=\"\(names.office)\" r:id=\"luoshiDrawing\"/>" : nil
    }

    private func types(_ comments: String, isNew: Bool) throws(DocumentFault) -> [UInt8] {
        let old = try office.bytes(of: "[Content_Types].xml")
        var patch = XMLPatch(old)
        var tags = TagWalk(old)
        var knowsDrawings = false
        while !knowsDrawings, let tag = tags.next() {
            knowsDrawings = tag.name == "Default" && tag.attribute("Extension", old)?.lowercased() == "vml"
        }
        let kind = "application/vnd.openxmlformats-officedocument"
        var added = ""
        if !knowsDrawings {
            added += "<\(patch.prefix)Default Extension=\"vml\" ContentType=\"\(kind).vmlDrawing\"/>"
        }
        if isNew {
            added +=
                "<\(patch.prefix)Override PartName=\"/\(comments)\" ContentType=\"\(kind).spreadsheetml.comments+xml\"/>"
        }
        guard added.isEmpty || patch.append(added, to: "Types") else { throw .brokenArchive }
        return patch.applied()
    }

    private func freeName(_ start: String, _ end: String) -> String {
        var count = 1
        while office.contains("\(start)\(count)\(end)") { count += 1 }
        return "\(start)\(count)\(end)"
    }

    private static func relations(of part: String) -> String {
        let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
        return "\(part[..<slash])_rels/\(part[slash...]).rels"
    }

    /// By which relationship a sheet names the drawing of its comments.
    private static func drawingID(_ bytes: [UInt8]) -> String? {
        var tags = TagWalk(bytes)
        while let tag = tags.next() {
            guard tag.name == "legacyDrawing", !tag.isEnd else { continue }
            let text = tag.text(bytes)
            guard let start = text.firstRange(of: ":id=") else { return nil }
            return String(text[start.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" })
        }
        return nil
    }
}

/// How relationships are named; the strict form of the standard has words of its own.
private struct RelationNames {
    static let empty =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"

    let office: String

    init(strict: Bool) {
        office =
            strict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }

    func link(_ id: String, _ kind: String, _ target: String) -> String {
        "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"/\(target)\"/>"
    }
}

extension ArraySlice<UInt8> {
    fileprivate func contains(_ text: String) -> Bool { String(decoding: self, as: UTF8.self).contains(text) }
}
