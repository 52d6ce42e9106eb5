import Core
import Messages
import Pages

/// 今日's complaints to answer and unread messages.
struct MessagePanels {
    let today: Today

    func write(to w: HTMLWriter, _ context: PageContext) {
        if !today.complaints.isEmpty {
            w.panel("意见待答复", remark: "\(today.complaints.count) 件", action: .link("查看全部", to: "/complaints")) {
                w.workList(today.complaints.map(item), today: context.today)
            }
        }
        guard !today.messages.isEmpty else { return }
        let rest = today.unread > today.messages.count ? "，先列最新的 \(today.messages.count) 条" : ""
        w.panel("未读消息", remark: "\(today.unread) 条\(rest)", action: .link("查看消息", to: "/messages")) {
            w.workList(
                today.messages.map { message in
                    WorkItem(
                        "消息",
                        message.title,
                        "/messages/\(message.id)",
                        facts: [message.unitName, Format.tableMoment(message.shownAt)].filter { !$0.isEmpty }
                    )
                },
                today: context.today
            )
        }
    }

    private func item(_ complaint: Complaint) -> WorkItem {
        WorkItem(
            "答复",
            "\(complaint.number)：\(complaint.kind.word)",
            "/complaints/\(complaint.id)",
            facts: [complaint.isAnonymous ? "匿名" : complaint.unitName],
            deadline: complaint.due
        )
    }
}
