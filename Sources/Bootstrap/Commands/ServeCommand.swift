import ArgumentParser
import Catalogue
import Core
import Database
import Files
import Ledgers
import Logging
import Uploads
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "启动网页服务；收到停止信号后办完手上的请求再退出。"
    )

    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: "监听的地址，默认 127.0.0.1。")
    var host: String?

    @Option(name: .long, help: "监听的端口，默认 8080；0 表示任意空闲端口。")
    var port: Int?

    func run() async throws {
        var flags: [SettingName: String] = [:]
        flags[.host] = host
        flags[.port] = port.map(String.init)
        let settings = try common.settings(flags)
        try await Serving(settings: settings, console: Console()).run { port in
            Console().say("落实已启动：http://\(settings.host):\(port)/")
        }
    }
}

/// A county's site on its address, until the process is told to stop.
struct Serving {
    let settings: Settings
    let console: Console

    func run(_ running: @escaping @Sendable (Int) async -> Void) async throws {
        ServerMemory.returnLargeBuffers()
        ServerMemory.shareArenas()
        let database = try await OpenDatabase(address: settings.database).migrated(console)
        try await settings.database.naming { try await serve(database, running) }
        try await database.close()
    }

    func serve(_ database: Database, _ running: @escaping @Sendable (Int) async -> Void) async throws {
        var logger = Logger(label: "luoshi") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = settings.isDevelopment ? .info : .notice
        let county = CountySite(settings: settings, database: database, environment: .live(), logger: logger)
        try await CheckPersonalKey(county.sheets.ledgers)()
        let site = try county.site()
        let sweeping = Task { [logger] in try await Self.sweepDaily(settings.vault, county, logger) }
        let telling = Task { try await MessageRounds(county: county).run() }
        defer { sweeping.cancel() }
        let server = SiteServer(site, host: settings.host, port: settings.port, logger: logger)
        let result: Result<Void, any Error>
        do { result = .success(try await server.run(running)) } catch { result = .failure(error) }
        // A turn under way still uses the database.
        telling.cancel()
        _ = await telling.result
        try result.get()
    }

    /// What was given up takes no room: beside the requests, at the start and then once a day.
    private static func sweepDaily(_ vault: FileVault, _ county: CountySite, _ logger: Logger) async throws {
        while true {
            vault.sweep()
            do {
                try await SweepUploads(county.uploads, named: { tx in try tx.namedFiles() })()
            } catch {
                logger.error("sweeping uploads: \(String(reflecting: error))")
            }
            do {
                try await RenewLongKeys(county.sheets.ledgers)()
                try await RenewTypedKeys(county.sheets.ledgers)()
            } catch {
                logger.error("renewing keys: \(String(reflecting: error))")
            }
            do {
                // Another backup may have taken the place of the county meanwhile, or something sealed come in.
                try await CheckPersonalKey(county.sheets.ledgers)()
                try await SealEarlierSheets(county.sheets, named: { tx in try tx.namedFiles() })()
            } catch {
                logger.error("sealing sheets: \(String(reflecting: error))")
            }
            try await Task.sleep(for: .seconds(86_400))
        }
    }
}
