import ArgumentParser
import Core
import Database
import Schema

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "把数据库升级到本程序的版本；已是最新时什么也不做。"
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.withCounty { settings, _, console in
            console.result("\(settings.database.shown) 已是最新（第 \(Schema.migrations.last?.number ?? 0) 版）。")
        }
    }
}
