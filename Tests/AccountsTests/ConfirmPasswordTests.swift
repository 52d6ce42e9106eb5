import Core
import Database
import TestSupport
import Testing

@testable import Accounts

@Suite("Confirming with the password")
struct ConfirmPasswordTests {
    @Test(arguments: Driver.allCases)
    func countsAndDelaysAsSigningInDoes(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let clock = SampleClock()
            let confirm = ConfirmPassword(database: database, environment: clock.environment, hasher: .quick)
            #expect(try await confirm(SampleCounty.password, by: county.officer).value != nil)
            #expect(try await confirm("", by: county.officer).issues.map(\.key) == ["confirm.missing"])
            for left in [4, 3, 2, 1] {
                let issues = try await confirm("guess", by: county.officer).issues
                #expect(issues == [Core.Issue("confirm.wrong", field: "password", ["left": "\(left)"])])
            }
            let locked = [Core.Issue("signIn.locked", ["minutes": "1"])]
            #expect(try await confirm("guess", by: county.officer).issues == locked)
            #expect(try await confirm(SampleCounty.password, by: county.officer).issues == locked)
            // The name waits at the sign-in page too.
            let signIn = SignIn(database: database, environment: clock.environment, hasher: .quick)
            let there = try await signIn(loginName: "nongye", password: SampleCounty.password, from: home)
            #expect(there.issues == locked)
            clock.pass(seconds: 60)
            #expect(try await confirm(SampleCounty.password, by: county.officer).value != nil)
            #expect(["confirm.missing", "confirm.wrong"].allSatisfy(accountWords.knows))
        }
    }

    /// What stands in the backup is not what is now: old sessions stay shut, the carried one goes on.
    @Test(arguments: Driver.allCases)
    func aCarriedSessionIsTheOnlyOneOpen(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let clock = SampleClock()
            let signIn = SignIn(database: database, environment: clock.environment, hasher: .quick)
            func open(_ name: String) async throws -> OpenedSession {
                let outcome = try await signIn(loginName: name, password: SampleCounty.password, from: home)
                let opened = outcome.value
                return try #require(opened)
            }
            let admin = try await open("admin")
            let officer = try await open("nongye")
            let find = FindSession(database: database, environment: clock.environment)
            let isKept = try await database.write { tx in
                let carried = try tx.sessions.carried(admin.session.id)
                return try tx.sessions.replaceAll(with: carried, at: clock.environment.now())
            }
            #expect(isKept)
            #expect(try await find(token: admin.token)?.actor == admin.actor)
            #expect(try await find(token: officer.token) == nil)
            // Only an administrator of the other state goes on.
            let again = try await open("nongye")
            let mayNot = try await database.write { tx in
                let carried = try tx.sessions.carried(again.session.id)
                return try tx.sessions.replaceAll(with: carried, at: clock.environment.now())
            }
            #expect(!mayNot)
            #expect(try await find(token: admin.token) == nil)
            #expect(try await find(token: again.token) == nil)
        }
    }
}
