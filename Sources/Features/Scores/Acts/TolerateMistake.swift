import Core
import Database
import Records

/// 容错: facts, the three distinctions, a check of both, a decision with its reason and the unit that approved it.
package struct TolerateMistake: Sendable {
    let desk: ScoreDesk

    package init(_ desk: ScoreDesk) { self.desk = desk }

    /// What a unit says of its mistake.
    package struct Plea: Sendable {
        package var facts: String
        package var motive: ScoreTolerance.Motive?
        package var rule: ScoreTolerance.Rule?
        package var purpose: ScoreTolerance.Purpose?

        package init(
            facts: String,
            motive: ScoreTolerance.Motive?,
            rule: ScoreTolerance.Rule?,
            purpose: ScoreTolerance.Purpose?
        ) {
            (self.facts, self.motive, self.rule, self.purpose) = (facts, motive, rule, purpose)
        }

        var issues: [Issue] {
            var issues: [Issue] = []
            if facts.isEmpty { issues.append(Issue("tolerance.facts", field: "facts")) }
            if motive == nil { issues.append(Issue("tolerance.motive", field: "motive")) }
            if rule == nil { issues.append(Issue("tolerance.rule", field: "rule")) }
            if purpose == nil { issues.append(Issue("tolerance.purpose", field: "purpose")) }
            return issues
        }
    }

    package func ask(
        _ id: PeriodID,
        unit: UnitID,
        item key: String,
        _ plea: Plea,
        by actor: Actor
    ) async throws -> Outcome<ToleranceID> {
        let desk = desk
        return try await desk.database.write { tx in
            let period = try tx.scores.find(id, in: actor.county, locking: true)
            let reading = try desk.reading(period, tx)
            guard let item = reading.scheme.item(key) else { return .refused([Issue("score.item")]) }
            guard let point = reading.score(unit)?.point(key) else { return .refused([Issue("score.unit")]) }
            guard ScorePolicy.objects(actor, unit) else { return .refused([Issue("appeal.notYours")]) }
            guard period.stage != .published else { return .refused([Issue("appeal.published")]) }
            guard Self.isLost(point, item) else { return .refused([Issue("tolerance.notLost")]) }
            let others = try tx.scores.tolerances(of: id)
            guard !others.contains(where: { $0.unit == unit && $0.item == key && $0.decision == nil }) else {
                return .refused([Issue("tolerance.open")])
            }
            guard plea.issues.isEmpty, let motive = plea.motive, let rule = plea.rule, let purpose = plea.purpose
            else { return .refused(plea.issues) }
            let tolerance = ScoreTolerance(
                id: desk.environment.newID(),
                period: id,
                item: key,
                unit: unit,
                unitName: actor.unitName,
                account: actor.account,
                person: actor.name,
                facts: plea.facts,
                motive: motive,
                rule: rule,
                purpose: purpose,
                points: point.points,
                day: desk.environment.today,
                decision: nil
            )
            try tx.scores.insert(tolerance)
            let words = "\(period.name)，\(item.word)：\(motive.word)，\(rule.word)，\(purpose.word)"
            try tx.records.append(
                RecordEntry("score-tolerance.filing", on: "score-tolerance", tolerance.id.rawValue, words),
                by: actor,
                in: desk.environment
            )
            return .done(tolerance.id)
        }
    }

    /// Only what was lost can be given back.
    static func isLost(_ point: ScorePoint, _ item: SchemeItem) -> Bool {
        guard point.state == .known else { return false }
        switch item.kind {
        case .points: return point.points < item.points - 1e-9
        case .deduction: return point.points < 0
        case .veto: return point.isVetoed
        case .bonus: return false
        }
    }

    package func decide(
        _ period: PeriodID,
        _ id: ToleranceID,
        _ verdict: ScoreTolerance.Verdict?,
        points: Double?,
        reason: String,
        approver: String,
        by actor: Actor
    ) async throws -> Outcome<ToleranceID> {
        let desk = desk
        return try await desk.database.write { tx in
            let found = try tx.scores.find(period, in: actor.county, locking: true)
            guard let tolerance = try tx.scores.tolerances(of: period).first(where: { $0.id == id }) else {
                throw NotFound("score-tolerance", id)
            }
            guard tolerance.decision == nil else { return .refused([Issue("tolerance.answered")]) }
            guard ScorePolicy.answers(actor, tolerance) else { return .refused([Issue("tolerance.notAllowed")]) }
            guard let item = try desk.scheme(of: found, tx).item(tolerance.item) else {
                return .refused([Issue("score.item")])
            }
            let issues = Self.issues(tolerance, item, verdict, points, reason, approver)
            guard issues.isEmpty, let verdict else { return .refused(issues) }
            let given = Self.given(verdict, points, item)
            let decision = ScoreTolerance.Decision(
                verdict: verdict,
                points: given,
                reason: reason,
                approver: approver,
                account: actor.account,
                person: actor.name,
                day: desk.environment.today
            )
            guard try tx.scores.decide(id, decision) else { return .refused([Issue("tolerance.answered")]) }
            let said = given.map { "，得 \(SchemeReader.plain($0)) 分" } ?? ""
            try tx.records.append(
                RecordEntry(
                    "score-tolerance.decision",
                    on: "score-tolerance",
                    id.rawValue,
                    "\(item.word)：\(verdict.word)\(said)，\(approver)批准，\(reason)"
                ),
                by: actor,
                in: desk.environment
            )
            return .done(id)
        }
    }

    /// Exempt: as if nothing had been lost.
    static func given(_ verdict: ScoreTolerance.Verdict, _ points: Double?, _ item: SchemeItem) -> Double? {
        switch verdict {
        case .exempted: item.kind == .points ? item.points : 0
        case .lightened: points
        case .refused: nil
        }
    }

    /// 坚持“三个区分开来”: what is on the wrong side of one of them can only be refused.
    static func issues(
        _ tolerance: ScoreTolerance,
        _ item: SchemeItem,
        _ verdict: ScoreTolerance.Verdict?,
        _ points: Double?,
        _ reason: String,
        _ approver: String
    ) -> [Issue] {
        var issues: [Issue] = []
        if verdict == nil { issues.append(Issue("tolerance.verdict", field: "verdict")) }
        if let verdict, verdict != .refused, !tolerance.isTolerable {
            issues.append(Issue("tolerance.forbidden", field: "verdict"))
        }
        let lost = tolerance.points ?? 0
        let most = item.kind == .points ? item.points : 0
        if verdict == .lightened, points.map({ $0 <= lost || $0 > most }) ?? true {
            let (least, full) = (SchemeReader.plain(lost), SchemeReader.plain(most))
            issues.append(Issue("tolerance.points", field: "points", ["least": least, "most": full]))
        }
        if reason.isEmpty { issues.append(Issue("tolerance.reason", field: "reason")) }
        if approver.isEmpty || approver == tolerance.unitName {
            issues.append(Issue("tolerance.approver", field: "approver"))
        }
        return issues
    }
}
