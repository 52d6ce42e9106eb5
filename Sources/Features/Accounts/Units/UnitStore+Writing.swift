import Core
import Database

extension UnitStore {
    package func insert(_ unit: Unit, at now: Instant) throws { try insert([unit], at: now) }

    package func insert(_ units: some Collection<Unit>, at now: Instant) throws {
        try tx.insert(
            into: "unit",
            columns: ["id", "county", "region", "kind", "name", "short_name", "position", "created_at"],
            rows: units.map { unit in
                [
                    unit.id, unit.county, unit.region, unit.kind.rawValue, unit.name, unit.shortName, unit.position,
                    now,
                ] as [any SQLValueConvertible]
            }
        )
    }

    package func update(_ unit: Unit) throws {
        try tx.run(
            """
            UPDATE unit SET region = \(unit.region), kind = \(unit.kind), name = \(unit.name),
                short_name = \(unit.shortName), position = \(unit.position)
            WHERE id = \(unit.id)
            """
        )
    }

    package func setFunctions(_ functions: some Sequence<String>, of unit: UnitID) throws {
        try tx.run("DELETE FROM unit_function WHERE unit_id = \(unit)")
        try tx.insert(
            into: "unit_function",
            columns: ["unit_id", "function"],
            rows: Set(functions).sorted().map { [unit, $0] as [any SQLValueConvertible] }
        )
    }

    /// All aliases of a unit. An alias of another unit breaks the table's key: rules look for it first.
    package func setAliases(_ aliases: some Sequence<String>, of unit: UnitID, county: RegionCode) throws {
        try tx.run("DELETE FROM unit_alias WHERE unit_id = \(unit)")
        try tx.insert(
            into: "unit_alias",
            columns: ["county", "alias", "unit_id"],
            rows: Set(aliases).sorted().map { [county, $0, unit] as [any SQLValueConvertible] }
        )
    }

    /// The last position taken among the units of a kind; 0 without any.
    package func lastPosition(_ kind: UnitKind, county: RegionCode) throws -> Int {
        try tx.value("SELECT coalesce(max(position), 0) FROM unit WHERE county = \(county) AND kind = \(kind)")
    }
}
