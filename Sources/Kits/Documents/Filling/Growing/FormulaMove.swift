/// What formulas of a workbook say once rows were put into one of its sheets (ADR 124).
struct FormulaMove {
    /// Where a formula stands.
    struct Place {
        let sheet: String
        let address: CellAddress
        /// What it is where it stands in no cell: a name, a chart.
        var title: String?

        /// For who is told of it.
        var written: String { title ?? "\(sheet)!\(address.written)" }
    }

    /// Functions of which one cell is the same as a range of one.
    private static let sums = ["SUM(", "COUNT(", "COUNTA(", "AVERAGE(", "MAX(", "MIN(", "SUBTOTAL(9,", "SUBTOTAL(109,"]

    let growth: RowGrowth
    /// The sheet the rows are put into.
    let sheet: String
    /// All sheets in the order of their tabs.
    let sheets: [String]

    /// Whether a formula on another sheet says anything of this one.
    func concerns(_ formula: String) -> Bool {
        FormulaText(formula).references.contains { reference in
            guard let name = reference.sheet else { return false }
            return isSame(name) || name.contains(":")
        }
    }

    /// A formula of a cell outside of the repeated row.
    func moved(_ formula: String, at place: Place) throws(GrowthObstacle) -> String {
        var text = FormulaText(formula)
        try check(text, formula, place)
        let isHere = isSame(place.sheet)
        for (index, piece) in text.pieces.enumerated() {
            guard case .reference(let reference) = piece, means(reference, from: place.sheet) else { continue }
            if reference.last == nil, reference.first.row == growth.last,
                !isHere || !growth.blank.contains(place.address.row)
            {
                guard isSummed(index, in: text) else {
                    throw .oneCell(formula: place.written, cell: reference.written)
                }
                var area = reference
                area.last = reference.first
                text.replace(index, growth.stretched(area))
            } else {
                text.replace(index, growth.stretched(reference))
            }
        }
        return text.written
    }

    /// A formula of the repeated row as it stands in the row `copy` rows below; 0 is the row itself. What follows the
    /// row where it is filled down follows it here.
    /// - Parameter above: the formula of the cell above: what moved by one from there to here follows the row.
    func repeated(
        _ formula: String,
        at place: Place,
        above: String?,
        copy: Int
    ) throws(GrowthObstacle) -> String {
        var text = FormulaText(formula)
        try check(text, formula, place)
        let model = above.map { FormulaText($0) }.flatMap { $0.texts == text.texts ? $0 : nil }
        for (index, piece) in text.pieces.enumerated() {
            guard case .reference(let reference) = piece else { continue }
            var before: SheetReference?
            if let model, case .reference(let other) = model.pieces[index] { before = other }
            let isOwn = means(reference, from: place.sheet)
            let isArea = reference.last != nil
            var moved = reference
            moved.first = repeated(reference.first, before?.first, isOwn, copy) { row in growth.start(row) }
            moved.last = reference.last.map { last in
                repeated(last, before?.last, isOwn, copy) { row in isArea ? growth.end(row) : growth.start(row) }
            }
            text.replace(index, moved)
        }
        return text.written
    }

    /// A formula of a rule for cells, which is written as for the first of them.
    /// - Parameters:
    ///   - base: the row of that cell before the move.
    ///   - column: its column, for who is told of it.
    func ruled(
        _ formula: String,
        on home: String,
        base: Int,
        column: Int = 1
    ) throws(GrowthObstacle) -> String {
        var text = FormulaText(formula)
        let place = Place(sheet: home, address: CellAddress(row: max(base, 1), column: column))
        try check(text, formula, place)
        let moves = isSame(home) && base > growth.last
        for (index, piece) in text.pieces.enumerated() {
            guard case .reference(let reference) = piece, means(reference, from: home) else { continue }
            var moved = reference
            moved.first.row = reference.first.row.map { row in
                if reference.first.hasFixedRow { return growth.start(row) }
                return moves && row >= growth.last ? growth.end(row) : row
            }
            moved.last?.row = reference.last?.row.map { row in
                reference.last?.hasFixedRow == true || moves ? growth.end(row) : row
            }
            text.replace(index, moved)
        }
        return text.written
    }

    /// A named range, an area to print, where a link leads: every row of it stands still.
    /// - Parameter title: what it is, for who is told of it.
    func named(_ formula: String, on home: String, as title: String? = nil) throws(GrowthObstacle) -> String {
        var text = FormulaText(formula)
        try check(text, formula, Place(sheet: home, address: CellAddress(row: 1, column: 1), title: title))
        for (index, piece) in text.pieces.enumerated() {
            guard case .reference(let reference) = piece, means(reference, from: home) else { continue }
            text.replace(index, growth.stretched(reference))
        }
        return text.written
    }

    private func repeated(
        _ corner: SheetReference.Corner,
        _ above: SheetReference.Corner?,
        _ isOwn: Bool,
        _ copy: Int,
        otherwise: (Int) -> Int
    ) -> SheetReference.Corner {
        guard let row = corner.row else { return corner }
        var moved = corner
        let isNear = row >= min(growth.blank.lowerBound, growth.last - 1) && row <= growth.last
        let follows =
            above?.row.map { $0 + 1 == row } ?? (!isOwn || isNear)
        if follows, !corner.hasFixedRow, !isOwn || row <= growth.last {
            moved.row = row + copy
        } else if isOwn {
            moved.row = otherwise(row)
        }
        return moved
    }

    private func means(_ reference: SheetReference, from home: String) -> Bool { isSame(reference.sheet ?? home) }

    private func isSame(_ name: String) -> Bool { name.lowercased() == sheet.lowercased() }

    /// `SUM(C5)` is as good as `SUM(C5:C5)`.
    private func isSummed(_ index: Int, in text: FormulaText) -> Bool {
        guard index > 0, index + 1 < text.pieces.count, case .text(let before) = text.pieces[index - 1],
            case .text(let after) = text.pieces[index + 1]
        else { return false }
        return after.hasPrefix(")") && Self.sums.contains { before.uppercased().hasSuffix($0) }
    }

    private func check(_ text: FormulaText, _ formula: String, _ place: Place) throws(GrowthObstacle) {
        if formula.uppercased().contains("INDIRECT(") {
            let quoted = formula.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            let hasAddress = quoted.contains { index, part in index % 2 == 1 && part.contains { $0.isNumber } }
            if hasAddress { throw .indirect(formula: place.written) }
        }
        for reference in text.references {
            guard let name = reference.sheet, name.contains(":"), covers(name) else { continue }
            throw .severalSheets(formula: place.written)
        }
    }

    /// Whether 一月:十二月 has the sheet among them.
    private func covers(_ names: String) -> Bool {
        let order = sheets.map { $0.lowercased() }
        let ends = names.lowercased().split(separator: ":").map { order.firstIndex(of: String($0)) }
        let own = order.firstIndex(of: sheet.lowercased())
        guard ends.count == 2, let first = ends[0], let last = ends[1], let own else { return true }
        return min(first, last)...max(first, last) ~= own
    }
}
