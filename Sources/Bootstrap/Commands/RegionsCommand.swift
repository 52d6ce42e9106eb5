import ArgumentParser
import Core
import Database
import Documents
import Regions

struct RegionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regions",
        abstract: "行政区划。",
        subcommands: [Import.self, List.self]
    )

    /// The person named in the record for what a command did.
    static let person = "维护命令"

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "导入区划代码表（.csv .txt .xlsx，可以是 .gz）：先全部核对，再全部写入。"
        )

        @OptionGroup var common: CommonOptions

        @Argument(help: "区划文件。")
        var file: String

        @Option(name: .long, help: "只导入这个地方和它下面的，如 6207。")
        var within: String?

        func run() async throws {
            let scope = try RegionsCommand.scope(within)
            try CommandRefusal.unlessReadable(file)
            try await common.withCounty { _, database, console in
                let read = try RegionFile(.file(path: file), name: file)
                let progress = console.progress("写入区划")
                let importing = ImportRegions(database: database, environment: .live())
                let outcome = try await importing(read, within: scope, by: RegionsCommand.person) { done, total in
                    progress.report(done, of: total)
                }
                guard let plan = outcome.value else { throw CommandRefusal(outcome.issues, regionWords) }
                console.result("新增 \(plan.inserts.count) 个，更新 \(plan.updates.count) 个。\(plan.beginning)")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出区划：代码、名称、级别。")

        @OptionGroup var common: CommonOptions

        @Option(name: .long, help: "只列这个地方和它下面的，如 620799。")
        var within: String?

        func run() async throws {
            let scope = try RegionsCommand.scope(within)
            try await common.withCounty { _, database, console in
                var last: RegionCode?
                while true {
                    let page = try await database.read { [last] tx in
                        try tx.regions.list(RegionFilter(), in: scope, after: last, limit: 2000)
                    }
                    for region in page { console.result("\(region.code.padded)\t\(region.name)\t\(region.level.word)") }
                    guard page.count == 2000 else { return }
                    last = page.last?.code
                }
            }
        }
    }

    static func scope(_ text: String?) throws -> RegionCode? {
        guard let text else { return nil }
        guard let code = RegionCode(text) else { throw CommandRefusal("“\(text)”不是区划代码，写成 62、6207、620702 这样。") }
        return code
    }
}
