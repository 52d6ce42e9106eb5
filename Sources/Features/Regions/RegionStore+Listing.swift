import Core
import Database

/// What to look for among places.
package struct RegionFilter: Hashable, Sendable {
    /// Part of a name, or the first digits of a code.
    package var words: String
    package var level: RegionCode.Level?

    package init(words: String = "", level: RegionCode.Level? = nil) {
        self.words = words
        self.level = level
    }
}

extension RegionStore {
    /// The next `limit` places of a scope by code; nil as scope means every place the database holds.
    package func list(
        _ filter: RegionFilter,
        in scope: RegionCode?,
        after: RegionCode?,
        limit: Int
    ) throws -> [Region] {
        var conditions = scope.map { [tx.dialect.within("code", $0)] } ?? []
        if let level = filter.level { conditions.append("level = \(level.rawValue)") }
        if let after { conditions.append("code > \(after)") }
        if !filter.words.isEmpty {
            if filter.words.utf8.allSatisfy({ (48...57).contains($0) }) {
                conditions.append("(code >= \(filter.words) AND code < \(filter.words + ":"))")
            } else {
                conditions.append(tx.dialect.contains("name", filter.words))
            }
        }
        return try tx.rows(
            "SELECT \(Self.columns) FROM region WHERE \(Query.all(conditions)) ORDER BY code LIMIT \(limit)",
            Region.init
        )
    }

    /// How many places of each level a scope holds.
    package func counts(in scope: RegionCode?) throws -> [RegionCode.Level: Int] {
        let condition: Query = scope.map { tx.dialect.within("code", $0) } ?? "1 = 1"
        let rows = try tx.rows("SELECT level, count(*) AS places FROM region WHERE \(condition) GROUP BY level")
        var counts: [RegionCode.Level: Int] = [:]
        for row in rows {
            if let level = RegionCode.Level(rawValue: try row.int("level")) { counts[level] = try row.int("places") }
        }
        return counts
    }
}
