import Core
import Database
import DemoCounty
import Logging
import TestSupport
import Testing
import Web

@testable import Bootstrap

/// Runs `body` with a copy of the demonstration as it is served, and its administrator signed in.
func withAdministrator(
    _ driver: Driver,
    _ more: [SettingName: String] = [:],
    _ body: (FilledCounty, Database, Visitor, Site) async throws -> Void
) async throws {
    try await withFilledCounty(driver) { county in
        let database = try await open(county.address)
        let site = try CountySite(
            settings: settings(county.address, files: county.files, backups: county.folder + "/backups", more),
            database: database,
            environment: .live(),
            logger: Logger(label: "site") { _ in SwiftLogNoOpLogHandler() }
        ).site()
        let visitor = Visitor(site)
        let sample = try #require(county.accounts.first(.administrator))
        #expect(await visitor.signIn(sample.loginName, sample.password).status == 200)
        try await body(county, database, visitor, site)
        try await database.close()
    }
}

/// Asks for a page until nothing is being done any more.
func whenDone(_ visitor: Visitor, at address: String = "/admin/backups") async throws -> SeenPage {
    while true {
        let page = await visitor.get(address)
        try #require([200, 503].contains(page.status), "\(page.transcript)")
        if page.headers["Refresh"] == nil { return page }
        await Task.yield()
    }
}

extension FilledCounty {
    var administratorPassword: String { accounts.first(.administrator)?.password ?? "" }
}
