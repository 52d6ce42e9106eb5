/// A sheet of a workbook once rows were put into it, or into the sheet its formulas speak of (ADR 124).
struct GrownSheet {
    private let bytes: [UInt8]
    private let name: String
    private let move: FormulaMove
    /// Whether it is the sheet that takes the rows.
    private let isGrown: Bool

    private var patch: XMLPatch
    private var rows: GrownRows
    /// The first cell of the rule that is read.
    private var base = CellAddress(row: 0, column: 1)
    private var isInRowBreaks = false
    private var isInSparkline = false
    private var merges: (tag: TagWalk.Tag, added: String, count: Int)?

    init(_ bytes: [UInt8], name: String, move: FormulaMove) {
        (self.bytes, self.name, self.move) = (bytes, name, move)
        isGrown = name.lowercased() == move.sheet.lowercased()
        patch = XMLPatch(bytes)
        rows = GrownRows(bytes, name: name, move: move, isGrown: isGrown)
    }

    /// The sheet after the move: the same bytes where nothing moved.
    mutating func applied() throws(GrowthObstacle) -> [UInt8] {
        var tags = TagWalk(bytes)
        while let tag = tags.next() {
            if tag.name == "sheetData", !tag.isEnd, !tag.isEmpty {
                try rows.read(&tags, &patch)
            } else if tag.isEnd {
                close(tag)
            } else {
                try moveRules(tag, &tags)
                if isGrown { try movePlaces(tag, &tags) }
            }
        }
        return patch.applied()
    }

    private mutating func close(_ tag: TagWalk.Tag) {
        if tag.name == "sparkline" { isInSparkline = false }
        guard tag.name == "mergeCells", let merges, merges.count > 0 else { return }
        patch.insert(merges.added, at: tag.whole.lowerBound)
        let known = merges.tag.attribute("count", bytes).flatMap { Int($0) }
        if let known, 0..<XMLPatch.most ~= known { patch.set("count", of: merges.tag, to: "\(known + merges.count)") }
    }

    /// What speaks of cells by formulas, on any sheet.
    private mutating func moveRules(_ tag: TagWalk.Tag, _ tags: inout TagWalk) throws(GrowthObstacle) {
        let (move, name, base) = (move, name, base)
        switch tag.name {
        case "conditionalFormatting", "dataValidation":
            let cells = tag.attribute("sqref", bytes) ?? Self.cells(of: tag.name, ahead: tags, bytes)
            let first = cells.split(separator: " ").first.flatMap { SheetReference(String($0)) }?.first
            self.base = CellAddress(row: first?.row ?? 0, column: first?.column ?? 1)
        case "sparkline": isInSparkline = true
        case "hyperlink":
            try patch.change("location", of: tag) { text throws(GrowthObstacle) in
                try move.named(text, on: name, as: "\(name)的链接")
            }
        case "cfvo" where tag.attribute("type", bytes) == "formula":
            try patch.change("val", of: tag) { text throws(GrowthObstacle) in
                try move.ruled(text, on: name, base: base.row, column: base.column)
            }
        case "formula", "formula1", "formula2", "f":
            guard let place = Self.text(of: tag, &tags) else { return }
            let isFixed = isInSparkline
            try patch.change(textAt: place) { text throws(GrowthObstacle) in
                isFixed
                    ? try move.named(text, on: name, as: "\(name)的迷你图")
                    : try move.ruled(text, on: name, base: base.row, column: base.column)
            }
        default: break
        }
    }

    /// Where things stand on the sheet that takes the rows.
    private mutating func movePlaces(_ tag: TagWalk.Tag, _ tags: inout TagWalk) throws(GrowthObstacle) {
        let growth = move.growth
        switch tag.name {
        case "dimension", "autoFilter", "sortState", "sortCondition":
            try patch.change("ref", of: tag) { growth.stretched($0) }
        case "conditionalFormatting", "dataValidation", "protectedRange", "ignoredError":
            try patch.change("sqref", of: tag) { growth.stretchedList($0) }
        case "sqref":
            guard let place = Self.text(of: tag, &tags) else { return }
            let isOne = isInSparkline
            try patch.change(textAt: place) {
                isOne ? growth.moved($0) : growth.stretchedList($0)
            }
        case "hyperlink": try patch.change("ref", of: tag) { growth.moved($0) }
        case "cellWatch", "inputCells": try patch.change("r", of: tag) { growth.moved($0) }
        case "sheetView", "customSheetView", "pane": try patch.change("topLeftCell", of: tag) { growth.moved($0) }
        case "selection":
            try patch.change("activeCell", of: tag) { growth.moved($0) }
            try patch.change("sqref", of: tag) { list in
                list.split(separator: " ").map { growth.moved(String($0)) }.joined(separator: " ")
            }
        case "mergeCells": merges = (tag, "", 0)
        case "mergeCell": try moveMerge(tag)
        case "rowBreaks": isInRowBreaks = true
        case "colBreaks": isInRowBreaks = false
        // A break stands behind the row it names.
        case "brk" where isInRowBreaks:
            try patch.change("id", of: tag) { text in Int(text).map { "\(growth.end($0))" } ?? text }
        case "control", "oleObject": throw .control
        default: break
        }
    }

    private mutating func moveMerge(_ tag: TagWalk.Tag) throws(GrowthObstacle) {
        guard let text = tag.attribute("ref", bytes), let range = CellRange(text) else { return }
        let growth = move.growth
        let isOne = range.rows.count == 1
        if !isOne, range.rows.contains(growth.last), range.rows.lowerBound > growth.blank.lowerBound {
            throw .merge(range.written)
        }
        try patch.change("ref", of: tag) { _ in growth.moved(range).written }
        guard isOne, range.rows.contains(growth.last) else { return }
        for row in (growth.last + 1)...(growth.last + growth.count) {
            let copy = CellRange(rows: row...row, columns: range.columns).written
            merges?.added += "<\(patch.prefix)mergeCell ref=\"\(copy)\"/>"
            merges?.count += 1
        }
    }

    /// Where the text of an element stands; nil where it has none, or other elements inside.
    private static func text(of tag: TagWalk.Tag, _ tags: inout TagWalk) -> Range<Int>? {
        var ahead = tags
        guard !tag.isEmpty, let end = ahead.next(), end.isEnd else { return nil }
        tags = ahead
        return tag.whole.upperBound..<end.whole.lowerBound
    }

    /// Later programs write the cells of a rule behind it.
    private static func cells(of name: String, ahead tags: TagWalk, _ bytes: [UInt8]) -> String {
        var tags = tags
        while let tag = tags.next() {
            if tag.name == name, tag.isEnd { return "" }
            guard tag.name == "sqref", !tag.isEnd, !tag.isEmpty, let end = tags.next() else { continue }
            return String(decoding: bytes[tag.whole.upperBound..<end.whole.lowerBound], as: UTF8.self)
        }
        return ""
    }
}
