/// The cells of a sheet as a workbook, each where it stood.
struct PlainWorkbook {
    let name: String
    let grid: Grid

    func write(to sink: any ByteSink) throws(DocumentFault) {
        let zip = try ZipWriter(sink)
        let clean = String(name.filter { !"[]:*?/\\'\n\t".contains($0) }.prefix(28))
        let sheets = [WorkbookParts.Sheet(name: clean.isEmpty ? "Sheet1" : clean, isHidden: false)]
        try zip.add("_rels/.rels", WorkbookParts.topRelations)
        try zip.add("docProps/app.xml", WorkbookParts.properties)
        try zip.begin("xl/worksheets/sheet1.xml")
        try writeSheet(zip)
        try zip.add("xl/styles.xml", SheetStyles().xml)
        try zip.add("xl/workbook.xml", WorkbookParts.workbook(sheets, definedNames: ""))
        try zip.add("xl/_rels/workbook.xml.rels", WorkbookParts.relations(sheets))
        try zip.add("[Content_Types].xml", WorkbookParts.types(sheets))
        try zip.finish()
    }

    /// Whether a text can stand as a number without losing anything: 0123 and long identity numbers cannot.
    static func isNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard text.utf8.count < 15, digits.first?.isNumber == true, digits.last != ".",
            digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }),
            digits.first != "0" || digits == "0" || digits.hasPrefix("0.")
        else { return false }
        return digits.count { $0 == "." } <= 1
    }

    private func writeSheet(_ zip: ZipWriter) throws(DocumentFault) {
        var markup = Markup()
        markup.append(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
            <sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="16384" width="14" customWidth="1"/></cols><sheetData>
            """ as StaticString
        )
        for row in grid.rows {
            markup.append("<row r=\"\(row.number)\">")
            for cell in row.cells {
                let address = CellAddress(row: row.number, column: Int(cell.column) + 1).written
                if PlainWorkbook.isNumber(cell.text) {
                    markup.append("<c r=\"\(address)\"><v>\(cell.text)</v></c>")
                    continue
                }
                markup.append("<c r=\"\(address)\" t=\"inlineStr\"><is>")
                ColumnMarkup.writeText(cell.text, &markup)
                markup.append("</is></c>")
            }
            markup.append("</row>")
            if markup.isFull {
                try zip.append(markup.buffer)
                markup.clear()
            }
        }
        markup.append("</sheetData></worksheet>")
        try zip.append(markup.buffer)
    }
}
