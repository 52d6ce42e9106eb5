import Core
import Database
import Outgoing

/// Sends what waits in the outbox, one after the other, until nothing is due.
///
/// A row is taken in one transaction, sent, and settled in another. What was handed over without an answer is settled as
/// unknown and left to a person: no robot's protocol knows an id, and a digest that comes twice is worse than one looked
/// after. Mail carries the same Message-ID at every attempt.
package struct SendOutbox: Sendable {
    let desk: ChannelDesk

    package init(_ desk: ChannelDesk) { self.desk = desk }

    /// How many left.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        var sent = 0
        while !Task.isCancelled, try await isDue(), let item = try await take() {
            if try await send(item) { sent += 1 }
        }
        return sent
    }

    /// One alone, at once whatever the hour and whatever else is due: a test somebody waits for.
    package func callAsFunction(_ id: OutboxID) async throws {
        let now = desk.environment.now()
        let item = try await desk.database.write { tx -> OutboxItem? in
            guard let item = try tx.channels.find(id), item.stage == .waiting else { return nil }
            return try tx.channels.take(item, at: now)
        }
        if let item { _ = try await send(item) }
    }

    /// Looked at without holding anything: mostly nothing waits.
    private func isDue() async throws -> Bool {
        let now = desk.environment.now()
        return try await desk.database.read { tx in try tx.channels.isDue(at: now) }
    }

    private func take() async throws -> OutboxItem? {
        let desk = desk
        let now = desk.environment.now()
        return try await desk.database.write { tx in
            try tx.channels.giveUp(begunBefore: now.adding(seconds: -Backoff.lease), at: now)
            let counties = Set(try tx.channels.running().map(\.county))
            let quiet = try counties.filter { county in
                try tx.messages.hours(of: county).isQuiet(now, try desk.desk.calendar(county, tx))
            }
            return try tx.channels.take(at: now, skipping: quiet.sorted())
        }
    }

    private func send(_ item: OutboxItem) async throws -> Bool {
        let desk = desk
        let channel = try await desk.database.read { tx in try tx.channels.first(item.channel) }
        let fault: OutgoingFault?
        do {
            guard let channel else { throw OutgoingFault("渠道已停用。", mayRetry: false) }
            try await hand(item, to: channel)
            fault = nil
        } catch let error as OutgoingFault {
            fault = error
        }
        let now = desk.environment.now()
        try await desk.database.write { tx in
            guard let fault else {
                return try tx.channels.settle(item.id, .sent, words: "", next: now, at: now)
            }
            if fault.isUncertain {
                return try tx.channels.settle(item.id, .unknown, words: fault.words, next: now, at: now)
            }
            let next = fault.mayRetry ? Backoff.next(after: item.attempts, at: now) : nil
            try tx.channels.settle(
                item.id,
                next == nil ? .failed : .waiting,
                words: fault.words,
                next: next ?? now,
                at: now
            )
        }
        return fault == nil
    }

    private func hand(_ item: OutboxItem, to channel: Channel) async throws {
        guard let secret = desk.box.opened(channel.sealed, of: channel.id) else {
            throw OutgoingFault("渠道的密码解不开：本机的密钥换过，重新填写密码。", mayRetry: false)
        }
        if channel.kind == .mail { return try await mail(item, channel, secret) }
        if let issue = ChannelRules.addressIssue(secret.address, channel.kind, desk.allowed) {
            throw OutgoingFault(messageWords.sentence(for: issue), mayRetry: false)
        }
        let call = try Robot.call(
            channel.kind,
            secret.address,
            signature: secret.signature,
            text: item.body,
            at: desk.environment.now()
        )
        let answer = try await SecurePost(call.address, json: call.json, authorities: desk.authorities).send()
        if let fault = Robot.fault(answer.status, answer.body) { throw fault }
    }

    private func mail(_ item: OutboxItem, _ channel: Channel, _ secret: ChannelSecret) async throws {
        let settings = channel.settings
        guard desk.allowed.holds(settings.host, port: settings.port, usual: [25, 465, 587]) else {
            throw OutgoingFault(
                messageWords.sentence(for: Issue("channel.mailHost", ["host": settings.host])),
                mayRetry: false
            )
        }
        let server = MailServer(
            host: settings.host,
            port: settings.port,
            security: settings.security,
            user: settings.user,
            password: secret.password,
            authorities: desk.authorities
        )
        let domain = settings.from.split(separator: "@").last.map(String.init) ?? "localhost"
        try await server.send(
            OutgoingMail(
                from: settings.from,
                to: settings.to,
                subject: item.title,
                text: item.body,
                messageID: "luoshi-\(item.id)@\(domain)",
                at: item.madeAt
            )
        )
    }
}
