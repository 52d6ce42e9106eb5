import Core
import Pages

/// `/messages/sent`: what one's own unit sent, and how many units have opened it.
struct SentPage {
    let lines: [SentLine]
    let hasMore: Bool
    let unitName: String

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "发出的消息",
            lead: "\(unitName)发出的消息，看到哪些单位已读。只按单位记，不按人记。",
            breadcrumbs: [Crumb("消息", "/messages")],
            primary: .link("写消息", to: "/messages/new", icon: .plus),
            context: context
        )
        return page.render { w in
            MessageTabs.write(w, "sent")
            guard !lines.isEmpty else {
                return w.emptyState("还没有发过消息", "发给别的单位的消息列在这里。", action: .link("写消息", to: "/messages/new"))
            }
            let columns = [
                TableColumn("标题", .name), TableColumn("发送人", .short), TableColumn("已读", .number, unit: "单位"),
                TableColumn("共发", .number, unit: "单位"), TableColumn("送达时间", .short),
            ]
            w.table("发出的消息", columns) {
                for line in lines {
                    let address = "/messages/\(line.message.id)"
                    w.row(opening: address) {
                        w.cell(line.message.title, linkingTo: address)
                        w.cell(line.message.person)
                        w.cell(line.read)
                        w.cell(line.of)
                        w.cell(Format.tableMoment(line.message.shownAt))
                    }
                }
            }
            let next = hasMore ? lines.last.map { "/messages/sent?before=\($0.message.id)" } : nil
            w.pager(Pager(next: next, shown: lines.count))
        }
    }
}
