import Core
import Database
import Records

extension RegionStore {
    /// Every stored place of a scope by its code; of the whole database where the scope is nil.
    package func all(in scope: RegionCode?) throws -> [RegionCode: Region] {
        let condition: Query = scope.map { tx.dialect.within("code", $0) } ?? "1 = 1"
        var regions: [RegionCode: Region] = [:]
        try tx.each("SELECT \(Self.columns) FROM region WHERE \(condition)") { row in
            let region = try Region(row)
            regions[region.code] = region
        }
        return regions
    }

    /// New places; a parent stands before its children, or is stored already.
    package func insert(_ regions: some Collection<Region>, at now: Instant) throws {
        try tx.revisions.advance(.regions)
        try tx.insert(
            into: "region",
            columns: ["code", "parent", "level", "name", "urban_class", "began_at", "updated_at"],
            rows: regions.map { region in
                [
                    region.code, region.parent, region.level.rawValue, region.name, region.urbanClass?.rawValue,
                    region.beganAt, now,
                ] as [any SQLValueConvertible]
            }
        )
    }

    /// The name it had stays known as a former one.
    package func update(_ region: Region, at now: Instant) throws {
        try tx.revisions.advance(.regions)
        try tx.run(
            """
            INSERT INTO former_region_name (code, name, until)
            SELECT code, name, \(now) FROM region WHERE code = \(region.code) AND name <> \(region.name)
            ON CONFLICT (code, name) DO UPDATE SET until = excluded.until
            """
        )
        try tx.run(
            """
            UPDATE region SET parent = \(region.parent), name = \(region.name),
                urban_class = \(region.urbanClass), updated_at = \(now)
            WHERE code = \(region.code)
            """
        )
    }

    /// What places of a scope were called before; a place that took an old name back has it no longer as a former one.
    package func formerNames(in scope: RegionCode) throws -> [(name: String, code: RegionCode)] {
        var names: [(name: String, code: RegionCode)] = []
        try tx.each(
            """
            SELECT former.code AS code, former.name AS name FROM former_region_name AS former
            JOIN region ON region.code = former.code AND region.name <> former.name
            WHERE \(tx.dialect.within("former.code", scope)) ORDER BY former.code, former.name
            """
        ) { row in names.append((try row.text("name"), try row.region("code"))) }
        return names
    }

    /// The place is no more from now on; what is in it goes on in another.
    package func end(_ code: RegionCode, successor: RegionCode, at now: Instant) throws {
        try tx.revisions.advance(.regions)
        try tx.run(
            """
            UPDATE region SET ended_at = \(now), successor = \(successor), updated_at = \(now)
            WHERE code = \(code) AND ended_at IS NULL
            """
        )
    }
}
