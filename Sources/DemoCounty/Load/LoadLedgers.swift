import Core
import Database
import Files
import Ledgers
import Programmes
import Regions
import Workflow

/// Ledgers of very many things, made through the same checks as people's entries: for measuring, not for showing.
package struct LoadLedgers: Sendable {
    let database: Database
    let today: Day
    let items: Int
    /// Things entered at once, in one transaction.
    let batch: Int
    let seed: UInt64
    let personal: PersonalVault

    package init(
        database: Database,
        today: Day,
        items: Int,
        batch: Int = 2_000,
        seed: UInt64 = DemoCounty.seed,
        personal: PersonalVault = PersonalVault(secret: Array(repeating: 7, count: 32))
    ) {
        self.database = database
        self.today = today
        self.items = items
        self.batch = batch
        self.seed = seed
        self.personal = personal
    }

    /// What was made: how long the checks and writes took, and moves ready to be made.
    package struct Loaded: Sendable {
        package let items: Int
        package let seconds: Double
        /// Of the last round: entered when the county held nearly all it was to hold.
        package let last: (items: Int, seconds: Double)
        package let historySeconds: Double
        package let historyMoves: Int
        package let moves: [MoveMany.Move]
    }

    /// The county must hold the demonstration's places and people (`LoadCounty`). History of three years lies before
    /// `today`; `moves` things are left standing before a step that can be taken.
    package func fill(moves wanted: Int, _ progress: (Int, Int) -> Void) async throws -> Loaded {
        // More things can come to those of an earlier filling. Makers below a hundred are those of the demonstration, whose
        // clocks stand still at the same moments.
        let existing = try await database.read { tx in try tx.count("FROM ledger_item") }
        let clock = DemoClock(
            at: Instant(today.adding(days: -1_090), 9),
            maker: 100 + existing / 100 % 900
        )
        let desk = LedgerDesk(
            database: database,
            environment: clock.environment,
            shelf: BookShelf(),
            vault: personal
        )
        let texts = PlaybookText.shipped
        let adopt = AdoptProgramme(database: database, environment: clock.environment)
        let people = try await database.read { tx in try LoadedPeople(tx) }
        for text in texts { _ = try await adopt(text, for: people.county) }
        let playbooks = DemoLedgers.ordered(texts.map(\.playbook)).filter {
            people.clerk(of: $0) != nil && LoadedBatch.isBoundless($0)
        }
        let rounds = max(1, items / max(1, playbooks.count) / max(1, batch))
        let share = max(1, items / max(1, playbooks.count * rounds))
        var work = Work(desk: desk, clock: clock, random: SeededGenerator(seed: seed &+ 3))
        var (before, last) = ((items: 0, seconds: 0.0), (items: 0, seconds: 0.0))
        for round in 0..<rounds {
            before = (work.made, work.seconds)
            let start = today.adding(days: -1_090 + 1_080 * round / rounds)
            clock.advance(to: Instant(start, 10))
            for playbook in playbooks {
                guard let clerk = people.clerk(of: playbook) else { continue }
                let size = min(share, items - work.made)
                guard size > 0 else { break }
                let batch = LoadedBatch(playbook, size, after: existing + work.made, people, clock, work)
                work.random = batch.random
                let kept = work.ready.count < wanted ? max(1, wanted / (rounds * playbooks.count) + 1) : 0
                try await work.enter(batch, by: clerk, people, leaving: kept)
                progress(work.made, items)
            }
            let entered = (items: work.made - before.items, seconds: work.seconds - before.seconds)
            last = entered.items > 0 ? entered : last
            try await work.moveOn(until: today.adding(days: -1_090 + 1_080 * (round + 1) / rounds), days: 24)
        }
        clock.advance(to: Instant(today, 9))
        return Loaded(
            items: work.made,
            seconds: work.seconds,
            last: last,
            historySeconds: work.historySeconds,
            historyMoves: work.historyMoves,
            moves: work.ready
        )
    }

    /// What was entered so far, and the steps that are to be taken in the days that follow.
    struct Work {
        let desk: LedgerDesk
        let clock: DemoClock
        var random: SeededGenerator
        var (made, seconds, historySeconds, historyMoves) = (0, 0.0, 0.0, 0)
        /// Some things of each ledger, which patterns are made to fit.
        var pool: [String: [DemoThing]] = [:]
        /// All of them, by village.
        var places: [String: [RegionCode: [ItemID]]] = [:]
        var ready: [MoveMany.Move] = []
        var ahead: [MoveMany.Move] = []

        init(desk: LedgerDesk, clock: DemoClock, random: SeededGenerator) {
            self.desk = desk
            self.clock = clock
            self.random = random
        }

        mutating func enter(
            _ batch: LoadedBatch,
            by clerk: Actor,
            _ people: LoadedPeople,
            leaving kept: Int
        ) async throws {
            let (start, key) = (ContinuousClock.now, batch.playbook.key)
            let outcome = try await BulkCreate(desk)(key, batch.answers, by: clerk)
            seconds += start.duration(to: .now).inSeconds
            guard let ids = outcome.value else { throw LoadRefused(ledger: key, issues: outcome.issues) }
            made += ids.count
            for (id, answer) in zip(ids, batch.answers) {
                if let region = RegionCode(answer.place) { places[key, default: [:]][region, default: []].append(id) }
            }
            if pool[key, default: []].count < 500 {
                pool[key, default: []] += zip(ids, batch.answers).prefix(500).compactMap { id, answer in
                    RegionCode(answer.place).map { DemoThing(id: id, region: $0) }
                }
            }
            let steps = batch.steps(ids, people)
            // Where a gate asks for files nothing was handed in: such steps are no measure of moving.
            guard try await move(Array(steps.prefix(10))) > 0 else { return }
            let rest = steps.dropFirst(10)
            ready += rest.suffix(kept)
            ahead += rest.dropLast(kept)
        }

        /// The steps are taken day by day, in every ledger on every day.
        mutating func moveOn(until end: Day, days: Int) async throws {
            let start = clock.now.day
            var groups = [[MoveMany.Move]](repeating: [], count: days)
            for (place, step) in ahead.enumerated() { groups[place % days].append(step) }
            ahead = []
            for (place, group) in groups.enumerated() {
                clock.advance(to: Instant(start.adding(days: end.days(since: start) * (place + 1) / (days + 1)), 10))
                _ = try await move(group)
            }
        }

        private mutating func move(_ steps: [MoveMany.Move]) async throws -> Int {
            guard !steps.isEmpty else { return 0 }
            let start = ContinuousClock.now
            let moved = try await MoveMany(desk)(steps).count { $0.isEmpty }
            historySeconds += start.duration(to: .now).inSeconds
            historyMoves += moved
            return moved
        }
    }
}

/// Made-up entries that the checks did not let through: then what was to be measured was not done.
private struct LoadRefused: Error, CustomStringConvertible {
    let ledger: String
    let issues: [Issue]

    var description: String {
        "\(ledger)：" + issues.prefix(3).map { ledgerWords.sentence(for: $0) }.joined(separator: " ")
    }
}

extension Duration {
    package var inSeconds: Double {
        let (seconds, rest) = components
        return Double(seconds) + Double(rest) / 1e18
    }
}
