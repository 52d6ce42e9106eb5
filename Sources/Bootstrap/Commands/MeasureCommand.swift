import ArgumentParser
import Core
import Database
import DemoCounty
import Files
import Foundation
import Ledgers
import PolicyText

/// What `Benchmarks/run` asks of the program itself; not shown to people.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "测速用。",
        shouldDisplay: false,
        subcommands: [
            Reading.self, MeasureGrowth.self, MeasureSuggestions.self, MeasureSheets.self, MeasureImport.self,
            Filling.self,
            Evaluating.self,
            Ledgers.self, MeasurePapers.self, MeasurePack.self, MeasureRounds.self, MeasureScores.self,
            MeasureQuality.self,
            MeasureSubmissions.self,
        ]
    )

    /// Milliseconds of reading one text: the first time, then the median and the slowest of many.
    struct Reading: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "decompose", abstract: "反复分解一份文本。")

        @Argument(help: "文本文件。")
        var file: String

        @Option(name: .long, help: "次数。")
        var times = 30

        func run() async throws {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let options = DecomposeOptions(asOf: Environment.live().today)
            let clock = ContinuousClock()
            var taken: [Duration] = []
            var duties = 0
            for _ in 0..<max(2, times) {
                taken.append(clock.measure { duties = decompose(text, options: options).duties.count })
            }
            let later = taken.dropFirst().sorted()
            let values = [taken[0], later[later.count / 2], later[later.count - 1]].map(Self.milliseconds)
            Console().result("\(values.joined(separator: " ")) \(text.unicodeScalars.count) \(duties)")
        }

        /// With two decimals.
        private static func milliseconds(_ duration: Duration) -> String {
            let (seconds, rest) = duration.components
            return String(Double(seconds * 100_000 + rest / 10_000_000_000_000) / 100)
        }
    }

    /// Fills an empty SQLite county with very many tasks; prints a person of each role with the password.
    struct Filling: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "fill", abstract: "建一个任务很多的示范县。")

        @OptionGroup var common: CommonOptions

        @Option(name: .long, help: "任务数。")
        var tasks = 20_000

        func run() async throws {
            let settings = try common.settings([:])
            let console = Console()
            let database = try await OpenDatabase(address: settings.database).migrated(console)
            let progress = console.progress("建任务")
            let county = LoadCounty(
                database: database,
                vault: settings.vault,
                today: Environment.live().today,
                personal: PersonalVault(secret: settings.personalKey),
                tasks: tasks
            )
            let made = try await county.fill { done, total in progress.report(done, of: total) }
            for sample in made.samples { console.result("\(sample.role) \(sample.loginName) \(sample.password)") }
            try await database.close()
        }
    }
}
