/// Cells of one sheet given another look, and other values where somebody put them right; only rows that are meant are
/// taken apart, so that a long sheet is walked through once.
struct SheetMarks {
    struct Change {
        var isMarked = false
        /// What stands in the cell from now on; nil leaves what stands there.
        var value: String?
    }

    private struct OpenRow {
        let tag: TagWalk.Tag
        let number: Int
        let changes: [Int: Change]
        var places: [(column: Int, start: Int)] = []
    }

    private let bytes: [UInt8]
    private var changes: [Int: [Int: Change]]
    private var patch: XMLPatch
    private var styles: MarkedStyles
    private var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []
    private var row: OpenRow?
    private var cell: (tag: TagWalk.Tag, column: Int, change: Change)?
    private var lastColumn = 0

    /// - Parameter changes: by row and column, counted from 1.
    init(_ bytes: [UInt8], _ changes: [Int: [Int: Change]], _ styles: MarkedStyles) {
        (self.bytes, self.changes, self.styles) = (bytes, changes, styles)
        patch = XMLPatch(bytes)
    }

    /// The sheet with its cells changed, and the looks they need. `drawing` stands where a sheet names its comments.
    mutating func applied(drawing: String?) -> (sheet: [UInt8], styles: [UInt8]) {
        var tags = TagWalk(bytes)
        var number = 0
        var (depth, isPastRows, hasDrawing) = (0, false, drawing == nil)
        while let tag = tags.next() {
            if tag.isEnd { depth -= 1 }
            switch tag.name {
            case "col" where !tag.isEnd: readColumn(tag)
            case "row" where !tag.isEnd:
                number = max(Int(tag.attribute("r", bytes) ?? "") ?? 0, number + 1)
                open(tag, number)
            case "row": closeRow(tag.whole.lowerBound)
            case "c" where row != nil && !tag.isEnd: open(cell: tag)
            case "c" where row != nil: closeCell(tag)
            case "sheetData" where tag.isEnd || tag.isEmpty: isPastRows = true
            default:
                let isHere = tag.isEnd ? depth == 0 : depth == 1 && SheetMarks.behindDrawing.contains(tag.name)
                if isPastRows, !hasDrawing, isHere {
                    patch.insert(drawing ?? "", at: tag.whole.lowerBound)
                    hasDrawing = true
                }
            }
            if !tag.isEnd, !tag.isEmpty { depth += 1 }
        }
        return (patch.applied(), styles.applied())
    }

    /// What stands behind `legacyDrawing` in a sheet (ECMA-376 18.3.1.99).
    private static let behindDrawing: Set<String> = [
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
        "AlternateContent",
    ]

    private mutating func open(_ tag: TagWalk.Tag, _ number: Int) {
        guard let wanted = changes.removeValue(forKey: number) else { return }
        lastColumn = 0
        row = OpenRow(tag: tag, number: number, changes: wanted)
        guard tag.isEmpty else { return }
        let cells = wanted.sorted { $0.key < $1.key }.map { written($0.value, number, $0.key, style(of: $0.key)) }
        patch.replace(tag.whole, "\(tag.text(bytes).dropLast(2))>\(cells.joined())</\(patch.prefix)row>")
        row = nil
    }

    private mutating func closeRow(_ end: Int) {
        guard let open = row else { return }
        row = nil
        let known = Set(open.places.map(\.column))
        for (column, change) in open.changes.sorted(by: { $0.key < $1.key }) where !known.contains(column) {
            let place = open.places.first { $0.column > column }?.start ?? end
            let own = open.tag.attribute("customFormat", bytes) == "1" ? open.tag.attribute("s", bytes) : nil
            let look = own.flatMap { Int($0) } ?? style(of: column)
            patch.insert(written(change, open.number, column, look), at: place)
        }
    }

    private mutating func open(cell tag: TagWalk.Tag) {
        let column = tag.attribute("r", bytes).flatMap { CellAddress($0) }?.column ?? lastColumn + 1
        lastColumn = column
        row?.places.append((column, tag.whole.lowerBound))
        guard let change = row?.changes[column] else { return }
        if change.value == nil {
            guard change.isMarked else { return }
            let look = styles.marked(Int(tag.attribute("s", bytes) ?? "") ?? 0)
            patch.replace(tag.whole, XMLPatch.setting("s", "\(look)", in: tag.text(bytes)))
        } else if tag.isEmpty {
            replace(tag.whole, tag, column, change)
        } else {
            cell = (tag, column, change)
        }
    }

    private mutating func closeCell(_ tag: TagWalk.Tag) {
        guard let open = cell else { return }
        cell = nil
        replace(open.tag.whole.lowerBound..<tag.whole.upperBound, open.tag, open.column, open.change)
    }

    private mutating func replace(_ place: Range<Int>, _ tag: TagWalk.Tag, _ column: Int, _ change: Change) {
        let look = Int(tag.attribute("s", bytes) ?? "") ?? 0
        patch.replace(place, written(change, row?.number ?? 1, column, look))
    }

    private mutating func written(_ change: Change, _ row: Int, _ column: Int, _ style: Int) -> String {
        let look = change.isMarked ? styles.marked(style) : style
        let name = patch.prefix
        let start =
            "<\(name)c r=\"\(CellAddress(row: row, column: column).written)\"\(look > 0 ? " s=\"\(look)\"" : "")"
        guard let value = change.value, !value.isEmpty else { return start + "/>" }
        if PlainWorkbook.isNumber(value) {
            return "\(start)><\(name)v>\(value)</\(name)v></\(name)c>"
        }
        return
            "\(start) t=\"inlineStr\"><\(name)is><\(name)t xml:space=\"preserve\">\(escaped(value))</\(name)t></\(name)is></\(name)c>"
    }

    private func style(of column: Int) -> Int { columnStyles.first { $0.columns.contains(column) }?.style ?? 0 }

    private mutating func readColumn(_ tag: TagWalk.Tag) {
        guard let first = Int(tag.attribute("min", bytes) ?? ""), let last = Int(tag.attribute("max", bytes) ?? ""),
            let style = Int(tag.attribute("style", bytes) ?? ""), first >= 1, first <= last
        else { return }
        columnStyles.append((first...last, style))
    }
}
