import Core
import Pages

/// `/messages/{message}`: one message, its page, and for its sender the units that opened it.
struct MessagePage {
    let line: InboxLine
    let isOwn: Bool
    let isReceived: Bool
    let receipts: [UnitReceipt]
    let mayAnswer: Bool

    private var message: Message { line.message }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            message.title,
            lead: "\(message.sender)，\(Format.moment(message.at))\(delay)",
            breadcrumbs: [Crumb("消息", isOwn && !isReceived ? "/messages/sent" : "/messages")],
            primary: message.address.isEmpty ? nil : .link("打开相关页面", to: message.address),
            width: .narrow,
            context: context
        )
        return page.render { w in
            for paragraph in message.body.split(separator: "\n") { w.paragraph(String(paragraph)) }
            w.buttonRow {
                if isReceived {
                    if line.isArchived {
                        w.actionForm("放回收件箱", to: "/messages/\(message.id)/inbox", token: context.token)
                    } else {
                        w.actionForm("归档", to: "/messages/\(message.id)/archive", token: context.token)
                    }
                }
                if mayAnswer, let unit = message.unit {
                    w.linkButton("回复\(message.unitName)", to: "/messages/new?unit=\(unit)", kind: .quiet)
                }
            }
            if isOwn { receiptTable(w) }
        }
    }

    private var delay: String {
        guard message.shownAt > message.at else { return "" }
        return isOwn ? "发出，\(Format.moment(message.shownAt)) 送达" : "（\(Format.moment(message.shownAt)) 送达）"
    }

    private func receiptTable(_ w: HTMLWriter) {
        let read = receipts.filter { $0.readAt != nil }.count
        w.panel("已读情况", remark: "\(receipts.count) 个单位中 \(read) 个已读。只记单位第一次打开的时间，不记是谁。") {
            w.table("已读情况", [TableColumn("单位", .name), TableColumn("已读时间", .short)]) {
                for receipt in receipts {
                    w.row {
                        w.cell(receipt.name)
                        w.cell(receipt.readAt.map(Format.tableMoment) ?? "未读")
                    }
                }
            }
        }
    }
}
