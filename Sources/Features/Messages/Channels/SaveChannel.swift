import Core
import Database
import Outgoing
import Records

/// 设置消息渠道: made, changed, ended, tried. For the administrator of a county.
package struct SaveChannel: Sendable {
    let desk: ChannelDesk

    package init(_ desk: ChannelDesk) { self.desk = desk }

    package func callAsFunction(
        _ draft: ChannelDraft,
        _ id: ChannelID?,
        version: Int = 0,
        by actor: Actor
    ) async throws -> Outcome<ChannelID> {
        let desk = desk
        return try await desk.database.write { tx in
            let old = try id.map { try tx.channels.find($0, in: actor.county) }
            let secret = old.flatMap { desk.box.opened($0.sealed, of: $0.id) }
            var issues = ChannelRules.issues(draft, isNew: secret == nil, desk.allowed)
            if secret != nil { issues += ChannelRules.movedPassword(draft, old) }
            let others = try tx.channels.list(in: actor.county).filter { $0.id != id }
            if others.contains(where: { $0.name == draft.name }) {
                issues.append(Issue("channel.taken", field: "name", ["name": draft.name]))
            }
            guard issues.isEmpty else { return .refused(issues) }
            let channel = try Self.channel(draft, old, version, actor, desk)
            if old == nil {
                try tx.channels.insert(channel)
            } else if try !tx.channels.update(channel) {
                return .refused([Issue("channel.stale")])
            }
            if !channel.isOn {
                try tx.channels.drop(channel.id, words: "渠道停发了，没有发出。", at: desk.environment.now())
            }
            try tx.records.append(
                RecordEntry(
                    "channel.saving",
                    on: "channel",
                    channel.id.rawValue,
                    "\(channel.kind.word) \(channel.name)"
                ),
                by: actor,
                in: desk.environment
            )
            return .done(channel.id)
        }
    }

    private static func channel(
        _ draft: ChannelDraft,
        _ old: Channel?,
        _ version: Int,
        _ actor: Actor,
        _ desk: ChannelDesk
    ) throws -> Channel {
        let id = old?.id ?? desk.environment.newID()
        var secret = old.flatMap { desk.box.opened($0.sealed, of: id) } ?? ChannelSecret()
        var settings = old?.settings ?? ChannelSettings()
        if draft.kind == .mail {
            settings.host = draft.host.lowercased()
            settings.port = Int(draft.port) ?? 465
            settings.security = MailServer.Security(rawValue: draft.security) ?? .tls
            settings.user = draft.user
            settings.from = draft.from
            settings.to = ChannelRules.recipients(draft.to)
            if !draft.password.isEmpty { secret.password = draft.password }
        } else {
            if !draft.address.isEmpty { secret.address = draft.address }
            if !draft.signature.isEmpty { secret.signature = draft.signature }
            settings.shownAddress = RobotAddress.masked(secret.address, draft.kind)
        }
        return Channel(
            id: id,
            county: actor.county,
            kind: draft.kind,
            name: draft.name,
            settings: settings,
            sealed: try desk.box.sealed(secret, of: id),
            hour: Int(draft.hour) ?? 9,
            isOn: draft.isOn,
            version: version
        )
    }

    /// Its secrets go with it.
    package func end(_ id: ChannelID, by actor: Actor) async throws {
        let environment = desk.environment
        try await desk.database.write { tx in
            let channel = try tx.channels.find(id, in: actor.county)
            try tx.channels.drop(id, words: "渠道停用了，没有发出。", at: environment.now())
            try tx.channels.end(id, at: environment.now())
            try tx.records.append(
                RecordEntry("channel.ending", on: "channel", id.rawValue, channel.name),
                by: actor,
                in: environment
            )
        }
    }

    /// Puts a test into the outbox, to be sent at once whatever the hour.
    package func test(_ id: ChannelID, by actor: Actor) async throws -> OutboxID {
        let environment = desk.environment
        return try await desk.database.write { tx in
            let channel = try tx.channels.find(id, in: actor.county)
            let now = environment.now()
            let item = OutboxItem(
                id: environment.newID(),
                channel: id,
                occasion: "test \(now.milliseconds)-\(environment.newNumber())",
                title: "落实：试发",
                body: "这是从落实发出的一条试发消息，收到就说明渠道可用。",
                stage: .waiting,
                attempts: 0,
                nextAt: now,
                words: "",
                madeAt: now,
                changedAt: now
            )
            _ = try tx.channels.put(item)
            try tx.records.append(
                RecordEntry("channel.test", on: "channel", id.rawValue, channel.name),
                by: actor,
                in: environment
            )
            return item.id
        }
    }

    /// 再发一次: what failed, or may not have arrived, and somebody looked.
    package func resend(_ id: OutboxID, by actor: Actor) async throws -> Outcome<Void> {
        let environment = desk.environment
        return try await desk.database.write { tx in
            let item = try tx.channels.find(id, in: actor.county)
            guard item.stage.isFailure else { return .refused([Issue("channel.resent")]) }
            guard let channel = try tx.channels.first(item.channel), channel.isOn else {
                return .refused([Issue("channel.off")])
            }
            let now = environment.now()
            try tx.channels.settle(id, .waiting, words: item.words, next: now, at: now)
            try tx.records.append(
                RecordEntry("channel.resending", on: "outbox", id.rawValue, item.title),
                by: actor,
                in: environment
            )
            return .done
        }
    }
}
