import Core
import Database
import Directives
import Files
import Ledgers
import Tasks
import Workflow

/// The fictional county with many more tasks, written in bulk: for measuring, not for showing.
package struct LoadCounty: Sendable {
    let database: Database
    let vault: FileVault
    let today: Day
    let personal: PersonalVault
    let seed: UInt64
    let tasks: Int

    /// - Parameters:
    ///   - personal: seals what is invented of people.
    ///   - tasks: how many tasks come on top of the demonstration's.
    package init(
        database: Database,
        vault: FileVault,
        today: Day,
        personal: PersonalVault,
        seed: UInt64 = DemoCounty.seed,
        tasks: Int = 20_000
    ) {
        self.database = database
        self.vault = vault
        self.today = today
        self.personal = personal
        self.seed = seed
        self.tasks = tasks
    }

    /// - Parameter progress: tasks written and wanted.
    package func fill(_ progress: (Int, Int) -> Void = { _, _ in }) async throws -> DemoAccounts {
        let accounts = try await DemoCounty(
            database: database,
            vault: vault,
            today: today,
            seed: seed,
            personal: personal,
            ledgerSize: 0
        ).fill()
        let clock = DemoClock(at: Instant(today.adding(days: -1), 23, 30))
        let bulk = try await database.read { tx in try LoadedUnits(tx) }
        var maker = LoadedTasks(bulk, today: today, clock.environment, SeededGenerator(seed: seed &+ 1))
        var written = 0
        while written < tasks {
            let batch = min(1000, tasks - written)
            let last = try await database.write { [maker] tx in
                try tx.tasks.takeNumbers(batch, year: maker.year, in: bulk.county).lowerBound
            }
            let made = maker.make(batch, from: last)
            try await database.write { tx in
                try tx.tasks.insert(made.rows)
                try tx.movements.insert(made.movements)
                try tx.tasks.insert(made.reports)
            }
            written += batch
            progress(written, tasks)
        }
        return accounts
    }
}
