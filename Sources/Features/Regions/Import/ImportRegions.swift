import Core
import Database
import Records

/// Takes a region file into the tree: checks everything first, then writes all of it or nothing. What is stored and
/// not in the file stays.
package struct ImportRegions: Sendable {
    /// Told how many places of how many are written.
    package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// For the command line.
    /// - Parameter scope: `--within 6207`: only this place, what lies in it, and the places above it; nil takes all.
    package func callAsFunction(
        _ file: RegionFile,
        within scope: RegionCode?,
        by person: String,
        progress: @escaping Progress = { _, _ in }
    ) async throws -> Outcome<RegionPlan> {
        let county = scope ?? file.rows.lazy.compactMap { $0.code.ancestor(at: .province) }.first
        return try await run(
            file,
            scope,
            county.map { RecordAuthor(named: person, county: $0) },
            mayWrite: true,
            progress
        )
    }

    /// For an administrator: the own county's part of the file.
    package func callAsFunction(
        _ file: RegionFile,
        by actor: Actor,
        progress: @escaping Progress = { _, _ in }
    ) async throws -> Outcome<RegionPlan> {
        try await run(file, actor.county, RecordAuthor(actor), mayWrite: true, progress)
    }

    /// What an import would write, without writing.
    package func check(_ file: RegionFile, within scope: RegionCode?) async throws -> Outcome<RegionPlan> {
        try await run(file, scope, nil, mayWrite: false) { _, _ in }
    }

    private func run(
        _ file: RegionFile,
        _ scope: RegionCode?,
        _ author: RecordAuthor?,
        mayWrite: Bool,
        _ progress: @escaping Progress
    ) async throws -> Outcome<RegionPlan> {
        if !file.issues.isEmpty { return .refused(file.issues) }
        guard mayWrite else {
            return try await database.read { tx in try planned(file, scope, tx) }
        }
        return try await database.write { tx in
            let outcome = try planned(file, scope, tx)
            guard let plan = outcome.value, !plan.isEmpty else { return outcome }
            try write(plan, tx, progress)
            if let author {
                let words = "新增 \(plan.inserts.count) 个，更新 \(plan.updates.count) 个"
                let subject = Int64(author.county.digits) ?? 0
                try tx.records.append(
                    [RecordEntry("region.import", on: "region", subject, words)],
                    by: author,
                    in: environment
                )
            }
            return outcome
        }
    }

    private func planned(
        _ file: RegionFile,
        _ scope: RegionCode?,
        _ tx: Transaction
    ) throws -> Outcome<RegionPlan> {
        // What stands above the scope is needed for parents; a whole province is read where no scope is given.
        var stored = try tx.regions.all(in: scope)
        if let scope { for region in try tx.regions.ancestors(of: scope) { stored[region.code] = region } }
        return RegionPlanning(stored: stored, scope: scope, now: environment.now()).plan(file.rows)
    }

    private func write(_ plan: RegionPlan, _ tx: Transaction, _ progress: Progress) throws {
        let now = environment.now()
        let total = plan.inserts.count + plan.updates.count
        var done = 0
        for start in stride(from: 0, to: plan.inserts.count, by: 1000) {
            let part = plan.inserts[start..<min(start + 1000, plan.inserts.count)]
            try tx.regions.insert(part, at: now)
            done += part.count
            progress(done, total)
        }
        for region in plan.updates {
            try tx.regions.update(region, at: now)
            done += 1
            if done % 1000 == 0 || done == total { progress(done, total) }
        }
    }
}
