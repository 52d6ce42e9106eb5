import Bootstrap
import Core
import Database
import Foundation
import Logging
import Web

/// The site as it is served, without a socket: every route, the real sessions, a folder of its own for files.
package final class CountyExchange: Sendable {
    package let routes: [Route]
    private let site: Site
    private let folder: String

    /// Where the site keeps files.
    package var files: String { folder + "/files" }

    package init(_ database: Database, environment: Core.Environment) throws {
        folder = NSTemporaryDirectory() + "luoshi-exchange-" + UUID().uuidString
        let settings = try Settings(
            SettingsReader(
                flags: [
                    .database: "sqlite:\(folder)/unused.sqlite", .files: folder + "/files",
                    .backups: folder + "/backups", .secret: String(repeating: "07", count: 32),
                ],
                variables: [:]
            )
        )
        let county = CountySite(
            settings: settings,
            database: database,
            environment: environment,
            logger: Logger(label: "exchange") { _ in SwiftLogNoOpLogHandler() }
        )
        routes = county.routes
        site = try county.site()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A browser in which nobody is signed in.
    package func visitor() -> Visitor { Visitor(site) }

    /// A browser in which a person of the sample county has signed in.
    package func visitor(named login: String) async -> Visitor {
        let visitor = visitor()
        _ = await visitor.get("/login")
        _ = await visitor.post("/login", ["name": login, "password": SampleCounty.password])
        return visitor
    }
}
