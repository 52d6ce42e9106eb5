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
        do {
            try await common.withCounty { settings, database, console in
                let progress = console.progress("备份数据库")
                let make = MakeBackup(settings: settings, environment: .live())
                let path = try await make(database, to: to) { progress.report(Int($0 * 100), of: 100) }
                console.result(path)
            }
        } catch let fault as BackupFault {
            throw CommandRefusal(fault.description)
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
        do {
            let settings = try common.settings()
            let manifest = try await RestoreBackup(settings: settings)(file, Console())
            Console().result("已恢复 \(manifest.madeAt) 的备份到 \(settings.database.shown)，附件 \(manifest.files) 个。")
        } catch let fault as BackupFault {
            throw CommandRefusal(fault.description)
        }
    }
}
