import Core
import Documents
import Foundation

/// Finds the places of a form and puts values there.
struct FormFiller {
    let form: SheetForm
    let filling: FormFilling
    /// The single values by their labels, as these are compared.
    private let labels: [String: SheetCell]
    /// The rows go into the first table that knows a column.
    private var target: (sheet: Int, table: FoundTable, header: Int)?

    init(form: SheetForm, filling: FormFilling) {
        self.form = form
        self.filling = filling
        let values = filling.values.sorted { $0.key < $1.key }.map { (HeaderWords.bare($0.key), $0.value) }
        labels = Dictionary(values, uniquingKeysWith: { first, _ in first })
    }

    func fillNames(_ filled: inout FilledForm) throws {
        for (name, place) in form.names.sorted(by: { $0.key < $1.key }) {
            guard let value = filling.values[name] else { continue }
            guard try !form.hasFormula(place.address, onSheet: place.sheet) else { continue }
            try form.set(value, at: place.address, onSheet: place.sheet)
            filled.values.append(name)
        }
    }

    /// Finds where the rows go and puts in as many as are missing there: before anything is filled.
    mutating func makeRoom() throws {
        for index in form.sheets.indices {
            let grid = try form.grid(ofSheet: index)
            guard let table = bestTable(findShape(grid).tables) ?? knownHeader(grid),
                let header = table.headerRows.max()
            else { continue }
            target = (index, table, header)
            return try grow(under: header, serial(table), grid, index)
        }
    }

    func fillSheet(_ index: Int, _ filled: inout FilledForm) throws {
        let grid = try form.grid(ofSheet: index)
        let here = target?.sheet == index ? target : nil
        try fillLabels(grid, index, below: here?.table.headerRows.first, &filled)
        if let here { try fillRows(here.table, under: here.header, index, &filled) }
    }

    private func grow(under header: Int, _ serial: Int?, _ grid: Grid, _ sheet: Int) throws {
        let total = try form.firstTotal(under: header, onSheet: sheet)
        let ends = [try room(under: header, serial, grid, sheet), total].compactMap { $0 }
        guard let below = ends.min() else { return }
        guard below - header - 1 < filling.rows.count else { return }
        guard below > header + 1 else { throw FormFault.noBlankRow(below: below) }
        let last = try form.lastLaidOut((header + 1)...(below - 1), onSheet: sheet)
        let growth = RowGrowth(blank: (header + 1)...last, count: filling.rows.count - (last - header))
        do {
            try form.grow(growth, onSheet: sheet)
        } catch let obstacle as GrowthObstacle {
            throw FormFault.cannotGrow(obstacle, room: last - header, wanted: filling.rows.count)
        }
    }

    private func serial(_ table: FoundTable) -> Int? {
        table.columns.first { $0.isSerial || HeaderWords.bare($0.header) == "序号" }?.index
    }

    // MARK: Labels

    /// `填报单位：` takes its value behind the colon; a label alone takes it in the empty cell to its right.
    private func fillLabels(_ grid: Grid, _ sheet: Int, below header: Int?, _ filled: inout FilledForm) throws {
        for row in grid.rows where header == nil || row.number < header! || row.number > header! + 1 {
            for (place, cell) in row.cells.enumerated() {
                let text = HeaderWords.closed(cell.text)
                let label = text.last == "：" || text.last == ":" ? String(text.dropLast()) : text
                guard let value = labels[HeaderWords.bare(label)] else { continue }
                let address = CellAddress(row: row.number, column: Int(cell.column) + 1)
                if label.count < text.count {
                    try form.set(.text(label + "：" + shown(value)), at: address, onSheet: sheet)
                } else {
                    let merge = grid.merges.first {
                        $0.rows.contains(row.number) && $0.columns.contains(address.column)
                    }
                    let next = (merge?.columns.upperBound ?? address.column) + 1
                    let isFree = !row.cells.dropFirst(place + 1).contains { Int($0.column) + 1 == next }
                    let target = CellAddress(row: row.number, column: next)
                    guard isFree, try !form.hasFormula(target, onSheet: sheet) else { continue }
                    try form.set(value, at: target, onSheet: sheet)
                }
                filled.values.append(label)
            }
        }
    }

    private func shown(_ value: SheetCell) -> String {
        switch value {
        case .blank: ""
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .decimal(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .day(let day): day.description
        case .moment(let moment): moment.written
        }
    }

    // MARK: Rows

    private func bestTable(_ tables: [FoundTable]) -> FoundTable? {
        let known = tables.map { table in (table, table.columns.count { match($0) != nil }) }
        return known.filter { $0.1 > 0 }.max { $0.1 < $1.1 }?.0
    }

    /// A form without a record may look like no table at all: then the row that names most columns is its header.
    private func knownHeader(_ grid: Grid) -> FoundTable? {
        var best: (table: FoundTable, count: Int)?
        for row in grid.rows {
            var table = FoundTable()
            table.headerRows = [row.number]
            table.columns = row.cells.map { cell in
                let (name, unit) = HeaderUnits.parted(cell.text)
                let index = Int(cell.column) + 1
                return FoundColumn(index: index, names: [name], header: cell.text, unit: unit, type: .text)
            }
            let count = table.columns.count { match($0) != nil }
            if count >= 2, count > best?.count ?? 0 { best = (table, count) }
        }
        return best?.table
    }

    /// The column of the filling that belongs under a header.
    private func match(_ column: FoundColumn) -> Int? {
        let names = [column.names.joined(), column.names.last ?? "", HeaderUnits.parted(column.header).name]
        for name in names where !name.isEmpty {
            let bare = HeaderWords.bare(name)
            if let place = filling.columns.firstIndex(where: { $0.names.contains { HeaderWords.bare($0) == bare } }) {
                return place
            }
        }
        return nil
    }

    /// Each column with what belongs under it: what is called so, else the one thing left whose name ends so.
    private func matched(_ columns: [FoundColumn]) -> [(FoundColumn, Int?)] {
        let named = columns.map { match($0) }
        let taken = Set(named.compactMap { $0 })
        let short = columns.map { HeaderWords.bare($0.names.last ?? "") }
        let endings = columns.indices.map { place -> Int? in
            guard named[place] == nil, short.count(where: { $0 == short[place] }) == 1 else { return nil }
            return ending(columns[place], short[place], taken)
        }
        // Of 人口 and 家庭人口 it is the latter that is 农户家庭人口.
        let isNearest = { (place: Int) in
            endings.indices.allSatisfy { endings[$0] != endings[place] || short[$0].count <= short[place].count }
        }
        return columns.indices.map { (columns[$0], named[$0] ?? (isNearest($0) ? endings[$0] : nil)) }
    }

    /// 等级 is 房屋等级; 面积 says nothing where there are two.
    private func ending(_ column: FoundColumn, _ name: String, _ taken: Set<Int>) -> Int? {
        guard name.count >= 2, !Self.vague.contains(name) else { return nil }
        let found = filling.columns.indices.filter { place in
            filling.columns[place].names.first.map { HeaderWords.bare($0).hasSuffix(name) } ?? false
        }
        guard found.count == 1, !taken.contains(found[0]) else { return nil }
        let own = filling.columns[found[0]].unit
        let isOther = column.unit.map { !own.isEmpty && UnitLikeness.relation(own, $0) == .different } ?? false
        return isOther ? nil : found[0]
    }

    /// What anything may have.
    private static let vague: Set<String> = ["日期", "时间", "名称", "编号", "数量", "情况", "备注", "说明", "类型", "原因"]

    private func fillRows(
        _ table: FoundTable,
        under header: Int,
        _ sheet: Int,
        _ filled: inout FilledForm
    ) throws {
        let matches = matched(table.columns)
        let serial = serial(table)
        for (column, match) in matches where column.index != serial {
            if match != nil { filled.matched.append(column.path) } else { filled.unmatched.append(column.path) }
        }
        for (offset, cells) in filling.rows.enumerated() {
            let row = header + 1 + offset
            if let serial { try put(.integer(offset + 1), row, serial, header, sheet) }
            for (column, match) in matches where column.index != serial {
                guard let match, match < cells.count else { continue }
                let cell = counted(cells[match], in: filling.columns[match].unit, as: column.unit)
                try put(cell, row, column.index, header, sheet)
            }
        }
        filled.rows += filling.rows.count
    }

    /// As the header counts; as it is where the header counts the same, or something nobody converts. Reckoned with decimal
    /// digits: 1.2 万元 are 12000 元 and not nearly so.
    private func counted(_ cell: SheetCell, in own: String, as asked: String?) -> SheetCell {
        guard let asked, !own.isEmpty, UnitLikeness.relation(own, asked) != .same else { return cell }
        let number: Decimal
        switch cell {
        case .integer(let whole): number = Decimal(whole)
        case .decimal(let written): number = Decimal(string: "\(written)") ?? Decimal(written)
        default: return cell
        }
        guard let converted = UnitLikeness.converted(number, from: own, to: asked) else { return cell }
        return Double("\(converted)").map { .decimal($0) } ?? cell
    }

    private func put(_ cell: SheetCell, _ row: Int, _ column: Int, _ header: Int, _ sheet: Int) throws {
        let address = CellAddress(row: row, column: column)
        guard try !form.hasFormula(address, onSheet: sheet) else { return }
        try form.set(cell, at: address, onSheet: sheet, like: CellAddress(row: header + 1, column: column))
    }

    /// The first row below the header that holds anything besides serial numbers and formulas; nil where none does.
    private func room(under header: Int, _ serial: Int?, _ grid: Grid, _ sheet: Int) throws -> Int? {
        for row in grid.rows where row.number > header {
            for cell in row.cells {
                let column = Int(cell.column) + 1
                let isSerial = column == serial && Int(cell.text) != nil
                if try !isSerial && !form.hasFormula(CellAddress(row: row.number, column: column), onSheet: sheet) {
                    return row.number
                }
            }
        }
        return nil
    }
}
