/// Comments of one sheet and the boxes they are shown in (ECMA-376 18.7, and the VML that every office program still reads
/// with them). What the sheet has already stays; a cell that has a comment gains a line.
struct SheetComments {
    static let author = "落实"
    /// Excel shows no longer comments.
    private static let longest = 2_000

    private let marks: [(address: CellAddress, text: String)]

    init(_ marks: [CellAddress: String]) {
        self.marks = marks.map { ($0.key, String($0.value.prefix(SheetComments.longest))) }.sorted {
            ($0.address.row, $0.address.column) < ($1.address.row, $1.address.column)
        }
    }

    /// The part of the comments, with those of `old` where the sheet has such a part. Answers also which cells have a box.
    func comments(adding old: [UInt8]) -> (part: [UInt8], boxed: Set<String>) {
        guard !old.isEmpty else {
            let head =
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"\(Self.space)\">"
            let list = marks.map { comment($0.text, $0.address.written, author: 0, "") }.joined()
            let whole =
                "\(head)<authors><author>\(Self.author)</author></authors><commentList>\(list)</commentList></comments>"
            return (Array(whole.utf8), [])
        }
        var patch = XMLPatch(old)
        let name = patch.prefix
        var texts: [String: Int] = [:]
        var (authors, reference): (Int, String?) = (0, nil)
        var tags = TagWalk(old)
        while let tag = tags.next() {
            switch tag.name {
            case "author" where !tag.isEnd: authors += 1
            case "comment" where !tag.isEnd: reference = tag.attribute("ref", old)
            case "text" where tag.isEnd:
                if let cell = reference { texts[cell] = tag.whole.lowerBound }
                reference = nil
            default: break
            }
        }
        _ = patch.append("<\(name)author>\(Self.author)</\(name)author>", to: "authors")
        var added = ""
        for mark in marks {
            let cell = mark.address.written
            if let end = texts[cell] {
                patch.insert(run("\n\(mark.text)", name), at: end)
            } else {
                added += comment(mark.text, cell, author: authors, name)
            }
        }
        _ = patch.append(added, to: "commentList")
        return (patch.applied(), Set(texts.keys))
    }

    /// The drawing with a box for each comment but those in `boxed`, behind what `old` draws.
    func drawing(adding old: [UInt8], boxed: Set<String>) -> [UInt8] {
        let boxes = marks.enumerated().filter { !boxed.contains($0.element.address.written) }.map { place, mark in
            box(mark.address, lines: mark.text.count / 16 + 2, id: 60_000 + place)
        }
        let end = Array("</xml>".utf8)
        if old.count > end.count, let last = (0...(old.count - end.count)).last(where: { old[$0...].starts(with: end) })
        {
            return Array(old[..<last]) + Array((Self.box + boxes.joined()).utf8) + Array(old[last...])
        }
        let head = """
            <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
            xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>\
            </o:shapelayout>
            """
        return Array("\(head)\(Self.box)\(boxes.joined())</xml>".utf8)
    }

    private static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    private func comment(_ text: String, _ cell: String, author: Int, _ name: String) -> String {
        "<\(name)comment ref=\"\(cell)\" authorId=\"\(author)\"><\(name)text>\(run(text, name))</\(name)text></\(name)comment>"
    }

    private func run(_ text: String, _ name: String) -> String {
        "<\(name)r><\(name)rPr><\(name)sz val=\"10\"/><\(name)rFont val=\"宋体\"/></\(name)rPr>"
            + "<\(name)t xml:space=\"preserve\">\(escaped(text))</\(name)t></\(name)r>"
    }

    private static let box = """
        <v:shapetype id="_x0000_t202_luoshi" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
        <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
        """

    /// Right of the cell, as high as its lines need.
    private func box(_ cell: CellAddress, lines: Int, id: Int) -> String {
        let (row, column) = (cell.row - 1, cell.column - 1)
        let last = column + 1 >= 16_380 ? column : column + 4
        return """
            <v:shape id="_x0000_s\(id)" type="#_x0000_t202_luoshi" style="position:absolute;z-index:\(id);visibility:hidden" \
            fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>\
            <v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>\
            </v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
            <x:Anchor>\(min(column + 1, last)), 15, \(max(0, row - 1)), 4, \(last), 15, \(row + min(lines, 12)), 4</x:Anchor>\
            <x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column></x:ClientData></v:shape>
            """
    }
}
