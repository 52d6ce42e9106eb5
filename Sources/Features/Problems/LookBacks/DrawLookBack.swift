import Core
import Database
import Records

/// 回头看抽查: draws some of the problems closed 30 or 90 days ago, and keeps seed and pool with the draw.
package struct DrawLookBack: Sendable {
    let database: Database
    let environment: Environment

    static let mostDigits = 15

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// - Parameter seed: a number said aloud by somebody present; nil draws one.
    package func callAsFunction(
        horizon: Int?,
        count: Int?,
        seed: Int64?,
        witnesses: String,
        by actor: Actor
    ) async throws -> Outcome<LookBackID> {
        guard let horizon, LookBack.horizons.contains(horizon) else {
            return .refused([Issue("lookBack.horizon", field: "horizon")])
        }
        let environment = environment
        let chosen = seed ?? Int64.random(in: 1...999_999_999_999)
        return try await database.write { tx in
            let today = environment.today
            let pool = try tx.lookBacks.pool(horizon, in: actor.county, on: today)
            guard !pool.isEmpty else {
                return .refused([Issue("lookBack.empty", field: "horizon", ["days": "\(horizon)"])])
            }
            guard let count, (1...pool.count).contains(count) else {
                return .refused([Issue("lookBack.count", field: "count", ["most": "\(pool.count)"])])
            }
            let round = LookBack(
                id: environment.newID(),
                county: actor.county,
                horizon: horizon,
                seed: chosen,
                pool: pool.map(\.id),
                wanted: count,
                witnesses: witnesses,
                person: actor.name,
                unitName: actor.unitName,
                day: today
            )
            let days = Dictionary(uniqueKeysWithValues: pool.map { ($0.id, $0.closedOn) })
            let drawn = round.drawnAgain.map { (id: $0, closedOn: days[$0] ?? today) }
            try tx.lookBacks.insert(round, drawn, by: actor)
            try tx.records.append(
                RecordEntry(
                    "look-back.draw",
                    on: "look-back",
                    round.id.rawValue,
                    "\(pool.count) 个里抽 \(count) 个，随机数 \(chosen)"
                ),
                by: actor,
                in: environment
            )
            return .done(round.id)
        }
    }
}
