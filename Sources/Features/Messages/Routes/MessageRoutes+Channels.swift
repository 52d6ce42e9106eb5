import Core
import Database
import Pages
import Web

extension MessageRoutes {
    private static let keeper = Access.roles([.administrator])

    var channelRoutes: [Route] {
        [
            .get("/admin/channels", Self.keeper, "消息渠道") { visit in try await channelList(visit) },
            .get("/admin/channels/new", Self.keeper, "新消息渠道") { visit in
                let kind = ChannelKind(rawValue: visit.query.text("kind")) ?? .mail
                let page = ChannelFormPage(draft: ChannelDraft(kind: kind), channel: nil, errors: [])
                return .page(page.render(await visit.pageContext))
            },
            .post("/admin/channels", Self.keeper, "添加消息渠道") { visit in try await save(visit, nil) },
            .get("/admin/channels/{channel}", Self.keeper, "一条消息渠道") { visit in
                let channel = try await channel(visit)
                let page = ChannelFormPage(draft: ChannelDraft(channel), channel: channel, errors: [])
                return .page(page.render(await visit.pageContext))
            },
            .post("/admin/channels/{channel}", Self.keeper, "修改消息渠道") { visit in
                try await save(visit, try await channel(visit))
            },
            .post("/admin/channels/{channel}/ending", Self.keeper, "停用消息渠道") { visit in
                try await SaveChannel(channels).end(try visit.id("channel"), by: try visit.actor)
                return .redirect(to: "/admin/channels", notice: Notice(.done, "已停用，密码和地址已删除。"))
            },
            .post("/admin/channels/{channel}/test", Self.keeper, "试发消息渠道") { visit in try await test(visit) },
            .post("/admin/channels/outbox/{item}/resending", Self.keeper, "重发摘要") { visit in
                switch try await SaveChannel(channels).resend(try visit.id("item"), by: try visit.actor) {
                case .done: return .redirect(to: "/admin/channels", notice: Notice(.done, "已放回待发，几分钟内再发。"))
                case .refused(let issues):
                    let words = issues.first.map { messageWords.sentence(for: $0) } ?? ""
                    return .redirect(to: "/admin/channels", notice: Notice(.blocked, words))
                }
            },
        ]
    }

    private func channel(_ visit: Visit) async throws -> Channel {
        let (actor, id) = (try visit.actor, try visit.id("channel", of: Channel.self))
        return try await desk.database.read { tx in try tx.channels.find(id, in: actor.county) }
    }

    private func channelList(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let channels = channels
        let page = try await desk.database.read { tx in
            let history = try tx.channels.history(in: actor.county, limit: 30)
            return ChannelListPage(
                channels: try tx.channels.list(in: actor.county),
                history: history.map { ChannelListPage.Line(item: $0.item, channel: $0.channel) },
                sample: try MakeDigests(channels).digest(of: actor.county, tx)
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    private func save(_ visit: Visit, _ old: Channel?) async throws -> Reply {
        let form = visit.form
        var draft = ChannelDraft(kind: old?.kind ?? ChannelKind(rawValue: form.text("kind")) ?? .mail)
        draft.name = form.text("name")
        draft.hour = form.text("hour")
        draft.isOn = form.bool("on")
        draft.host = form.text("host")
        draft.port = form.text("port")
        draft.security = form.text("security")
        draft.user = form.text("user")
        draft.from = form.text("from")
        draft.to = form.text("to")
        draft.password = form.raw("password") ?? ""
        draft.address = form.text("address")
        draft.signature = form.text("signature")
        let version = form.int("version") ?? 0
        switch try await SaveChannel(channels)(draft, old?.id, version: version, by: try visit.actor) {
        case .done:
            return .redirect(to: "/admin/channels", notice: Notice(.done, "已保存“\(draft.name)”，试发一条看看能不能收到。"))
        case .refused(let issues):
            let page = ChannelFormPage(draft: draft, channel: old, errors: FieldError.list(issues, messageWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    /// Sent while the administrator waits, so that the page says at once what became of it.
    private func test(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("channel", of: Channel.self))
        let item = try await SaveChannel(channels).test(id, by: actor)
        try await SendOutbox(channels)(item)
        let after = try await desk.database.read { tx in try tx.channels.find(item, in: actor.county) }
        let notice =
            switch after.stage {
            case .sent: Notice(.done, "试发成功，到收件的地方看一看。")
            // The program's own turn took it first.
            case .sending: Notice(.done, "正在试发，过一会儿刷新这一页看结果。")
            default: Notice(.blocked, "试发没有成功：\(after.words.isEmpty ? after.stage.word : after.words)")
            }
        return .redirect(to: "/admin/channels", notice: notice)
    }
}
