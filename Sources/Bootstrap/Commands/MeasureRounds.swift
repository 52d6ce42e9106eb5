import ArgumentParser
import Foundation
import Rounds

/// Milliseconds of opening rounds and of reading what their pages show, in a county that is there; nothing is kept.
struct MeasureRounds: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rounds", abstract: "开始几轮再撤销，不留下。")

    @OptionGroup var common: CommonOptions

    @Argument(help: "排查哪个台账，例如 old-houses。")
    var ledger: String

    @OptionGroup var supervisor: SupervisorOption

    func run() async throws {
        try await common.withCounty { settings, database, console in
            let desk = RoundsCommand.desk(settings, database)
            let actor = try await supervisor.actor(in: database)
            for _ in 0..<3 {
                for one in try await TrialRound(desk)(ledger: ledger, by: actor) {
                    console.result(
                        String(format: "%@ %.1f %.1f", one.words, one.opening * 1000, one.reading * 1000)
                            + " \(one.elements)"
                    )
                }
            }
        }
    }
}
