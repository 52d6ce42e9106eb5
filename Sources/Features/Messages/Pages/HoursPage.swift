import Core
import Pages

/// `/messages/hours`: when people are left alone.
struct HoursPage {
    let opens: String
    let closes: String
    let calendar: WorkingCalendar
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "免打扰时间",
            lead: "工作日上班时间以外不送消息、不发摘要；这时发的消息到下一个上班时间送达。",
            breadcrumbs: [Crumb("消息", "/messages")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form("/messages/hours", token: context.token, errors: errors) {
                w.fieldRow {
                    w.textField(Field("opens", "上班时间", value: opens, errors: errors, size: .short))
                    w.textField(Field("closes", "下班时间", value: closes, errors: errors, size: .short))
                }
                w.formActions { w.button("设置免打扰时间") }
            }
            days(w, context.today)
        }
    }

    private func days(_ w: HTMLWriter, _ today: Day) {
        let coming = (0..<60).map { today.adding(days: $0) }.filter { calendar.word(of: $0) != nil }
        guard !coming.isEmpty else { return }
        w.panel("近 60 天的节假日和调休", remark: "按国务院办公厅的通知和本县的工作日历；周六、周日不列。") {
            w.table("节假日", [TableColumn("日期", .name), TableColumn("是什么"), TableColumn("上班", .short)]) {
                for day in coming {
                    w.row {
                        w.cell(Format.tableDay(day))
                        w.cell(calendar.word(of: day) ?? "")
                        w.cell(calendar.isWorking(day) ? "上班" : "放假")
                    }
                }
            }
        }
    }
}
