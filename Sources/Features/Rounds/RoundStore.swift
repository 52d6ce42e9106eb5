import Accounts
import Core
import Database
import Directives
import Papers

extension Transaction {
    package var rounds: RoundStore { RoundStore(tx: self) }
}

/// Every statement about rounds and who owes something to them.
package struct RoundStore {
    let tx: Transaction

    /// Throws `NotFound` also where the round lies outside what this person may read.
    package func find(_ id: RoundID, for actor: Actor) throws -> Round {
        let scope = RoundScope(actor, tx.dialect)
        let query: Query = "SELECT r.* FROM round r WHERE r.id = \(id) AND \(scope.condition)"
        guard let round = try tx.first(query, Round.init) else { throw NotFound("round", id) }
        return round
    }

    /// Keeps others from changing it until the write is over.
    func lock(_ id: RoundID) throws { try tx.run("UPDATE round SET version = version WHERE id = \(id)") }

    /// The newest first.
    package func list(for actor: Actor, stage: RoundStage? = nil, before: RoundID? = nil, limit: Int) throws -> [Round]
    {
        let scope = RoundScope(actor, tx.dialect)
        var query: Query = "SELECT r.* FROM round r WHERE \(scope.condition)"
        if let stage { query += " AND r.stage = \(stage.rawValue)" }
        if let before, let last = try? find(before, for: actor) {
            query +=
                " AND (r.due_day < \(last.due.daysSince1970) OR r.due_day = \(last.due.daysSince1970) AND r.id < \(before))"
        }
        return try tx.rows(query + " ORDER BY r.due_day DESC, r.id DESC LIMIT \(limit)", Round.init)
    }

    /// Every round of a county that lies on or after a day, by cadence and planned day.
    package func begun(in county: RegionCode, from day: Day) throws -> [CadenceID: [Day: RoundID]] {
        var begun: [CadenceID: [Day: RoundID]] = [:]
        for row in try tx.rows(
            """
            SELECT id, cadence_id, planned_day FROM round
            WHERE county = \(county) AND planned_day >= \(day.daysSince1970)
            """
        ) {
            let planned = Day(daysSince1970: try row.int("planned_day"))
            begun[try row.id("cadence_id"), default: [:]][planned] = try row.id("id")
        }
        return begun
    }

    func round(of cadence: CadenceID, planned day: Day) throws -> RoundID? {
        try tx.optionalValue(
            "SELECT id FROM round WHERE cadence_id = \(cadence) AND planned_day = \(day.daysSince1970)",
            as: RoundID.self
        )
    }

    /// The round before this one by the same cadence.
    package func previous(of round: Round) throws -> Round? {
        try previous(of: round.cadence, before: round.planned)
    }

    func previous(of cadence: CadenceID, before day: Day) throws -> Round? {
        try tx.first(
            """
            SELECT r.* FROM round r WHERE r.cadence_id = \(cadence) AND r.planned_day < \(day.daysSince1970)
            ORDER BY r.planned_day DESC LIMIT 1
            """,
            Round.init
        )
    }

    package func owners(of id: RoundID, only unit: UnitID? = nil) throws -> [RoundOwner] {
        let own: Query = unit.map { " AND w.unit_id = \($0)" } ?? ""
        return try tx.rows(
            """
            SELECT w.*, unit.short_name FROM round_owner w JOIN unit ON unit.id = w.unit_id
            WHERE w.round_id = \(id)\(own) ORDER BY unit.kind, unit.position, unit.region, unit.id
            """,
            RoundOwner.init
        )
    }

    func insert(_ round: Round) throws {
        try tx.run(
            """
            INSERT INTO round (id, county, cadence_id, kind, title, planned_day, due_day, from_day, asks, register,
                stage, opened_at, opened_by, closing, minutes, version)
            VALUES (\(round.id), \(round.county), \(round.cadence), \(round.kind.rawValue), \(round.title),
                \(round.planned.daysSince1970), \(round.due.daysSince1970), \(round.from.daysSince1970), \(round.asks),
                \(round.register), \(round.stage.rawValue), \(round.openedAt), \(round.openedBy), '', '', 1)
            """
        )
    }

    func insert(_ units: [Unit], owing round: RoundID) throws {
        try tx.insert(
            into: "round_owner",
            columns: ["round_id", "unit_id", "region", "words", "person"],
            rows: units.map { [round, $0.id, $0.region, "", ""] as [any SQLValueConvertible] }
        )
    }

    /// Stores a new stage where the round is still at `version`; answers whether it was.
    func place(_ id: RoundID, at stage: RoundStage, version: Int) throws -> Bool {
        try tx.run(
            "UPDATE round SET stage = \(stage.rawValue), version = version + 1 WHERE id = \(id) AND version = \(version)"
        ) == 1
    }

    func close(_ id: RoundID, _ words: String, by actor: Actor, at now: Instant, _ standings: [UnitID: OwnerStanding])
        throws
    {
        try tx.run(
            """
            UPDATE round SET closed_at = \(now), closed_by = \(actor.name), closing = \(words) WHERE id = \(id)
            """
        )
        for (unit, standing) in standings {
            try tx.run(
                """
                UPDATE round_owner SET standing = \(standing.rawValue) WHERE round_id = \(id) AND unit_id = \(unit)
                """
            )
        }
    }

    func reopen(_ id: RoundID) throws {
        try tx.run("UPDATE round SET closed_at = NULL, closed_by = NULL WHERE id = \(id)")
        try tx.run("UPDATE round_owner SET standing = NULL WHERE round_id = \(id)")
    }

    func report(_ words: String, of unit: UnitID, to id: RoundID, by actor: Actor, at now: Instant) throws {
        try tx.run(
            """
            UPDATE round_owner SET words = \(words), reported_at = \(now), person = \(actor.name)
            WHERE round_id = \(id) AND unit_id = \(unit)
            """
        )
    }

    func remind(_ units: [UnitID], of id: RoundID, at now: Instant) throws {
        try tx.run(
            "UPDATE round_owner SET reminded_at = \(now) WHERE round_id = \(id) AND unit_id IN \(list: units)"
        )
    }

    func keep(minutes: String, directive: DirectiveID?, paper: PaperID?, of id: RoundID) throws {
        try tx.run(
            """
            UPDATE round SET minutes = \(minutes), directive_id = coalesce(\(directive), directive_id),
                minutes_paper = coalesce(\(paper), minutes_paper) WHERE id = \(id)
            """
        )
    }

    func add(_ directive: DirectiveID, to id: RoundID) throws {
        try tx.run("INSERT INTO round_directive (round_id, directive_id) VALUES (\(id), \(directive))")
    }

    /// What its minutes became, the earlier first.
    package func directives(of id: RoundID) throws -> [DirectiveID] {
        try tx.rows("SELECT directive_id FROM round_directive WHERE round_id = \(id) ORDER BY directive_id") {
            try $0.id("directive_id")
        }
    }

    func keep(bulletin paper: PaperID, of id: RoundID) throws {
        try tx.run("UPDATE round SET bulletin_paper = \(paper) WHERE id = \(id)")
    }
}

extension Round {
    init(_ row: ResultRow) throws {
        func day(_ name: String) throws -> Day { Day(daysSince1970: try row.int(name)) }
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            cadence: try row.id("cadence_id"),
            kind: try row.value("kind"),
            title: try row.text("title"),
            planned: try day("planned_day"),
            due: try day("due_day"),
            from: try day("from_day"),
            asks: try row.text("asks"),
            register: try row.text("register"),
            stage: try row.value("stage"),
            openedAt: try row.instant("opened_at"),
            openedBy: try row.text("opened_by"),
            closedAt: try row.optionalInstant("closed_at"),
            closedBy: try row.optionalText("closed_by") ?? "",
            closing: try row.text("closing"),
            minutes: try row.text("minutes"),
            directive: try row.optionalID("directive_id"),
            minutesPaper: try row.optionalID("minutes_paper"),
            bulletinPaper: try row.optionalID("bulletin_paper"),
            version: try row.int("version")
        )
    }
}

extension RoundOwner {
    init(_ row: ResultRow) throws {
        self.init(
            unit: try row.id("unit_id"),
            name: try row.text("short_name"),
            region: try row.region("region"),
            words: try row.text("words"),
            reportedAt: try row.optionalInstant("reported_at"),
            person: try row.text("person"),
            remindedAt: try row.optionalInstant("reminded_at"),
            closedAs: try row.optionalValue("standing")
        )
    }
}
