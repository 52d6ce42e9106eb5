import ArgumentParser
import Core

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "把整个县备份成一个 .tar 文件，服务运行时也可以做。"
    )

    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: "备份文件；不写则放在备份文件夹，以时间命名。")
    var to: String?

    func run() async throws {
        try await common.withCounty { settings, database, console in
            let make = MakeBackup(settings: settings, environment: .live())
            console.result(try await make(database, to: to, progress: console.steps()))
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "从备份恢复到一个空的位置；先核对备份完好，再写入。"
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "备份文件。")
    var file: String

    func run() async throws {
        let settings = try common.settings()
        let console = Console()
        let verdict = try await RestoreBackup(settings: settings)(file, progress: console.steps())
        let madeAt = verdict.manifest.madeAt
        console.result("已恢复 \(madeAt) 的备份到 \(settings.database.shown)：\(verdict.words)。")
    }
}
