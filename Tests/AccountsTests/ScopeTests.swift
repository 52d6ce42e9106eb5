import Core
import Database
import TestSupport
import Testing

@testable import Accounts

@Suite("An administrator keeps the own county and no other")
struct ScopeTests {
    /// Acts of the administrator of 石河县 on things of 云岭县.
    struct Act: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let run: @Sendable (Database, SampleCounty, Actor) async throws -> Void

        init(_ name: String, _ run: @escaping @Sendable (Database, SampleCounty, Actor) async throws -> Void) {
            testDescription = name
            self.run = run
        }
    }

    private static let environment = Environment.fixed(at: SampleCounty.now)

    static let acts = [
        Act("editing a unit") { database, county, administrator in
            let input = UnitInput(name: "改名", kind: .department, region: SampleCounty.otherCounty)
            _ = try await SaveUnit(database: database, environment: environment).edit(
                county.officer.unit,
                input,
                by: #require(Steward(administrator))
            )
        },
        Act("renaming an account") { database, county, administrator in
            _ = try await EditAccount(database: database, environment: environment)(
                county.officer.account,
                name: "改名",
                by: #require(Steward(administrator))
            )
        },
        Act("disabling an account") { database, county, administrator in
            _ = try await DisableAccount(database: database, environment: environment)(
                county.officer.account,
                by: #require(Steward(administrator))
            )
        },
        Act("resetting a password") { database, county, administrator in
            _ = try await ResetPassword(database: database, environment: environment, hasher: .quick)(
                county.officer.account,
                by: administrator
            )
        },
        Act("adding a post") { database, county, administrator in
            _ = try await AddPost(database: database, environment: environment)(
                .officer,
                at: county.unit("石河县人民政府办公室"),
                for: county.officer.account,
                by: #require(Steward(administrator))
            )
        },
        Act("ending a post") { database, county, administrator in
            _ = try await EndPost(database: database, environment: environment)(
                county.officer.post,
                of: county.officer.account,
                by: #require(Steward(administrator))
            )
        },
    ]

    @Test(arguments: acts)
    func isNotFound(_ act: Act) async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let before = try await Self.state(database)
            await #expect(throws: NotFound.self) { try await act.run(database, county, county.otherAdministrator) }
            #expect(try await Self.state(database) == before)
        }
    }

    /// The same acts by the own administrator go through, so the table proves the county and nothing else.
    @Test func theOwnAdministratorMay() async throws {
        for act in Self.acts where act.testDescription != "adding a post" && act.testDescription != "editing a unit" {
            try await withSampleCounty(.sqlite) { database, county async throws in
                let before = try await Self.state(database)
                try await act.run(database, county, county.administrator)
                #expect(try await Self.state(database) != before, "\(act.testDescription)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func listsHoldTheOwnCounty(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, _ async throws in
            let (ours, theirs) = (SampleCounty.county, SampleCounty.otherCounty)
            try await database.read { tx throws in
                let people = try tx.accounts.list(AccountFilter(), in: theirs, after: nil, limit: 50)
                #expect(people.map(\.account.loginName) == ["shihe", "shihedc"])
                #expect(try tx.accounts.list(AccountFilter(words: "农"), in: theirs, after: nil, limit: 50) == [])
                #expect(try tx.accounts.count(in: ours) == 7)
                #expect(try tx.units.list(UnitFilter(), county: theirs, after: nil, limit: 50).count == 2)
                #expect(try tx.units.resolve("农业农村局", county: theirs) == nil)
            }
        }
    }

    /// A unit of another county is none that an account could be given.
    @Test func unitsOfOthersCannotBeChosen() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let steward = try #require(Steward(county.otherAdministrator))
            let input = AddAccount.Input(loginName: "x1", name: "外人", role: .officer, unit: county.officer.unit)
            let outcome = try await AddAccount(database: database, environment: Self.environment, hasher: .quick)(
                input,
                by: steward
            )
            #expect(outcome.issues.map(\.key) == ["post.unitMissing"])
        }
    }

    /// Somebody with posts in two counties: neither administrator may act on the whole account.
    @Test func anAccountOfTwoCountiesIsNotResetByOne() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            try await database.write { tx in
                let unit = try tx.units.find(county.unit("石河县人民政府办公室"), county: SampleCounty.otherCounty)
                _ = try NewPost(environment: Self.environment)(
                    tx,
                    account: county.officer.account,
                    role: .officer,
                    unit: unit
                )
            }
            let reset = ResetPassword(database: database, environment: Self.environment, hasher: .quick)
            let outcome = try await reset(county.officer.account, by: county.otherAdministrator)
            #expect(outcome.issues.map(\.key) == ["account.shared"])
            let steward = try #require(Steward(county.otherAdministrator))
            let disabled = try await DisableAccount(database: database, environment: Self.environment)(
                county.officer.account,
                by: steward
            )
            #expect(disabled.issues.map(\.key) == ["account.shared"])
            let end = EndPost(database: database, environment: Self.environment)
            await #expect(throws: NotFound.self) {
                _ = try await end(county.officer.post, of: county.officer.account, by: steward)
            }
        }
    }

    @Test func onlyAdministratorsKeepAnything() {
        for role in Role.allCases {
            let actor = Actor(
                account: .init(rawValue: 1),
                name: "某",
                post: .init(rawValue: 1),
                role: role,
                unit: .init(rawValue: 1),
                unitName: "某局",
                region: SampleCounty.county
            )
            #expect((Steward(actor) != nil) == (role == .administrator))
        }
    }

    @Test func nobodyLocksThemselvesOut() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let steward = try #require(Steward(county.administrator))
            let own = county.administrator.account
            let disable = DisableAccount(database: database, environment: Self.environment)
            #expect(try await disable(own, by: steward).issues.map(\.key) == ["account.ownDisabling"])
            let end = EndPost(database: database, environment: Self.environment)
            #expect(try await end(county.administrator.post, of: own, by: steward).issues.map(\.key) == ["post.own"])
            let reset = ResetPassword(database: database, environment: Self.environment, hasher: .quick)
            #expect(try await reset(own, by: county.administrator).issues.map(\.key) == ["account.ownPassword"])
        }
    }

    private static func state(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            try ["SELECT name FROM unit ORDER BY id", "SELECT name FROM account ORDER BY id"].flatMap {
                try tx.values(Query(trusted: $0), as: String.self)
            }
                + ["FROM account WHERE disabled_at IS NOT NULL", "FROM post WHERE ended_at IS NULL", "FROM record"].map
            {
                String(try tx.count(Query(trusted: $0)))
            }
        }
    }
}
