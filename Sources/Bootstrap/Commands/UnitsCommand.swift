import Accounts
import ArgumentParser
import Core
import Database
import Documents

struct UnitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "units", abstract: "单位。", subcommands: [Import.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "导入单位表（.csv .xlsx）：名称、简称、类别、区划、职能、别名；先全部核对，再全部写入。"
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "单位表。")
        var file: String

        @OptionGroup var county: CountyOption

        func run() async throws {
            let code = try county.code
            try CommandRefusal.unlessReadable(file)
            try await common.withCounty { _, database, console in
                let sheet = try UnitSheet(.file(path: file), name: file)
                let steward = Steward(command: RegionsCommand.person, county: code)
                let progress = console.progress("写入单位")
                let importing = ImportUnits(database: database, environment: .live())
                let outcome = try await importing(sheet, by: steward) { done, total in
                    progress.report(done, of: total)
                }
                guard let result = outcome.value else {
                    throw CommandRefusal(outcome.issues.map(sheetSentence).joined(separator: "\n"))
                }
                console.result("新增 \(result.added) 个单位，更新 \(result.updated) 个。")
            }
        }
    }
}
