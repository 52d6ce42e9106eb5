import Core
import Database
import PolicyText
import Regions

/// By which names texts and people call units.
extension UnitStore {
    /// The unit a written name means: its full name, its short name or an alias, with or without the county before it.
    /// Nil where the county knows no such name, or where it means several units.
    package func resolve(_ written: String, county: RegionCode) throws -> Unit? {
        let place = try tx.regions.first(county)?.name ?? ""
        let names = UnitName.readings(of: written, in: place)
        guard !names.isEmpty else { return nil }
        let found = try tx.rows(
            """
            SELECT \(Self.columns) FROM unit WHERE county = \(county) AND (
                name IN \(list: names) OR short_name IN \(list: names)
                OR id IN (SELECT unit_id FROM unit_alias WHERE county = \(county) AND alias IN \(list: names)))
            ORDER BY \(Self.order) LIMIT 3
            """,
            Unit.init
        )
        if let exact = found.first(where: { $0.name == written }) { return exact }
        return found.count == 1 ? found[0] : nil
    }

    /// All names of a county's units for reading documents.
    package func lexicon(county: RegionCode) throws -> UnitLexicon {
        let aliases = try grouped(
            "SELECT unit_id, alias AS word FROM unit_alias WHERE county = \(county) ORDER BY alias"
        )
        let functions = try grouped(
            """
            SELECT unit_id, function AS word FROM unit_function
            WHERE unit_id IN (SELECT id FROM unit WHERE county = \(county)) ORDER BY function
            """
        )
        return UnitLexicon(
            try all(county: county).map { unit in
                let short = unit.shortName == unit.name ? [] : [unit.shortName]
                return UnitLexicon.Entry(
                    id: unit.id.description,
                    name: unit.name,
                    aliases: short + (aliases[unit.id] ?? []),
                    functions: functions[unit.id] ?? []
                )
            }
        )
    }

    package func aliases(of unit: UnitID) throws -> [String] {
        try tx.values("SELECT alias FROM unit_alias WHERE unit_id = \(unit) ORDER BY alias")
    }

    package func functions(of unit: UnitID) throws -> [String] {
        try tx.values("SELECT function FROM unit_function WHERE unit_id = \(unit) ORDER BY function")
    }

    /// Keeps a name of a unit for later documents. A name that meant another unit means this one from now on.
    package func remember(alias: String, of unit: UnitID, county: RegionCode) throws {
        try tx.run(
            """
            INSERT INTO unit_alias (county, alias, unit_id) VALUES (\(county), \(alias), \(unit))
            ON CONFLICT (county, alias) DO UPDATE SET unit_id = excluded.unit_id
            """
        )
    }

    private func grouped(_ query: Query) throws -> [UnitID: [String]] {
        var words: [UnitID: [String]] = [:]
        try tx.each(query) { row in words[try row.id("unit_id"), default: []].append(try row.text("word")) }
        return words
    }
}
