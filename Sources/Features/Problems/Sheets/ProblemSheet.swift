import Accounts
import Core
import Database
import Documents
import Regions
import SheetShapes

/// A list of problems somebody brought, read by its header whatever its shape: the list of an inspection (序号, 方面, 问题 …)
/// and the three sheets of rectification work (整改通知单 of 14 columns, 销号申请单 of 13, 治理台账 of 11).
package struct ProblemSheet: Sendable {
    package struct Row: Hashable, Sendable {
        /// As Excel shows it at the left.
        package let number: Int
        package var cells: [ProblemColumn: String]

        package subscript(column: ProblemColumn) -> String { cells[column] ?? "" }
    }

    package var title: String
    package var rows: [Row]
    /// Columns that were found, in the order of the sheet, and headers nobody knows.
    package var columns: [ProblemColumn]
    package var unknown: [String]

    /// Throws `DocumentFault` where the file cannot be read; nil where no table with a column of problems is in it.
    /// - Parameter converts: whether old formats are turned into new ones, which takes seconds; not in a server.
    package static func read(_ source: ByteSource, name: String, converts: Bool = false) throws -> ProblemSheet? {
        var limits = DocumentLimits.standard
        limits.columns = DocumentLimits.tableColumns
        let file = try SheetFile(source, name: name, limits: limits, converts: converts)
        for index in file.sheets.indices where !file.sheets[index].isHidden {
            let grid = try file.grid(ofSheet: index)
            for table in findShape(grid).tables {
                if let sheet = ProblemSheet(table, in: grid, named: file.sheets[index].name) { return sheet }
            }
        }
        return nil
    }

    private init?(_ table: FoundTable, in grid: Grid, named name: String) {
        guard let range = table.dataRows else { return nil }
        var places: [Int: ProblemColumn] = [:]
        var (unknown, columns): ([String], [ProblemColumn]) = ([], [])
        for column in table.columns {
            let names = column.names.isEmpty ? [column.header] : column.names
            guard let known = ProblemColumn.named(names), !columns.contains(known) else {
                if !column.header.isEmpty { unknown.append(column.header) }
                continue
            }
            places[column.index] = known
            columns.append(known)
        }
        guard columns.contains(.content) else { return nil }
        let skipped = Set(table.totalRows + table.repeatedHeaderRows + table.sectionRows)
        var rows: [Row] = []
        // 一、人居环境方面（3个问题） between the rows heads those below it.
        var section = ""
        for row in grid.rows where range.contains(row.number) || table.sectionRows.contains(row.number) {
            if table.sectionRows.contains(row.number) {
                section = row.cells.first.map { ProblemSheet.aspect($0.text) } ?? section
            }
            guard !skipped.contains(row.number) else { continue }
            var cells: [ProblemColumn: String] = [:]
            for cell in row.cells { places[Int(cell.column) + 1].map { cells[$0] = cell.text } }
            for merge in table.carried where merge.rows.contains(row.number) && merge.rows.lowerBound < row.number {
                guard let column = places[merge.columns.lowerBound], cells[column] == nil else { continue }
                cells[column] = rows.last { $0.number >= merge.rows.lowerBound }?.cells[column]
            }
            if cells[.aspect] == nil, !section.isEmpty { cells[.aspect] = section }
            if cells[.content] != nil || cells.count > 1 { rows.append(Row(number: row.number, cells: cells)) }
        }
        self.init(title: table.title ?? name, rows: rows, columns: columns, unknown: unknown)
    }

    private init(title: String, rows: [Row], columns: [ProblemColumn], unknown: [String]) {
        (self.title, self.rows, self.columns, self.unknown) = (title, rows, columns, unknown)
    }

    /// 一、人居环境方面（3个问题） is 人居环境.
    static func aspect(_ text: String) -> String {
        var text = Substring(text.filter { !$0.isWhitespace })
        if let mark = text.firstIndex(of: "、"), text.distance(from: text.startIndex, to: mark) <= 4 {
            text = text[text.index(after: mark)...]
        }
        if let bracket = text.firstIndex(where: { "（(".contains($0) }) { text = text[..<bracket] }
        for ending in ["方面存在的问题", "方面的问题", "方面问题", "方面"] where text.hasSuffix(ending) {
            text = text.dropLast(ending.count)
            break
        }
        return String(text)
    }
}

/// What a column of a list of problems holds.
package enum ProblemColumn: String, CaseIterable, Sendable {
    case serial, aspect, content, spot, unit, person, cause, measures, deadline, funds, found, finder, result, remark

    package var word: String { Self.words[self]?.first ?? rawValue }

    /// The words people write over it; the first is ours.
    static let words: [ProblemColumn: [String]] = [
        .serial: ["序号", "编号", "问题序号", "问题编号"],
        .aspect: ["方面", "类别", "问题类别", "问题类型", "类型", "反馈方面"],
        .content: ["存在问题", "问题", "具体问题", "问题描述", "问题表现", "反馈问题", "具体表现", "问题简述", "隐患内容", "主要问题"],
        .spot: ["具体地点", "地点", "位置", "所在地", "点位", "乡镇", "涉及乡镇", "涉及地方"],
        .unit: ["责任单位", "被检查单位", "整改单位", "牵头单位", "整改责任单位", "牵头责任单位", "受检单位"],
        .person: ["整改责任人", "责任人", "负责人", "责任领导", "整改负责人"],
        .cause: ["原因", "产生原因", "原因分析", "问题原因"],
        .measures: ["整改措施", "采取措施", "措施", "整改要求", "治理措施"],
        .deadline: ["整改期限", "整改时限", "期限", "时限", "完成时限", "整改完成时限", "整改时间", "完成时间"],
        .funds: ["整改资金", "资金", "投入资金"],
        .found: ["检查时间", "发现时间", "发现日期", "检查日期", "排查时间"],
        .finder: ["检查人", "发现人", "检查人员", "排查人"],
        .result: ["完成情况", "整改情况", "复查结果", "整改进展", "整改进度"],
        .remark: ["备注", "说明"],
    ]

    static func named(_ names: [String]) -> ProblemColumn? {
        for name in names.reversed() {
            let plain = SimplifiedText.of(name.filter { !$0.isWhitespace && !"*：:".contains($0) })
            if let column = allCases.first(where: { words[$0]?.contains(plain) == true }) { return column }
        }
        return nil
    }
}
