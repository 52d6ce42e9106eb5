import ArgumentParser
import Core
import Database
import DemoCounty
import Files
import Foundation
import Ledgers
import Regions

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "建一个虚构的示范县并打开网页服务；再次启动保留上次的数据。"
    )

    @Option(name: .long, help: "监听的端口，默认 8080；0 表示任意空闲端口。")
    var port: Int?

    @Option(name: .long, help: "示范县的数据库文件，默认 var/demo/luoshi.sqlite。")
    var database: String = "var/demo/luoshi.sqlite"

    @Flag(name: .long, help: "删掉上次的示范县，重新建一个。")
    var fresh = false

    func run() async throws {
        var flags: [SettingName: String] = [.database: database, .development: "yes"]
        flags[.port] = port.map(String.init)
        let settings = try Settings(SettingsReader(flags: flags))
        guard case .sqlite(let path) = settings.database else {
            throw CommandRefusal("示范县用 SQLite 文件，--database 写文件路径。")
        }
        if fresh { try DemoFiles(path: path, settings: settings).remove() }
        let console = Console()
        do {
            let county = try await OpenDatabase(address: settings.database).migrated(console)
            let greeting = try await greeting(county, settings, console)
            try await Serving(settings: settings, console: console).serve(county) { port in
                console.result(greeting.text(port: port, host: settings.host))
            }
            try await county.close()
        } catch let fault as DatabaseFault {
            throw CommandRefusal(fault: fault, settings.database)
        } catch let fault as MigrationFault {
            throw CommandRefusal(fault: fault, settings.database)
        }
    }

    /// Fills an empty database; the passwords are kept beside it, readable by its owner alone, for the next start.
    private func greeting(_ county: Database, _ settings: Settings, _ console: Console) async throws -> DemoGreeting {
        let notes = DemoFiles(path: database, settings: settings)
        let isEmpty = try await county.read { tx in try tx.count("FROM region") == 0 }
        guard isEmpty else { return DemoGreeting(accounts: notes.readAccounts(), isNew: false) }
        let progress = console.progress("建示范县")
        let demo = DemoCounty(
            database: county,
            vault: FileVault(root: settings.files),
            today: Environment.live().today,
            personal: PersonalVault(secret: settings.personalKey),
            ledgerSize: 120
        )
        let made = try await demo.fill { done, total in progress.report(done, of: total) }
        let greeting = DemoGreeting(made)
        try notes.write(greeting.accounts)
        return greeting
    }
}

/// What lies beside the demonstration's database.
struct DemoFiles {
    let path: String
    let settings: Settings

    private var accounts: String { settings.database.home + "/accounts.txt" }

    func remove() throws {
        let files = FileManager.default
        for name in [path, path + "-wal", path + "-shm", accounts, settings.files] where files.fileExists(atPath: name)
        {
            try files.removeItem(atPath: name)
        }
    }

    func write(_ lines: [String]) throws {
        _ = FileManager.default.createFile(
            atPath: accounts,
            contents: Data(lines.joined(separator: "\n").utf8),
            attributes: [.posixPermissions: 0o600]
        )
    }

    func readAccounts() -> [String] {
        (try? String(contentsOfFile: accounts, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
    }
}

/// What a newcomer reads: the address, who to sign in as, and what to try first.
struct DemoGreeting {
    /// One sample account a line.
    let accounts: [String]
    let isNew: Bool

    init(accounts: [String], isNew: Bool) {
        self.accounts = accounts
        self.isNew = isNew
    }

    init(_ made: DemoAccounts) {
        accounts = made.samples.map { sample in
            "  \(sample.role.word)\t\(sample.loginName)\t\(sample.password)\t\(sample.name) \(sample.unitName)\t\(sample.first)"
        }
        isNew = true
    }

    func text(port: Int, host: String) -> String {
        let state = isNew ? "示范县“云岭县”已建好（地名、人名、数字都是虚构的）。" : "沿用上次的示范县；加 --fresh 可以重建。"
        return """

            落实已启动：http://\(host):\(port)/
            \(state)

            可以用这些账号登录（角色、登录名、密码、姓名单位、先试什么）：
            \(accounts.joined(separator: "\n"))

            按 Ctrl-C 停止。
            """
    }
}
