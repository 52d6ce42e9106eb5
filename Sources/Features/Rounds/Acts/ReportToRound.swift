import Core
import Database
import Indicators
import Ledgers
import Programmes
import Records

/// What a unit says to a round: words for what no ledger tells, and what it promises until the next one.
package struct RoundReport: Hashable, Sendable {
    package static let mostPromises = 5
    static let longest = 1000

    package var words = ""
    package var promises: [PromiseInput] = []
    /// When the unit had last said its part as the person saw it, in milliseconds; 0 where it had not; nil where nobody saw.
    package var seen: Int64?

    package init() {}

    func issues(on today: Day) -> [Issue] {
        var issues: [Issue] = []
        if words.isEmpty { issues.append(Issue("round.words", field: "words")) }
        if words.count > Self.longest { issues.append(Issue("round.wordsLong", field: "words")) }
        return issues + promises.enumerated().flatMap { $1.issues($0 + 1, on: today) }
    }
}

package struct ReportToRound: Sendable {
    let desk: RoundDesk

    package init(_ desk: RoundDesk) { self.desk = desk }

    package func callAsFunction(_ id: RoundID, _ report: RoundReport, by actor: Actor) async throws -> Outcome<RoundID>
    {
        let (desk, today, now) = (desk, desk.today, desk.environment.now())
        return try await desk.database.write { tx in
            try tx.rounds.lock(id)
            let round = try tx.rounds.find(id, for: actor)
            guard let owner = try tx.rounds.owners(of: id).first(where: { RoundPolicy.owes(actor, $0) }) else {
                return .refused([Issue("round.notOwing", ["unit": actor.unitName])])
            }
            guard round.stage == .open else { return .refused([Issue("round.notOpen")]) }
            var issues = report.issues(on: max(today, round.due))
            let wanted = report.promises.filter { !$0.isEmpty }
            // What was said on the day stands; a promise is not talked away when it does not come true.
            let standing = try tx.promises.list(of: .round(id)).filter {
                $0.unit == owner.unit && !round.replaces($0, on: today)
            }
            if wanted.count + standing.count > RoundReport.mostPromises {
                let values = ["most": "\(RoundReport.mostPromises)", "count": "\(standing.count)"]
                issues.append(Issue("promise.many", field: "promise1", values))
            }
            let keys = Set(wanted.compactMap(\.key))
            let readable = Set(try desk.indicators.shelf.readable(by: actor, tx).map(\.playbook.key))
            if !keys.allSatisfy({ readable.contains($0.set) }) {
                issues.append(Issue("promise.indicator", field: "indicator1"))
            }
            let numbers = try desk.indicators.numbers(keys, in: [owner.region], of: round.county, asOf: today, tx)
            issues += try desk.reached(report.promises, numbers[owner.region], in: round.county, tx)
            if let seen = report.seen, seen != owner.reportedAt?.milliseconds ?? 0 {
                let values = ["person": owner.person, "words": String(owner.words.prefix(60))]
                issues.append(Issue("round.saidMeanwhile", field: "words", values))
            }
            guard issues.isEmpty else { return .refused(issues) }
            let promises = wanted.compactMap { input -> RoundPromise? in
                guard let due = input.due else { return nil }
                return RoundPromise(
                    desk.environment.newID(),
                    at: .round(id),
                    of: (owner.unit, owner.name, owner.region),
                    input,
                    base: input.key.flatMap { numbers[owner.region]?.value($0) },
                    due: due,
                    by: actor.name,
                    now
                )
            }
            if today <= round.due { try tx.promises.removeUnsettled(of: owner.unit, in: .round(id)) }
            try tx.promises.insert(promises, in: round.county)
            try tx.rounds.report(report.words, of: owner.unit, to: id, by: actor, at: now)
            let words = "\(owner.name)：\(report.words.prefix(60))，承诺 \(promises.count) 条"
            try tx.records.append(
                RecordEntry("round.report", on: "round", id.rawValue, words),
                by: actor,
                in: desk.environment
            )
            return .done(id)
        }
    }
}

/// Supervision says whether a promise was kept that no ledger decides, with what it rests on.
package struct JudgePromise: Sendable {
    let desk: RoundDesk

    package init(_ desk: RoundDesk) { self.desk = desk }

    package func callAsFunction(
        _ id: PromiseID,
        of occasion: PromiseOccasion,
        _ result: PromiseResult?,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<PromiseID> {
        let (desk, environment, today) = (desk, desk.environment, desk.today)
        return try await desk.database.write { tx in
            guard RoundPolicy.mayLead(actor, actor.county) else {
                return .refused([Issue("move.notAllowed", ["act": "认定承诺"])])
            }
            let promise = try tx.promises.find(id, of: occasion, in: actor.county)
            guard promise.result == nil else { return .refused([Issue("promise.judged")]) }
            // What a ledger counts it decides, unless its number cannot be.
            let counted = try promise.isCounted ? desk.lines([promise], in: actor.county, tx).first : nil
            guard !promise.isCounted || counted?.standing == .awaiting else {
                return .refused([Issue("promise.counted")])
            }
            var issues: [Issue] = []
            if result == nil { issues.append(Issue("promise.result", field: "result")) }
            if reason.isEmpty { issues.append(Issue("promise.reason", field: "reason")) }
            if promise.due > today { issues.append(Issue("promise.early", ["day": "\(promise.due)"])) }
            guard issues.isEmpty, let result else { return .refused(issues) }
            guard try tx.promises.settle(id, result, reached: counted?.reached, reason, by: actor.name, on: today)
            else {
                return .refused([Issue("promise.judged")])
            }
            let words = "\(promise.unitName)：\(promise.words)，\(result.word)"
            let entry = RecordEntry("promise.judging", on: occasion.kind, occasion.key, words)
            try tx.records.append(entry, by: actor, in: environment)
            return .done(id)
        }
    }
}
