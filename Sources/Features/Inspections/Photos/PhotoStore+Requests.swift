import Core
import Database

extension PhotoStore {
    private static let requestColumns: Query = """
        q.*, u.name AS asked_name, (SELECT count(*) FROM photo p WHERE p.request_id = q.id) AS sent
        FROM photo_request q JOIN unit u ON u.id = q.unit_id
        """

    package func requests(for actor: Actor, limit: Int = 100) throws -> [PhotoRequest] {
        let scope = InspectionScope(actor, tx.dialect)
        return try tx.rows(
            "SELECT \(Self.requestColumns) WHERE \(scope.requests) ORDER BY q.id DESC LIMIT \(limit)",
            PhotoRequest.init
        )
    }

    package func request(_ id: PhotoRequestID, for actor: Actor, locking: Bool = false) throws -> PhotoRequest {
        if locking { try tx.run("UPDATE photo_request SET wanted = wanted WHERE id = \(id)") }
        let scope = InspectionScope(actor, tx.dialect)
        let query: Query = "SELECT \(Self.requestColumns) WHERE q.id = \(id) AND \(scope.requests)"
        guard let request = try tx.first(query, PhotoRequest.init) else { throw NotFound("photo-request", id) }
        return request
    }

    func insert(_ request: PhotoRequest, by actor: Actor) throws {
        try tx.run(
            """
            INSERT INTO photo_request (id, county, region, unit_id, reason, rule, wanted, last_day, account_id, person,
                unit_name, at)
            VALUES (\(request.id), \(request.county), \(request.region), \(request.unit), \(request.reason),
                \(request.rule), \(request.wanted), \(request.last.daysSince1970), \(actor.account), \(actor.name),
                \(actor.unitName), \(request.at))
            """
        )
    }
}

extension PhotoRequest {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            region: try row.region("region"),
            unit: try row.id("unit_id"),
            reason: try row.text("reason"),
            rule: try row.text("rule"),
            wanted: try row.int("wanted"),
            last: Day(daysSince1970: try row.int("last_day")),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            at: try row.instant("at"),
            sent: try row.int("sent"),
            askedName: try row.text("asked_name")
        )
    }
}
