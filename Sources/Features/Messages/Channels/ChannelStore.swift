import Core
import Database
import Foundation

extension Transaction {
    package var channels: ChannelStore { ChannelStore(tx: self) }
}

/// Statements about channels and what waits to leave through them.
package struct ChannelStore {
    let tx: Transaction

    package func list(in county: RegionCode) throws -> [Channel] {
        try tx.rows("SELECT * FROM channel WHERE county = \(county) AND ended_at IS NULL ORDER BY id", Channel.init)
    }

    package func find(_ id: ChannelID, in county: RegionCode) throws -> Channel {
        let query: Query = "SELECT * FROM channel WHERE id = \(id) AND county = \(county) AND ended_at IS NULL"
        guard let channel = try tx.first(query, Channel.init) else { throw NotFound("channel", id) }
        return channel
    }

    /// Those that are on, of every county.
    func running() throws -> [Channel] {
        try tx.rows("SELECT * FROM channel WHERE is_on = 1 AND ended_at IS NULL ORDER BY id", Channel.init)
    }

    func first(_ id: ChannelID) throws -> Channel? {
        try tx.first("SELECT * FROM channel WHERE id = \(id) AND ended_at IS NULL", Channel.init)
    }

    func insert(_ channel: Channel) throws {
        try tx.run(
            """
            INSERT INTO channel (id, county, kind, name, settings, secret, hour, is_on, version)
            VALUES (\(channel.id), \(channel.county), \(channel.kind), \(channel.name), \(try channel.settings.text),
                \(channel.sealed), \(channel.hour), \(channel.isOn), 1)
            """
        )
    }

    /// Whether the version was still the one somebody saw.
    func update(_ channel: Channel) throws -> Bool {
        try tx.run(
            """
            UPDATE channel SET name = \(channel.name), settings = \(try channel.settings.text),
                secret = \(channel.sealed), hour = \(channel.hour), is_on = \(channel.isOn), version = version + 1
            WHERE id = \(channel.id) AND version = \(channel.version) AND ended_at IS NULL
            """
        ) == 1
    }

    func end(_ id: ChannelID, at now: Instant) throws {
        try tx.run("UPDATE channel SET ended_at = \(now), is_on = 0, secret = '' WHERE id = \(id)")
    }

    /// Whether it was put in: nothing for an occasion that is there already.
    func put(_ item: OutboxItem) throws -> Bool {
        try tx.run(
            """
            INSERT INTO outbox (id, channel_id, occasion, title, body, stage, attempts, next_at, words, made_at,
                changed_at)
            VALUES (\(item.id), \(item.channel), \(item.occasion), \(item.title), \(item.body), \(item.stage), 0,
                \(item.nextAt), '', \(item.madeAt), \(item.madeAt))
            ON CONFLICT (channel_id, occasion) DO NOTHING
            """
        ) == 1
    }

    package func has(_ occasion: String, _ channel: ChannelID) throws -> Bool {
        try tx.exists("SELECT 1 FROM outbox WHERE channel_id = \(channel) AND occasion = \(occasion)")
    }

    func isDue(at now: Instant) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM outbox WHERE stage = 'waiting' AND next_at <= \(now)
                AND channel_id IN (SELECT id FROM channel
                    WHERE ended_at IS NULL AND (is_on = 1 OR outbox.occasion LIKE 'test%'))
                OR stage = 'sending' AND changed_at < \(now.adding(seconds: -Backoff.lease))
            """
        )
    }

    /// The next to be sent, taken so that no other server takes it too. Nothing leaves a channel that was switched off.
    func take(at now: Instant, skipping counties: [RegionCode]) throws -> OutboxItem? {
        let row = try tx.first(
            """
            SELECT o.* FROM outbox o JOIN channel c ON c.id = o.channel_id
            WHERE o.stage = 'waiting' AND o.next_at <= \(now) AND c.ended_at IS NULL
                AND (o.occasion LIKE 'test%' OR c.is_on = 1 AND c.county NOT IN \(list: counties))
            ORDER BY o.next_at, o.id LIMIT 1
            """,
            OutboxItem.init
        )
        guard let row else { return nil }
        return try take(row, at: now)
    }

    /// Takes this one; nil where another server has it.
    func take(_ row: OutboxItem, at now: Instant) throws -> OutboxItem? {
        let taken = try tx.run(
            """
            UPDATE outbox SET stage = 'sending', attempts = attempts + 1, changed_at = \(now)
            WHERE id = \(row.id) AND stage = 'waiting'
            """
        )
        return taken == 1 ? try find(row.id) : nil
    }

    func find(_ id: OutboxID) throws -> OutboxItem? {
        try tx.first("SELECT * FROM outbox WHERE id = \(id)", OutboxItem.init)
    }

    /// What still waits on a channel that was switched off or ended: a digest of that day is of no use on another.
    func drop(_ channel: ChannelID, words: String, at now: Instant) throws {
        try tx.run(
            """
            UPDATE outbox SET stage = \(OutboxItem.Stage.failed), words = \(words), changed_at = \(now)
            WHERE channel_id = \(channel) AND stage = 'waiting'
            """
        )
    }

    func settle(_ id: OutboxID, _ stage: OutboxItem.Stage, words: String, next: Instant, at now: Instant) throws {
        try tx.run(
            """
            UPDATE outbox SET stage = \(stage), words = \(words), next_at = \(next), changed_at = \(now)
            WHERE id = \(id)
            """
        )
    }

    /// Sendings that were begun and never ended: nobody knows whether they arrived.
    func giveUp(begunBefore moment: Instant, at now: Instant) throws {
        try tx.run(
            """
            UPDATE outbox SET stage = 'unknown', words = '发送时程序被停止，不知道对方收到没有。', changed_at = \(now)
            WHERE stage = 'sending' AND changed_at < \(moment)
            """
        )
    }

    package func history(in county: RegionCode, limit: Int) throws -> [(item: OutboxItem, channel: String)] {
        try tx.rows(
            """
            SELECT o.*, c.name AS channel_name FROM outbox o JOIN channel c ON c.id = o.channel_id
            WHERE c.county = \(county) ORDER BY o.id DESC LIMIT \(limit)
            """
        ) { (try OutboxItem($0), try $0.text("channel_name")) }
    }

    func find(_ id: OutboxID, in county: RegionCode) throws -> OutboxItem {
        let item = try tx.first(
            """
            SELECT o.* FROM outbox o JOIN channel c ON c.id = o.channel_id
            WHERE o.id = \(id) AND c.county = \(county)
            """,
            OutboxItem.init
        )
        guard let item else { throw NotFound("outbox", id) }
        return item
    }
}

extension ChannelSettings {
    fileprivate var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}

extension Channel {
    init(_ row: ResultRow) throws {
        let settings = Data(try row.text("settings").utf8)
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            kind: try row.value("kind"),
            name: try row.text("name"),
            settings: try JSONDecoder().decode(ChannelSettings.self, from: settings),
            sealed: try row.text("secret"),
            hour: try row.int("hour"),
            isOn: try row.bool("is_on"),
            version: try row.int("version")
        )
    }
}

extension OutboxItem {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            channel: try row.id("channel_id"),
            occasion: try row.text("occasion"),
            title: try row.text("title"),
            body: try row.text("body"),
            stage: try row.value("stage"),
            attempts: try row.int("attempts"),
            nextAt: try row.instant("next_at"),
            words: try row.text("words"),
            madeAt: try row.instant("made_at"),
            changedAt: try row.instant("changed_at")
        )
    }
}
