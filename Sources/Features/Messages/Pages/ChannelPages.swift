import Core
import Outgoing
import Pages

/// `/admin/channels`: where digests go, what became of them, and what they say.
struct ChannelListPage {
    struct Line: Sendable {
        let item: OutboxItem
        let channel: String
    }

    let channels: [Channel]
    let history: [Line]
    let sample: Digest

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "消息渠道",
            lead: "每个工作日一次，把单位一级的摘要发到邮箱或群里。不含个人信息，免打扰时间不发。",
            actions: [.link("免打扰时间", to: "/messages/hours")],
            context: context
        )
        return page.render { w in
            failures(w)
            list(w, context)
            w.panel("添加渠道") {
                w.buttonRow {
                    for kind in ChannelKind.allCases {
                        w.linkButton("添加\(kind.word)", to: "/admin/channels/new?kind=\(kind.rawValue)", icon: .plus)
                    }
                }
            }
            preview(w)
            if !history.isEmpty { sendings(w, context) }
        }
    }

    private func failures(_ w: HTMLWriter) {
        let failed = history.filter { $0.item.stage.isFailure }
        guard let last = failed.first else { return }
        w.notice(
            Notice(.blocked, "最近有 \(failed.count) 条没有发成，最后一条在“\(last.channel)”：\(last.item.words)"),
            token: ""
        )
    }

    private func list(_ w: HTMLWriter, _ context: PageContext) {
        guard !channels.isEmpty else {
            return w.emptyState("还没有消息渠道", "添加邮箱或群机器人以后，每个工作日会发一份摘要。")
        }
        let columns = [
            TableColumn("名称", .name), TableColumn("种类", .short), TableColumn("发到哪里"), TableColumn("时间", .short),
            TableColumn("状态", .short), TableColumn("试发", .acts),
        ]
        w.table("消息渠道", columns) {
            for channel in channels {
                let address = "/admin/channels/\(channel.id)"
                w.row {
                    w.cell(channel.name, linkingTo: address)
                    w.cell(channel.kind.word)
                    w.cell(channel.destination)
                    w.cell("工作日 \(channel.hour) 点")
                    w.cell(channel.isOn ? "启用" : "停发")
                    w.cell {
                        w.actionForm("试发", to: "\(address)/test", token: context.token, about: channel.name)
                    }
                }
            }
        }
    }

    private func preview(_ w: HTMLWriter) {
        w.details("看现在的摘要会写什么") {
            w.tag("p") { w.tag("strong", text: sample.title.text) }
            for line in sample.lines { w.paragraph(line.text) }
        }
    }

    private func sendings(_ w: HTMLWriter, _ context: PageContext) {
        let columns = [
            TableColumn("内容", .name), TableColumn("渠道"), TableColumn("状态", .short), TableColumn("说明"),
            TableColumn("试过", .number, unit: "次"), TableColumn("时间", .short), TableColumn("重发", .acts),
        ]
        w.panel("最近发出的", remark: "发不出去的隔 1、5、15 分钟和 1、4、12 小时再试；不知道是否送达的不自动重发。") {
            w.table("最近发出的", columns) {
                for line in history {
                    let item = line.item
                    w.row {
                        w.cell(item.title)
                        w.cell(line.channel)
                        w.cell { w.chip(item.stage.word, tone: item.stage.isFailure ? .open : .plain) }
                        w.cell(words(item))
                        w.cell(item.attempts)
                        w.cell(Format.tableMoment(item.changedAt))
                        w.cell {
                            if item.stage.isFailure {
                                w.actionForm(
                                    "再发一次",
                                    to: "/admin/channels/outbox/\(item.id)/resending",
                                    token: context.token,
                                    about: item.title
                                )
                            }
                        }
                    }
                }
            }
        }
    }

    private func words(_ item: OutboxItem) -> String {
        guard item.stage == .waiting, item.attempts > 0 else { return item.words.isEmpty ? "—" : item.words }
        return "\(item.words)\(Format.tableMoment(item.nextAt)) 再试。"
    }
}

/// `/admin/channels/new` and `/admin/channels/{channel}`.
struct ChannelFormPage {
    let draft: ChannelDraft
    /// Nil for a new one.
    let channel: Channel?
    let errors: [FieldError]

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            channel.map { "\($0.kind.word)：\($0.name)" } ?? "添加\(draft.kind.word)",
            lead: draft.kind == .mail ? "发到单位的公用邮箱，始终加密连接。" : "在群设置里添加机器人，把它的地址复制到这里。",
            breadcrumbs: [Crumb("消息渠道", "/admin/channels")],
            width: .narrow,
            context: context
        )
        return page.render { w in
            let address = channel.map { "/admin/channels/\($0.id)" } ?? "/admin/channels"
            w.form(address, token: context.token, errors: errors) {
                w.hidden("kind", draft.kind.rawValue)
                w.hidden("version", "\(channel?.version ?? 0)")
                w.textField(Field("name", "名称", value: draft.name, errors: errors, size: .medium))
                if draft.kind == .mail { mail(w) } else { robot(w) }
                w.numberField(
                    Field("hour", "每个工作日几点发", value: draft.hour, errors: errors, size: .short),
                    unit: "点",
                    whole: true
                )
                w.checkbox(Field("on", "启用"), isOn: draft.isOn)
                w.formActions { w.button("保存渠道") }
            }
            if let channel {
                w.confirm("停用渠道", kind: .danger, explanation: "停用后不再发，密码和地址一并删除。") {
                    w.actionForm(
                        "停用渠道",
                        to: "/admin/channels/\(channel.id)/ending",
                        token: context.token,
                        kind: .danger,
                        about: channel.name
                    )
                }
            }
        }
    }

    private func mail(_ w: HTMLWriter) {
        w.fieldRow {
            w.textField(Field("host", "邮件服务器", value: draft.host, errors: errors, size: .medium))
            w.numberField(Field("port", "端口", value: draft.port, errors: errors, size: .short), whole: true)
        }
        w.radios(
            Field("security", "加密方式", value: draft.security, errors: errors),
            [Choice("tls", "TLS（一般是 465 端口）"), Choice("startTLS", "STARTTLS（一般是 587 端口）")]
        )
        w.textField(
            Field("user", "用户名", value: draft.user, errors: errors, isOptional: true, size: .medium),
            autocomplete: "off"
        )
        w.textField(secret("password", "密码或授权码"), kind: .password, autocomplete: "new-password")
        w.textField(Field("from", "发件地址", value: draft.from, errors: errors, size: .medium), kind: .email)
        w.textArea(Field("to", "收件地址", value: draft.to, hint: "单位的公用邮箱，一行一个。", errors: errors), rows: 4)
    }

    private func robot(_ w: HTMLWriter) {
        let hint = channel.map { "现在是 \($0.settings.shownAddress)；不改就空着。" } ?? "地址里有密钥，保存后不再显示全文。"
        w.textField(
            Field("address", "机器人的地址", value: draft.address, hint: hint, errors: errors, isOptional: channel != nil),
            autocomplete: "off"
        )
        if draft.kind.signs {
            w.textField(secret("signature", "签名密钥"), kind: .password, autocomplete: "new-password")
        }
    }

    private func secret(_ name: String, _ label: String) -> Field {
        Field(
            name,
            label,
            hint: channel == nil ? nil : "已保存，不显示；不改就空着。",
            errors: errors,
            isOptional: channel != nil,
            size: .medium
        )
    }
}
