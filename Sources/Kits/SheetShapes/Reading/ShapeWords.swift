import Core
import Documents

/// Something a person should know of a whole file.
package enum FileRemark: Hashable, Sendable {
    case converted(from: FileType)
    case macros
    case linkedFiles([String])
    case hiddenSheets([String])
    case markup
    /// Text in a file named as a workbook, with its ending.
    case text(named: String)
    case traditional
    case unsureEncoding(TextEncoding)

    /// What should be said of the characters of a file whose rows were read.
    package static func ofEncoding(_ file: SheetFile) -> [FileRemark] {
        guard let encoding = file.encoding else { return [] }
        if encoding.isUnsure { return [.unsureEncoding(encoding.name)] }
        return encoding.name == .big5 ? [.traditional] : []
    }

    private static let traditionalFirst = ["read": "繁体", "other": "简体"]
    private static let simplifiedFirst = ["read": "简体", "other": "繁体"]

    package var issue: Issue {
        switch self {
        case .converted(let type): Issue("shape.converted", ["found": type.words])
        case .macros: Issue("shape.macros")
        case .linkedFiles(let names):
            Issue("shape.linkedFiles", ["count": String(names.count), "names": listed(names)])
        case .hiddenSheets(let names): Issue("shape.hiddenSheets", ["names": listed(names)])
        case .markup: Issue("shape.markup")
        case .text(let ending): Issue("shape.text", ["ending": ending])
        case .traditional: Issue("shape.traditional")
        case .unsureEncoding(let encoding):
            Issue("shape.unsureEncoding", encoding == .big5 ? Self.traditionalFirst : Self.simplifiedFirst)
        }
    }
}

extension ShapeRemark {
    package var issue: Issue {
        switch self {
        case .noHeader: Issue("shape.noHeader")
        case .noRecords: Issue("shape.noRecords")
        case .columnsWithoutName(let columns): Issue("shape.columnsWithoutName", ["columns": lettered(columns)])
        case .sameNames(let names): Issue("shape.sameNames", ["names": listed(names)])
        case .hiddenRows(let rows):
            Issue("shape.hiddenRows", ["count": String(rows.count), "rows": listed(rows.map(String.init))])
        case .hiddenColumns(let columns): Issue("shape.hiddenColumns", ["columns": lettered(columns)])
        case .tableInHiddenColumns(let columns):
            Issue(
                "shape.tableInHiddenColumns",
                ["columns": CellAddress.letters(columns.lowerBound) + " 至 " + CellAddress.letters(columns.upperBound)]
            )
        case .noTable: Issue("shape.noTable")
        case .form: Issue("shape.form")
        case .unsolvedFormulas(let count): Issue("shape.unsolvedFormulas", ["count": String(count)])
        case .cellsLeftOut(let count): Issue("shape.cellsLeftOut", ["count": String(count)])
        case .linesLeftOut(let address, let count):
            Issue("shape.linesLeftOut", field: address, ["address": address, "count": String(count)])
        case .spoiledNumbers(let address, let count):
            Issue("shape.spoiledNumbers", field: address, ["address": address, "count": String(count)])
        case .errorValues(let address, let count):
            Issue("shape.errorValues", field: address, ["address": address, "count": String(count)])
        }
    }
}

/// At most twenty, so that a sentence stays one.
private func listed(_ names: [String]) -> String {
    names.prefix(20).joined(separator: "、") + (names.count > 20 ? " 等" : "")
}

private func lettered(_ columns: [Int]) -> String { listed(columns.map(CellAddress.letters)) }

/// The sentences about how a sheet was read.
package let shapeWords = IssueWords([
    "shape.converted": "这是{found}，已用 LibreOffice 转换后读取。",
    "shape.markup": "这个文件其实是网页或 XML 里的表格，已照里面的表格读取。",
    "shape.text": "文件名是 .{ending}，里面却是文字，已照逗号或空格分开的各列读了。看看列对不对；不对，在 Excel 或 WPS 里打开，另存为 xlsx 再上传。",
    "shape.traditional": "这个文件里的字像是繁体系统存的，已照那样读。看看字对不对；不对，在 Excel 或 WPS 里另存为“CSV UTF-8”或 xlsx 再上传。",
    "shape.unsureEncoding":
        "看不准这个文件里的字是{read}系统还是{other}系统存的，先照{read}的读了。看看字对不对；不对，在 Excel 或 WPS 里另存为“CSV UTF-8”或 xlsx 再上传。",
    "shape.macros": "这个文件带宏，宏没有运行，只读了单元格里的值。",
    "shape.linkedFiles": "公式引用了 {count} 个外部文件（{names}），没有打开它们，用的是表里存下的结果。",
    "shape.hiddenSheets": "隐藏的工作表没有读：{names}。要读时加 --hidden。",
    "shape.noHeader": "没有找到表头，列按字母称呼。在第一行写上各列的名称再读一次更可靠。",
    "shape.noRecords": "只有表头，下面没有数据。",
    "shape.columnsWithoutName": "{columns} 列没有名称。",
    "shape.sameNames": "有几列名称相同：{names}。",
    "shape.hiddenRows": "数据里有 {count} 行是隐藏的（第 {rows} 行），也读了。",
    "shape.hiddenColumns": "{columns} 列是隐藏的，也读了。",
    "shape.tableInHiddenColumns": "隐藏的列（{columns}）里还有一张表，没有列出。取消隐藏后再读。",
    "shape.noTable": "这张工作表里没有一行一条的表格。",
    "shape.form": "这张工作表是一张填写的单子，不是一行一条的表格；单子上的项目和填写的内容另列。",
    "shape.unsolvedFormulas": "有 {count} 个公式没有存下结果，读作空。用 Excel 或 WPS 打开后保存一次，再读。",
    "shape.cellsLeftOut": "最右边以外还有 {count} 个单元格，没有读。",
    "shape.linesLeftOut": "{address} 起还有 {count} 行不在表格里，没有读。是记录的，移到表格下面紧接着的一行；不要的，删掉再读。",
    "shape.spoiledNumbers": "{address} 起有 {count} 个长号码被 Excel 改成了数字，后几位已经丢失。把这一列设成文本，照原件重新填写。",
    "shape.errorValues": "{address} 起有 {count} 个单元格是公式错误（如 #N/A）。改好公式再读。",
])

extension ColumnType {
    package var words: String {
        switch self {
        case .text: "文字"
        case .integer: "整数"
        case .decimal: "小数"
        case .day: "日期"
        case .amount: "金额"
        case .yesNo: "是否"
        case .region: "行政区划"
        case .idNumber: "身份证号"
        case .phone: "电话"
        }
    }
}
