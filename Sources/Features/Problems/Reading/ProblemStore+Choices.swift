import Core
import Database
import Pages

/// What filters and forms offer.
package struct ProblemChoices: Sendable {
    package var units: [Choice] = []
    package var places: [Choice] = []
    package var aspects: [Choice] = []
    package var batches: [Choice] = []
}

extension ProblemStore {
    func filterChoices(for actor: Actor) throws -> ProblemChoices {
        var choices = ProblemChoices()
        let scope = ProblemScope(actor, tx.dialect)
        choices.aspects = try tx.rows(
            "SELECT p.aspect, min(p.id) AS first FROM problem p WHERE \(scope.condition) GROUP BY p.aspect ORDER BY 2"
        ) { Choice(try $0.text("aspect"), try $0.text("aspect")) }
        choices.batches = try tx.rows(
            "SELECT id, name FROM problem_batch WHERE county = \(actor.county) ORDER BY id DESC LIMIT 50"
        ) { Choice("\(try $0.int64("id"))", try $0.text("name")) }
        if actor.role.readsWholeCounty { choices.units = try units(for: actor) }
        guard actor.region.level < .village else { return choices }
        choices.places = try tx.rows(
            "SELECT code, name FROM region WHERE parent = \(actor.region) AND ended_at IS NULL ORDER BY code"
        ) { Choice(try $0.text("code"), try $0.text("name")) }
        return choices
    }

    /// Units a person may hand problems to: departments and townships, villages for townships.
    func units(for actor: Actor) throws -> [Choice] {
        let wanted: Query =
            switch actor.role {
            case .supervisor, .leader: "kind <> 'village'"
            case .township: tx.dialect.within("region", actor.region)
            default: "id = \(actor.unit)"
            }
        return try tx.rows(
            """
            SELECT id, name, kind FROM unit WHERE county = \(actor.county) AND \(wanted)
            ORDER BY CASE kind WHEN 'department' THEN 0 WHEN 'township' THEN 1 ELSE 2 END, position, id
            """
        ) { row in
            let group = ["department": "部门", "township": "乡镇"][try row.text("kind")] ?? "村"
            return Choice("\(try row.int64("id"))", try row.text("name"), group: group)
        }
    }

    /// Units that may check what others did.
    func checkers(for actor: Actor) throws -> [Choice] {
        try tx.rows(
            """
            SELECT id, name, kind FROM unit WHERE county = \(actor.county) AND kind <> 'village'
            ORDER BY CASE kind WHEN 'department' THEN 0 ELSE 1 END, position, id
            """
        ) { row in
            let group = try row.text("kind") == "department" ? "部门" : "乡镇"
            return Choice("\(try row.int64("id"))", try row.text("name"), group: group)
        }
    }

    /// A unit of the county with somebody who supervises: checks what a unit handed to itself.
    func supervision(besides unit: UnitID, in county: RegionCode) throws -> UnitID? {
        try tx.optionalValue(
            """
            SELECT min(p.unit_id) FROM post p JOIN unit u ON u.id = p.unit_id
            WHERE u.county = \(county) AND p.role = 'supervisor' AND p.ended_at IS NULL AND p.unit_id <> \(unit)
            """,
            as: Int64.self
        ).map { UnitID(rawValue: $0) }
    }

    /// Places a problem can lie in: the person's own and everything below down to villages.
    func places(for actor: Actor) throws -> [Choice] {
        let rows = try tx.rows(
            """
            SELECT r.code, r.name, r.level, coalesce(up.name, '') AS above FROM region r
            LEFT JOIN region up ON up.code = r.parent
            WHERE \(tx.dialect.within("r.code", actor.region)) AND r.level <= 12 AND r.ended_at IS NULL ORDER BY r.code
            """
        )
        return try rows.map { row in
            let (level, name) = (try row.int("level"), try row.text("name"))
            let group = level == 12 ? try row.text("above") : level == 9 ? name : nil
            return Choice(try row.text("code"), level == 9 ? "\(name)（全\(name.suffix(1))）" : name, group: group)
        }
    }
}
