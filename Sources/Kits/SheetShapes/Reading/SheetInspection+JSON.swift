import Core
import Documents

extension SheetInspection {
    /// `{"file", "sheets", "tables": [{"sheet", "title", "header_rows", "first_data_row", "last_data_row", "columns":
    /// [{"index", "path", "type", "unit"}], "notes", …}], "warnings"}`; rows and columns counted from 1.
    package func json() -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.string("file", fileName)
            writer.array("sheets") { writer in
                for sheet in sheets {
                    writer.object { writer in
                        writer.string("name", sheet.name)
                        writer.bool("hidden", sheet.isHidden)
                        writer.number("tables", sheet.wasRead ? sheet.tables.count : nil as Int?)
                        writer.sentences("warnings", sheet.remarks.map(\.issue))
                    }
                }
            }
            writer.array("tables") { writer in
                for (sheet, table) in tables { writer.object { table.write(to: &$0, sheet: sheet) } }
            }
            writer.array("forms") { writer in
                for sheet in sheets {
                    for form in sheet.forms { writer.object { form.write(to: &$0, sheet: sheet.name) } }
                }
            }
            writer.sentences("warnings", remarks.map(\.issue))
        }
        return writer.text
    }
}

extension JSONWriter {
    fileprivate mutating func sentences(_ key: String, _ issues: [Issue]) {
        array(key) { writer in for issue in issues { writer.element(shapeWords.sentence(for: issue)) } }
    }

    fileprivate mutating func texts(_ key: String, _ texts: [String]) {
        array(key) { writer in for text in texts { writer.element(text) } }
    }

    fileprivate mutating func numbers(_ key: String, _ numbers: [Int]) {
        array(key) { writer in for number in numbers { writer.element(number) } }
    }
}

extension FoundTable {
    fileprivate func write(to writer: inout JSONWriter, sheet: SheetInspection.Sheet) {
        writer.string("sheet", sheet.name)
        writer.string("title", title)
        writer.texts("head_lines", headLines)
        writer.numbers("header_rows", headerRows)
        writer.number("first_data_row", dataRows?.lowerBound)
        writer.number("last_data_row", dataRows?.upperBound)
        writer.array("columns") { writer in
            for column in columns { writer.object { column.write(to: &$0) } }
        }
        writer.texts("notes", notes)
        writer.numbers("total_rows", totalRows)
        writer.numbers("repeated_header_rows", repeatedHeaderRows)
        writer.numbers("section_rows", sectionRows)
        writer.numbers("hidden_rows", hiddenRows)
        writer.texts("carried_down", carried.map(\.written))
        writer.numbers("carried_columns", carriedColumns)
        writer.sentences("warnings", remarks.map(\.issue))
    }

    fileprivate var hiddenRows: [Int] {
        for case .hiddenRows(let rows) in remarks { return rows }
        return []
    }
}

extension FoundForm {
    fileprivate func write(to writer: inout JSONWriter, sheet: String) {
        writer.string("sheet", sheet)
        writer.string("title", title)
        writer.array("entries") { writer in
            for entry in entries {
                writer.object { writer in
                    writer.string("label", entry.label)
                    writer.string("value", entry.value)
                    writer.string("cell", entry.address.written)
                }
            }
        }
        writer.array("lists") { writer in
            for list in lists {
                writer.object { writer in
                    writer.string("title", list.title)
                    writer.string("cell", list.address.written)
                    writer.texts("names", list.names)
                    writer.array("rows") { writer in
                        for row in list.rows {
                            writer.array { writer in for value in row { writer.element(value) } }
                        }
                    }
                }
            }
        }
    }
}

extension FoundColumn {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.number("index", index)
        writer.string("letter", CellAddress.letters(index))
        writer.string("path", path)
        writer.string("type", type.rawValue)
        writer.string("unit", unit)
        writer.string("header", header)
        writer.string("code", code)
        writer.bool("serial", isSerial)
        writer.bool("hidden", isHidden)
    }
}
