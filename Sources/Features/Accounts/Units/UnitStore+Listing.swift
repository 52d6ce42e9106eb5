import Core
import Database

/// What to look for among units.
package struct UnitFilter: Hashable, Sendable {
    /// Part of a name, short name or alias.
    package var words: String
    package var kind: UnitKind?

    package init(words: String = "", kind: UnitKind? = nil) {
        self.words = words
        self.kind = kind
    }
}

/// A unit as lists show it.
package struct UnitLine: Hashable, Sendable {
    package let unit: Unit
    package let regionName: String
    package let functions: [String]
    /// Joined by 、.
    package let aliases: String
    /// Open posts.
    package let posts: Int
}

extension UnitStore {
    /// The next `limit` units of a county: departments first, each kind by position.
    package func list(
        _ filter: UnitFilter,
        county scope: RegionCode,
        after: UnitID?,
        limit: Int
    ) throws -> [UnitLine] {
        var conditions = [tx.dialect.within("unit.county", scope)]
        if let kind = filter.kind { conditions.append("unit.kind = \(kind)") }
        if !filter.words.isEmpty { conditions.append(carries(filter.words)) }
        if let after {
            conditions.append(
                """
                (unit.kind, unit.position, unit.id) > (SELECT kind, position, id FROM unit WHERE id = \(after))
                """
            )
        }
        let aliases = tx.dialect.joined(
            "a.alias",
            separator: "、",
            from: "FROM unit_alias a WHERE a.unit_id = unit.id",
            order: "a.alias"
        )
        let functions = tx.dialect.joined(
            "f.function",
            separator: " ",
            from: "FROM unit_function f WHERE f.unit_id = unit.id",
            order: "f.function"
        )
        return try tx.rows(
            """
            SELECT unit.id, unit.county, unit.region, unit.kind, unit.name, unit.short_name, unit.position,
                region.name AS region_name, \(aliases) AS aliases, \(functions) AS functions,
                (SELECT count(*) FROM post WHERE post.unit_id = unit.id AND post.ended_at IS NULL) AS posts
            FROM unit JOIN region ON region.code = unit.region
            WHERE \(Query.all(conditions)) ORDER BY unit.kind, unit.position, unit.id LIMIT \(limit)
            """,
            UnitLine.init
        )
    }

    /// How many units of each kind a county has.
    package func counts(county scope: RegionCode) throws -> [UnitKind: Int] {
        let rows = try tx.rows(
            "SELECT kind, count(*) AS units FROM unit WHERE \(tx.dialect.within("county", scope)) GROUP BY kind"
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.value("kind"), try $0.int("units")) })
    }

    private func carries(_ words: String) -> Query {
        """
        (\(tx.dialect.contains("unit.name", words)) OR \(tx.dialect.contains("unit.short_name", words))
        OR EXISTS (SELECT 1 FROM unit_alias s WHERE s.unit_id = unit.id AND \(tx.dialect.contains("s.alias", words))))
        """
    }
}

extension UnitLine {
    init(_ row: ResultRow) throws {
        unit = try Unit(row)
        regionName = try row.text("region_name")
        functions = (try row.optionalText("functions") ?? "").split(separator: " ").map(String.init)
        aliases = try row.optionalText("aliases") ?? ""
        posts = try row.int("posts")
    }
}
