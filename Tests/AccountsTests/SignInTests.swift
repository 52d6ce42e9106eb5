import Core
import Database
import Records
import TestSupport
import Testing

@testable import Accounts

@Suite("Signing in")
struct SignInTests {
    private func signIn(_ database: Database, _ clock: SampleClock) -> SignIn {
        SignIn(database: database, environment: clock.environment, hasher: .quick)
    }

    @Test(arguments: Driver.allCases)
    func opensASessionThatTheTokenFinds(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let clock = SampleClock()
            let outcome = try await signIn(database, clock)(
                loginName: " NongYe ",
                password: SampleCounty.password,
                from: home
            )
            let opened = try #require(outcome.value)
            #expect(opened.actor == county.officer)
            #expect(opened.token.count == 64)
            let find = FindSession(database: database, environment: clock.environment)
            let found = try #require(try await find(token: opened.token))
            #expect(found.actor == county.officer)
            #expect(found.secret == opened.secret)
            #expect(try await find(token: opened.token + "0") == nil)
            // A copy of the database opens no session.
            let stored: String = try await database.read { try $0.value("SELECT token_digest FROM session") }
            #expect(stored != opened.token)
            #expect(try await find(token: stored) == nil)
        }
    }

    /// Five failures are free; then the waiting time doubles up to half an hour. The answer is the same for a name
    /// nobody has.
    @Test(arguments: Driver.allCases, ["nongye", "nobody.at.all"])
    func makesGuessersWait(driver: Driver, name: String) async throws {
        try await withSampleCounty(driver) { database, _ async throws in
            let clock = SampleClock()
            let signIn = signIn(database, clock)
            func attempt() async throws -> Core.Issue {
                try #require(try await signIn(loginName: name, password: "wrong-guess", from: home).issues.first)
            }
            for left in [4, 3, 2, 1] {
                #expect(try await attempt() == Core.Issue("signIn.wrong", field: "password", ["left": String(left)]))
            }
            for minutes in [1, 2, 4, 8, 16, 30, 30] {
                #expect(try await attempt() == Core.Issue("signIn.locked", ["minutes": String(minutes)]))
                clock.pass(seconds: minutes * 60 - 30)
                // Waiting is not shortened or lengthened by trying, and the right password does not help.
                let early = try await signIn(loginName: name, password: SampleCounty.password, from: home)
                #expect(early.issues == [Core.Issue("signIn.locked", ["minutes": "1"])])
                clock.pass(seconds: 30)
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func forgetsFailuresAfterSigningInAndAfterADay(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, _ async throws in
            let clock = SampleClock()
            let signIn = signIn(database, clock)
            func fail() async throws -> String? {
                try await signIn(loginName: "nongye", password: "wrong-guess", from: home).issues.first?.values["left"]
            }
            #expect(try await fail() == "4")
            #expect(try await fail() == "3")
            #expect(try await signIn(loginName: "nongye", password: SampleCounty.password, from: home).value != nil)
            #expect(try await fail() == "4")
            clock.pass(hours: 25)
            #expect(try await fail() == "4")
        }
    }

    /// Many at once count like one after the other.
    @Test(arguments: Driver.allCases)
    func countsParallelGuesses(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, _ async throws in
            let clock = SampleClock()
            let signIn = signIn(database, clock)
            let keys = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        try await signIn(loginName: "nongye", password: "wrong-guess", from: home).issues[0].key
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(keys == ["signIn.wrong": 4, "signIn.locked": 8])
        }
    }

    @Test func endsTheSessionTheBrowserHad() async throws {
        try await withSampleCounty(.sqlite) { database, _ async throws in
            let clock = SampleClock()
            let signIn = signIn(database, clock)
            let first = try #require(
                try await signIn(loginName: "nongye", password: SampleCounty.password, from: home).value
            )
            let second = try #require(
                try await signIn(
                    loginName: "zhujian",
                    password: SampleCounty.password,
                    from: home,
                    replacing: first.token
                ).value
            )
            let find = FindSession(database: database, environment: clock.environment)
            #expect(try await find(token: first.token) == nil)
            #expect(try await find(token: second.token) != nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func recordsSuccessAndFailure(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let signIn = signIn(database, SampleClock())
            _ = try await signIn(loginName: "nongye", password: "wrong-guess", from: home)
            _ = try await signIn(loginName: "nongye", password: SampleCounty.password, from: home)
            let records = try await database.read {
                try $0.records.list(RecordFilter(), in: SampleCounty.county, before: nil, limit: 10)
            }
            #expect(records.map(\.act) == ["account.sign-in", "account.sign-in-failure"])
            #expect(records.map(\.person) == ["李农业", "李农业"])
            #expect(records[0].author == county.officer.account)
            #expect(records[1].author == nil)
            #expect(records.allSatisfy { !$0.detail.contains("wrong-guess") && $0.detail.contains("192.0.2.7") })
        }
    }

    @Test func saysWhatIsMissing() async throws {
        try await withSampleCounty(.sqlite) { database, _ async throws in
            let signIn = signIn(database, SampleClock())
            #expect(
                try await signIn(loginName: " ", password: "x", from: home).issues == [
                    Core.Issue("signIn.nameMissing", field: "name")
                ]
            )
            #expect(
                try await signIn(loginName: "nongye", password: "", from: home).issues
                    == [Core.Issue("signIn.passwordMissing", field: "password")]
            )
        }
    }

    @Test(arguments: Driver.allCases)
    func refusesDisabledAccountsAndPeopleWithoutAPost(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let clock = SampleClock()
            let steward = try #require(Steward(county.administrator))
            let disable = DisableAccount(database: database, environment: clock.environment)
            _ = try await disable(county.officer.account, by: steward)
            let end = EndPost(database: database, environment: clock.environment)
            _ = try await end(county.village.post, of: county.village.account, by: steward)
            let signIn = signIn(database, clock)
            func key(_ name: String) async throws -> String? {
                try await signIn(loginName: name, password: SampleCounty.password, from: home).issues.first?.key
            }
            #expect(try await key("nongye") == "signIn.disabled")
            #expect(try await key("shangping") == "signIn.noPost")
            _ = try await disable.undo(county.officer.account, by: steward)
            #expect(try await key("nongye") == nil)
        }
    }
}
