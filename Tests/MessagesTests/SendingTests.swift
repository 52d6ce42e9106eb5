import Accounts
import Core
import Database
import Foundation
import Outgoing
import TestSupport
import Testing
import Web

@testable import Messages

/// Digests against servers of this machine that speak SMTP with TLS and STARTTLS, and the robots' protocols over https.
@Suite(.enabled(if: LocalServers.isHere, "python3 and openssl are not here; ./luoshi test brings them"))
struct SendingTests {
    @Test func whatIsSentArrivesOnceAndWhatFailsSaysWhy() async throws {
        let servers = try LocalServers()
        defer { servers.stop() }
        try await withSampleCounty(.sqlite) { database, county in
            let clock = MovedClock(maker: 9)
            let desk = Self.desk(database, clock, servers)
            try await mail(desk, servers, county)
            try await robots(desk, servers, county)
            try await digests(desk, servers, county, clock)
        }
    }

    private static func desk(_ database: Database, _ clock: MovedClock, _ servers: LocalServers) -> ChannelDesk {
        ChannelDesk(
            MessageDesk(database: database, environment: clock.environment),
            box: SecretBox(secret: Array(repeating: 3, count: 32)),
            allowed: AllowedHosts(servers.ports.values.map { "127.0.0.1:\($0)" }),
            authorities: servers.authorities
        )
    }

    /// What became of a test message through a channel.
    private func tried(_ draft: ChannelDraft, _ desk: ChannelDesk, _ actor: Actor) async throws -> OutboxItem {
        let channel = try #require(try await SaveChannel(desk)(draft, nil, by: actor).value)
        let item = try await SaveChannel(desk).test(channel, by: actor)
        try await SendOutbox(desk)()
        let after = try await desk.database.read { tx in try tx.channels.find(item, in: actor.county) }
        try await SaveChannel(desk).end(channel, by: actor)
        return after
    }

    private func mail(_ desk: ChannelDesk, _ servers: LocalServers, _ county: SampleCounty) async throws {
        func draft(_ user: String, _ way: MailServer.Security, password: String = "right") -> ChannelDraft {
            var draft = ChannelDraft(kind: .mail)
            draft.name = "\(user) \(way.rawValue) \(password)"
            draft.host = "127.0.0.1"
            draft.port = "\(servers.ports[way == .tls ? "tls" : "starttls"] ?? 0)"
            draft.security = way.rawValue
            (draft.user, draft.password) = (user, password)
            draft.from = "luoshi@example.gov.cn"
            draft.to = "a@example.gov.cn\nb@example.gov.cn"
            return draft
        }
        for way in MailServer.Security.allCases {
            let item = try await tried(draft("luoshi", way), desk, county.administrator)
            try #require(item.stage == .sent, "\(way): \(item.words)")
            let told = try servers.told()
            #expect(told.user == "luoshi" && told.from == "luoshi@example.gov.cn")
            #expect(told.to == ["a@example.gov.cn", "b@example.gov.cn"])
            #expect(told.text.contains("Message-ID: <luoshi-\(item.id)@example.gov.cn>"))
        }
        let wrong = try await tried(draft("luoshi", .tls, password: "wrong"), desk, county.administrator)
        #expect(wrong.stage == .failed && wrong.words.contains("不认这个用户名和密码"))
        let later = try await tried(draft("later", .tls), desk, county.administrator)
        #expect(later.stage == .waiting && later.attempts == 1 && later.words.contains("451"))
        let never = try await tried(draft("never", .tls), desk, county.administrator)
        #expect(never.stage == .failed && never.words.contains("550"))
        let silent = try await tried(draft("silent", .tls), desk, county.administrator)
        try #require(silent.stage == .unknown, "\(silent.words)")
        _ = try servers.told()
        // A server that takes all of it and then refuses has answered.
        let refused = try await tried(draft("spam", .tls), desk, county.administrator)
        #expect(refused.stage == .failed && refused.words.contains("554"), "\(refused.words)")
        _ = try servers.told()
        // A port that speaks another way gets no password.
        var plain = draft("luoshi", .tls)
        plain.port = "\(servers.ports["starttls"] ?? 0)"
        let other = try await tried(plain, desk, county.administrator)
        #expect(other.stage == .failed && other.words.contains("建立不了加密连接"), "\(other.words)")
        // A certificate nobody vouches for.
        let strict = ChannelDesk(desk.desk, box: desk.box, allowed: desk.allowed)
        let untrusted = try await tried(draft("luoshi", .tls), strict, county.administrator)
        #expect(untrusted.stage == .failed && untrusted.words.contains("证书不可信"))
    }

    private func robots(_ desk: ChannelDesk, _ servers: LocalServers, _ county: SampleCounty) async throws {
        func draft(_ kind: ChannelKind, _ key: String) throws -> ChannelDraft {
            var draft = ChannelDraft(kind: kind)
            draft.name = "\(kind.rawValue) \(key)"
            let path = try #require(kind.known?.path)
            draft.address = "https://127.0.0.1:\(servers.ports["https"] ?? 0)\(path)\(key)"
            draft.signature = "SEC\(key)"
            return draft
        }
        for kind in ChannelKind.allCases where kind != .mail {
            let item = try await tried(try draft(kind, "abc"), desk, county.administrator)
            try #require(item.stage == .sent, "\(kind): \(item.words)")
            let told = try servers.told()
            #expect(told.path.hasPrefix(kind.known?.path ?? "-") && told.text.contains("试发"))
            #expect(kind != .dingtalk || told.path.contains("&timestamp=") && told.path.contains("&sign="))
            #expect(kind != .feishu || told.text.contains("\"sign\""))
        }
        let busy = try await tried(try draft(.wecom, "busy"), desk, county.administrator)
        try #require(busy.stage == .waiting && busy.words.contains("发得太密"))
        _ = try servers.told()
        // Nobody is sent on to another host.
        let moved = try await tried(try draft(.wecom, "moved"), desk, county.administrator)
        try #require(moved.stage == .failed && moved.words.contains("302"))
        _ = try servers.told()
        let silent = try await tried(try draft(.wecom, "silent"), desk, county.administrator)
        try #require(silent.stage == .unknown, "\(silent.words)")
        _ = try servers.told()
        // A host the operator took back is not spoken to any more.
        let channel = try #require(
            try await SaveChannel(desk)(try draft(.wecom, "x"), nil, by: county.administrator).value
        )
        let closed = ChannelDesk(desk.desk, box: desk.box, allowed: AllowedHosts([]), authorities: desk.authorities)
        let item = try await SaveChannel(closed).test(channel, by: county.administrator)
        try await SendOutbox(closed)()
        let after = try await desk.database.read { tx in try tx.channels.find(item, in: SampleCounty.county) }
        #expect(after.stage == .failed && after.words.contains("message-hosts"))
        try await SaveChannel(desk).end(channel, by: county.administrator)
    }

    private func digests(
        _ desk: ChannelDesk,
        _ servers: LocalServers,
        _ county: SampleCounty,
        _ clock: MovedClock
    ) async throws {
        var draft = ChannelDraft(kind: .wecom)
        draft.name = "县直单位群"
        draft.address = "https://127.0.0.1:\(servers.ports["https"] ?? 0)/cgi-bin/webhook/send?key=abc"
        let id = try #require(try await SaveChannel(desk)(draft, nil, by: county.administrator).value)
        let title = "王小明家的厕所"
        let message = MessageDraft(units: [county.township.unit], title: title)
        _ = try #require(try await SendMessage(desk.desk)(message, by: county.supervisor).value)
        // Friday 12 June, 18:30: made at its hour of the day, held back by quiet hours until Monday.
        clock.advance(seconds: 2 * 86_400 + 9 * 3600 + 1800)
        let makers = [MakeDigests(desk), MakeDigests(desk)]
        async let one = makers[0]()
        async let other = makers[1]()
        let made = try await (one, other)
        #expect(made.0.made + made.1.made == 1)
        #expect(try await SendOutbox(desk)() == 0)
        clock.advance(seconds: 2 * 86_400 + 15 * 3600)
        // A test is a test alone: the digest that is due meanwhile waits for its turn.
        let site = try TestSite(
            MessageRoutes(desk: desk.desk, channels: desk).all,
            environment: clock.environment
        )
        let tried = await site.visitor(as: county.administrator).post("/admin/channels/\(id)/test")
        try #require(tried.notice == "试发成功，到收件的地方看一看。")
        #expect(try servers.told().text.contains("试发"))
        try #require(try await SendOutbox(desk)() == 1)
        let told = try servers.told()
        #expect(told.text.contains("云雾镇 1 条") && !told.text.contains(title))
        let stored = try await desk.database.read { tx in try tx.channels.find(id, in: SampleCounty.county) }
        #expect(!stored.sealed.contains("abc") && stored.settings.shownAddress.hasSuffix("key=****"))
        try await switchedOff(id, desk, county, clock)
    }

    /// Nothing leaves a channel that was switched off, on that day or when it is on again.
    private func switchedOff(
        _ id: ChannelID,
        _ desk: ChannelDesk,
        _ county: SampleCounty,
        _ clock: MovedClock
    ) async throws {
        clock.advance(seconds: 86_400)
        #expect(try await MakeDigests(desk)() == TurnDone(made: 1))
        func set(isOn: Bool) async throws {
            let channel = try await desk.database.read { tx in try tx.channels.find(id, in: SampleCounty.county) }
            var draft = ChannelDraft(channel)
            draft.isOn = isOn
            let saved = try await SaveChannel(desk)(draft, id, version: channel.version, by: county.administrator)
            #expect(saved.issues.isEmpty)
        }
        try await set(isOn: false)
        #expect(try await SendOutbox(desk)() == 0)
        let dropped = try await desk.database.read { tx in
            try tx.channels.history(in: SampleCounty.county, limit: 1)[0].item
        }
        #expect(dropped.stage == .failed && dropped.words == "渠道停发了，没有发出。")
        #expect(
            try await SaveChannel(desk).resend(dropped.id, by: county.administrator).issues.map(\.key) == [
                "channel.off"
            ]
        )
        try await set(isOn: true)
        #expect(try await SendOutbox(desk)() == 0)
    }
}
