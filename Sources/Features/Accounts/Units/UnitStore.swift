import Core
import Database

extension Transaction {
    package var units: UnitStore { UnitStore(tx: self) }
}

/// Units with their functions and aliases. Every read names the county (or the wider place) it is for.
package struct UnitStore {
    let tx: Transaction

    /// A scope is a county; a place above it covers the counties in it.
    package func find(_ id: UnitID, county scope: RegionCode) throws -> Unit {
        guard let unit = try first(id, county: scope) else { throw NotFound("unit", id) }
        return unit
    }

    package func first(_ id: UnitID, county scope: RegionCode) throws -> Unit? {
        let condition = tx.dialect.within("county", scope)
        return try tx.first("SELECT \(Self.columns) FROM unit WHERE id = \(id) AND \(condition)", Unit.init)
    }

    /// The unit of exactly this name; nil where the county has none.
    package func first(named name: String, county: RegionCode) throws -> Unit? {
        try tx.first("SELECT \(Self.columns) FROM unit WHERE county = \(county) AND name = \(name)", Unit.init)
    }

    /// The first department with a function; nil where the county has none.
    package func first(functioning function: String, county: RegionCode) throws -> Unit? {
        try tx.first(
            """
            SELECT \(Self.columns) FROM unit WHERE county = \(county) AND kind = \(UnitKind.department)
                AND id IN (SELECT unit_id FROM unit_function WHERE function = \(function))
            ORDER BY \(Self.order) LIMIT 1
            """,
            Unit.init
        )
    }

    /// All units of a county, departments first, then townships, then villages, each by position.
    package func all(county: RegionCode, kind: UnitKind? = nil) throws -> [Unit] {
        let chosen: Query = kind.map { " AND kind = \($0)" } ?? ""
        return try tx.rows(
            "SELECT \(Self.columns) FROM unit WHERE county = \(county)\(chosen) ORDER BY \(Self.order)",
            Unit.init
        )
    }

    /// Departments and township governments: the units a document can give work to. Villages get theirs from townships.
    package func assignable(county: RegionCode) throws -> [Unit] {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM unit WHERE county = \(county) AND kind <> \(UnitKind.village)
            ORDER BY \(Self.order)
            """,
            Unit.init
        )
    }

    package func townships(county: RegionCode) throws -> [Unit] { try all(county: county, kind: .township) }

    /// The village units of a place: of a township, or of the whole county.
    package func villages(in scope: RegionCode) throws -> [Unit] {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM unit
            WHERE kind = \(UnitKind.village) AND \(tx.dialect.within("region", scope)) ORDER BY region, position, id
            """,
            Unit.init
        )
    }

    /// The full names of all units of a county.
    package func names(county: RegionCode) throws -> [UnitID: String] {
        let rows = try tx.rows("SELECT id, name FROM unit WHERE county = \(county)")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.id("id"), try $0.text("name")) })
    }

    static var columns: Query { "id, county, region, kind, name, short_name, position" }

    /// Departments before townships before villages: the kinds happen to sort so.
    static var order: Query { "kind, position, id" }
}

extension Unit {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            region: try row.region("region"),
            kind: try row.value("kind"),
            name: try row.text("name"),
            shortName: try row.text("short_name"),
            position: try row.int("position")
        )
    }
}
