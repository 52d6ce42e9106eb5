/// A workbook to be written.
package struct SheetDocument {
    package var sheets: [SheetTable]

    package init(_ sheets: [SheetTable]) { self.sheets = sheets }
    package init(_ sheet: SheetTable) { sheets = [sheet] }
}

/// One sheet: title, header, rows, notes below.
package struct SheetTable {
    /// On the tab: at most 31 characters, none of `[]:*?/\`; others are taken out.
    package var name: String
    /// The large title over the whole width; nil for none.
    package var title: String?
    /// Small lines under the title: issuing unit, date.
    package var subtitles: [String]
    package var columns: [SheetColumn]
    /// Walked once, in order, while writing, so a hundred thousand rows need not be in memory together.
    package var rows: any Sequence<[SheetCell]>
    /// Lines under the table, over its whole width.
    package var notes: [String]
    package var page: SheetPage
    package var hasFilter: Bool
    /// Columns at the left that stay in sight.
    package var frozenColumns: Int
    /// Rows ready to be filled in below those of `rows`: they carry the looks and rules of their columns.
    package var blankRows: Int

    package init(
        name: String,
        title: String? = nil,
        subtitles: [String] = [],
        columns: [SheetColumn],
        rows: any Sequence<[SheetCell]> = [],
        notes: [String] = [],
        page: SheetPage = .landscape,
        hasFilter: Bool = true,
        frozenColumns: Int = 0,
        blankRows: Int = 0
    ) {
        self.name = name
        self.title = title
        self.subtitles = subtitles
        self.columns = columns
        self.rows = rows
        self.notes = notes
        self.page = page
        self.hasFilter = hasFilter
        self.frozenColumns = frozenColumns
        self.blankRows = blankRows
    }
}
