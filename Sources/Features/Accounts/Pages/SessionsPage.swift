import Core
import Pages

/// Where the own account is signed in.
struct SessionsPage {
    let sessions: [Session]
    let current: SessionID

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "会话",
            lead: "账号正在这些地方登录。不认识的就结束它，再修改密码。",
            breadcrumbs: [Crumb("今日", "/"), Crumb("我的账号", "/me")],
            actions: [.link("修改密码", to: "/me/password")],
            context: context
        )
        return page.render { w in
            SessionTable(sessions: sessions, current: current, address: { "/me/sessions/\($0)/ending" })
                .write(to: w, context)
        }
    }
}

/// Sessions one below the other, each with the button that ends it.
struct SessionTable {
    let sessions: [Session]
    let current: SessionID?
    let address: (SessionID) -> String

    private static let columns = [
        TableColumn("浏览器", .name), TableColumn("来自", .short), TableColumn("登录", .short),
        TableColumn("最近使用", .short), TableColumn("操作", .acts),
    ]

    func write(to w: HTMLWriter, _ context: PageContext) {
        w.table("会话", Self.columns) {
            for session in sessions {
                let device = DeviceWords.words(for: session.device)
                w.row {
                    w.cell {
                        w.text(device + " ")
                        if session.id == current { w.chip("现在这个", tone: .strong) }
                    }
                    w.cell(session.address)
                    w.cell(Format.tableMoment(session.createdAt))
                    w.cell(Format.tableMoment(session.seenAt))
                    w.cell {
                        w.actionForm(
                            "结束会话",
                            to: address(session.id),
                            token: context.token,
                            kind: .quiet,
                            about: "\(device)，\(Format.tableMoment(session.createdAt))"
                        )
                    }
                }
            }
        }
    }
}
