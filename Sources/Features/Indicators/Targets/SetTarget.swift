import Core
import Database
import Ledgers
import Programmes
import Records
import Regions

/// 定目标: the target of an indicator in a place for a year. A second one is a new version and ends the first.
package struct SetTarget: Sendable {
    let desk: IndicatorDesk

    package init(_ desk: IndicatorDesk) { self.desk = desk }

    package func callAsFunction(
        _ key: IndicatorKey,
        in region: RegionCode,
        _ draft: TargetDraft,
        by actor: Actor
    ) async throws -> Outcome<Target> {
        let desk = desk
        return try await desk.database.write { tx in
            let (subject, functions) = try desk.find(key, for: actor, tx)
            guard TargetPolicy.maySet(actor, lead: subject.lead, functions: functions, in: region) else {
                return .refused([Issue("target.notAllowed")])
            }
            let place = try tx.regions.find(region)
            guard place.endedAt == nil else { return .refused([Issue("target.placeEnded", ["name": place.name])]) }
            return try Self.set(subject, in: region, draft, by: RecordAuthor(actor), desk, tx)
        }
    }

    /// As the program itself, when a county is set up.
    package func callAsFunction(
        _ key: IndicatorKey,
        in region: RegionCode,
        _ draft: TargetDraft,
        named person: String
    ) async throws -> Outcome<Target> {
        let (desk, county) = (desk, region.ancestor(at: .county) ?? region)
        return try await desk.database.write { tx in
            guard let subject = try desk.subject(key, in: county, tx) else {
                throw NotFound("indicator", key.indicator)
            }
            return try Self.set(subject, in: region, draft, by: RecordAuthor(named: person, county: county), desk, tx)
        }
    }

    static func set(
        _ subject: IndicatorSubject,
        in region: RegionCode,
        _ draft: TargetDraft,
        by author: RecordAuthor,
        _ desk: IndicatorDesk,
        _ tx: Transaction
    ) throws -> Outcome<Target> {
        let year = draft.dueOn?.year ?? desk.environment.today.year
        let earlier = try tx.targets.current(subject.key, year, in: region, locking: true)
        let issues = TargetRules.issues(draft, subject.indicator, isChange: earlier != nil)
        guard issues.isEmpty, let value = draft.value, let start = draft.startsOn, let due = draft.dueOn else {
            return .refused(issues)
        }
        let now = desk.environment.now()
        let target = Target(
            id: desk.environment.newID(),
            key: subject.key,
            region: region,
            year: year,
            version: (earlier?.version ?? 0) + 1,
            value: value,
            low: subject.indicator.direction == .interval ? draft.low : nil,
            isAdded: draft.isAdded,
            base: try base(of: subject, in: region, before: start, desk, tx),
            startsOn: start,
            dueOn: due,
            trajectory: draft.trajectory,
            source: draft.source,
            reason: draft.reason,
            account: author.account,
            person: author.person,
            unitName: author.unitName,
            setAt: now,
            endedAt: nil
        )
        if let earlier { try tx.targets.end(earlier.id, at: now) }
        try tx.targets.insert(target)
        let entry = RecordEntry(
            "target.setting",
            on: "target",
            target.id.rawValue,
            TargetWords.summary(target, subject.indicator, place: try tx.regions.first(region)?.name ?? region.digits)
        )
        try tx.records.append([entry], by: author, in: desk.environment)
        return .done(target)
    }

    /// Where the number stood on the evening before the first day.
    private static func base(
        of subject: IndicatorSubject,
        in region: RegionCode,
        before start: Day,
        _ desk: IndicatorDesk,
        _ tx: Transaction
    ) throws -> Double? {
        let county = region.ancestor(at: .county) ?? region
        let numbers = try desk.numbers([subject.key], in: [region], of: county, asOf: start.adding(days: -1), tx)
        return numbers[region]?.value(subject.key)
    }
}
