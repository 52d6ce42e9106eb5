/// The rows of a sheet once rows were put into it or into another: those below move, the last blank one is repeated.
struct GrownRows {
    private let bytes: [UInt8]
    private let name: String
    private let move: FormulaMove
    private let isGrown: Bool

    private var number = 0
    private var column = 0
    /// Formulas that several cells share, by their number, with the cell they are written for.
    private var shared: [String: (formula: String, address: CellAddress)] = [:]
    /// Formulas of the row above the repeated one, by column.
    private var above: [Int: String] = [:]
    private var model: RepeatedRow?
    /// Where the row starts that would leave the sheet: it goes where nothing stands in it, as some programs write.
    private var outside: Int?

    init(_ bytes: [UInt8], name: String, move: FormulaMove, isGrown: Bool) {
        (self.bytes, self.name, self.move, self.isGrown) = (bytes, name, move, isGrown)
    }

    /// Reads up to the end of the rows and says what changes.
    mutating func read(_ tags: inout TagWalk, _ patch: inout XMLPatch) throws(GrowthObstacle) {
        while let tag = tags.next() {
            switch tag.name {
            case "row" where !tag.isEnd:
                startRow(tag, &patch)
                if tag.isEmpty { try endRow(tag, &patch) }
            case "row": try endRow(tag, &patch)
            case "c" where !tag.isEnd: startCell(tag, &patch)
            case "f" where outside != nil, "v" where outside != nil, "is" where outside != nil:
                throw .pushedOut(FormulaMove.Place(sheet: name, address: address).written)
            case "f" where !tag.isEnd: try readFormula(tag, &tags, &patch)
            case "sheetData" where tag.isEnd: return
            default: break
            }
        }
    }

    private var address: CellAddress { CellAddress(row: number, column: column) }
    private var moves: Bool { isGrown && number > move.growth.last }

    private mutating func startRow(_ tag: TagWalk.Tag, _ patch: inout XMLPatch) {
        let written = Int(tag.attribute("r", bytes) ?? "")
        number = max(min(written ?? 0, RowGrowth.mostRows), number + 1)
        column = 0
        outside = isGrown && move.growth.pushesOut(number) ? tag.whole.lowerBound : nil
        if moves, outside == nil, written != nil { patch.set("r", of: tag, to: "\(move.growth.start(number))") }
        if isGrown, number == move.growth.last { model = RepeatedRow(tag: tag.text(bytes), prefix: patch.prefix) }
    }

    private mutating func endRow(_ tag: TagWalk.Tag, _ patch: inout XMLPatch) throws(GrowthObstacle) {
        if let start = outside { patch.replace(start..<tag.whole.upperBound, "") }
        outside = nil
        guard let made = model else { return }
        model = nil
        var text = ""
        for copy in 1...move.growth.count { text += try made.copied(copy, name, above, move) }
        patch.insert(text, at: tag.whole.upperBound)
    }

    private mutating func startCell(_ tag: TagWalk.Tag, _ patch: inout XMLPatch) {
        let written = tag.attribute("r", bytes).flatMap { CellAddress($0) }
        column = written?.column ?? column + 1
        if moves, outside == nil, written != nil { patch.set("r", of: tag, to: move.growth.moved(address).written) }
        model?.cells.append(RepeatedRow.Cell(tag: tag.text(bytes), column: column))
    }

    private mutating func readFormula(
        _ tag: TagWalk.Tag,
        _ tags: inout TagWalk,
        _ patch: inout XMLPatch
    ) throws(GrowthObstacle) {
        let place = FormulaMove.Place(sheet: name, address: address)
        let end = tag.isEmpty ? tag : tags.next() ?? tag
        let inside = tag.whole.upperBound..<max(tag.whole.upperBound, end.whole.lowerBound)
        var formula = withoutEntities(String(decoding: bytes[inside], as: UTF8.self))
        let kind = tag.attribute("t", bytes)
        if kind == "dataTable", isGrown { throw .block(formula: place.written) }
        if kind == "array", isGrown { try moveArray(tag, place, &patch) }
        var isShared = false
        if kind == "shared", let key = tag.attribute("si", bytes) {
            if formula.isEmpty {
                guard let first = shared[key] else { return }
                let (down, right) = (number - first.address.row, column - first.address.column)
                formula = FormulaText(first.formula).filled(down: down, right: right)
            } else {
                shared[key] = (formula, address)
            }
            guard isGrown || move.concerns(formula) else { return }
            isShared = true
        }
        guard !formula.isEmpty else { return }
        if isGrown, number == move.growth.last - 1 { above[column] = formula }
        var moved: String
        if isGrown, number == move.growth.last {
            moved = try move.repeated(formula, at: place, above: above[column], copy: 0)
            keep(formula, isShared ? "<\(patch.prefix)f>" : tag.text(bytes))
        } else {
            moved = try move.moved(formula, at: place)
        }
        if isShared {
            // Cells that share a formula move apart: each says its own.
            let whole = tag.whole.lowerBound..<end.whole.upperBound
            patch.replace(whole, "<\(patch.prefix)f>\(escaped(moved))</\(patch.prefix)f>")
        } else if moved != formula {
            patch.replace(inside, escaped(moved))
        }
    }

    private mutating func keep(_ formula: String, _ tag: String) {
        guard let last = model?.cells.indices.last else { return }
        model?.cells[last].formula = formula
        model?.cells[last].formulaTag = tag
    }

    private func moveArray(
        _ tag: TagWalk.Tag,
        _ place: FormulaMove.Place,
        _ patch: inout XMLPatch
    ) throws(GrowthObstacle) {
        guard let range = tag.attribute("ref", bytes).flatMap({ CellRange($0) }) else { return }
        if range.rows.count > 1, range.rows.contains(move.growth.last) { throw .block(formula: place.written) }
        let growth = move.growth
        try patch.change("ref", of: tag) { _ in growth.moved(range).written }
    }
}

/// The row that is repeated: its looks and formulas, without what stands in it.
struct RepeatedRow {
    struct Cell {
        let head: Head
        let column: Int
        var formula: String?
        var formulaTag = ""

        init(tag: String, column: Int) {
            head = Head(XMLPatch.removing("t", from: tag))
            self.column = column
        }
    }

    /// A start tag around what its `r` says: taken apart once, put together for every copy.
    struct Head {
        private let before: String
        private let after: String

        init(_ tag: String) {
            let mark: Character = "\u{1}"
            let marked = XMLPatch.setting("r", "\(mark)", in: tag.hasSuffix("/>") ? tag.dropLast(2) + ">" : tag)
            before = String(marked.prefix { $0 != mark })
            after = String(marked.dropFirst(before.count + 1))
        }

        func written(_ place: String) -> String { before + place + after }
    }

    let head: Head
    let prefix: String
    var cells: [Cell] = []

    init(tag: String, prefix: String) {
        head = Head(tag)
        self.prefix = prefix
    }

    /// The row as it stands so many rows below.
    func copied(
        _ copy: Int,
        _ sheet: String,
        _ above: [Int: String],
        _ move: FormulaMove
    ) throws(GrowthObstacle) -> String {
        let row = move.growth.last + copy
        var text = head.written("\(row)")
        for cell in cells {
            let address = CellAddress(row: row, column: cell.column).written
            let start = cell.head.written(address)
            guard let formula = cell.formula else {
                text += start.dropLast() + "/>"
                continue
            }
            let home = CellAddress(row: move.growth.last, column: cell.column)
            let place = FormulaMove.Place(sheet: sheet, address: home)
            let said = try move.repeated(formula, at: place, above: above[cell.column], copy: copy)
            text += start + formulaTag(cell, copy) + escaped(said) + "</\(prefix)f></\(prefix)c>"
        }
        return text + "</\(prefix)row>"
    }

    /// A formula over several columns names them.
    private func formulaTag(_ cell: Cell, _ copy: Int) -> String {
        guard let range = TagWalk.value(of: "ref", in: cell.formulaTag).flatMap({ CellRange($0) }) else {
            return cell.formulaTag
        }
        let rows = (range.rows.lowerBound + copy)...(range.rows.upperBound + copy)
        return XMLPatch.setting("ref", CellRange(rows: rows, columns: range.columns).written, in: cell.formulaTag)
    }
}
