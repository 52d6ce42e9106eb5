import Documents

/// What was understood of one sheet.
package struct SheetShape: Hashable, Sendable {
    package var tables: [FoundTable]
    package var remarks: [ShapeRemark]
    /// Filled in label by label; no list.
    package var forms: [FoundForm] = []
}

/// One table of a sheet. Rows and columns are counted from 1, as Excel shows them.
package struct FoundTable: Hashable, Sendable {
    /// The line over the table that names it; nil where there is none.
    package var title: String?
    /// Further lines above the header: who reports, unit, date.
    package var headLines: [String] = []
    /// Every row of the head: names, units, and the numbers of columns that statistical forms carry.
    package var headerRows: [Int] = []
    /// First and last row of records; nil where there is a header only. Totals at either end are outside.
    package var dataRows: ClosedRange<Int>?
    package var columns: [FoundColumn] = []
    package var totalRows: [Int] = []
    /// Rows that print the header again, with the title over it.
    package var repeatedHeaderRows: [Int] = []
    /// Rows with one text that heads the rows below it.
    package var sectionRows: [Int] = []
    package var notes: [String] = []
    /// Merged cells of the records, whose value holds for each of their rows.
    package var carried: [CellRange] = []
    /// Columns of places whose empty cells go on with the place above.
    package var carriedColumns: [Int] = []
    package var remarks: [ShapeRemark] = []

    package init() {}

    init(
        title: String? = nil,
        headLines: [String] = [],
        headerRows: [Int] = [],
        dataRows: ClosedRange<Int>? = nil,
        columns: [FoundColumn] = [],
        totalRows: [Int] = [],
        repeatedHeaderRows: [Int] = [],
        sectionRows: [Int] = [],
        notes: [String] = [],
        carried: [CellRange] = [],
        remarks: [ShapeRemark] = []
    ) {
        self.title = title
        self.headLines = headLines
        self.headerRows = headerRows
        self.dataRows = dataRows
        self.columns = columns
        self.totalRows = totalRows
        self.repeatedHeaderRows = repeatedHeaderRows
        self.sectionRows = sectionRows
        self.notes = notes
        self.carried = carried
        self.remarks = remarks
    }
}

/// One column of a table.
package struct FoundColumn: Hashable, Sendable {
    /// Counted from 1.
    package var index: Int
    /// Names from the top header row down, without units: 种植面积, 小麦.
    package var names: [String]
    /// The lowest header cell as written, line breaks taken out.
    package var header: String
    /// The unit the header gives, or every record does behind its number: 万元, 亩, %.
    package var unit: String?
    /// The code a system gives the field beside its name: hzxm.
    package var code: String?
    package var type: ColumnType
    /// Counts the rows: 序号.
    package var isSerial = false
    package var isHidden = false
    /// The unit is of a line above the table (单位：万元): true of the columns it can be true of.
    package var takesTableUnit = false

    package init(
        index: Int,
        names: [String],
        header: String,
        unit: String? = nil,
        type: ColumnType,
        isSerial: Bool = false,
        isHidden: Bool = false,
        takesTableUnit: Bool = false
    ) {
        self.index = index
        self.names = names
        self.header = header
        self.unit = unit
        self.type = type
        self.isSerial = isSerial
        self.isHidden = isHidden
        self.takesTableUnit = takesTableUnit
    }

    /// 种植面积/小麦
    package var path: String { names.joined(separator: "/") }
}

package enum ColumnType: String, Hashable, Sendable, CaseIterable {
    case text, integer, decimal, day, amount
    case yesNo = "yes_no"
    case region
    case idNumber = "id_number"
    case phone
}

/// Something a person should know of how the sheet was read. Its words stand in `shapeWords`.
package enum ShapeRemark: Hashable, Sendable {
    case noHeader
    case noRecords
    case columnsWithoutName([Int])
    case sameNames([String])
    case hiddenRows([Int])
    case hiddenColumns([Int])
    case tableInHiddenColumns(ClosedRange<Int>)
    case noTable
    case form
    case unsolvedFormulas(Int)
    case cellsLeftOut(Int)
    /// Lines below or beside the tables that are no part of any: the first cell and how many lines.
    case linesLeftOut(address: String, count: Int)
    case spoiledNumbers(address: String, count: Int)
    case errorValues(address: String, count: Int)

    /// Of the names of columns: no longer true once somebody said where the header is.
    package var isOfHeader: Bool {
        switch self {
        case .noHeader, .columnsWithoutName, .sameNames: true
        default: false
        }
    }
}
