import Core
import Database

extension PhotoStore {
    /// Matches of the county, those nobody decided on first.
    package func matches(
        in county: RegionCode,
        openOnly: Bool = false,
        of visit: VisitID? = nil,
        limit: Int = 100
    ) throws -> [PhotoMatch] {
        let chosen: Query = openOnly ? "AND m.decision IS NULL" : ""
        let place: Query =
            visit.map { visit -> Query in
                "AND (m.photo_id IN (SELECT id FROM photo WHERE visit_id = \(visit)) OR m.earlier_id IN (SELECT id FROM photo WHERE visit_id = \(visit)))"
            } ?? ""
        return try matches(
            """
            m.county = \(county) \(chosen) \(place)
            ORDER BY CASE WHEN m.decision IS NULL THEN 0 ELSE 1 END, m.id DESC LIMIT \(limit)
            """
        )
    }

    func find(match id: MatchID, in county: RegionCode) throws -> PhotoMatch {
        guard let match = try matches("m.id = \(id) AND m.county = \(county)").first else {
            throw NotFound("match", id)
        }
        return match
    }

    package func openMatches(in county: RegionCode) throws -> Int {
        try tx.count("FROM photo_match WHERE county = \(county) AND decision IS NULL")
    }

    private func matches(_ condition: Query) throws -> [PhotoMatch] {
        let rows = try tx.rows("SELECT m.* FROM photo_match m WHERE \(condition)")
        let ids = try rows.flatMap { [try $0.id("photo_id", of: KeptPhoto.self), try $0.id("earlier_id")] }
        let photos = try tx.rows("SELECT * FROM photo WHERE id IN \(list: Set(ids).sorted())", KeptPhoto.init)
        let known = Dictionary(uniqueKeysWithValues: photos.map { ($0.id, $0) })
        return try rows.compactMap { row in
            guard let photo = known[try row.id("photo_id")], let earlier = known[try row.id("earlier_id")] else {
                return nil
            }
            return PhotoMatch(
                id: try row.id("id"),
                photo: photo,
                earlier: earlier,
                distance: try row.int("distance"),
                at: try row.instant("at"),
                decision: try row.optionalText("decision").flatMap(MatchDecision.init),
                reason: try row.optionalText("reason") ?? "",
                decidedBy: try row.optionalText("decided_by") ?? ""
            )
        }
    }

    func decide(_ id: MatchID, _ decision: MatchDecision, _ reason: String, by actor: Actor, at now: Instant) throws {
        try tx.run(
            """
            UPDATE photo_match SET decision = \(decision.rawValue), reason = \(reason), decided_by = \(actor.name),
                decided_at = \(now) WHERE id = \(id) AND county = \(actor.county)
            """
        )
    }

    /// A photo this person may see: of a plan or a request in reach, or one of a match where matches are decided.
    package func find(_ id: PhotoID, for actor: Actor) throws -> KeptPhoto {
        let scope = InspectionScope(actor, tx.dialect)
        let photo = try tx.first(
            "SELECT p.* FROM photo p WHERE p.id = \(id) AND p.county = \(actor.county)",
            KeptPhoto.init
        )
        guard let photo else { throw NotFound("photo", id) }
        if let visit = photo.visit {
            let plan: PlanID? = try tx.optionalValue(
                """
                SELECT i.id FROM inspection_plan i JOIN inspection_visit v ON v.plan_id = i.id
                WHERE v.id = \(visit) AND \(scope.plans)
                """
            )
            guard let plan else { throw NotFound("photo", id) }
            _ = try tx.visits.find(visit, of: try tx.inspections.find(plan, for: actor), for: actor)
        } else if let request = photo.request {
            guard try tx.exists("SELECT 1 FROM photo_request q WHERE q.id = \(request) AND \(scope.requests)") else {
                throw NotFound("photo", id)
            }
        }
        return photo
    }

    /// The plan a photo was taken for; nil for one that was asked for.
    package func plan(of photo: KeptPhoto, for actor: Actor) throws -> InspectionPlan? {
        guard let visit = photo.visit else { return nil }
        let plan: PlanID = try tx.value("SELECT plan_id FROM inspection_visit WHERE id = \(visit)")
        return try tx.inspections.find(plan, for: actor)
    }
}

extension PhotoStore {
    /// Names of the places photos of matches were taken for.
    func places(in county: RegionCode) throws -> [RegionCode: String] {
        let rows = try tx.rows(
            """
            SELECT DISTINCT r.code, r.name FROM photo_match m
            JOIN photo p ON p.id = m.photo_id OR p.id = m.earlier_id JOIN region r ON r.code = p.region
            WHERE m.county = \(county)
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.region("code"), try $0.text("name")) })
    }
}
