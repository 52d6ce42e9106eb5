import Core
import Documents

extension SheetInspection {
    /// What was understood, for a person at the command line.
    package func text() -> String {
        var lines = ["\(fileName)：\(sheets.count) 张工作表，\(tables.count) 张表格"]
        lines += remarks.map { "提醒：" + shapeWords.sentence(for: $0.issue) }
        var number = 0
        for sheet in sheets {
            lines.append("")
            lines.append("工作表“\(sheet.name)”" + (sheet.isHidden ? "（隐藏）" : ""))
            lines += sheet.remarks.map { "  提醒：" + shapeWords.sentence(for: $0.issue) }
            for table in sheet.tables {
                number += 1
                lines += table.lines(number)
            }
            for form in sheet.forms {
                lines.append("  单子：\(form.title ?? "（没有标题）")")
                lines += form.entries.map { "    \($0.label)：\($0.value.isEmpty ? "（没有填）" : $0.value)" }
                for list in form.lists {
                    lines.append("    \(list.title ?? "清单")（\(list.rows.count) 行）：\(list.names.joined(separator: "、"))")
                    lines += list.rows.map { "      " + $0.joined(separator: " | ") }
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension FoundTable {
    fileprivate func lines(_ number: Int) -> [String] {
        var lines = ["  表 \(number)：\(title ?? "（没有标题）")"]
        lines += headLines.map { "    表上：\($0)" }
        lines.append("    表头：" + (headerRows.isEmpty ? "没有" : rows(headerRows)))
        if let dataRows { lines.append("    数据：第 \(dataRows.lowerBound) 至 \(dataRows.upperBound) 行") }
        if !totalRows.isEmpty { lines.append("    合计：" + rows(totalRows)) }
        if !repeatedHeaderRows.isEmpty { lines.append("    重复的表头：" + rows(repeatedHeaderRows)) }
        if !sectionRows.isEmpty { lines.append("    小标题：" + rows(sectionRows)) }
        if !carried.isEmpty {
            lines.append("    合并单元格向下沿用：" + carried.prefix(20).map(\.written).joined(separator: "、"))
        }
        if !carriedColumns.isEmpty {
            lines.append("    空格沿用上面的地名：" + carriedColumns.map(CellAddress.letters).joined(separator: "、") + " 列")
        }
        for column in columns {
            let name = column.names.isEmpty ? "（没有名称）" : column.path
            let unit = column.unit.map { "，单位 \($0)" } ?? ""
            let code = column.code.map { "，字段代码 \($0)" } ?? ""
            let kind = column.isSerial ? "序号" : column.type.words
            lines.append(
                "    \(CellAddress.letters(column.index)) 列：\(name)（\(kind)\(unit)\(code)\(column.isHidden ? "，隐藏" : "")）"
            )
        }
        lines += notes.map { "    表下：\($0)" }
        lines += remarks.map { "    提醒：" + shapeWords.sentence(for: $0.issue) }
        return lines
    }

    private func rows(_ numbers: [Int]) -> String {
        "第 " + numbers.prefix(20).map(String.init).joined(separator: "、") + " 行"
    }
}
