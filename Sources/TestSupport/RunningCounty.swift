import Bootstrap
import Core
import Database
import DatabaseSQLite
import DemoCounty
import Files
import Foundation
import Logging
import Schema
import Synchronization
import Testing
import Web

/// The county 云岭县 at work for one journey: a copy of the demonstration, served by this process on 127.0.0.1 and
/// gone when the journey ends.
///
///     let county = try await RunningCounty.start()
///     let li = try await county.person("nongye")
///     try await li.open("/tasks")
package final class RunningCounty: Sendable {
    /// 2026-06-10 09:00 in the county; the demonstration's history lies before it, and the clock goes on from here.
    package static let morning = Instant(milliseconds: 1_781_053_200_000)

    /// `http://127.0.0.1:` and a port.
    package let address: String
    private let accounts: DemoAccounts
    private let clock: CountyClock
    let database: Database
    let settings: Settings

    /// Serves a copy until the journey is over.
    ///
    /// - Parameters:
    ///   - schemes: the county's own ways of scoring, name of the file to its text.
    ///   - playbooks: its own programmes, likewise.
    package static func start(
        schemes: [String: String] = [:],
        playbooks: [String: String] = [:]
    ) async throws -> RunningCounty {
        let template = try await CountyTemplate.shared.value
        let folder = try template.copy()
        try FileManager.default.createDirectory(
            atPath: folder + "/playbooks/schemes",
            withIntermediateDirectories: true
        )
        let own = playbooks.map { ($0, $1) } + schemes.map { ("schemes/" + $0, $1) }
        for (name, text) in own {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/playbooks/" + name))
        }
        let clock = CountyClock(from: morning)
        let database = Database(try SQLiteDriver.open(at: folder + "/" + CountyTemplate.databaseName))
        let settings = try settings(folder)
        let site = try CountySite(
            settings: settings,
            database: database,
            environment: clock.environment,
            logger: quiet
        ).site()
        let serving = Serving(SiteServer(site, host: "127.0.0.1", port: 0, logger: quiet))
        Journey.current?.afterwards {
            await serving.stop()
            try? await database.close()
            try? FileManager.default.removeItem(atPath: folder)
        }
        let address = "http://127.0.0.1:\(try await serving.port)"
        return RunningCounty(address, template.accounts, clock, database, settings)
    }

    private init(
        _ address: String,
        _ accounts: DemoAccounts,
        _ clock: CountyClock,
        _ database: Database,
        _ settings: Settings
    ) {
        self.address = address
        self.accounts = accounts
        self.clock = clock
        self.database = database
        self.settings = settings
    }

    var environment: Core.Environment { clock.environment }

    /// The title of the document whose drafts wait to be issued.
    package var documentToReview: String { accounts.documentToReview }

    /// The county's day.
    package var today: Day { clock.now.day }

    /// Lets hours pass in the county.
    package func pass(hours: Int) { clock.pass(seconds: hours * 3600) }

    /// Lets the days pass until an hour of a later day. Everybody's session ends meanwhile, as it does for people.
    package func pass(until day: Day, hour: Int) {
        clock.pass(seconds: Instant(startOf: day).adding(seconds: hour * 3600).seconds(since: clock.now))
    }

    /// Somebody who was here before comes back: signs in again where the session is over, and stands at 今日.
    package func welcome(_ person: Person, place: SourceLocation = #_sourceLocation) async throws {
        try await person.open("/", place: place)
        guard try await person.address.hasPrefix("/login") else { return }
        try await signIn(person, as: person.name, place: place)
    }

    /// Somebody who has not signed in.
    package func visitor(_ name: String = "来客", width: Int = 1440) async throws -> Person {
        try await Browser.shared.person(name, at: address, width: width)
    }

    /// The person of a sample account, signed in through the page.
    package func person(
        _ login: String,
        width: Int = 1440,
        place: SourceLocation = #_sourceLocation
    ) async throws -> Person {
        let person = try await visitor(login, width: width)
        try await person.open("/login", place: place)
        try await signIn(person, as: login, place: place)
        return person
    }

    /// The password of a sample account.
    package func password(of login: String) throws -> String {
        guard let sample = accounts.samples.first(where: { $0.loginName == login }) else {
            throw BrowserProblem("no sample account \(login) among \(accounts.samples.map(\.loginName))")
        }
        return sample.password
    }

    /// Fills in the sign-in page that stands before a person.
    package func signIn(_ person: Person, as login: String, place: SourceLocation = #_sourceLocation) async throws {
        let password = try password(of: login)
        try await person.fill("登录名", login, place: place)
        try await person.fill("密码", password, place: place)
        try await person.press("登录", place: place)
    }

    private static func settings(_ folder: String) throws -> Settings {
        let flags: [SettingName: String] = [
            .database: "sqlite:\(folder)/\(CountyTemplate.databaseName)", .files: folder + "/files",
            .backups: folder + "/backups", .playbooks: folder + "/playbooks",
            .secret: String(repeating: "5e", count: 32), .personal: String(repeating: "07", count: 32),
        ]
        return try Settings(SettingsReader(flags: flags, variables: [:]))
    }

    private static var quiet: Logger { Logger(label: "county") { _ in SwiftLogNoOpLogHandler() } }
}

/// The machine's clock moved to another day.
private final class CountyClock: Sendable {
    private let offset: Mutex<Int64>
    private let source = IdentifierSource(maker: 2)

    init(from start: Instant) { offset = Mutex(start.milliseconds - Instant.now().milliseconds) }

    var now: Instant { Instant(milliseconds: Instant.now().milliseconds + offset.withLock { $0 }) }

    var environment: Core.Environment {
        Core.Environment(now: { self.now }, newNumber: { self.source.next(at: self.now) })
    }

    func pass(seconds: Int) { offset.withLock { $0 += Int64(seconds) * 1000 } }
}

/// A server in a task of its own.
private struct Serving: Sendable {
    private let ports: AsyncStream<Int>
    private let task: Task<Void, any Error>

    init(_ server: SiteServer) {
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        self.ports = ports
        task = Task {
            defer { found.finish() }
            try await server.run { found.yield($0) }
        }
    }

    var port: Int {
        get async throws {
            for await port in ports { return port }
            try await task.value
            throw BrowserProblem("the county's server ended before it took a request")
        }
    }

    func stop() async {
        task.cancel()
        _ = await task.result
    }
}
