import Core
import Documents
import Pages
import Programmes
import SheetShapes

/// One table of a file, ready to be matched and read.
package struct OpenedTable: Sendable {
    package struct Choice: Hashable, Sendable {
        package let layout: TableLayout
        /// 工作表“一季度”，农房台账（312 行）
        package let word: String
        /// Of its records; 0 where no table was found.
        let rows: Int
        /// Whether its sheet has more lines than are read.
        var isTooLong = false
    }

    package let grid: Grid
    package let table: FoundTable
    package let layout: TableLayout
    package let sheetName: String
    /// No table was found here, and nobody said yet where it stands.
    package var isUnread: Bool { table.columns.isEmpty }

    /// Names tables of this shape, as found before anybody corrected it.
    package let shape: String
    /// Every table of the file, to choose from.
    package private(set) var choices: [Choice]
    /// What a person should know of how the file was read.
    package let remarks: [Issue]

    /// - Parameter shape: of the table as it was found, where it was corrected since.
    package init(
        grid: Grid,
        table: FoundTable,
        layout: TableLayout = TableLayout(),
        sheetName: String = "",
        shape: String? = nil
    ) {
        self.grid = grid
        self.table = table
        self.layout = layout
        self.sheetName = sheetName
        self.shape = shape ?? table.shapeKey
        choices = []
        remarks = table.remarks.map(\.issue)
    }

    /// - Parameter layout: the table meant; the largest of the file where nil.
    package static func open(
        _ source: ByteSource,
        name: String,
        layout wanted: TableLayout?,
        limits: DocumentLimits = .standard
    ) throws(DocumentFault) -> Outcome<OpenedTable> {
        let file = try SheetFile(source, name: name, limits: limits)
        var found: [(sheet: Int, number: Int, table: FoundTable, grid: Grid)] = []
        /// Where no table is found, a person can say where one stands on a sheet that could hold it.
        var unread: [(sheet: Int, number: Int, table: FoundTable, grid: Grid)] = []
        /// What was noticed of each sheet as a whole: formulas without a result, cells left out.
        var noticed: [Int: [Issue]] = [:]
        var long: [(sheet: Int, limit: Int)] = []
        for (index, sheet) in file.sheets.enumerated() where !sheet.isHidden {
            let grid: Grid
            switch try Self.read(file, index, meaning: wanted) {
            case .whole(let read): grid = read
            case .tooLong(let limit):
                long.append((index, limit))
                continue
            }
            let shape = findShape(grid)
            noticed[index] = shape.remarks.map(\.issue)
            for (number, table) in shape.tables.enumerated() { found.append((index, number, table, grid)) }
            if shape.tables.isEmpty, grid.canHoldTable { unread.append((index, 0, FoundTable(), grid)) }
        }
        let largest =
            found.max { ($0.table.dataRows?.count ?? 0) < ($1.table.dataRows?.count ?? 0) }
            ?? unread.max { $0.grid.rows.count < $1.grid.rows.count }
        found += unread
        let meant = found.first { $0.sheet == wanted?.sheet && $0.number == wanted?.table }
        guard let one = meant ?? largest else {
            if let limit = long.first?.limit { throw .tooManyRows(limit: limit) }
            let hidden = file.hiddenSheets
            if let ending = file.misnamed { return .refused([Issue("import.textNamed", ["ending": ending])]) }
            return .refused([hidden.isEmpty ? Issue("import.noTable") : Self.onlyHidden(hidden)])
        }
        let layout = meant == nil ? TableLayout(sheet: one.sheet, table: one.number) : wanted
        let tables = found.map { ($0.sheet, $0.number, $0.table) }
        var opened = OpenedTable(file, tables, one.grid, one.table, layout, noticed[one.sheet] ?? [])
        opened.choices += long.map { Choice(tooLong: $0.sheet, of: file, limit: $0.limit) }
        return .done(opened)
    }

    private enum ReadSheet {
        case whole(Grid)
        case tooLong(limit: Int)
    }

    /// A sheet that is too long refuses the file only where a table of it is meant.
    private static func read(
        _ file: SheetFile,
        _ index: Int,
        meaning wanted: TableLayout?
    ) throws(DocumentFault) -> ReadSheet {
        do {
            return .whole(try file.grid(ofSheet: index))
        } catch {
            if case .tooManyRows(let limit) = error, wanted?.sheet != index { return .tooLong(limit: limit) }
            throw error
        }
    }

    private static func onlyHidden(_ names: [String]) -> Issue {
        Issue("import.onlyHidden", ["names": names.prefix(5).joined(separator: "、")])
    }

    private init(
        _ file: SheetFile,
        _ found: [(sheet: Int, number: Int, table: FoundTable)],
        _ grid: Grid,
        _ table: FoundTable,
        _ layout: TableLayout?,
        _ noticed: [Issue]
    ) {
        let layout = layout ?? TableLayout()
        self.grid = grid
        self.table = table.corrected(layout, in: grid)
        self.layout = layout
        shape = table.shape(in: grid)
        sheetName = file.sheets[layout.sheet].name
        choices = found.map { one in
            let title = one.table.title.map { "，\($0.prefix(30))" } ?? ""
            if one.table.columns.isEmpty {
                return Choice(
                    layout: TableLayout(sheet: one.sheet, table: one.number),
                    word: "工作表“\(file.sheets[one.sheet].name)”（没有认出表格）",
                    rows: 0
                )
            }
            let rows = one.table.dataRows?.count ?? 0
            return Choice(
                layout: TableLayout(sheet: one.sheet, table: one.number),
                word: "工作表“\(file.sheets[one.sheet].name)”\(title)（\(Format.number(rows)) 行）",
                rows: rows
            )
        }
        // What a person corrected is said no longer.
        var remarks = noticed + self.table.remarks.map(\.issue)
        if !table.carriedColumns.isEmpty {
            let letters = table.carriedColumns.map(ColumnLetters.of).joined(separator: "、")
            remarks.append(Issue("import.carried", ["columns": letters]))
        }
        if let old = file.convertedFrom { remarks.append(FileRemark.converted(from: old).issue) }
        if let ending = file.misnamed { remarks.append(FileRemark.text(named: ending).issue) }
        remarks += FileRemark.ofEncoding(file).map(\.issue)
        if file.hasMacros { remarks.append(FileRemark.macros.issue) }
        if !file.linkedFiles.isEmpty { remarks.append(FileRemark.linkedFiles(file.linkedFiles).issue) }
        if !file.hiddenSheets.isEmpty {
            let names = file.hiddenSheets.prefix(5).joined(separator: "、")
            remarks.append(Issue("import.hiddenSheets", ["names": names]))
        }
        self.remarks = remarks
    }
}

extension OpenedTable.Choice {
    fileprivate init(tooLong sheet: Int, of file: SheetFile, limit: Int) {
        layout = TableLayout(sheet: sheet, table: 0)
        word = "工作表“\(file.sheets[sheet].name)”（超过 \(Format.number(limit)) 行，要分成几个文件）"
        rows = 0
        isTooLong = true
    }
}

extension Grid {
    /// Two lines and two columns: less is no list of things.
    package var canHoldTable: Bool { rows.count >= 2 && rows.contains { $0.cells.count >= 2 } }

    /// Names sheets that begin alike, where no table gives a name.
    fileprivate var shapeKey: String {
        var table = FoundTable()
        table.columns = rows.prefix(3).flatMap(\.cells).map {
            FoundColumn(index: Int($0.column) + 1, names: [$0.text], header: $0.text, type: .text)
        }
        return "unread-" + table.shapeKey
    }
}

extension FoundTable {
    /// Names tables that are read alike: by their columns, or by how the sheet begins where none were found.
    package func shape(in grid: Grid) -> String { columns.isEmpty ? grid.shapeKey : shapeKey }
}

extension OpenedTable {
    /// The other tables of the file that have records, as the choice names them, and sheets that are too long to be read.
    /// - Parameter brought: where tables stand that were brought already.
    func others(besides brought: [TableLayout]) -> [String] {
        let known = [layout] + brought
        return choices.filter { one in
            (one.rows > 0 || one.isTooLong)
                && !known.contains { ($0.sheet, $0.table) == (one.layout.sheet, one.layout.table) }
        }.map(\.word)
    }

    /// The tables of a file that has several, by their numbers: 第 2 张：工作表“一季度”（312 行）.
    package var numbered: [String] {
        guard choices.count > 1 else { return [] }
        return choices.enumerated().map { place, one in
            let isMeant = (one.layout.sheet, one.layout.table) == (layout.sheet, layout.table)
            return "第 \(place + 1) 张\(isMeant ? "，这次导入" : "")：\(one.word)"
        }
    }

    /// What to say where a person named more columns than the records have.
    var namesLeft: String? {
        guard let names = layout.names, names.count > table.columns.count else { return nil }
        let values = ["names": "\(names.count)", "columns": "\(table.columns.count)"]
        return importWords.sentence(for: Issue("import.namesLeft", values))
    }
}

extension SheetFile {
    fileprivate var hiddenSheets: [String] { sheets.filter(\.isHidden).map(\.name) }
}
