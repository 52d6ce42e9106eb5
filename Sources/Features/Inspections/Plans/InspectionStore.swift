import Core
import Database

extension Transaction {
    package var inspections: InspectionStore { InspectionStore(tx: self) }
}

/// Every statement about plans of inspections; visits and photos have stores of their own.
package struct InspectionStore {
    let tx: Transaction

    static let columns: Query = """
        i.id, i.county, i.year, i.sequence, i.title, i.kind, i.content, i.document, i.approved_by, i.year_item_id,
        i.checklist, i.checklist_version, i.first_day, i.last_day, i.stage, i.conclusion, i.account_id, i.person,
        i.unit_id, i.unit_name, i.at, i.version
        """

    /// With places and people. Throws `NotFound` also where the plan lies outside what this person may read.
    package func find(_ id: PlanID, for actor: Actor) throws -> InspectionPlan {
        let scope = InspectionScope(actor, tx.dialect)
        let query: Query = "SELECT \(Self.columns) FROM inspection_plan i WHERE i.id = \(id) AND \(scope.plans)"
        guard var plan = try tx.first(query, InspectionPlan.init) else { throw NotFound("inspection", id) }
        plan.places = try tx.rows("SELECT region FROM inspection_place WHERE plan_id = \(id) ORDER BY ordinal") {
            try $0.region("region")
        }
        plan.members = try members(of: [id])[id] ?? []
        return plan
    }

    package func members(of plans: [PlanID]) throws -> [PlanID: [InspectionMember]] {
        var members: [PlanID: [InspectionMember]] = [:]
        for row in try tx.rows(
            "SELECT * FROM inspection_member WHERE plan_id IN \(list: plans) ORDER BY plan_id, ordinal"
        ) {
            members[try row.id("plan_id"), default: []].append(
                InspectionMember(
                    account: try row.id("account_id"),
                    unit: try row.id("unit_id"),
                    person: try row.text("person"),
                    unitName: try row.text("unit_name"),
                    isHead: try row.int("is_head") == 1
                )
            )
        }
        return members
    }

    package func limits(of county: RegionCode) throws -> InspectionLimits {
        let rows = try tx.rows("SELECT kind, value, basis FROM inspection_limit WHERE county = \(county)")
        return InspectionLimits(
            try rows.compactMap { row in
                let kind = InspectionLimits.Kind(rawValue: try row.text("kind"))
                return try kind.map { ($0, try row.int("value"), try row.text("basis")) }
            }
        )
    }

    func set(_ kind: InspectionLimits.Kind, _ value: Int, basis: String, by actor: Actor, at now: Instant) throws {
        try tx.run(
            """
            INSERT INTO inspection_limit (county, kind, value, basis, person, at)
            VALUES (\(actor.county), \(kind.rawValue), \(value), \(basis), \(actor.name), \(now))
            ON CONFLICT (county, kind) DO UPDATE SET value = excluded.value, basis = excluded.basis,
                person = excluded.person, at = excluded.at
            """
        )
    }

    package func yearItems(of county: RegionCode, year: Int? = nil) throws -> [YearItem] {
        let chosen: Query = year.map { "AND y.year = \($0)" } ?? ""
        return try tx.rows(
            """
            SELECT y.*, (SELECT count(*) FROM inspection_plan i WHERE i.year_item_id = y.id
                AND i.stage <> 'withdrawn') AS used
            FROM inspection_year_item y WHERE y.county = \(county) \(chosen) ORDER BY y.year DESC, y.id
            """,
            YearItem.init
        )
    }

    func yearItem(_ id: YearItemID, of county: RegionCode) throws -> YearItem? {
        // Two plans made at once must not both take the last place of a line.
        try tx.run("UPDATE inspection_year_item SET times = times WHERE id = \(id) AND county = \(county)")
        return try yearItems(of: county).first { $0.id == id }
    }

    func insert(_ item: YearItem, by actor: Actor, at now: Instant) throws -> Bool {
        try tx.run(
            """
            INSERT INTO inspection_year_item (id, county, year, title, document, approved_by, times, person, at)
            VALUES (\(item.id), \(item.county), \(item.year), \(item.title), \(item.document), \(item.approvedBy),
                \(item.times), \(actor.name), \(now)) ON CONFLICT (county, year, title) DO NOTHING
            """
        ) == 1
    }

    /// Rows under `p` whose region lies in one of these places or around it.
    package func touching(_ places: [RegionCode]) -> Query {
        .any(
            places.map { place in
                let above = RegionCode.Level.allCases.filter { $0 < place.level }.compactMap { place.ancestor(at: $0) }
                return "(\(tx.dialect.within("p.region", place)) OR p.region IN \(list: above))"
            }
        )
    }

    /// Other plans that touch these places, not withdrawn, within 120 days of a day.
    func others(at places: [RegionCode], around day: Day, in county: RegionCode) throws -> [PlannedVisit] {
        guard !places.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT i.year, i.sequence, i.unit_name, i.checklist, p.region, i.first_day, i.last_day
            FROM inspection_plan i JOIN inspection_place p ON p.plan_id = i.id
            WHERE i.county = \(county) AND i.stage <> 'withdrawn' AND \(touching(places))
                AND i.last_day >= \(day.daysSince1970 - 120) AND i.first_day <= \(day.daysSince1970 + 120)
            ORDER BY i.first_day, i.id
            """
        ) { row in
            PlannedVisit(
                number: PlanNumber(year: try row.int("year"), sequence: try row.int("sequence")).description,
                unitName: try row.text("unit_name"),
                checklist: try row.text("checklist"),
                place: try row.region("region"),
                first: Day(daysSince1970: try row.int("first_day")),
                last: Day(daysSince1970: try row.int("last_day"))
            )
        }
    }

    // MARK: Check-lists by version

    func keep(_ list: Checklist, for county: RegionCode, at now: Instant) throws {
        try tx.run(
            """
            INSERT INTO inspection_checklist (county, key, version, yaml, at)
            VALUES (\(county), \(list.key), \(list.version), \(list.yaml), \(now))
            ON CONFLICT (county, key, version) DO NOTHING
            """
        )
    }

    package func yaml(_ key: String, _ version: String, of county: RegionCode) throws -> String? {
        try tx.optionalValue(
            """
            SELECT yaml FROM inspection_checklist
            WHERE county = \(county) AND key = \(key) AND version = \(version)
            """,
            as: String.self
        )
    }
}

extension InspectionPlan {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            number: PlanNumber(year: try row.int("year"), sequence: try row.int("sequence")),
            title: try row.text("title"),
            kind: try row.value("kind"),
            content: try row.text("content"),
            document: try row.text("document"),
            approvedBy: try row.text("approved_by"),
            yearItem: try row.id("year_item_id"),
            checklist: try row.text("checklist"),
            checklistVersion: try row.text("checklist_version"),
            first: Day(daysSince1970: try row.int("first_day")),
            last: Day(daysSince1970: try row.int("last_day")),
            stage: try row.value("stage"),
            conclusion: try row.text("conclusion"),
            author: try row.id("account_id"),
            person: try row.text("person"),
            unit: try row.id("unit_id"),
            unitName: try row.text("unit_name"),
            at: try row.instant("at"),
            version: try row.int("version")
        )
    }
}

extension YearItem {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            year: try row.int("year"),
            title: try row.text("title"),
            document: try row.text("document"),
            approvedBy: try row.text("approved_by"),
            times: try row.int("times"),
            used: try row.int("used")
        )
    }
}
