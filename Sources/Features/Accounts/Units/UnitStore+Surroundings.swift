import Core
import Database
import Regions

extension UnitStore {
    /// What one unit must fit in with: the place it names, and other units that carry one of its names.
    func surroundings(of input: UnitInput, _ own: UnitID?, county: RegionCode) throws -> UnitSurroundings {
        let regions = try tx.regions.names(of: [input.region].compactMap { $0 })
        let names = [input.name] + input.aliases
        let other: Query = own.map { " AND unit.id <> \($0)" } ?? ""
        let rows = try tx.rows(
            """
            SELECT unit.name AS word, unit.name FROM unit WHERE county = \(county) AND name IN \(list: names)\(other)
            UNION ALL
            SELECT unit_alias.alias AS word, unit.name FROM unit_alias JOIN unit ON unit.id = unit_alias.unit_id
            WHERE unit_alias.county = \(county) AND unit_alias.alias IN \(list: names)\(other)
            """
        )
        return UnitSurroundings(county: county, regions: regions, taken: try taken(rows))
    }

    /// What every unit of a sheet must fit in with.
    func surroundings(county: RegionCode) throws -> UnitSurroundings {
        var regions: [RegionCode: String] = [:]
        for region in try tx.regions.all(in: county).values { regions[region.code] = region.name }
        let rows = try tx.rows(
            """
            SELECT unit.name AS word, unit.name FROM unit WHERE county = \(county)
            UNION ALL
            SELECT unit_alias.alias AS word, unit.name FROM unit_alias JOIN unit ON unit.id = unit_alias.unit_id
            WHERE unit_alias.county = \(county)
            """
        )
        return UnitSurroundings(county: county, regions: regions, taken: try taken(rows))
    }

    private func taken(_ rows: [ResultRow]) throws -> [String: String] {
        var taken: [String: String] = [:]
        for row in rows { taken[try row.text("word")] = try row.text("name") }
        return taken
    }
}
