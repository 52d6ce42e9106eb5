/// The parts of a workbook besides its sheets and looks (ECMA-376 18.2).
enum WorkbookParts {
    struct Sheet {
        let name: String
        let isHidden: Bool
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    static let topRelations =
        head + "<Relationships xmlns=\"\(package)/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"\(office)/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"

    static let properties =
        head + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
        + "<Application>Luoshi</Application></Properties>"

    static func workbook(_ sheets: [Sheet], definedNames: String) -> String {
        let entries = sheets.enumerated().map { place, sheet in
            let state = sheet.isHidden ? " state=\"hidden\"" : ""
            let id = place + 1
            return "<sheet name=\"\(escaped(sheet.name))\" sheetId=\"\(id)\"\(state) r:id=\"rId\(id)\"/>"
        }
        let names = definedNames.isEmpty ? "" : "<definedNames>\(definedNames)</definedNames>"
        return head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><bookViews><workbookView/></bookViews>"
            + "<sheets>\(entries.joined())</sheets>\(names)</workbook>"
    }

    static func relations(_ sheets: [Sheet]) -> String {
        var lines = sheets.indices.map { place in
            "<Relationship Id=\"rId\(place + 1)\" Type=\"\(office)/worksheet\" "
                + "Target=\"worksheets/sheet\(place + 1).xml\"/>"
        }
        lines.append("<Relationship Id=\"rId\(sheets.count + 1)\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>")
        return head + "<Relationships xmlns=\"\(package)/relationships\">\(lines.joined())</Relationships>"
    }

    static func types(_ sheets: [Sheet]) -> String {
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let parts =
            sheets.indices.map { ("worksheets/sheet\($0 + 1)", "worksheet") }
            + [("workbook", "sheet.main"), ("styles", "styles")]
        let overrides = parts.map { "<Override PartName=\"/xl/\($0).xml\" ContentType=\"\(kind).\($1)+xml\"/>" }
        return head + "<Types xmlns=\"\(package)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\(overrides.joined())"
            + "<Override PartName=\"/docProps/app.xml\" "
            + "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>"
    }
}
