import Core
import Pages

/// `/messages`: what came to one's unit, the newest first.
struct InboxPage {
    let filter: InboxFilter
    let lines: [InboxLine]
    let hasMore: Bool
    let unread: Int

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "消息",
            lead: "别的单位发来的话，和本单位的事办到了哪一步。要办的事在今日。",
            primary: .link("写消息", to: "/messages/new", icon: .plus),
            context: context
        )
        return page.render { w in
            MessageTabs.write(w, filter.view.rawValue, unread: unread)
            w.filterBar(bar)
            guard !lines.isEmpty else { return nothing(w) }
            table(w)
            w.pager(
                Pager(
                    next: hasMore ? lines.last.map { address(before: $0.message.id) } : nil,
                    shown: lines.count
                )
            )
        }
    }

    private var bar: FilterBar {
        var bar = FilterBar(
            "/messages",
            [.search(name: "q", label: "找消息", value: filter.words)],
            kept: [("view", filter.view.rawValue)]
        )
        bar.act = "找"
        return bar
    }

    private func address(before id: MessageID) -> String {
        let words: String = filter.words.isEmpty ? "" : "&q=" + PageAddress.encoded(filter.words)
        return "/messages?view=\(filter.view.rawValue)&before=\(id)\(words)"
    }

    private func nothing(_ w: HTMLWriter) {
        if !filter.words.isEmpty {
            return w.emptyState("没有含“\(filter.words)”的消息", "换一个词再找。", action: .link("查看全部", to: "/messages"))
        }
        switch filter.view {
        case .inbox: w.emptyState("还没有消息", "别的单位发来的消息，和任务销号、延期批复、文书印发这些结果会到这里。")
        case .unread: w.emptyState("没有未读消息", "看过的在收件箱里。", action: .link("看收件箱", to: "/messages"))
        case .archived: w.emptyState("没有归档的消息", "看完的消息可以归档，收件箱里就不再列出。")
        }
    }

    private func table(_ w: HTMLWriter) {
        let columns = [
            TableColumn("标题", .name), TableColumn("来自"), TableColumn("状态", .short), TableColumn("时间", .short),
        ]
        w.table("消息", columns) {
            for line in lines {
                let address = "/messages/\(line.message.id)"
                w.row(opening: address) {
                    w.cell(line.message.title, linkingTo: address)
                    w.cell(line.message.sender)
                    w.cell {
                        if !line.isRead { w.chip("未读", tone: .open) } else { w.text("已读") }
                        if line.message.isUrgent { w.chip("紧急", tone: .strong) }
                    }
                    w.cell(Format.tableMoment(line.message.shownAt))
                }
            }
        }
    }
}

/// The views of messages.
enum MessageTabs {
    static func write(_ w: HTMLWriter, _ current: String, unread: Int? = nil) {
        w.tabs([
            Tab("收件箱", "/messages", isCurrent: current == "inbox"),
            Tab("未读", "/messages?view=unread", count: unread, isCurrent: current == "unread"),
            Tab("已归档", "/messages?view=archived", isCurrent: current == "archived"),
            Tab("发出的", "/messages/sent", isCurrent: current == "sent"),
        ])
    }
}

extension Message {
    /// Who it came from, for a person's eye.
    var sender: String {
        if kind == .notice { return unitName.isEmpty ? "系统" : unitName }
        return "\(unitName) \(person)"
    }
}
