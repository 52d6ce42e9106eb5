import Core
import Database
import Ledgers
import Programmes
import Records
import Regions

/// What each place below is to do of a target.
package struct HandingDraft: Hashable, Sendable {
    /// Places without a number get no target of their own; one they have stays, and counts in the sum.
    package var values: [RegionCode: Double]
    /// The sum may differ from the target: the rest stays with the place itself, or more is asked than is owed.
    package var keepsDifference: Bool
    package var reason: String

    package init(_ values: [RegionCode: Double], keepsDifference: Bool = false, reason: String = "") {
        self.values = values
        self.keepsDifference = keepsDifference
        self.reason = reason
    }
}

/// 分解目标: county to townships, township to villages. The sum is checked against the target; days and trajectory are
/// the target's. A place that is asked what it was asked before keeps its version.
package struct HandDownTargets: Sendable {
    let desk: IndicatorDesk

    package init(_ desk: IndicatorDesk) { self.desk = desk }

    /// Answers how many places got a new version.
    package func callAsFunction(
        _ key: IndicatorKey,
        from region: RegionCode,
        year: Int,
        _ draft: HandingDraft,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        let desk = desk
        do {
            return try await desk.database.write { tx in
                let (subject, functions) = try desk.find(key, for: actor, tx)
                guard TargetPolicy.mayHandDown(actor, lead: subject.lead, functions: functions, from: region) else {
                    return .refused([Issue("handing.notAllowed")])
                }
                return try Self.hand(subject, from: region, year, draft, by: RecordAuthor(actor), desk, tx)
            }
        } catch let refusal as Refusal {
            return .refused(refusal.issues)
        }
    }

    /// As the program itself, when a county is set up.
    package func callAsFunction(
        _ key: IndicatorKey,
        from region: RegionCode,
        year: Int,
        _ draft: HandingDraft,
        named person: String
    ) async throws -> Outcome<Int> {
        let (desk, county) = (desk, region.ancestor(at: .county) ?? region)
        return try await desk.database.write { tx in
            guard let subject = try desk.subject(key, in: county, tx) else {
                throw NotFound("indicator", key.indicator)
            }
            let author = RecordAuthor(named: person, county: county)
            return try Self.hand(subject, from: region, year, draft, by: author, desk, tx)
        }
    }

    /// Leaves the transaction with nothing written.
    private struct Refusal: Error {
        let issues: [Issue]
    }

    private static func hand(
        _ subject: IndicatorSubject,
        from region: RegionCode,
        _ year: Int,
        _ draft: HandingDraft,
        by author: RecordAuthor,
        _ desk: IndicatorDesk,
        _ tx: Transaction
    ) throws -> Outcome<Int> {
        guard let parent = try tx.targets.current(subject.key, year, in: region, locking: true) else {
            return .refused([Issue("target.none", ["year": "\(year)"])])
        }
        let places = try tx.regions.children(of: region).filter { $0.endedAt == nil }
        let known = Set(places.map(\.code))
        let values = draft.values.filter { known.contains($0.key) }
        guard !values.isEmpty else { return .refused([Issue("handing.nothing")]) }
        var targets: [RegionCode: Target] = [:]
        for place in places { targets[place.code] = try tx.targets.current(subject.key, year, in: place.code) }
        let isAdditive = subject.book?.isAdditive(subject.indicator) ?? false
        let sum = targets.mapValues(\.value).merging(values) { _, new in new }.values.reduce(0, +)
        let issues = isAdditive ? HandingRules.issues(sum, of: parent, draft, subject.indicator) : []
        guard issues.isEmpty else { return .refused(issues) }
        var changed = 0
        for place in places {
            guard let value = values[place.code] else { continue }
            let own = targets[place.code]
            var copy = TargetDraft(parent)
            copy.value = value
            if let own, copy.asksSame(as: TargetDraft(own)) { continue }
            copy.reason = own == nil ? "" : (draft.reason.isEmpty ? "上级目标重新分解" : draft.reason)
            switch try SetTarget.set(subject, in: place.code, copy, by: author, desk, tx) {
            case .done: changed += 1
            case .refused(let issues):
                throw Refusal(
                    issues: issues.map { Issue($0.key, field: "value-\(place.code)", $0.values) }
                )
            }
        }
        let detail =
            "\(try tx.regions.first(region)?.name ?? "")“\(subject.indicator.word)”分解到 \(values.count) 个地方"
            + (isAdditive
                ? "，合计 \(TargetWords.value(sum, subject.indicator))，本级 \(TargetWords.value(parent.value, subject.indicator))"
                : "")
            + (draft.reason.isEmpty ? "" : "：\(draft.reason)")
        try tx.records.append(
            [RecordEntry("target.handing", on: "target", parent.id.rawValue, detail)],
            by: author,
            in: desk.environment
        )
        return .done(changed)
    }
}

/// What keeps a target from being handed down so. Pure.
package enum HandingRules {
    /// - Parameter sum: of what all places below have then.
    package static func issues(
        _ sum: Double,
        of parent: Target,
        _ draft: HandingDraft,
        _ indicator: Indicator
    ) -> [Issue] {
        guard abs(sum - parent.value) > 1e-6 * max(1, abs(parent.value)) else { return [] }
        guard draft.keepsDifference else {
            func word(_ value: Double) -> String { TargetWords.typed(value, telling: sum - parent.value) }
            return [
                Issue(
                    "handing.difference",
                    [
                        "sum": word(sum), "value": word(parent.value), "difference": word(abs(sum - parent.value)),
                        "unit": indicator.unit == "%" ? "%" : " " + indicator.unit,
                    ]
                )
            ]
        }
        return draft.reason.isEmpty ? [Issue("handing.reason", field: "reason")] : []
    }
}
