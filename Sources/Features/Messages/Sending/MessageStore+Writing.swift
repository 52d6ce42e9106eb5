import Core
import Database

extension MessageStore {
    /// To whole units, or to one person in a unit.
    func insert(_ message: Message, to units: [UnitID], account: AccountID? = nil) throws {
        try tx.run(
            """
            INSERT INTO message (id, county, kind, unit_id, unit_name, person, title, body, address, is_urgent, at,
                shown_at)
            VALUES (\(message.id), \(message.county), \(message.kind), \(message.unit), \(message.unitName),
                \(message.person), \(message.title), \(message.body), \(message.address), \(message.isUrgent),
                \(message.at), \(message.shownAt))
            """
        )
        for unit in units {
            try tx.post(
                """
                INSERT INTO message_unit (unit_id, message_id, account_id, shown_at)
                VALUES (\(unit), \(message.id), \(account), \(message.shownAt))
                """
            )
        }
    }

    /// Whether the unit had not opened it before.
    func receive(_ id: MessageID, by unit: UnitID, at now: Instant) throws -> Bool {
        try tx.run(
            """
            UPDATE message_unit SET read_at = \(now)
            WHERE message_id = \(id) AND unit_id = \(unit) AND read_at IS NULL
            """
        ) > 0
    }

    func mark(_ id: MessageID, by account: AccountID) throws {
        try tx.run(
            """
            INSERT INTO message_mark (account_id, message_id, is_archived) VALUES (\(account), \(id), 0)
            ON CONFLICT (account_id, message_id) DO NOTHING
            """
        )
    }

    func archive(_ id: MessageID, by account: AccountID, _ isArchived: Bool) throws {
        try tx.run(
            """
            INSERT INTO message_mark (account_id, message_id, is_archived) VALUES (\(account), \(id), \(isArchived))
            ON CONFLICT (account_id, message_id) DO UPDATE SET is_archived = \(isArchived)
            """
        )
    }

    package func hours(of county: RegionCode) throws -> QuietHours {
        let row = try tx.first("SELECT opens, closes FROM message_hours WHERE county = \(county)")
        return try row.map { QuietHours(opens: try $0.int("opens"), closes: try $0.int("closes")) } ?? .standard
    }

    func set(_ hours: QuietHours, of county: RegionCode) throws {
        try tx.run(
            """
            INSERT INTO message_hours (county, opens, closes) VALUES (\(county), \(hours.opens), \(hours.closes))
            ON CONFLICT (county) DO UPDATE SET opens = \(hours.opens), closes = \(hours.closes)
            """
        )
    }
}
