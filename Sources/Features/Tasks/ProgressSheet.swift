import Accounts
import Core
import Database
import Documents

/// The 推进情况表 a unit hands its leader for approval: 序号, 任务, 年度目标, 责任单位, 本月进展, 完成比例, 存在问题, 下步措施.
struct ProgressSheet {
    let today: Day
    let note: ListNote
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
                subtitles: note.subtitles("\(lines.count) 项"),
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
