import Core
import Database
import TestSupport
import Testing

@testable import Accounts

@Suite("Sessions")
struct SessionTests {
    struct Signed {
        let database: Database
        let clock: SampleClock
        let find: FindSession

        init(_ database: Database) {
            self.database = database
            clock = SampleClock()
            find = FindSession(database: database, environment: clock.environment)
        }

        func open(_ name: String) async throws -> OpenedSession {
            let signIn = SignIn(database: database, environment: clock.environment, hasher: .quick)
            return try #require(try await signIn(loginName: name, password: SampleCounty.password, from: home).value)
        }
    }

    @Test(arguments: Driver.allCases)
    func endAfterTwelveHoursWithoutARequest(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, _ async throws in
            let signed = Signed(database)
            let token = try await signed.open("nongye").token
            signed.clock.pass(minutes: 12 * 60 - 1)
            #expect(try await signed.find(token: token) != nil)
            signed.clock.pass(minutes: 12 * 60 - 1)
            #expect(try await signed.find(token: token) != nil)
            signed.clock.pass(minutes: 12 * 60)
            #expect(try await signed.find(token: token) == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func tellWhenAPersonWasHereLast(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, _ async throws in
            let signed = Signed(database)
            func lastVisit(before opened: OpenedSession) async throws -> Instant? {
                let found = try #require(try await signed.find(token: opened.token))
                return try await database.read { tx in
                    try tx.sessions.lastVisit(of: found.account.id, before: found.session.id)
                }
            }
            let first = try await signed.open("nongye")
            #expect(try await lastVisit(before: first) == nil)
            signed.clock.pass(minutes: 90)
            _ = try await signed.find(token: first.token)
            let left = signed.clock.environment.now()
            signed.clock.pass(hours: 20)
            _ = try await signed.open("zhujian")
            let second = try await signed.open("nongye")
            #expect(try await lastVisit(before: second) == left)
        }
    }

    @Test(arguments: Driver.allCases)
    func endAfterAWeekHoweverBusy(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, _ async throws in
            let signed = Signed(database)
            let token = try await signed.open("nongye").token
            for _ in 0..<27 {
                signed.clock.pass(hours: 6)
                #expect(try await signed.find(token: token) != nil)
            }
            signed.clock.pass(hours: 6)
            #expect(try await signed.find(token: token) == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func areListedAndEndedFromElsewhere(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let signed = Signed(database)
            let (office, phone) = (try await signed.open("nongye"), try await signed.open("nongye"))
            let stranger = try await signed.open("zhujian")
            let listed = try await database.read {
                try $0.sessions.list(of: county.officer.account, at: signed.clock.now, .standard)
            }
            #expect(Set(listed.map(\.id)) == [office.session.id, phone.session.id])
            let end = EndSession(database: database, environment: signed.clock.environment)
            try await end(phone.session.id, by: county.officer)
            #expect(try await signed.find(token: phone.token) == nil)
            #expect(try await signed.find(token: office.token) != nil)
            // Another person's session is not there for them.
            try await end(stranger.session.id, by: county.officer)
            #expect(try await signed.find(token: stranger.token) != nil)
            let steward = try #require(Steward(county.administrator))
            try await end(office.session.id, of: county.officer.account, by: steward)
            #expect(try await signed.find(token: office.token) == nil)
            let other = try #require(Steward(county.otherAdministrator))
            await #expect(throws: NotFound.self) {
                try await end(stranger.session.id, of: county.otherOfficer.account, by: other)
            }
            #expect(try await signed.find(token: stranger.token) != nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func endWithThePassword(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let signed = Signed(database)
            let old = try await signed.open("nongye")
            let change = ChangePassword(database: database, environment: signed.clock.environment, hasher: .quick)
            func attempt(_ current: String, _ new: String, _ again: String? = nil) async throws -> Outcome<
                OpenedSession
            > {
                try await change(
                    .init(current: current, password: new, repeated: again ?? new),
                    from: home,
                    by: county.officer
                )
            }
            #expect(try await attempt("wrong", "lu-yao-zhi-ma-li").issues.map(\.key) == ["password.currentWrong"])
            #expect(try await attempt("", "lu-yao-zhi-ma-li").issues.map(\.key) == ["password.currentMissing"])
            #expect(
                try await attempt(SampleCounty.password, SampleCounty.password).issues.map(\.key) == ["password.same"]
            )
            #expect(try await attempt(SampleCounty.password, "short").issues.map(\.key) == ["password.short"])
            #expect(try await signed.find(token: old.token) != nil)
            let opened = try #require(try await attempt(SampleCounty.password, "lu-yao-zhi-ma-li").value)
            #expect(try await signed.find(token: old.token) == nil)
            #expect(try await signed.find(token: opened.token)?.actor == county.officer)
            let signIn = SignIn(database: database, environment: signed.clock.environment, hasher: .quick)
            #expect(try await signIn(loginName: "nongye", password: SampleCounty.password, from: home).value == nil)
            #expect(try await signIn(loginName: "nongye", password: "lu-yao-zhi-ma-li", from: home).value != nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func goOnOnAnotherPost(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let signed = Signed(database)
            let steward = try #require(Steward(county.administrator))
            signed.clock.pass(minutes: 1)
            let add = AddPost(database: database, environment: signed.clock.environment)
            let outcome = try await add(
                .supervisor,
                at: county.unit("中共云岭县委办公室"),
                for: county.officer.account,
                by: steward
            )
            let post = try #require(outcome.value)
            let opened = try await signed.open("nongye")
            #expect(opened.actor.role == .officer)
            let switchPost = SwitchPost(database: database, environment: signed.clock.environment)
            _ = try await switchPost(post.id, in: opened.session.id, by: opened.actor)
            #expect(try await signed.find(token: opened.token)?.actor.role == .supervisor)
            // The next sign-in begins where the last one ended.
            #expect(try await signed.open("nongye").actor.post == post.id)
            // Nobody else's post, and none that ended.
            await #expect(throws: NotFound.self) {
                _ = try await switchPost(county.leader.post, in: opened.session.id, by: opened.actor)
            }
            let end = EndPost(database: database, environment: signed.clock.environment)
            _ = try await end(post.id, of: county.officer.account, by: steward)
            #expect(try await signed.find(token: opened.token) == nil)
            #expect(try await signed.open("nongye").actor.role == .officer)
        }
    }
}
