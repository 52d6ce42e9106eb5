import Core
import Database
import Records

extension Transaction {
    package var indicatorValues: IndicatorValueStore { IndicatorValueStore(tx: self) }
}

/// Every statement about entered numbers.
package struct IndicatorValueStore {
    let tx: Transaction

    static let columns: Query = """
        id, set_key, indicator, region, period, value, source, stage, account_id, person, entered_at, checker, checked_at
        """

    /// The checked number of the latest period of each place, now or as known on the evening of a day.
    package func latest(
        _ keys: Set<IndicatorKey>,
        in county: RegionCode,
        asOf day: Day? = nil
    ) throws -> [RegionCode: [IndicatorKey: IndicatorValue]] {
        var query: Query = """
            SELECT \(Self.columns) FROM indicator_value WHERE county = \(county)
                AND set_key IN \(list: Set(keys.map(\.set)).sorted())
                AND indicator IN \(list: Set(keys.map(\.indicator)).sorted()) AND stage = 'checked'
            """
        if let day { query += " AND checked_at < \(Instant(startOf: day.adding(days: 1)))" }
        var found: [RegionCode: [IndicatorKey: IndicatorValue]] = [:]
        try tx.each(query + " ORDER BY through_day, id") { row in
            let value = try IndicatorValue(row)
            if keys.contains(value.key) { found[value.region, default: [:]][value.key] = value }
        }
        return found
    }

    /// Every number of an indicator in a place, the latest period first.
    package func list(_ key: IndicatorKey, in region: RegionCode) throws -> [IndicatorValue] {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM indicator_value WHERE county = \(region.ancestor(at: .county))
                AND set_key = \(key.set) AND indicator = \(key.indicator) AND region = \(region)
            ORDER BY through_day DESC, id DESC LIMIT 200
            """,
            IndicatorValue.init
        )
    }

    /// Numbers that wait to be checked in a county.
    package func waiting(in county: RegionCode) throws -> [IndicatorValue] {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM indicator_value WHERE county = \(county) AND stage = 'entered' ORDER BY id LIMIT 200
            """,
            IndicatorValue.init
        )
    }

    package func find(_ id: IndicatorValueID, in scope: RegionCode, locking: Bool = false) throws -> IndicatorValue {
        let lock: Query = locking ? tx.dialect.lockRows : ""
        let query: Query = """
            SELECT \(Self.columns) FROM indicator_value
            WHERE id = \(id) AND \(tx.dialect.within("region", scope))\(lock)
            """
        guard let value = try tx.first(query, IndicatorValue.init) else { throw NotFound("value", id) }
        return value
    }

    package func insert(_ value: IndicatorValue) throws {
        try tx.revisions.advance(.values)
        try tx.run(
            """
            INSERT INTO indicator_value (id, county, set_key, indicator, region, period, through_day, value, source, stage,
                account_id, person, entered_at)
            VALUES (\(value.id), \(value.region.ancestor(at: .county)), \(value.key.set), \(value.key.indicator),
                \(value.region), \(value.period.description), \(value.period.lastDay.daysSince1970), \(value.value),
                \(value.source), \(value.stage), \(value.account), \(value.person), \(value.enteredAt))
            """
        )
    }

    /// Answers whether it still stood where it was read.
    package func place(
        _ id: IndicatorValueID,
        from old: ValueStage,
        to new: ValueStage,
        by checker: String,
        at now: Instant
    ) throws -> Bool {
        try tx.revisions.advance(.values)
        let changed = try tx.run(
            """
            UPDATE indicator_value SET stage = \(new), checker = \(checker), checked_at = \(now)
            WHERE id = \(id) AND stage = \(old)
            """
        )
        return changed == 1
    }
}

extension IndicatorValue {
    init(_ row: ResultRow) throws {
        guard let period = Period(try row.text("period")), let stage = ValueStage(rawValue: try row.text("stage"))
        else {
            throw DatabaseFault.unexpectedValue(column: "period", expected: "Period")
        }
        self.init(
            id: try row.id("id"),
            key: IndicatorKey(try row.text("set_key"), try row.text("indicator")),
            region: try row.region("region"),
            period: period,
            value: try row.double("value"),
            source: try row.text("source"),
            stage: stage,
            account: try row.id("account_id"),
            person: try row.text("person"),
            enteredAt: try row.instant("entered_at"),
            checker: try row.optionalText("checker"),
            checkedAt: try row.optionalInstant("checked_at")
        )
    }
}
