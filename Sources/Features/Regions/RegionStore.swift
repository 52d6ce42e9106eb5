import Core
import Database

extension Transaction {
    package var regions: RegionStore { RegionStore(tx: self) }
}

/// Every question about places. Whoever asks for a person passes the place that person's post answers for.
package struct RegionStore {
    let tx: Transaction

    package func find(_ code: RegionCode) throws -> Region {
        guard let region = try first(code) else { throw NotFound("region", code) }
        return region
    }

    package func first(_ code: RegionCode) throws -> Region? {
        try tx.first("SELECT \(Self.columns) FROM region WHERE code = \(code)", Region.init)
    }

    /// The place where a person may see it: in the own scope, or above it.
    package func find(_ code: RegionCode, in scope: RegionCode) throws -> Region {
        guard scope.contains(code) || code.contains(scope) else { throw NotFound("region", code) }
        return try find(code)
    }

    /// The places right below one, by code.
    package func children(of parent: RegionCode) throws -> [Region] {
        try tx.rows("SELECT \(Self.columns) FROM region WHERE parent = \(parent) ORDER BY code", Region.init)
    }

    /// The places above one, the highest first, without itself.
    package func ancestors(of code: RegionCode) throws -> [Region] {
        let codes = RegionCode.Level.allCases.filter { $0 < code.level }.compactMap { code.ancestor(at: $0) }
        return try tx.rows(
            "SELECT \(Self.columns) FROM region WHERE code IN \(list: codes) ORDER BY code",
            Region.init
        )
    }

    /// The places of one level in a place, by code.
    package func list(_ level: RegionCode.Level, in scope: RegionCode) throws -> [Region] {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM region
            WHERE \(tx.dialect.within("code", scope)) AND level = \(level.rawValue) ORDER BY code
            """,
            Region.init
        )
    }

    /// The townships of a county, by code.
    package func townships(of county: RegionCode) throws -> [Region] { try list(.township, in: county) }

    /// The villages and communities of a county or township, by code.
    package func villages(in scope: RegionCode) throws -> [Region] { try list(.village, in: scope) }

    package func names(of codes: some Sequence<RegionCode>) throws -> [RegionCode: String] {
        let rows = try tx.rows("SELECT code, name FROM region WHERE code IN \(list: Set(codes).sorted())")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.region("code"), try $0.text("name")) })
    }

    /// The places that became part of any of these, by code.
    func merged(into codes: [RegionCode]) throws -> [Region] {
        try tx.rows(
            "SELECT \(Self.columns) FROM region WHERE successor IN \(list: codes) ORDER BY code",
            Region.init
        )
    }

    /// The places that became part of one, and those that had become part of them before, the nearest first: a question a step.
    /// - Parameter isLast: what became part of such a place is not asked for.
    func forerunners(of code: RegionCode, until isLast: (Region) -> Bool = { _ in false }) throws -> [Region] {
        var found: [Region] = []
        var seen: Set<RegionCode> = [code]
        var heirs = [code]
        while !heirs.isEmpty {
            let step = try merged(into: heirs).filter { seen.insert($0.code).inserted }
            found += step
            heirs = step.filter { !isLast($0) }.map(\.code)
        }
        return found
    }

    static var columns: Query { "code, parent, name, urban_class, began_at, ended_at, successor" }
}

extension Region {
    init(_ row: ResultRow) throws {
        self.init(
            code: try row.region("code"),
            parent: try row.optionalRegion("parent"),
            name: try row.text("name"),
            urbanClass: try row.optionalText("urban_class").flatMap(UrbanClass.init),
            beganAt: try row.optionalInstant("began_at"),
            endedAt: try row.optionalInstant("ended_at"),
            successor: try row.optionalRegion("successor")
        )
    }
}
