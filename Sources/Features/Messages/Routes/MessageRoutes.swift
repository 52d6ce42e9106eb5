import Accounts
import Core
import Database
import Pages
import Web

/// Everything people reach about messages, complaints and channels.
package struct MessageRoutes: Sendable {
    let desk: MessageDesk
    let channels: ChannelDesk

    package init(desk: MessageDesk, channels: ChannelDesk) {
        self.desk = desk
        self.channels = channels
    }

    package var all: [Route] { messages + complaints + channelRoutes }

    static let pageSize = 50

    private var messages: [Route] {
        [
            .get("/messages", .signedIn, "消息") { visit in try await inbox(visit) },
            .get("/messages/sent", .signedIn, "发出的消息") { visit in try await sent(visit) },
            .get("/messages/new", .signedIn, "写消息") { visit in
                let draft = MessageDraft(
                    units: visit.query.ids("unit"),
                    title: visit.query.text("title"),
                    address: visit.query.text("about")
                )
                return .page(try await form(visit, draft, []).render(await visit.pageContext))
            },
            .post("/messages", .signedIn, "发消息", fieldWords: ["title": "标题", "body": "内容"]) { visit in
                try await send(visit)
            },
            .get("/messages/{message}", .signedIn, "一条消息") { visit in try await open(visit) },
            .post("/messages/{message}/archive", .signedIn, "归档消息") { visit in try await archive(visit, true) },
            .post("/messages/{message}/inbox", .signedIn, "把消息放回收件箱") { visit in try await archive(visit, false) },
            .get("/messages/hours", .roles([.supervisor, .administrator]), "免打扰时间") { visit in
                .page(try await hoursPage(visit, nil, []).render(await visit.pageContext))
            },
            .post("/messages/hours", .roles([.supervisor, .administrator]), "设置免打扰时间") { visit in
                try await setHours(visit)
            },
        ]
    }

    private func inbox(_ visit: Visit) async throws -> Reply {
        let (actor, now) = (try visit.actor, desk.environment.now())
        let filter = InboxFilter(
            view: InboxFilter.View(rawValue: visit.query.text("view")) ?? .inbox,
            words: String(visit.query.text("q").prefix(60)),
            before: visit.query.id("before")
        )
        let page = try await desk.database.read { tx in
            let lines = try tx.messages.inbox(filter, for: actor, at: now, limit: Self.pageSize + 1)
            return InboxPage(
                filter: filter,
                lines: Array(lines.prefix(Self.pageSize)),
                hasMore: lines.count > Self.pageSize,
                unread: try tx.messages.unread(for: actor, at: now)
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    private func sent(_ visit: Visit) async throws -> Reply {
        let (actor, before) = (try visit.actor, visit.query.id("before", of: Message.self))
        let lines = try await desk.database.read { tx in
            try tx.messages.sent(by: actor, before: before, limit: Self.pageSize + 1)
        }
        let page = SentPage(
            lines: Array(lines.prefix(Self.pageSize)),
            hasMore: lines.count > Self.pageSize,
            unitName: actor.unitName
        )
        return .page(page.render(await visit.pageContext))
    }

    private func form(_ visit: Visit, _ draft: MessageDraft, _ errors: [FieldError]) async throws -> MessageFormPage {
        let (actor, desk) = (try visit.actor, desk)
        return try await desk.database.read { tx in
            let units = try tx.units.all(county: actor.county).filter { MessagePolicy.maySend(actor, to: $0) }
            let now = desk.environment.now()
            let shown = try desk.reachable(actor.county, tx)
            return MessageFormPage(
                draft: draft,
                units: units.map { Choice("\($0.id)", $0.name, group: $0.kind.word) },
                mayBeUrgent: MessagePolicy.mayBeUrgent(actor),
                shownAt: shown == now ? nil : shown,
                errors: errors
            )
        }
    }

    private func send(_ visit: Visit) async throws -> Reply {
        let (actor, fields) = (try visit.actor, visit.form)
        let draft = MessageDraft(
            units: fields.ids("unit"),
            title: fields.text("title"),
            body: fields.text("body"),
            address: fields.text("address"),
            isUrgent: fields.bool("urgent"),
            reason: fields.text("reason")
        )
        switch try await SendMessage(desk)(draft, by: actor) {
        case .done(let message):
            let count = Set(draft.units).count
            let when = message.shownAt > message.at ? "，现在是免打扰时间，\(Format.moment(message.shownAt)) 送达" : ""
            return .redirect(to: "/messages/\(message.id)", notice: Notice(.done, "已发给 \(count) 个单位\(when)。"))
        case .refused(let issues):
            let page = try await form(visit, draft, FieldError.list(issues, messageWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func open(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("message", of: Message.self))
        let now = desk.environment.now()
        let page = try await desk.database.read { tx in
            let line = try tx.messages.find(id, for: actor, at: now)
            let receipts = try tx.messages.receipts(of: id)
            return MessagePage(
                line: line,
                isOwn: line.message.unit == actor.unit,
                isReceived: receipts.contains { $0.unit == actor.unit },
                receipts: receipts,
                mayAnswer: line.message.unit != nil && line.message.unit != actor.unit
            )
        }
        if !page.line.isRead, page.isReceived { try await OpenMessage(desk)(id, by: actor) }
        return .page(page.render(await visit.pageContext))
    }

    private func archive(_ visit: Visit, _ isArchived: Bool) async throws -> Reply {
        let id = try visit.id("message", of: Message.self)
        try await OpenMessage(desk).archive(id, isArchived, by: try visit.actor)
        let undo = Notice.Undo("/messages/\(id)/inbox", word: "放回收件箱")
        return isArchived
            ? .redirect(to: "/messages", notice: Notice(.done, "已归档。", undo: undo))
            : .redirect(to: "/messages/\(id)", notice: Notice(.done, "已放回收件箱。"))
    }

    private func hoursPage(
        _ visit: Visit,
        _ typed: (String, String)?,
        _ errors: [FieldError]
    ) async throws -> HoursPage {
        let (actor, desk) = (try visit.actor, desk)
        let (hours, calendar) = try await desk.database.read { tx in
            (try tx.messages.hours(of: actor.county), try desk.calendar(actor.county, tx))
        }
        return HoursPage(
            opens: typed?.0 ?? QuietHours.clock(hours.opens),
            closes: typed?.1 ?? QuietHours.clock(hours.closes),
            calendar: calendar,
            errors: errors
        )
    }

    private func setHours(_ visit: Visit) async throws -> Reply {
        let (opens, closes) = (visit.form.text("opens"), visit.form.text("closes"))
        switch try await SetHours(desk)(opens: opens, closes: closes, by: try visit.actor) {
        case .done(let hours):
            return .redirect(to: "/messages/hours", notice: Notice(.done, "已设置：工作日 \(hours.words) 以外免打扰。"))
        case .refused(let issues):
            let page = try await hoursPage(visit, (opens, closes), FieldError.list(issues, messageWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }
}
