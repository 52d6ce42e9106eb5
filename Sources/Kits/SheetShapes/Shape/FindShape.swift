import Documents

/// Finds the tables of one sheet: which rows are title, header, records, totals and notes, and what each column holds.
/// Pure and deterministic; the work grows with the number of cells.
package func findShape(_ grid: Grid) -> SheetShape {
    let lines = SheetLines(grid)
    var finder = BlockReader(lines: lines)
    let blocks = SheetBlocks(lines).blocks
    for (place, block) in blocks.enumerated() {
        finder.next = blocks[place...].first { $0.lines.lowerBound >= block.lines.upperBound }
        finder.read(block)
    }
    var remarks: [ShapeRemark] = []
    if grid.unsolvedFormulas > 0 { remarks.append(.unsolvedFormulas(grid.unsolvedFormulas)) }
    if grid.cellsLeftOut > 0 { remarks.append(.cellsLeftOut(grid.cellsLeftOut)) }
    var tables: [FoundTable] = []
    let forms = FormReading(lines: lines, grid: grid)
    var sawForm = finder.sawForm
    for found in finder.finish() {
        guard let first = found.columns.first?.index, let last = found.columns.last?.index else { continue }
        if (first...last).allSatisfy(grid.hiddenColumns.contains) {
            remarks.append(.tableInHiddenColumns(first...last))
            continue
        }
        var table = completed(found, lines, grid)
        if forms.isForm(table) {
            sawForm = true
            continue
        }
        table.carriedColumns = forms.carriedColumns(table)
        tables.append(table)
    }
    remarks += BesideTables.doubtful(tables).map { table in
        let place = CellAddress(row: table.headerRows.first ?? 1, column: table.columns.first?.index ?? 1)
        return .linesLeftOut(address: place.written, count: table.headerRows.count + (table.dataRows?.count ?? 0))
    }
    tables = BesideTables.joined(tables)
    guard tables.isEmpty, lines.count > 0 else {
        remarks += leftOut(finder, of: tables)
        return SheetShape(tables: tables, remarks: remarks)
    }
    remarks.append(sawForm ? .form : .noTable)
    let form = sawForm ? forms.form() : nil
    return SheetShape(tables: [], remarks: remarks, forms: form.map { $0.entries.isEmpty ? [] : [$0] } ?? [])
}

/// What stands below a table and belongs to none: nobody should think that it was read.
private func leftOut(_ finder: BlockReader, of tables: [FoundTable]) -> [ShapeRemark] {
    guard let end = tables.compactMap({ $0.dataRows?.upperBound ?? $0.headerRows.last }).min() else { return [] }
    let places = Set(finder.leftOut + finder.pendingTitles.map(\.line)).sorted()
        .filter { finder.lines.number($0) > end }
    guard let first = places.first, let cell = finder.lines[first].own.first else { return [] }
    let address = CellAddress(row: finder.lines.number(first), column: cell.columns.lowerBound).written
    return [.linesLeftOut(address: address, count: places.count)]
}

/// Types of columns, carried cells, and what a person should know of the table.
private func completed(_ found: FoundTable, _ lines: SheetLines, _ grid: Grid) -> FoundTable {
    var table = found
    var typing = ColumnTyping(table)
    if let rows = table.dataRows {
        let skipped = Set(table.totalRows + table.repeatedHeaderRows + table.sectionRows)
        typing.look(at: lines.indices(of: rows), of: lines, except: skipped)
        let columns = (table.columns.first?.index ?? 0)...(table.columns.last?.index ?? 0)
        table.carried = grid.merges.filter {
            $0.rows.count > 1 && rows.contains($0.rows.lowerBound) && $0.columns.overlaps(columns)
        }
        let hidden = grid.hiddenRows.filter(rows.contains).sorted()
        if !hidden.isEmpty { table.remarks.append(.hiddenRows(hidden)) }
    } else {
        table.remarks.append(.noRecords)
    }
    table.columns = typing.columns(units: table.unitsAbove)
    table.remarks += typing.remarks
    for index in table.columns.indices {
        table.columns[index].isHidden = grid.hiddenColumns.contains(table.columns[index].index)
    }
    let hidden = table.columns.filter(\.isHidden).map(\.index)
    if !hidden.isEmpty { table.remarks.append(.hiddenColumns(hidden)) }
    if table.headerRows.isEmpty { table.remarks.append(.noHeader) } else { table.remarks += nameRemarks(table) }
    return table
}

extension FoundTable {
    /// The same with what its records say of its columns: type, unit, whether they count the rows. For columns a person named.
    package func typed(in grid: Grid) -> FoundTable {
        guard let rows = dataRows else { return self }
        var table = self
        let lines = SheetLines(grid)
        var typing = ColumnTyping(table)
        let skipped = Set(totalRows + repeatedHeaderRows + sectionRows)
        typing.look(at: lines.indices(of: rows), of: lines, except: skipped)
        table.columns = typing.columns(units: unitsAbove)
        return table
    }

    /// What the first line above that gives units gives.
    fileprivate var unitsAbove: [String] {
        let above = headLines + (title.map { [$0] } ?? [])
        return above.lazy.map(HeaderUnits.units(ofLine:)).first { !$0.isEmpty } ?? []
    }
}

private func nameRemarks(_ table: FoundTable) -> [ShapeRemark] {
    var remarks: [ShapeRemark] = []
    let nameless = table.columns.filter { $0.names.isEmpty }.map(\.index)
    if !nameless.isEmpty { remarks.append(.columnsWithoutName(nameless)) }
    var counts: [String: Int] = [:]
    for column in table.columns where !column.names.isEmpty {
        counts[column.path + (column.unit.map { "（\($0)）" } ?? ""), default: 0] += 1
    }
    let twice = counts.filter { $0.value > 1 }.keys.sorted()
    if !twice.isEmpty { remarks.append(.sameNames(twice)) }
    return remarks
}

extension SheetLines {
    /// Indices of the lines whose numbers lie in a range.
    func indices(of rows: ClosedRange<Int>) -> Range<Int> {
        place(of: rows.lowerBound)..<place(of: rows.upperBound + 1)
    }

    /// The first line whose number is not below this one.
    func place(of number: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self.number(middle) < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Grid {
    /// Rows that sum up others, where a person said which rows are records.
    package func totalRows(in range: ClosedRange<Int>) -> [Int] {
        rows.filter { row in
            range.contains(row.number)
                && row.cells.prefix(2).contains { $0.kind == .text && HeaderWords.isTotal($0.text) }
        }.map(\.number)
    }
}
