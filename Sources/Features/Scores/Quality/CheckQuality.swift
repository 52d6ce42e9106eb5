import Accounts
import Core
import Database
import Indicators
import Ledgers
import Programmes
import Records

/// Looks at the data a period's scores are made of, and keeps what it found beside them.
package struct CheckQuality: Sendable {
    let desk: ScoreDesk

    package init(_ desk: ScoreDesk) { self.desk = desk }

    /// Answers how many reasons to look again were found.
    package func callAsFunction(_ id: PeriodID, by actor: Actor) async throws -> Outcome<Int> {
        let desk = desk
        return try await desk.database.write { tx in
            let period = try tx.scores.find(id, in: actor.county, locking: true)
            let (findings, checks) = try Self.look(desk, period, tx)
            try tx.scores.replace(findings, checks, of: id, at: desk.environment.now())
            try tx.records.append(
                RecordEntry(
                    "score-period.check",
                    on: "score-period",
                    id.rawValue,
                    "\(period.name)：\(checks.reduce(0) { $0 + $1.checks }) 项检查，\(findings.count) 处要复核"
                ),
                by: actor,
                in: desk.environment
            )
            return .done(findings.count)
        }
    }

    /// The ledgers the scheme's numbers come from; townships only, because things lie in places.
    static func look(_ desk: ScoreDesk, _ period: ScorePeriod, _ tx: Transaction) throws -> (
        [ScoreFinding], [ScoreCheck]
    ) {
        let scheme = try desk.scheme(of: period, tx)
        guard scheme.subject == .townships else { return ([], []) }
        let keys = Set(
            scheme.items.compactMap { item -> String? in
                switch item.origin {
                case .indicator(let key), .target(let key): key.set
                default: nil
                }
            }
        )
        let units = try tx.units.townships(county: period.county)
        let owners = Dictionary(units.map { ($0.region.digits, $0.id) }, uniquingKeysWith: { first, _ in first })
        let settled = try tx.scores.findings(of: period.id).filter { $0.outcome != nil }
        let deadline = period.asOf(desk.environment.today)
        var findings: [ScoreFinding] = []
        var (checks, things): ([UnitID: Int], [UnitID: Int]) = ([:], [:])
        let shelf = desk.indicators.shelf
        for book in try shelf.all(in: period.county, tx)
        where keys.contains(book.playbook.key) && !book.playbook.isRestricted {
            let all = try QualityStore(tx: tx, shelf: shelf).things(of: book, owners)
            let quality = QualityChecks(all, deadline: deadline)
            for (unit, count) in quality.checks { checks[unit, default: 0] += count }
            for thing in all { things[thing.unit, default: 0] += 1 }
            findings += quality.found.filter { found in
                !settled.contains {
                    $0.unit == found.unit && $0.ledger == book.playbook.key && $0.kind == found.kind
                        && $0.field == found.field
                }
            }.map { Self.finding($0, book.playbook, desk.environment) }
        }
        let now = desk.environment.now()
        return (
            findings,
            units.map { ScoreCheck(unit: $0.id, checks: checks[$0.id] ?? 0, things: things[$0.id] ?? 0, at: now) }
        )
    }

    private static func finding(_ found: QualityFound, _ playbook: Playbook, _ environment: Environment) -> ScoreFinding
    {
        let label = playbook.fields.first { $0.key == found.field }?.label
        return ScoreFinding(
            id: environment.newID(),
            unit: found.unit,
            ledger: playbook.key,
            kind: found.kind,
            field: found.field,
            statistic: found.statistic,
            threshold: found.threshold,
            things: found.things.count,
            words: "\(playbook.name)\(label.map { "“\($0)”" } ?? "")：\(found.words)",
            examples: Array(found.things.prefix(8)),
            outcome: nil
        )
    }

    /// What somebody saw who looked again.
    package func settle(
        _ period: PeriodID,
        _ finding: FindingID,
        isWrong: Bool?,
        words: String,
        by actor: Actor
    ) async throws -> Outcome<FindingID> {
        let environment = desk.environment
        return try await desk.database.write { tx in
            _ = try tx.scores.find(period, in: actor.county, locking: true)
            var issues: [Issue] = []
            if isWrong == nil { issues.append(Issue("quality.outcome", field: "outcome")) }
            if words.isEmpty { issues.append(Issue("quality.words", field: "words")) }
            guard issues.isEmpty, let isWrong else { return .refused(issues) }
            let outcome = ScoreFinding.Outcome(
                isWrong: isWrong,
                words: words,
                person: actor.name,
                day: environment.today
            )
            guard try tx.scores.settle(finding, outcome, in: period) else {
                return .refused([Issue("quality.settled")])
            }
            try tx.records.append(
                RecordEntry(
                    "score-period.finding",
                    on: "score-period",
                    period.rawValue,
                    "\(isWrong ? "数据不实" : "有合理原因")：\(words)"
                ),
                by: actor,
                in: environment
            )
            return .done(finding)
        }
    }
}
