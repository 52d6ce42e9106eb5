import Accounts
import Core
import Database
import Regions

/// Once a working day and channel, at its hour: the digest is put into the outbox. Two servers that do it at once put in
/// one.
package struct MakeDigests: Sendable {
    let desk: ChannelDesk

    package init(_ desk: ChannelDesk) { self.desk = desk }

    /// How many were put in.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        let desk = desk
        let (now, today) = (desk.environment.now(), desk.environment.today)
        let occasion = "digest \(today)"
        let due = try await desk.database.read { tx in
            try tx.channels.running().filter { channel in
                let calendar = try desk.desk.calendar(channel.county, tx)
                let isDue = calendar.isWorking(today) && now.clock.hour >= channel.hour
                return try isDue && !tx.channels.has(occasion, channel.id)
            }
        }
        guard !due.isEmpty else { return 0 }
        return try await desk.database.write { tx in
            var made = 0
            for channel in due {
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
                if try tx.channels.put(item) { made += 1 }
            }
            return made
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
