import ArgumentParser
import Foundation
import Rounds

/// Seconds of reading a dispatch's figures and of writing its whole pack, in a county that is there; nothing is kept.
struct MeasurePack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pack", abstract: "做一套调度材料，不留下。")

    @OptionGroup var common: CommonOptions

    @Argument(help: "写到哪个文件（.zip）。")
    var file: String

    @OptionGroup var supervisor: SupervisorOption

    func run() async throws {
        try await common.withCounty { settings, database, console in
            let desk = RoundsCommand.desk(settings, database)
            let actor = try await supervisor.actor(in: database)
            var results: [TrialPack.Result] = []
            for _ in 0..<3 { results.append(try await TrialPack(desk)(by: actor, to: file)) }
            let whole = results.map { $0.reading + $0.writing }.sorted()
            let last = results[results.count - 1]
            let first = results[0].reading + results[0].writing
            console.result(
                String(format: "%.2f %.2f %.2f %.2f ", first, whole[1], last.reading, last.writing)
                    + "\(last.townships) \(last.programmes) \(last.parts)"
            )
        }
    }
}
