import Core
import Pages

/// One account: name, posts, password, sessions, and what was recorded about it.
struct AccountPage {
    let account: Account
    /// The name as it stands in the form.
    let typedName: String
    /// Whether the reader looks at the own account.
    let isOwn: Bool
    /// Open ones first.
    let posts: [Post]
    let county: RegionCode
    /// The post the reader acts on.
    let ownPost: PostID?
    let units: [Unit]
    let sessions: [Session]
    /// The newest records about it, newest first.
    let history: [TimelineEntry]
    let errors: [FieldError]

    private var address: String { "/admin/accounts/\(account.id)" }

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            account.name,
            lead: account.isDisabled ? "账号已经停用。" : nil,
            breadcrumbs: [Crumb("今日", "/"), Crumb("账号", "/admin/accounts")],
            context: context
        )
        return page.render { w in
            // A refusal of an act on this page belongs to no single form.
            w.errorSummary(errors)
            w.columns {
                postPanel(w, context)
                addPostPanel(w, context)
                recordPanel(w)
            } side: {
                account(w, context)
                if !isOwn { passwordPanel(w, context) }
                sessionPanel(w, context)
                if !isOwn { statePanel(w, context) }
            }
        }
    }

    private func account(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("账号") {
            w.summaryList {
                w.summaryRow("登录名", account.loginName)
                w.summaryRow("状态", account.isDisabled ? "已停用" : account.mustChangePassword ? "还没有设自己的密码" : "在用")
                w.summaryRow("建立", Format.tableDay(account.createdAt.day))
            }
            w.form(address, token: context.token) {
                w.textField(Field("name", "姓名", value: typedName, errors: errors), autocomplete: "off")
                w.formActions { w.button("保存姓名", kind: .secondary) }
            }
        }
    }

    private func postPanel(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("单位", .name), TableColumn("角色", .short), TableColumn("开始", .short),
            TableColumn("结束", .short), TableColumn("操作", .acts),
        ]
        w.panel("岗位") {
            guard !posts.isEmpty else { return w.paragraph("没有岗位，登录后做不了事。") }
            w.table("岗位", columns) {
                for post in posts {
                    w.row {
                        w.cell(post.unitName)
                        w.cell(post.role.word)
                        w.cell(Format.tableDay(post.createdAt.day))
                        w.cell(post.endedAt.map { Format.tableDay($0.day) } ?? "—")
                        w.cell { endButton(post, w, context) }
                    }
                }
            }
        }
    }

    private func endButton(_ post: Post, _ w: HTMLWriter, _ context: PageContext) {
        guard post.endedAt == nil, post.id != ownPost else { return }
        guard county.contains(post.region) else { return w.insteadOfAct("别的县") }
        w.actionForm(
            "结束岗位",
            to: "\(address)/posts/\(post.id)/ending",
            token: context.token,
            kind: .quiet,
            about: "\(post.unitName)，\(post.role.word)"
        )
    }

    private func addPostPanel(_ w: HTMLWriter, _ context: PageContext) {
        w.confirm("添加岗位", isOpen: errors.contains { $0.field == "unit" || $0.field == "role" }) {
            w.form("\(address)/posts", token: context.token) {
                PostFields.write(to: w, unit: nil, role: nil, units: units, errors: errors)
                w.formActions { w.button("添加岗位") }
            }
        }
    }

    private func passwordPanel(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("密码") {
            w.confirm("重置密码", explanation: "生成新密码，只显示一次。这个账号在各处的登录都会结束，本人首次登录时改成自己的密码。") {
                w.actionForm("重置密码", to: "\(address)/password", token: context.token, kind: .danger)
            }
        }
    }

    private func sessionPanel(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("会话") {
            guard !sessions.isEmpty else { return w.paragraph("现在没有登录。") }
            w.summaryList {
                for session in sessions {
                    w.summaryRow(DeviceWords.words(for: session.device)) {
                        w.text("\(session.address)，最近 \(Format.tableMoment(session.seenAt))")
                        w.actionForm(
                            "结束会话",
                            to: "\(address)/sessions/\(session.id)/ending",
                            token: context.token,
                            kind: .quiet,
                            about: session.address
                        )
                    }
                }
            }
        }
    }

    private func statePanel(_ w: HTMLWriter, _ context: PageContext) {
        w.panel("停用") {
            if account.isDisabled {
                w.paragraph("停用于 \(account.disabledAt.map { Format.moment($0) } ?? "")。")
                w.actionForm("启用账号", to: "\(address)/enabling", token: context.token)
            } else {
                w.confirm("停用账号", explanation: "停用后不能登录，正在用的登录都会结束。做过的事仍留在记录里，以后可以再启用。") {
                    w.actionForm("停用账号", to: "\(address)/disabling", token: context.token, kind: .danger)
                }
            }
        }
    }

    private func recordPanel(_ w: HTMLWriter) {
        w.panel(
            "留痕",
            remark: "最近 10 条",
            action: .link("全部留痕", to: "/admin/records?kind=account&id=\(account.id)", icon: .history)
        ) {
            guard !history.isEmpty else { return w.paragraph("还没有记录。") }
            w.timeline(history)
        }
    }
}
