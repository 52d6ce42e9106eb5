import Accounts
import Core
import Documents
import Pages

/// The list of tasks as a sheet: the same filter, every row.
struct TaskSheet {
    let title: String
    let today: Day
    let note: ListNote
    let count: Int

    /// Everything but the rows.
    var table: SheetTable {
        SheetTable(
            name: "任务",
            title: title,
            subtitles: note.subtitles("\(count) 项"),
            columns: Self.columns,
            frozenColumns: 2
        )
    }

    private static let columns = [
        SheetColumn("编号", .centred, width: 14), SheetColumn("任务名称", .wrapped, width: 26),
        SheetColumn("任务内容", .wrapped, width: 50), SheetColumn("牵头单位", .wrapped, width: 18),
        SheetColumn("完成时限", .day, width: 12), SheetColumn("进度（%）", .decimal(places: 1), width: 10),
        SheetColumn("应达（%）", .decimal(places: 1), width: 10), SheetColumn("灯", .centred, width: 8),
        SheetColumn("状态", .centred, width: 9), SheetColumn("章节", .wrapped, width: 24),
        SheetColumn("下达日期", .day, width: 12),
    ]

    func cells(_ line: TaskLine) -> [SheetCell] {
        let task = line.task
        return [
            .text("\(task.number)"), .text(task.title), .text(task.content), .text(line.leadName), .day(task.deadline),
            .decimal(task.percent), .decimal(task.pace(on: today).expected), .text(line.light.signal.word),
            .text(task.stage.word), .text(task.sectionTitle), .day(task.issuedAt.day),
        ]
    }
}
