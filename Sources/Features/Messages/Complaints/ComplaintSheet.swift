import Accounts
import Core
import Documents

/// Complaints as a sheet for those in charge.
enum ComplaintSheet {
    static func table(_ lines: [Complaint], _ note: ListNote, today: Day) -> SheetTable {
        SheetTable(
            name: "意见反馈",
            title: "意见反馈",
            subtitles: note.subtitles("\(lines.count) 件"),
            columns: [
                SheetColumn("编号", width: 18), SheetColumn("类别", width: 24), SheetColumn("意见", width: 60),
                SheetColumn("页面", width: 24), SheetColumn("提出人", width: 20), SheetColumn("提出日期", width: 12),
                SheetColumn("办理岗位", width: 24), SheetColumn("答复时限", width: 12), SheetColumn("状态", width: 10),
                SheetColumn("答复日期", width: 12), SheetColumn("重新办理次数", width: 12),
            ],
            rows: lines.map { line in
                [
                    .text("\(line.number)"), .text(line.kind.word), .text(line.body), .text(line.page),
                    .text(line.isAnonymous ? "匿名" : "\(line.unitName) \(line.person)"), .text("\(line.madeOn)"),
                    .text(line.postName), .text("\(line.due)"),
                    .text(line.isOverdue(on: today) ? "逾期" : line.stage.word),
                    .text(line.answeredOn.map { "\($0)" } ?? ""), .integer(line.reopened),
                ]
            }
        )
    }
}
