import Core
import Database
import Records

/// 申诉: a unit objects to its points; somebody else answers in time, and a change of points is a row of its own.
package struct HearAppeal: Sendable {
    let desk: ScoreDesk

    package init(_ desk: ScoreDesk) { self.desk = desk }

    package func file(
        _ id: PeriodID,
        unit: UnitID,
        item key: String,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<AppealID> {
        let desk = desk
        return try await desk.database.write { tx in
            let period = try tx.scores.find(id, in: actor.county, locking: true)
            let reading = try desk.reading(period, tx)
            guard let item = reading.scheme.item(key) else { return .refused([Issue("score.item")]) }
            guard let point = reading.score(unit)?.point(key) else { return .refused([Issue("score.unit")]) }
            let appeals = try tx.scores.appeals(of: id)
            let issues = Self.issues(reading, unit, point, appeals, reason, actor, desk.environment.today)
            guard issues.isEmpty else { return .refused(issues) }
            let day = desk.environment.today
            let appeal = ScoreAppeal(
                id: desk.environment.newID(),
                period: id,
                item: key,
                unit: unit,
                unitName: actor.unitName,
                account: actor.account,
                person: actor.name,
                reason: reason,
                points: point.state == .known ? point.points : nil,
                day: day,
                answerDay: day.adding(days: reading.scheme.appeal.answer),
                decision: nil
            )
            try tx.scores.insert(appeal)
            try tx.records.append(
                RecordEntry(
                    "score-appeal.filing",
                    on: "score-appeal",
                    appeal.id.rawValue,
                    "\(period.name)，\(item.word)，\(appeal.answerDay) 前答复：\(reason)"
                ),
                by: actor,
                in: desk.environment
            )
            return .done(appeal.id)
        }
    }

    static func issues(
        _ reading: ScoreReading,
        _ unit: UnitID,
        _ point: ScorePoint,
        _ appeals: [ScoreAppeal],
        _ reason: String,
        _ actor: Actor,
        _ today: Day
    ) -> [Issue] {
        guard ScorePolicy.objects(actor, unit) else { return [Issue("appeal.notYours")] }
        guard reading.period.stage != .published else { return [Issue("appeal.published")] }
        if let last = reading.period.lastAppealDay(reading.scheme.appeal), today > last {
            return [Issue("appeal.late", ["day": "\(last)", "days": "\(reading.scheme.appeal.days)"])]
        }
        guard point.state != .notYet else { return [Issue("appeal.notYet")] }
        if appeals.contains(where: { $0.unit == unit && $0.item == point.item && $0.decision == nil }) {
            return [Issue("appeal.open")]
        }
        return reason.isEmpty ? [Issue("appeal.reason", field: "reason")] : []
    }

    /// - Parameter points: what the item comes to; nil keeps it as it is.
    package func decide(
        _ period: PeriodID,
        _ id: AppealID,
        isChanged: Bool?,
        points: Double?,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<AppealID> {
        let desk = desk
        return try await desk.database.write { tx in
            let found = try tx.scores.find(period, in: actor.county, locking: true)
            guard let appeal = try tx.scores.appeals(of: period).first(where: { $0.id == id }) else {
                throw NotFound("score-appeal", id)
            }
            guard appeal.decision == nil else { return .refused([Issue("appeal.answered")]) }
            let marker = try tx.scores.marks(of: period).last { $0.unit == appeal.unit && $0.item == appeal.item }
            guard ScorePolicy.answers(actor, appeal, marker: marker?.account) else {
                return .refused([Issue("appeal.notAllowed")])
            }
            let scheme = try desk.scheme(of: found, tx)
            guard let item = scheme.item(appeal.item) else { return .refused([Issue("score.item")]) }
            let issues = Self.issues(item, isChanged: isChanged, points, reason)
            guard issues.isEmpty, let isChanged else { return .refused(issues) }
            let decision = ScoreAppeal.Decision(
                isChanged: isChanged,
                points: isChanged ? points : nil,
                reason: reason,
                account: actor.account,
                person: actor.name,
                unitName: actor.unitName,
                day: desk.environment.today
            )
            guard try tx.scores.decide(id, decision) else { return .refused([Issue("appeal.answered")]) }
            let before = appeal.points.map(SchemeReader.plain) ?? "不知道"
            let said = isChanged ? "\(before) 改为 \(SchemeReader.plain(points ?? 0)) 分" : "维持"
            try tx.records.append(
                RecordEntry("score-appeal.decision", on: "score-appeal", id.rawValue, "\(item.word)：\(said)，\(reason)"),
                by: actor,
                in: desk.environment
            )
            return .done(id)
        }
    }

    /// What points an item can have.
    package static func range(_ item: SchemeItem) -> ClosedRange<Double> {
        switch item.kind {
        case .points, .bonus: 0...item.points
        case .deduction: -item.points...0
        case .veto: 0...0
        }
    }

    static func issues(_ item: SchemeItem, isChanged: Bool?, _ points: Double?, _ reason: String) -> [Issue] {
        var issues: [Issue] = []
        if isChanged == nil { issues.append(Issue("appeal.decision", field: "decision")) }
        let range = range(item)
        if isChanged == true, points.map({ !range.contains($0) }) ?? true {
            let (least, most) = (SchemeReader.plain(range.lowerBound), SchemeReader.plain(range.upperBound))
            issues.append(Issue("appeal.points", field: "points", ["least": least, "most": most]))
        }
        if reason.isEmpty { issues.append(Issue("appeal.decisionReason", field: "reason")) }
        return issues
    }
}
