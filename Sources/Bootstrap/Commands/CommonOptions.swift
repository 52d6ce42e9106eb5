import ArgumentParser
import Core
import Database
import Foundation

/// The flags every command that opens a county takes.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: "数据库：sqlite:路径 或 postgres://用户:密码@主机:端口/库名。")
    var database: String?

    @Option(name: .long, help: "设置文件，每行一项“名称 = 值”。")
    var config: String?

    @Option(name: .long, help: "附件和文件原件存放的文件夹。")
    var files: String?

    func settings(_ more: [SettingName: String] = [:]) throws -> Settings {
        var flags = more
        if let database { flags[.database] = database }
        if let files { flags[.files] = files }
        var file = SettingsFile.empty
        if let config {
            guard let text = try? String(contentsOfFile: config, encoding: .utf8) else {
                throw CommandRefusal("读不到设置文件 \(config)，检查路径和权限。")
            }
            file = try SettingsFile(text)
        }
        return try Settings(SettingsReader(flags: flags, file: file))
    }

    /// Opens the county, runs `body` and closes it again.
    func withCounty<Value>(
        _ body: (Settings, Database, Console) async throws -> Value
    ) async throws -> Value {
        let settings = try settings()
        let console = Console()
        let database = try await OpenDatabase(address: settings.database).migrated(console)
        let result: Result<Value, any Error>
        do {
            result = .success(try await settings.database.naming { try await body(settings, database, console) })
        } catch {
            result = .failure(error)
        }
        try await database.close()
        return try result.get()
    }
}
