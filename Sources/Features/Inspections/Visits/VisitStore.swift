import Core
import Database
import Problems

extension Transaction {
    package var visits: VisitStore { VisitStore(tx: self) }
}

/// A visit with this number that is stored already.
struct EarlierVisit: Sendable {
    let visit: VisitID
    let account: AccountID
    let digest: String
}

/// Every statement about visits.
package struct VisitStore {
    let tx: Transaction

    /// What the sealed position is bound to.
    static let positionField = "visit.position"

    func earlier(_ clientID: String, in county: RegionCode) throws -> EarlierVisit? {
        try tx.first(
            """
            SELECT id, account_id, digest FROM inspection_visit
            WHERE county = \(county) AND client_id = \(clientID.lowercased())
            """
        ) { EarlierVisit(visit: try $0.id("id"), account: try $0.id("account_id"), digest: try $0.text("digest")) }
    }

    package func count(of plan: PlanID) throws -> Int {
        try tx.count("FROM inspection_visit WHERE plan_id = \(plan)")
    }

    /// Answers whether it was new.
    func insert(_ id: VisitID, _ made: DeliverVisit.Made, of plan: InspectionPlan, by actor: Actor) throws -> Bool {
        let (input, visit) = (made.input, made.visit)
        let found = min(input.foundAt ?? made.now, made.now)
        let inserted = try tx.run(
            """
            INSERT INTO inspection_visit (id, county, plan_id, client_id, digest, region, spot, checklist,
                checklist_version, score, lost, possible, found_at, made_at, received_at, device, account_id, person,
                unit_id, unit_name, position)
            VALUES (\(id), \(plan.county), \(plan.id), \(input.clientID.lowercased()), \(made.digest), \(made.place),
                \(input.spot), \(visit.list.key), \(visit.list.version), \(visit.score), \(visit.lost),
                \(visit.possible), \(found), \(input.madeAt ?? found), \(made.now), \(String(input.device.prefix(200))),
                \(actor.account), \(actor.name), \(actor.unit), \(actor.unitName), \(made.position))
            ON CONFLICT (county, client_id) DO NOTHING
            """
        )
        guard inserted == 1 else { return false }
        try tx.insert(
            into: "inspection_answer",
            columns: ["visit_id", "item", "value", "note"],
            rows: visit.list.items.enumerated().filter { visit.asked[$0.offset] }.map { place, item in
                [
                    id, item.key, AnswerWords.written(visit.values[place], item), visit.notes[place],
                ] as [any SQLValueConvertible]
            }
        )
        try tx.insert(
            into: "inspection_deduction",
            columns: ["visit_id", "ordinal", "item", "points", "says", "facts"],
            rows: visit.deductions.enumerated().map { ordinal, deduction in
                [
                    id, ordinal + 1, visit.list.items[deduction.item].key, deduction.points, deduction.says,
                    deduction.facts,
                ] as [any SQLValueConvertible]
            }
        )
        return true
    }

    func insert(_ findings: [(problem: ProblemID, item: String)], of visit: VisitID) throws {
        try tx.insert(
            into: "inspection_finding",
            columns: ["visit_id", "problem_id", "item"],
            rows: findings.map { [visit, $0.problem, $0.item] as [any SQLValueConvertible] }
        )
    }

    /// Of a plan this person may read; of a plan of others only what was seen in the own place.
    package func find(_ id: VisitID, of plan: InspectionPlan, for actor: Actor) throws -> PlaceVisit {
        let query: Query = "SELECT v.* FROM inspection_visit v WHERE v.id = \(id) AND \(scope(plan, actor))"
        guard let visit = try tx.first(query, PlaceVisit.init) else { throw NotFound("visit", id) }
        return visit
    }

    package func list(of plan: InspectionPlan, for actor: Actor) throws -> [PlaceVisit] {
        try tx.rows("SELECT v.* FROM inspection_visit v WHERE \(scope(plan, actor)) ORDER BY v.id", PlaceVisit.init)
    }

    private func scope(_ plan: InspectionPlan, _ actor: Actor) -> Query {
        let takesPart =
            actor.role.readsWholeCounty || actor.unit == plan.unit || plan.members.contains { $0.unit == actor.unit }
        let place: Query = takesPart ? "1 = 1" : tx.dialect.within("v.region", actor.region)
        return "v.plan_id = \(plan.id) AND v.county = \(actor.county) AND \(place)"
    }

    package func answers(of visit: VisitID) throws -> [VisitAnswer] {
        try tx.rows("SELECT item, value, note FROM inspection_answer WHERE visit_id = \(visit)") {
            VisitAnswer(item: try $0.text("item"), value: try $0.text("value"), note: try $0.text("note"))
        }
    }

    package func deductions(of visits: [VisitID]) throws -> [VisitID: [StoredDeduction]] {
        var deductions: [VisitID: [StoredDeduction]] = [:]
        for row in try tx.rows(
            "SELECT * FROM inspection_deduction WHERE visit_id IN \(list: visits) ORDER BY visit_id, ordinal"
        ) {
            deductions[try row.id("visit_id"), default: []].append(
                StoredDeduction(
                    item: try row.text("item"),
                    points: try row.double("points"),
                    says: try row.text("says"),
                    facts: try row.text("facts")
                )
            )
        }
        return deductions
    }

    package func findings(of visit: VisitID) throws -> [VisitFinding] { try findings(of: [visit])[visit] ?? [] }

    package func findings(of visits: [VisitID]) throws -> [VisitID: [VisitFinding]] {
        var findings: [VisitID: [VisitFinding]] = [:]
        for row in try tx.rows(
            """
            SELECT f.visit_id, f.item, p.id, p.year, p.sequence, p.content, p.stage, p.aspect, u.short_name AS owner,
                (SELECT max(d.due_day) FROM problem_phase d WHERE d.problem_id = p.id) AS due_day
            FROM inspection_finding f JOIN problem p ON p.id = f.problem_id LEFT JOIN unit u ON u.id = p.owner_unit
            WHERE f.visit_id IN \(list: visits) ORDER BY p.id
            """
        ) {
            let stage: ProblemStage = try row.value("stage")
            findings[try row.id("visit_id"), default: []].append(
                VisitFinding(
                    problem: try row.id("id"),
                    item: try row.text("item"),
                    number: ProblemNumber(year: try row.int("year"), sequence: try row.int("sequence")).description,
                    content: try row.text("content"),
                    stage: stage.word,
                    isHandedOut: stage != .found,
                    aspect: try row.text("aspect"),
                    owner: try row.optionalText("owner"),
                    due: try row.optionalInt("due_day").map(Day.init(daysSince1970:))
                )
            )
        }
        return findings
    }
}

extension PlaceVisit {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            plan: try row.id("plan_id"),
            county: try row.region("county"),
            region: try row.region("region"),
            spot: try row.text("spot"),
            checklist: try row.text("checklist"),
            checklistVersion: try row.text("checklist_version"),
            score: try row.optionalDouble("score"),
            lost: try row.double("lost"),
            possible: try row.double("possible"),
            foundAt: try row.instant("found_at"),
            madeAt: try row.instant("made_at"),
            receivedAt: try row.instant("received_at"),
            device: try row.text("device"),
            account: try row.id("account_id"),
            person: try row.text("person"),
            unit: try row.id("unit_id"),
            unitName: try row.text("unit_name"),
            position: try row.optionalText("position")
        )
    }
}
