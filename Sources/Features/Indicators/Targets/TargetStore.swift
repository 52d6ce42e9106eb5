import Core
import Database
import Programmes
import Records

extension Transaction {
    package var targets: TargetStore { TargetStore(tx: self) }
}

/// Every statement about targets.
package struct TargetStore {
    let tx: Transaction

    static let columns: Query = """
        id, set_key, indicator, region, year, version, value, low, is_added, base, starts_day, due_day, trajectory, source,
        reason, account_id, person, unit_name, set_at, ended_at
        """

    /// Those that stand, or stood on the evening of a day, for some places of a county and a year.
    /// - Parameter runningOn: with those due in a later year that begin in this one or before.
    package func list(
        _ year: Int,
        in county: RegionCode,
        regions: [RegionCode]? = nil,
        set: String? = nil,
        asOf day: Day? = nil,
        runningOn: Bool = false
    ) throws -> [Target] {
        var query: Query = "SELECT \(Self.columns) FROM target WHERE county = \(county)"
        if runningOn {
            let last = Day.last(ofMonth: 12, inYear: year).daysSince1970
            query += " AND year >= \(year) AND starts_day <= \(last)"
        } else {
            query += " AND year = \(year)"
        }
        if let day {
            let evening = Instant(startOf: day.adding(days: 1))
            query += " AND set_at < \(evening) AND (ended_at IS NULL OR ended_at >= \(evening))"
        } else {
            query += " AND ended_at IS NULL"
        }
        if let set { query += " AND set_key = \(set)" }
        if let regions { query += " AND region IN \(list: regions)" }
        return try tx.rows(query, Target.init)
    }

    package func current(_ key: IndicatorKey, _ year: Int, in region: RegionCode, locking: Bool = false) throws
        -> Target?
    {
        let lock: Query = locking ? tx.dialect.lockRows : ""
        return try tx.first(
            """
            SELECT \(Self.columns) FROM target WHERE county = \(region.ancestor(at: .county)) AND year = \(year)
                AND set_key = \(key.set) AND indicator = \(key.indicator) AND region = \(region) AND ended_at IS NULL\(lock)
            """,
            Target.init
        )
    }

    /// Every version of every year in a place, the newest first.
    package func versions(_ key: IndicatorKey, in region: RegionCode) throws -> [Target] {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM target WHERE county = \(region.ancestor(at: .county)) AND set_key = \(key.set)
                AND indicator = \(key.indicator) AND region = \(region) ORDER BY year DESC, version DESC
            """,
            Target.init
        )
    }

    package func insert(_ target: Target) throws {
        try tx.revisions.advance(.targets)
        try tx.run(
            """
            INSERT INTO target (id, county, set_key, indicator, region, year, version, value, low, is_added, base,
                starts_day, due_day, trajectory, source, reason, account_id, person, unit_name, set_at)
            VALUES (\(target.id), \(target.region.ancestor(at: .county)), \(target.key.set), \(target.key.indicator),
                \(target.region), \(target.year), \(target.version), \(target.value), \(target.low), \(target.isAdded),
                \(target.base), \(target.startsOn.daysSince1970), \(target.dueOn.daysSince1970),
                \(target.trajectory.description), \(target.source), \(target.reason), \(target.account),
                \(target.person), \(target.unitName), \(target.setAt))
            """
        )
    }

    package func end(_ id: TargetID, at now: Instant) throws {
        try tx.revisions.advance(.targets)
        try tx.run("UPDATE target SET ended_at = \(now) WHERE id = \(id) AND ended_at IS NULL")
    }
}

extension Target {
    init(_ row: ResultRow) throws {
        let text = try row.text("trajectory")
        guard let trajectory = Trajectory(text) else {
            throw DatabaseFault.unexpectedValue(column: "trajectory", expected: "Trajectory")
        }
        self.init(
            id: try row.id("id"),
            key: IndicatorKey(try row.text("set_key"), try row.text("indicator")),
            region: try row.region("region"),
            year: try row.int("year"),
            version: try row.int("version"),
            value: try row.double("value"),
            low: try row.optionalDouble("low"),
            isAdded: try row.bool("is_added"),
            base: try row.optionalDouble("base"),
            startsOn: Day(daysSince1970: try row.int("starts_day")),
            dueOn: Day(daysSince1970: try row.int("due_day")),
            trajectory: trajectory,
            source: try row.text("source"),
            reason: try row.text("reason"),
            account: try row.optionalID("account_id"),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            setAt: try row.instant("set_at"),
            endedAt: try row.optionalInstant("ended_at")
        )
    }
}
