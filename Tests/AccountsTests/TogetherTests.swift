import Core
import Database
import TestSupport
import Testing

@testable import Accounts

/// Two people act on one account at the same moment. SQLite has one writer at a time.
@Suite("At the same moment")
struct TogetherTests {
    @Test func aNewNameDoesNotTakeAnAccountBackIntoUse() async throws {
        try await withSampleCounty(.postgres) { database, county async throws in
            let environment = SampleClock().environment
            let steward = try #require(Steward(county.administrator))
            let id = county.officer.account
            try await whileWriting(database, "UPDATE account SET disabled_at = 1 WHERE id = \(id)") { () async throws in
                let edit = EditAccount(database: database, environment: environment)
                let outcome = try await edit(id, name: "王改名", by: steward)
                #expect(outcome.issues.isEmpty)
            }
            let account = try await database.read { try $0.accounts.find(id) }
            #expect(account.isDisabled && account.name == "王改名")
        }
    }

    @Test func aPasswordThatIsTakenAwayOpensNoSession() async throws {
        try await withSampleCounty(.postgres) { database, county async throws in
            let signIn = SignIn(database: database, environment: SampleClock().environment, hasher: .quick)
            let id = county.officer.account
            try await whileWriting(database, "UPDATE account SET password_hash = 'other' WHERE id = \(id)") {
                () async throws in
                let outcome = try await signIn(loginName: "nongye", password: SampleCounty.password, from: home)
                #expect(outcome.issues.map(\.key) == ["signIn.wrong"])
            }
            let sessions = try await database.read { try $0.count("FROM session WHERE account_id = \(id)") }
            #expect(sessions == 0)
        }
    }

    /// Runs `body` while another transaction has written and is not over before somebody waits for it.
    private func whileWriting(_ database: Database, _ query: Query, _ body: () async throws -> Void) async throws {
        let (written, write) = AsyncStream.makeStream(of: Void.self)
        async let other: Void = database.write { tx in
            try tx.run(query)
            write.finish()
            while try !tx.exists("SELECT 1 FROM pg_locks WHERE NOT granted") {}
        }
        for await _ in written {}
        try await body()
        try await other
    }
}
