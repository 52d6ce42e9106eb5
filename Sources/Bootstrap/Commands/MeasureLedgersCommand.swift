import ArgumentParser
import Core
import Database
import DemoCounty
import Files
import Foundation
import Ledgers

extension MeasureCommand {
    /// Fills a county's ledgers and measures what people wait for; prints one figure a line, `name value`.
    struct Ledgers: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fill-ledgers",
            abstract: "建台账很多的示范县，测登记、办理、汇总和筛选的速度。"
        )

        @OptionGroup var common: CommonOptions

        @Option(name: .long, help: "台账条数。")
        var items = 100_000

        @Option(name: .long, help: "一次登记多少条。")
        var batch = 2_000

        @Option(name: .long, help: "测办理速度时办多少步。")
        var moves = 4_000

        @Option(name: .long, help: "同时办理的人数。")
        var writers = 8

        func run() async throws {
            let settings = try common.settings([:])
            let console = Console()
            let database = try await OpenDatabase(address: settings.database).migrated(console)
            let today = Environment.live().today
            let vault = FileVault(root: settings.files)
            let personal = PersonalVault(secret: settings.personalKey)
            if try await database.read({ tx in try tx.count("FROM region") }) == 0 {
                let county = DemoCounty(
                    database: database,
                    vault: vault,
                    today: today,
                    personal: personal,
                    ledgerSize: 0
                )
                for sample in try await county.fill().samples {
                    console.result("account \(sample.role) \(sample.loginName) \(sample.password)")
                }
            }
            let progress = console.progress("登记台账")
            let load = LoadLedgers(database: database, today: today, items: items, batch: batch, personal: personal)
            let made = try await load.fill(moves: moves) { done, total in progress.report(done, of: total) }
            console.result("items \(made.items)")
            console.result("creation \(Int(Double(made.items) / max(made.seconds, 0.001))) items/s")
            console.result("bulk \(Int(Double(made.last.items) / max(made.last.seconds, 0.001))) items/s")
            console.result("history \(Int(Double(made.historyMoves) / max(made.historySeconds, 0.001))) moves/s")
            // As the engine would by itself within the hour.
            try await database.refreshStatistics()
            try await move(made.moves, database, personal, console)
            try await ask(database, today, console)
            try await database.close()
        }

        /// Single moves with durable commits, many people at once.
        private func move(
            _ moves: [MoveMany.Move],
            _ database: Database,
            _ personal: PersonalVault,
            _ console: Console
        ) async throws {
            let desk = LedgerDesk(
                database: database,
                environment: .live(),
                shelf: BookShelf(),
                vault: personal
            )
            let start = ContinuousClock.now
            let done = try await withThrowingTaskGroup(of: Int.self) { group in
                for writer in 0..<writers {
                    let own = moves.enumerated().filter { $0.offset % writers == writer }.map(\.element)
                    group.addTask {
                        var done = 0
                        for one in own {
                            let outcome = try await MoveItem(desk)(one.item, version: 1, one.request, by: one.actor)
                            if outcome.value != nil { done += 1 }
                        }
                        return done
                    }
                }
                return try await group.reduce(0, +)
            }
            let seconds = start.duration(to: .now).inSeconds
            console.result("moves \(Int(Double(done) / max(seconds, 0.001))) moves/s (\(done) of \(moves.count))")
        }

        private func ask(_ database: Database, _ today: Day, _ console: Console) async throws {
            let county = RegionCode("620799")
            guard let county else { return }
            func median(_ times: Int, _ body: () async throws -> Void) async throws -> Double {
                var taken: [Double] = []
                for _ in 0..<times {
                    let start = ContinuousClock.now
                    try await body()
                    taken.append(start.duration(to: .now).inSeconds * 1000)
                }
                return taken.sorted()[times / 2]
            }
            let ledgers = try await database.read { tx in try tx.programmes.ledgers(in: county).map(\.id) }
            let wall = try await median(15) {
                _ = try await database.read { tx in try tx.rollUps.sums(ledgers, at: .township, in: county) }
            }
            let raw = try await median(3) {
                _ = try await database.read { tx in try tx.rollUps.countedFromThings(at: .township) }
            }
            func past(_ days: Int) async throws -> Double {
                try await median(5) {
                    let day = today.adding(days: -days)
                    _ = try await database.read { tx in
                        try tx.rollUps.sums(ledgers, at: .township, in: county, asOf: day)
                    }
                }
            }
            console.result(String(format: "wall %.1f ms", wall))
            console.result(String(format: "wall-raw %.1f ms", raw))
            console.result(String(format: "wall-ratio %.0f", raw / max(wall, 0.001)))
            console.result(String(format: "wall-past %.1f ms", try await past(30)))
            console.result(String(format: "wall-middle %.1f ms", try await past(500)))
            console.result(String(format: "wall-far %.1f ms", try await past(1_080)))
            let verified = try await database.read { tx in try tx.rollUps.verify() }
            console.result("things \(verified.things)")
            console.result("differences \(verified.differences.count) of \(verified.things) things")
        }
    }
}
