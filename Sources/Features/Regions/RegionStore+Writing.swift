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
            columns: ["code", "parent", "level", "name", "urban_class", "updated_at"],
            rows: regions.map { region in
                [
                    region.code, region.parent, region.level.rawValue, region.name, region.urbanClass?.rawValue, now,
                ] as [any SQLValueConvertible]
            }
        )
    }

    package func update(_ region: Region, at now: Instant) throws {
        try tx.revisions.advance(.regions)
        try tx.run(
            """
            UPDATE region SET parent = \(region.parent), name = \(region.name),
                urban_class = \(region.urbanClass), updated_at = \(now)
            WHERE code = \(region.code)
            """
        )
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
