import Core
import Database

extension ScoreStore {
    // MARK: Appeals

    func insert(_ appeal: ScoreAppeal) throws {
        try tx.run(
            """
            INSERT INTO score_appeal (id, period_id, item, unit_id, unit_name, account_id, person, reason, points, day,
                answer_day)
            VALUES (\(appeal.id), \(appeal.period), \(appeal.item), \(appeal.unit), \(appeal.unitName), \(appeal.account),
                \(appeal.person), \(appeal.reason), \(appeal.points), \(appeal.day.daysSince1970),
                \(appeal.answerDay.daysSince1970))
            """
        )
    }

    package func appeals(of period: PeriodID) throws -> [ScoreAppeal] {
        try tx.rows("SELECT * FROM score_appeal WHERE period_id = \(period) ORDER BY id", ScoreAppeal.init)
    }

    /// Appeals of a county nobody decided, the first due first.
    package func openAppeals(in county: RegionCode) throws -> [ScoreAppeal] {
        try tx.rows(
            """
            SELECT s.* FROM score_appeal s JOIN score_period p ON p.id = s.period_id
            WHERE p.county = \(county) AND s.decision IS NULL ORDER BY s.answer_day, s.id LIMIT 200
            """,
            ScoreAppeal.init
        )
    }

    /// Answers whether it was still open.
    func decide(_ id: AppealID, _ decision: ScoreAppeal.Decision) throws -> Bool {
        try tx.run(
            """
            UPDATE score_appeal SET decision = \(decision.isChanged ? "changed" : "kept"),
                decided_points = \(decision.points), decision_reason = \(decision.reason),
                decided_account = \(decision.account), decided_by = \(decision.person),
                decided_unit = \(decision.unitName), decided_day = \(decision.day.daysSince1970)
            WHERE id = \(id) AND decision IS NULL
            """
        ) == 1
    }

    // MARK: Tolerance

    func insert(_ tolerance: ScoreTolerance) throws {
        try tx.run(
            """
            INSERT INTO score_tolerance (id, period_id, item, unit_id, unit_name, account_id, person, facts, motive, rule,
                purpose, points, day)
            VALUES (\(tolerance.id), \(tolerance.period), \(tolerance.item), \(tolerance.unit), \(tolerance.unitName),
                \(tolerance.account), \(tolerance.person), \(tolerance.facts), \(tolerance.motive), \(tolerance.rule),
                \(tolerance.purpose), \(tolerance.points), \(tolerance.day.daysSince1970))
            """
        )
    }

    package func tolerances(of period: PeriodID) throws -> [ScoreTolerance] {
        try tx.rows("SELECT * FROM score_tolerance WHERE period_id = \(period) ORDER BY id", ScoreTolerance.init)
    }

    func decide(_ id: ToleranceID, _ decision: ScoreTolerance.Decision) throws -> Bool {
        try tx.run(
            """
            UPDATE score_tolerance SET decision = \(decision.verdict), decided_points = \(decision.points),
                decision_reason = \(decision.reason), approver = \(decision.approver),
                decided_account = \(decision.account), decided_by = \(decision.person),
                decided_day = \(decision.day.daysSince1970)
            WHERE id = \(id) AND decision IS NULL
            """
        ) == 1
    }

    // MARK: Quality

    func replace(_ findings: [ScoreFinding], _ checks: [ScoreCheck], of period: PeriodID, at now: Instant) throws {
        try tx.run("DELETE FROM score_check WHERE period_id = \(period)")
        // What somebody has looked at stays with its outcome.
        try tx.run("DELETE FROM score_finding WHERE period_id = \(period) AND outcome IS NULL")
        try tx.insert(
            into: "score_check",
            columns: ["period_id", "unit_id", "checks", "things", "at"],
            rows: checks.map { [period, $0.unit, $0.checks, $0.things, now] as [any SQLValueConvertible] }
        )
        try tx.insert(
            into: "score_finding",
            columns: [
                "id", "period_id", "unit_id", "ledger", "kind", "field", "statistic", "threshold", "things", "words",
                "examples", "at",
            ],
            rows: findings.map { finding in
                [
                    finding.id, period, finding.unit, finding.ledger, finding.kind.rawValue, finding.field,
                    finding.statistic, finding.threshold, finding.things, finding.words,
                    finding.examples.map(\.description).joined(separator: ","), now,
                ] as [any SQLValueConvertible]
            }
        )
    }

    package func checks(of period: PeriodID) throws -> [UnitID: ScoreCheck] {
        let rows = try tx.rows("SELECT * FROM score_check WHERE period_id = \(period)") { row in
            ScoreCheck(
                unit: try row.id("unit_id"),
                checks: try row.int("checks"),
                things: try row.int("things"),
                at: try row.instant("at")
            )
        }
        return Dictionary(rows.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func findings(of period: PeriodID) throws -> [ScoreFinding] {
        try tx.rows("SELECT * FROM score_finding WHERE period_id = \(period) ORDER BY unit_id, id", ScoreFinding.init)
    }

    func settle(_ id: FindingID, _ outcome: ScoreFinding.Outcome, in period: PeriodID) throws -> Bool {
        try tx.run(
            """
            UPDATE score_finding SET outcome = \(outcome.isWrong ? "wrong" : "explained"),
                outcome_words = \(outcome.words), outcome_by = \(outcome.person),
                outcome_day = \(outcome.day.daysSince1970)
            WHERE id = \(id) AND period_id = \(period) AND outcome IS NULL
            """
        ) == 1
    }
}

extension ScoreAppeal {
    init(_ row: ResultRow) throws {
        var decision: Decision?
        if let word = try row.optionalText("decision") {
            decision = Decision(
                isChanged: word == "changed",
                points: try row.optionalDouble("decided_points"),
                reason: try row.text("decision_reason"),
                account: try row.id("decided_account"),
                person: try row.text("decided_by"),
                unitName: try row.text("decided_unit"),
                day: Day(daysSince1970: try row.int("decided_day"))
            )
        }
        self.init(
            id: try row.id("id"),
            period: try row.id("period_id"),
            item: try row.text("item"),
            unit: try row.id("unit_id"),
            unitName: try row.text("unit_name"),
            account: try row.id("account_id"),
            person: try row.text("person"),
            reason: try row.text("reason"),
            points: try row.optionalDouble("points"),
            day: Day(daysSince1970: try row.int("day")),
            answerDay: Day(daysSince1970: try row.int("answer_day")),
            decision: decision
        )
    }
}

extension ScoreTolerance {
    init(_ row: ResultRow) throws {
        var decision: Decision?
        if let verdict: Verdict = try row.optionalValue("decision") {
            decision = Decision(
                verdict: verdict,
                points: try row.optionalDouble("decided_points"),
                reason: try row.text("decision_reason"),
                approver: try row.text("approver"),
                account: try row.id("decided_account"),
                person: try row.text("decided_by"),
                day: Day(daysSince1970: try row.int("decided_day"))
            )
        }
        self.init(
            id: try row.id("id"),
            period: try row.id("period_id"),
            item: try row.text("item"),
            unit: try row.id("unit_id"),
            unitName: try row.text("unit_name"),
            account: try row.id("account_id"),
            person: try row.text("person"),
            facts: try row.text("facts"),
            motive: try row.value("motive"),
            rule: try row.value("rule"),
            purpose: try row.value("purpose"),
            points: try row.optionalDouble("points"),
            day: Day(daysSince1970: try row.int("day")),
            decision: decision
        )
    }
}

extension ScoreFinding {
    init(_ row: ResultRow) throws {
        var outcome: Outcome?
        if let word = try row.optionalText("outcome") {
            outcome = Outcome(
                isWrong: word == "wrong",
                words: try row.text("outcome_words"),
                person: try row.text("outcome_by"),
                day: Day(daysSince1970: try row.int("outcome_day"))
            )
        }
        self.init(
            id: try row.id("id"),
            unit: try row.id("unit_id"),
            ledger: try row.text("ledger"),
            kind: try row.value("kind"),
            field: try row.text("field"),
            statistic: try row.double("statistic"),
            threshold: try row.double("threshold"),
            things: try row.int("things"),
            words: try row.text("words"),
            examples: try row.text("examples").split(separator: ",").compactMap { Int64($0) },
            outcome: outcome
        )
    }
}
