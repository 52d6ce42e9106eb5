import Core
import Database
import Programmes
import Records

/// Begins a period of scoring: the scheme is kept as it is today, and later changes of the file do not touch it.
package struct OpenPeriod: Sendable {
    let desk: ScoreDesk

    package init(_ desk: ScoreDesk) { self.desk = desk }

    package func callAsFunction(
        scheme key: String,
        name: String,
        from: Day?,
        through: Day?,
        peers: [String: Set<UnitID>] = [:],
        by actor: Actor
    ) async throws -> Outcome<PeriodID> {
        var issues: [Issue] = []
        let reading = try await desk.database.read { tx in try desk.shelf(in: actor.county, tx).reading(key) }
        if reading == nil { issues.append(Issue("score.scheme", field: "scheme")) }
        if name.isEmpty || name.count > 60 { issues.append(Issue("score.name", field: "name")) }
        if from == nil { issues.append(Issue("score.from", field: "from")) }
        if through == nil || from.map({ $0 >= (through ?? $0) }) == true {
            issues.append(Issue("score.through", field: "through"))
        }
        guard issues.isEmpty, let reading, let scheme = reading.scheme, let from, let through else {
            return .refused(issues)
        }
        let environment = desk.environment
        return try await desk.database.write { tx in
            let yaml = String(decoding: reading.file.bytes, as: UTF8.self)
            let now = environment.now()
            let kept = try tx.scores.keep(scheme, yaml, as: environment.newID(), in: actor.county, at: now)
            let period = ScorePeriod(
                id: environment.newID(),
                county: actor.county,
                scheme: kept,
                name: name,
                from: from,
                through: through,
                stage: .open,
                peers: peers.filter { group in scheme.groups.contains { $0.key == group.key } },
                person: actor.name,
                unitName: actor.unitName,
                openedAt: now,
                frozen: nil,
                published: nil,
                version: 1
            )
            try tx.scores.insert(period, by: actor.account)
            try tx.records.append(
                RecordEntry(
                    "score-period.opening",
                    on: "score-period",
                    period.id.rawValue,
                    "\(name)，\(scheme.name)（版本 \(scheme.version)），\(from) 至 \(through)"
                ),
                by: actor,
                in: environment
            )
            return .done(period.id)
        }
    }
}
