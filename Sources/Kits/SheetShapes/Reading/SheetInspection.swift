import Documents

/// What was understood of a whole file.
package struct SheetInspection: Sendable {
    package struct Sheet: Hashable, Sendable {
        package let name: String
        package let isHidden: Bool
        /// Hidden sheets are only read where that is asked for.
        package let wasRead: Bool
        package let tables: [FoundTable]
        package let remarks: [ShapeRemark]
        package var forms: [FoundForm] = []
    }

    package let fileName: String
    package let sheets: [Sheet]
    package let remarks: [FileRemark]

    /// - Parameter readsHidden: whether hidden sheets are read too.
    package init(_ file: SheetFile, name: String, readsHidden: Bool = false) throws(DocumentFault) {
        fileName = name.split(separator: "/").last.map(String.init) ?? name
        var sheets: [Sheet] = []
        for (index, sheet) in file.sheets.enumerated() {
            let isRead = !sheet.isHidden || readsHidden
            let shape = isRead ? findShape(try file.grid(ofSheet: index)) : SheetShape(tables: [], remarks: [])
            sheets.append(
                Sheet(
                    name: sheet.name,
                    isHidden: sheet.isHidden,
                    wasRead: isRead,
                    tables: shape.tables,
                    remarks: shape.remarks,
                    forms: shape.forms
                )
            )
        }
        self.sheets = sheets
        var remarks: [FileRemark] = []
        if let old = file.convertedFrom { remarks.append(.converted(from: old)) }
        if file.isMarkup { remarks.append(.markup) }
        if let ending = file.misnamed { remarks.append(.text(named: ending)) }
        remarks += FileRemark.ofEncoding(file)
        if file.hasMacros { remarks.append(.macros) }
        if !file.linkedFiles.isEmpty { remarks.append(.linkedFiles(file.linkedFiles)) }
        let hidden = sheets.filter { $0.isHidden && !$0.wasRead }.map(\.name)
        if !hidden.isEmpty { remarks.append(.hiddenSheets(hidden)) }
        self.remarks = remarks
    }

    /// All tables in the order of the sheets.
    package var tables: [(sheet: Sheet, table: FoundTable)] {
        sheets.flatMap { sheet in sheet.tables.map { (sheet, $0) } }
    }
}
