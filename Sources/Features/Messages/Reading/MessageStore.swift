import Core
import Database

extension Transaction {
    package var messages: MessageStore { MessageStore(tx: self) }
}

/// Statements about messages. Every read is for one person: what came to the unit of the post, or to the person alone.
package struct MessageStore {
    let tx: Transaction

    static let columns: Query = """
        m.id, m.county, m.kind, m.unit_id, m.unit_name, m.person, m.title, m.body, m.address, m.is_urgent, m.at,
        m.shown_at
        """

    /// A unit's inbox would be counted whole on every page: what is older than this is no news any more.
    static let newsDays = 90

    /// Rows of `message_unit` under `mu` that this person may read now.
    private func mine(_ actor: Actor, at now: Instant) -> Query {
        """
        mu.unit_id = \(actor.unit) AND mu.shown_at <= \(now)
            AND (mu.account_id IS NULL OR mu.account_id = \(actor.account))
        """
    }

    private func news(_ actor: Actor, at now: Instant) -> Query {
        """
        \(mine(actor, at: now)) AND mu.message_id >= \(IdentifierSource.lowest(at: now.adding(days: -Self.newsDays)))
            AND mu.shown_at >= (SELECT post.created_at FROM post WHERE post.id = \(actor.post))
            AND NOT EXISTS (SELECT 1 FROM message_mark k
                WHERE k.account_id = \(actor.account) AND k.message_id = mu.message_id)
        """
    }

    /// How many this person has not opened, a hundred at most.
    package func unread(for actor: Actor, at now: Instant) throws -> Int {
        try tx.value(
            "SELECT count(*) FROM (SELECT 1 FROM message_unit mu WHERE \(news(actor, at: now)) LIMIT 100) AS few"
        )
    }

    /// The newest this person has not opened.
    package func news(for actor: Actor, at now: Instant, limit: Int) throws -> [Message] {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM message_unit mu JOIN message m ON m.id = mu.message_id
            WHERE \(news(actor, at: now)) ORDER BY mu.shown_at DESC, mu.message_id DESC LIMIT \(limit)
            """,
            Message.init
        )
    }

    package func inbox(_ filter: InboxFilter, for actor: Actor, at now: Instant, limit: Int) throws -> [InboxLine] {
        var conditions = [mine(actor, at: now)]
        switch filter.view {
        case .inbox: conditions.append("coalesce(k.is_archived, 0) = 0")
        case .unread: conditions.append(news(actor, at: now))
        case .archived: conditions.append("k.is_archived = 1")
        }
        if let before = filter.before {
            conditions.append(
                "(mu.shown_at, mu.message_id) < (SELECT b.shown_at, b.id FROM message b WHERE b.id = \(before))"
            )
        }
        if !filter.words.isEmpty {
            let dialect = tx.dialect
            conditions.append(
                .any([
                    dialect.contains("m.title", filter.words), dialect.contains("m.body", filter.words),
                    dialect.contains("m.unit_name", filter.words),
                ])
            )
        }
        return try tx.rows(
            """
            SELECT \(Self.columns), CASE WHEN k.message_id IS NULL THEN 0 ELSE 1 END AS is_read,
                coalesce(k.is_archived, 0) AS is_archived
            FROM message_unit mu JOIN message m ON m.id = mu.message_id
            LEFT JOIN message_mark k ON k.account_id = \(actor.account) AND k.message_id = mu.message_id
            WHERE \(Query.all(conditions)) ORDER BY mu.shown_at DESC, mu.message_id DESC LIMIT \(limit)
            """,
            InboxLine.init
        )
    }

    /// What one's own unit sent, with how many units have opened it.
    package func sent(by actor: Actor, before: MessageID?, limit: Int) throws -> [SentLine] {
        let earlier: Query = before.map { " AND m.id < \($0)" } ?? ""
        return try tx.rows(
            """
            SELECT \(Self.columns),
                (SELECT count(*) FROM message_unit mu WHERE mu.message_id = m.id) AS of_units,
                (SELECT count(*) FROM message_unit mu WHERE mu.message_id = m.id AND mu.read_at IS NOT NULL) AS read_units
            FROM message m WHERE m.unit_id = \(actor.unit)\(earlier) ORDER BY m.id DESC LIMIT \(limit)
            """
        ) { row in
            SentLine(message: try Message(row), read: try row.int("read_units"), of: try row.int("of_units"))
        }
    }

    /// Throws `NotFound` where it came neither to the person's unit nor from it.
    package func find(_ id: MessageID, for actor: Actor, at now: Instant) throws -> InboxLine {
        let line = try tx.first(
            """
            SELECT \(Self.columns), CASE WHEN k.message_id IS NULL THEN 0 ELSE 1 END AS is_read,
                coalesce(k.is_archived, 0) AS is_archived
            FROM message m LEFT JOIN message_mark k ON k.account_id = \(actor.account) AND k.message_id = m.id
            WHERE m.id = \(id) AND (m.unit_id = \(actor.unit)
                OR EXISTS (SELECT 1 FROM message_unit mu WHERE mu.message_id = m.id AND \(mine(actor, at: now))))
            """,
            InboxLine.init
        )
        guard let line else { throw NotFound("message", id) }
        return line
    }

    package func receipts(of id: MessageID) throws -> [UnitReceipt] {
        try tx.rows(
            """
            SELECT unit.id, unit.name, mu.read_at FROM message_unit mu JOIN unit ON unit.id = mu.unit_id
            WHERE mu.message_id = \(id) ORDER BY unit.kind, unit.position, unit.id
            """
        ) { row in
            UnitReceipt(
                unit: try row.id("id"),
                name: try row.text("name"),
                readAt: try row.optionalInstant("read_at")
            )
        }
    }

    /// Units with messages nobody of them has opened for a working day, most first: for digests.
    package func unreadUnits(in county: RegionCode, shownBefore moment: Instant, limit: Int) throws -> [(String, Int)] {
        try tx.rows(
            """
            SELECT unit.short_name, count(*) AS n FROM message_unit mu JOIN unit ON unit.id = mu.unit_id
            WHERE unit.county = \(county) AND mu.read_at IS NULL AND mu.account_id IS NULL AND mu.shown_at <= \(moment)
                AND mu.message_id >= \(IdentifierSource.lowest(at: moment.adding(days: -Self.newsDays)))
            GROUP BY unit.id, unit.short_name ORDER BY n DESC, unit.id LIMIT \(limit)
            """
        ) { (try $0.text("short_name"), try $0.int("n")) }
    }
}

/// Which part of an inbox.
package struct InboxFilter: Hashable, Sendable {
    package enum View: String, CaseIterable, Sendable { case inbox, unread, archived }

    package var view = View.inbox
    package var words = ""
    package var before: MessageID?

    package init(view: View = .inbox, words: String = "", before: MessageID? = nil) {
        self.view = view
        self.words = words
        self.before = before
    }
}

extension Message {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            kind: try row.value("kind"),
            unit: try row.optionalID("unit_id"),
            unitName: try row.text("unit_name"),
            person: try row.text("person"),
            title: try row.text("title"),
            body: try row.text("body"),
            address: try row.text("address"),
            isUrgent: try row.bool("is_urgent"),
            at: try row.instant("at"),
            shownAt: try row.instant("shown_at")
        )
    }
}

extension InboxLine {
    init(_ row: ResultRow) throws {
        self.init(
            message: try Message(row),
            isRead: try row.bool("is_read"),
            isArchived: try row.bool("is_archived")
        )
    }
}
