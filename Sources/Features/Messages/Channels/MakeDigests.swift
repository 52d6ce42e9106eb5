import Accounts
import Core
import Database
import Regions

/// Once a working day and channel, at its hour: the digest is put into the outbox. Two servers that do it at once put in
/// one.
package struct MakeDigests: Sendable {
    let desk: ChannelDesk

    package init(_ desk: ChannelDesk) { self.desk = desk }

    /// Digests put in. A channel whose digest cannot be made stands among the faults and keeps no other waiting.
    @discardableResult
    package func callAsFunction() async throws -> TurnDone {
        var done = TurnDone()
        for channel in try await desk.database.read({ tx in try tx.channels.running() }) {
            try await done.attempt("digest of channel \(channel.id)") { try await put(for: channel) ? 1 : 0 }
        }
        return done
    }

    private func put(for channel: Channel) async throws -> Bool {
        let desk = desk
        let (now, today) = (desk.environment.now(), desk.environment.today)
        let occasion = "digest \(today)"
        guard now.clock.hour >= channel.hour else { return false }
        let isOwed = try await desk.database.read { tx in
            try desk.desk.calendar(channel.county, tx).isWorking(today) && !tx.channels.has(occasion, channel.id)
        }
        guard isOwed else { return false }
        return try await desk.database.write { tx in
            let digest = try digest(of: channel.county, tx)
            let item = OutboxItem(
                id: desk.environment.newID(),
                channel: channel.id,
                occasion: occasion,
                title: digest.title.text,
                body: Digest.fitted(
                    (channel.kind == .mail ? [] : [digest.title.text]) + digest.lines.map(\.text),
                    bytes: channel.kind.longest
                ),
                stage: .waiting,
                attempts: 0,
                nextAt: try desk.desk.reachable(channel.county, tx),
                words: "",
                madeAt: now,
                changedAt: now
            )
            return try tx.channels.put(item)
        }
    }

    package func digest(of county: RegionCode, _ tx: Transaction) throws -> Digest {
        let (now, today) = (desk.environment.now(), desk.environment.today)
        let name = PublicBody(try tx.regions.first(county)?.name ?? "")
        var lines = try desk.sources.flatMap { try $0.lines(county, today, tx) }
        let unread = try tx.messages.unreadUnits(in: county, shownBefore: now.adding(days: -1), limit: 10)
        if !unread.isEmpty {
            lines.append("超过一天没有读消息的单位：")
            lines += unread.map { name, count in "　\(PublicBody(name)) \(count) 条" }
        }
        let complaints = try tx.complaints.counts(in: county, today: today)
        if complaints.overdue > 0 { lines.append("意见反馈逾期未答复 \(complaints.overdue) 件") }
        if lines.isEmpty { lines.append("今天没有逾期的任务和意见。") }
        lines.append("详情请登录落实查看；本摘要不含个人信息。")
        return Digest(title: "落实 \(name) \(today) 摘要", lines: lines)
    }
}
