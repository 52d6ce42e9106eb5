import Core
import Database
import Ledgers
import Programmes
import Records
import Regions
import Workflow

/// What somebody types in for an indicator.
package struct ValueDraft: Hashable, Sendable {
    package let period: String
    package let value: Double?
    package let source: String

    package init(period: String, value: Double?, source: String) {
        self.period = period
        self.value = value
        self.source = source
    }
}

/// 录入指标: a number with its period and source; it waits for another person.
package struct EnterValue: Sendable {
    let desk: IndicatorDesk

    package init(_ desk: IndicatorDesk) { self.desk = desk }

    package func callAsFunction(
        _ key: IndicatorKey,
        in region: RegionCode,
        _ draft: ValueDraft,
        by actor: Actor
    ) async throws -> Outcome<IndicatorValueID> {
        let desk = desk
        return try await desk.database.write { tx in
            let (subject, functions) = try desk.find(key, for: actor, tx)
            guard ValuePolicy.mayEnter(actor, lead: subject.lead, functions: functions, in: region) else {
                return .refused([Issue("value.notAllowed")])
            }
            guard subject.isEntered else { return .refused([Issue("value.computed")]) }
            let place = try tx.regions.find(region)
            let issues = Self.issues(draft, on: desk.environment.today)
            guard issues.isEmpty, let period = Period(draft.period), let number = draft.value else {
                return .refused(issues)
            }
            let known = try tx.indicatorValues.list(key, in: region).first {
                $0.period == period && $0.stage != .returned
            }
            if let known, known.value == number { return .refused([Issue("value.same", field: "value")]) }
            let value = IndicatorValue(
                id: desk.environment.newID(),
                key: key,
                region: region,
                period: period,
                value: number,
                source: draft.source,
                stage: .entered,
                account: actor.account,
                person: actor.name,
                enteredAt: desk.environment.now(),
                checker: nil,
                checkedAt: nil
            )
            try tx.indicatorValues.insert(value)
            let detail =
                "\(place.name)\(period.word)“\(subject.indicator.word)” \(TargetWords.value(number, subject.indicator))，\(draft.source)"
            try tx.records.append(
                RecordEntry("value.entry", on: "value", value.id.rawValue, detail),
                by: actor,
                in: desk.environment
            )
            return .done(value.id)
        }
    }

    static func issues(_ draft: ValueDraft, on today: Day) -> [Issue] {
        var issues: [Issue] = []
        if let value = draft.value, value.isFinite, abs(value) <= 1e12 {
        } else {
            issues.append(Issue("value.number", field: "value"))
        }
        if let period = Period(draft.period) {
            if period.lastDay >= today { issues.append(Issue("value.future", field: "period")) }
        } else {
            issues.append(Issue("value.period", field: "period"))
        }
        if draft.source.isEmpty { issues.append(Issue("value.source", field: "source")) }
        if draft.source.count > 300 { issues.append(Issue("target.long", field: "source")) }
        return issues
    }
}

/// 审核指标, 退回指标: by somebody else than who entered it.
package struct CheckValue: Sendable {
    let desk: IndicatorDesk

    package init(_ desk: IndicatorDesk) { self.desk = desk }

    package func callAsFunction(
        _ id: IndicatorValueID,
        _ request: MoveRequest,
        by actor: Actor
    ) async throws -> Outcome<Movement> {
        let desk = desk
        return try await desk.database.write { tx in
            var value = try tx.indicatorValues.find(id, in: actor.region, locking: true)
            let (subject, functions) = try desk.find(value.key, for: actor, tx)
            value.isOwnWork = functions.contains(subject.lead)
            if value.account == actor.account { return .refused([Issue("value.ownEntry")]) }
            return try MoveSubject(valueWorkflow, in: desk.environment)(value, request, by: actor, in: tx) { stage in
                try tx.indicatorValues.place(
                    id,
                    from: value.stage,
                    to: stage,
                    by: actor.name,
                    at: desk.environment.now()
                )
            }
        }
    }
}
