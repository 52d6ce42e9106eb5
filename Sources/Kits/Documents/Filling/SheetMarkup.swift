/// Where the rows and cells of a sheet stand in its XML, so that some can be changed and all else stays byte for byte.
/// Reads only what the reader of sheets has read before: its tags are closed.
struct SheetMarkup {
    struct Cell {
        /// Counted from 1.
        let column: Int
        /// From `<c` to behind its end.
        let whole: Range<Int>
        let style: Int
        let hasFormula: Bool
        /// `<v>…</v>` of a formula: what it gave last.
        let result: Range<Int>?
    }

    struct Row {
        let number: Int
        let whole: Range<Int>
        /// Behind the start tag; nil for `<row …/>`.
        let inside: Range<Int>?
        let style: Int?
        var cells: [Cell] = []
    }

    let bytes: [UInt8]
    private(set) var rows: [Row] = []
    /// Before `</sheetData>`; nil where the sheet has none.
    private(set) var end: Int?
    /// The whole `<sheetData/>` of a sheet without rows.
    private(set) var emptyData: Range<Int>?
    private(set) var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        read()
    }

    /// The look of a cell that does not stand in the file yet.
    func style(row: Row?, column: Int) -> Int {
        row?.style ?? columnStyles.first { $0.columns.contains(column) }?.style ?? 0
    }

    /// As it is written, without entities; empty for a cell that shares one with another.
    func formula(of cell: Cell) -> String {
        let inside = Array(bytes[cell.whole])
        var tags = TagWalk(inside)
        while let tag = tags.next() {
            guard tag.name == "f", !tag.isEnd, !tag.isEmpty, let end = tags.next() else { continue }
            return withoutEntities(String(decoding: inside[tag.whole.upperBound..<end.whole.lowerBound], as: UTF8.self))
        }
        return ""
    }

    private mutating func read() {
        var tags = TagWalk(bytes)
        var row: (tag: TagWalk.Tag, number: Int)?
        var cells: [Cell] = []
        var cell: (tag: TagWalk.Tag, column: Int)?
        var (hasFormula, number) = (false, 0)
        var (valueStart, result): (Int?, Range<Int>?) = (nil, nil)
        while let tag = tags.next() {
            switch tag.name {
            case "col" where !tag.isEnd: readColumn(tag)
            case "row" where !tag.isEnd:
                let written = Int(tag.attribute("r", bytes) ?? "") ?? 0
                number = max(min(written, RowGrowth.mostRows), number + 1)
                cells = []
                if tag.isEmpty { add(tag, number, inside: nil, tag.whole, []) } else { row = (tag, number) }
            case "row":
                guard let open = row else { continue }
                let inside = open.tag.whole.upperBound..<tag.whole.lowerBound
                add(open.tag, open.number, inside: inside, open.tag.whole.lowerBound..<tag.whole.upperBound, cells)
                row = nil
            case "c" where !tag.isEnd:
                let address = tag.attribute("r", bytes).flatMap { CellAddress($0) }
                let column = address?.column ?? (cells.last?.column ?? 0) + 1
                (hasFormula, result, valueStart) = (false, nil, nil)
                if tag.isEmpty { cells.append(made(tag, column, tag.whole, false, nil)) } else { cell = (tag, column) }
            case "c":
                guard let open = cell else { continue }
                let whole = open.tag.whole.lowerBound..<tag.whole.upperBound
                cells.append(made(open.tag, open.column, whole, hasFormula, result))
                cell = nil
            case "f" where !tag.isEnd: hasFormula = true
            case "v" where !tag.isEnd: valueStart = tag.whole.lowerBound
            case "v": if let start = valueStart { result = start..<tag.whole.upperBound }
            case "sheetData" where tag.isEmpty: emptyData = tag.whole
            case "sheetData" where tag.isEnd: end = tag.whole.lowerBound
            default: break
            }
        }
    }

    private func made(
        _ tag: TagWalk.Tag,
        _ column: Int,
        _ whole: Range<Int>,
        _ hasFormula: Bool,
        _ result: Range<Int>?
    ) -> Cell {
        let style = Int(tag.attribute("s", bytes) ?? "") ?? 0
        return Cell(
            column: column,
            whole: whole,
            style: style,
            hasFormula: hasFormula,
            result: hasFormula ? result : nil
        )
    }

    private mutating func add(
        _ tag: TagWalk.Tag,
        _ number: Int,
        inside: Range<Int>?,
        _ whole: Range<Int>,
        _ cells: [Cell]
    ) {
        let style = tag.attribute("customFormat", bytes) == "1" ? Int(tag.attribute("s", bytes) ?? "") : nil
        rows.append(Row(number: number, whole: whole, inside: inside, style: style, cells: cells))
    }

    private mutating func readColumn(_ tag: TagWalk.Tag) {
        guard let first = Int(tag.attribute("min", bytes) ?? ""), let last = Int(tag.attribute("max", bytes) ?? ""),
            let style = Int(tag.attribute("style", bytes) ?? ""), first >= 1, first <= last
        else { return }
        columnStyles.append((first...last, style))
    }
}

/// The tags of an XML text, one after the other, with where they stand.
struct TagWalk {
    struct Tag {
        /// Without its prefix.
        let name: String
        let isEnd: Bool
        let isEmpty: Bool
        let whole: Range<Int>

        /// The value of an attribute as it is written, entities and all.
        func attribute(_ name: String, _ bytes: [UInt8]) -> String? {
            TagWalk.value(of: name, in: String(decoding: bytes[whole], as: UTF8.self))
        }
    }

    /// The value of an attribute in the text of a tag, entities and all.
    static func value(of name: String, in tag: String) -> String? {
        for quote in ["\"", "'"] {
            for space in [" ", "\n", "\t", "\r"] {
                guard let start = tag.firstRange(of: "\(space)\(name)=\(quote)") else { continue }
                return String(tag[start.upperBound...].prefix { String($0) != quote })
            }
        }
        return nil
    }

    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Tag? {
        while let start = find(UInt8(ascii: "<"), from: at) {
            if skips(start, from: "<!--", past: "-->") || skips(start, from: "<![CDATA[", past: "]]>") { continue }
            let end = tagEnd(start)
            at = end
            guard start + 1 < end, bytes[start + 1] != UInt8(ascii: "?"), bytes[start + 1] != UInt8(ascii: "!") else {
                continue
            }
            let isEnd = bytes[start + 1] == UInt8(ascii: "/")
            let name = bytes[(start + (isEnd ? 2 : 1))..<end].prefix {
                $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
            }
            let local = name.split(separator: UInt8(ascii: ":")).last ?? []
            return Tag(
                name: String(decoding: local, as: UTF8.self),
                isEnd: isEnd,
                isEmpty: !isEnd && end >= 2 && bytes[end - 2] == UInt8(ascii: "/"),
                whole: start..<end
            )
        }
        return nil
    }

    private func find(_ byte: UInt8, from: Int) -> Int? {
        var at = from
        while at < bytes.count {
            if bytes[at] == byte { return at }
            at += 1
        }
        return nil
    }

    private func tagEnd(_ start: Int) -> Int {
        var quote: UInt8?
        var at = start + 1
        while at < bytes.count {
            let byte = bytes[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return at + 1
            }
            at += 1
        }
        return bytes.count
    }

    private mutating func skips(_ start: Int, from mark: String, past end: String) -> Bool {
        guard bytes[start...].starts(with: mark.utf8) else { return false }
        let last = Array(end.utf8)
        at = start + mark.utf8.count
        while at < bytes.count, !bytes[at...].starts(with: last) { at += 1 }
        at = min(bytes.count, at + last.count)
        return true
    }
}
