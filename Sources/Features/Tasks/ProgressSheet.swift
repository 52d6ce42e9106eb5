import Core
import Database
import Documents
import Pages

/// The 推进情况表 a unit hands its leader for approval: 序号, 任务, 年度目标, 责任单位, 本月进展, 完成比例, 存在问题, 下步措施.
struct ProgressSheet {
    let today: Day
    let lines: [TaskLine]
    /// The targets of a task in the document's words.
    let targets: [TaskID: [String]]
    /// What the lead unit reported last in this month.
    let reports: [TaskID: String]

    var document: SheetDocument {
        SheetDocument(
            SheetTable(
                name: "推进情况表",
                title: "\(today.year)年\(today.month)月重点任务推进情况表",
                subtitles: ["截至 \(Format.day(today))，共 \(lines.count) 项"],
                columns: Self.columns,
                rows: lines.enumerated().lazy.map { cells($1, $0 + 1) },
                notes: ["审核人（签字）：                    填表人："],
                frozenColumns: 2
            )
        )
    }

    private static let columns = [
        SheetColumn("序号", .centred, width: 6), SheetColumn("任务", .wrapped, width: 36),
        SheetColumn("年度目标", .wrapped, width: 20), SheetColumn("责任单位", .wrapped, width: 16),
        SheetColumn("本月进展", .wrapped, width: 34), SheetColumn("完成比例", .percent(places: 1), width: 10),
        SheetColumn("存在问题", .wrapped, width: 24), SheetColumn("下步措施", .wrapped, width: 24),
    ]

    private func cells(_ line: TaskLine, _ number: Int) -> [SheetCell] {
        let task = line.task
        let parts = ReportParts(reports[task.id] ?? "")
        return [
            .integer(number), .text(task.title), .text((targets[task.id] ?? []).joined(separator: "\n")),
            .text(line.leadName), .text(parts.progress), .decimal(task.percent / 100), .text(parts.problems),
            .text(parts.measures),
        ]
    }
}

/// A report cut at the words that head its parts: 存在问题：…… 下一步：……
struct ReportParts: Hashable {
    private(set) var progress = ""
    private(set) var problems = ""
    private(set) var measures = ""

    private static let problemWords = ["存在的主要问题", "存在的问题", "存在问题", "主要问题", "问题："]
    private static let measureWords = ["下一步打算", "下一步措施", "下步措施", "下步打算", "下一步工作", "下一步", "下步"]

    init(_ words: String) {
        let problem = Self.first(Self.problemWords, in: words)
        let measure = Self.first(Self.measureWords, in: words)
        let cuts = [problem, measure].compactMap { $0?.lowerBound }
        progress = Self.trimmed(words[..<(cuts.min() ?? words.endIndex)])
        func part(_ head: Range<String.Index>?) -> String {
            guard let head else { return "" }
            let end = cuts.filter { $0 > head.lowerBound }.min() ?? words.endIndex
            return Self.trimmed(words[head.upperBound..<end])
        }
        problems = part(problem)
        measures = part(measure)
    }

    /// The earliest of some words; of those that begin together the longest, which stands first.
    private static func first(_ heads: [String], in words: String) -> Range<String.Index>? {
        heads.compactMap { words.firstRange(of: $0) }.min { $0.lowerBound < $1.lowerBound }
    }

    private static func trimmed(_ text: Substring) -> String {
        let rest = text.drop { $0.isWhitespace || "：:，,；;。".contains($0) }
        return String(rest.reversed().drop { $0.isWhitespace || "；;，,".contains($0) }.reversed())
    }
}

extension TaskStore {
    /// What the lead unit of each task of a filter reported last since a moment.
    func lastReports(
        _ filter: TaskFilter,
        _ scope: TaskScope,
        _ light: LightColumn,
        since moment: Instant
    ) throws -> [TaskID: String] {
        let query: Query = """
            SELECT task_id, words FROM progress_report WHERE id IN (
                SELECT max(r.id) FROM progress_report r JOIN task t ON t.id = r.task_id
                WHERE r.unit_id = t.lead_unit AND r.at >= \(moment) AND \(condition(filter, scope, light))
                GROUP BY r.task_id)
            """
        var reports: [TaskID: String] = [:]
        for row in try tx.rows(query) { reports[try row.id("task_id")] = try row.text("words") }
        return reports
    }
}
