import Core
import Database
import Pages
import TestSupport
import Testing
import Web

@testable import Accounts

/// The sign-in page and the own account, over a site whose sessions are the real ones.
@Suite("Exchanges of signing in")
struct SignInExchangeTests {
    struct Door {
        let clock = SampleClock()
        let site: TestSite

        init(_ database: Database) throws {
            let routes = AccountRoutes(database: database, environment: clock.environment, hasher: .quick)
            let more: [Route] = [
                .get("/", .signedIn, "今日") { visit in
                    .page(Page("今日", context: await visit.pageContext).render { $0.paragraph("在办的事") })
                },
                .post("/tasks/7/progress", .signedIn, "报进展", fieldWords: ["words": "进展"]) { visit in
                    .redirect(to: "/", notice: Notice(.done, "已报进展：" + visit.form.text("words")))
                },
            ]
            site = try TestSite(routes.all + more, environment: clock.environment, gate: routes.gate)
        }

        func signedIn(_ name: String, _ password: String = SampleCounty.password) async -> Visitor {
            let visitor = site.visitor()
            _ = await visitor.get("/login")
            _ = await visitor.post("/login", ["name": name, "password": password])
            return visitor
        }
    }

    @Test(arguments: Driver.allCases)
    func leadsBackToThePageThatWasAskedFor(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, _ async throws in
            let visitor = try Door(database).site.visitor()
            let asked = await visitor.get("/me/sessions")
            #expect(
                asked.transcript == """
                    GET /me/sessions
                    303 /login?return_to=%2Fme%2Fsessions
                    200 登录
                    name =
                    password =
                    """
            )
            let page = await visitor.post(
                "/login",
                ["name": "nongye", "password": SampleCounty.password, "return_to": "/me/sessions"]
            )
            #expect(page.steps.last == "303 /me/sessions")
            #expect(page.title == "会话")
            #expect(page.words.contains("现在这个"))
        }
    }

    @Test func aWrongPasswordKeepsTheNameAndSaysHowManyAreLeft() async throws {
        try await withSampleCounty(.sqlite) { database, _ async throws in
            let door = try Door(database)
            let visitor = door.site.visitor()
            _ = await visitor.get("/login")
            let first = await visitor.post("/login", ["name": "nongye", "password": "wrong"])
            #expect(
                first.transcript == """
                    POST /login
                    422 登录
                    error: 登录名或密码不对。再错 4 次，要等 1 分钟才能再试。
                    name = nongye
                    password =
                    """
            )
            for _ in 0..<3 { _ = await visitor.post("/login", ["name": "nongye", "password": "wrong"]) }
            let locked = await visitor.post("/login", ["name": "nongye", "password": "wrong"])
            #expect(locked.errors == ["登录名或密码不对的次数太多，1 分钟后才能再试。忘记密码可以找系统管理员重置。"])
            let early = await visitor.post("/login", ["name": "nongye", "password": SampleCounty.password])
            #expect(early.errors == locked.errors)
            door.clock.pass(minutes: 1)
            let page = await visitor.post("/login", ["name": "nongye", "password": SampleCounty.password])
            #expect(page.title == "今日")
        }
    }

    /// The session ended while a form was filled in: what was entered comes back after signing in and is sent again.
    @Test(arguments: Driver.allCases)
    func anExpiredFormIsHeldAndSentAgain(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, _ async throws in
            let door = try Door(database)
            let visitor = await door.signedIn("nongye")
            #expect(await visitor.get("/").title == "今日")
            door.clock.pass(hours: 13)
            let held = await visitor.post("/tasks/7/progress", ["words": "已开工 212 户"])
            #expect(held.status == 401)
            #expect(held.title == "登录后继续")
            #expect(held.words.contains("刚才填写的内容还在，登录后可以再提交一次。"))
            let sealed = try #require(held.hiddenValues.first { $0.name == HeldForm.fieldName }?.value)
            let wrong = await visitor.post(
                "/login",
                ["name": "nongye", "password": "wrong", HeldForm.fieldName: sealed]
            )
            #expect(wrong.status == 422)
            let again = try #require(wrong.hiddenValues.first { $0.name == HeldForm.fieldName }?.value)
            let resend = await visitor.post(
                "/login",
                ["name": "nongye", "password": SampleCounty.password, HeldForm.fieldName: again]
            )
            #expect(resend.status == 200)
            #expect(resend.words.contains("已开工 212 户"))
            #expect(resend.buttons.contains("再次提交刚才的内容"))
            let done = await visitor.post("/tasks/7/progress", ["words": "已开工 212 户"])
            #expect(done.notice == "已报进展：已开工 212 户")
        }
    }

    @Test(arguments: Driver.allCases)
    func aGivenPasswordMustBeChangedFirst(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county async throws in
            let door = try Door(database)
            let admin = await door.signedIn("admin")
            let account = county.officer.account
            let reset = await admin.post("/admin/accounts/\(account)/password")
            #expect(reset.status == 201)
            #expect(reset.title == "密码已经重置")
            let given = try #require(reset.text.firstMatch(of: /[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}/)).output
            let visitor = await door.signedIn("nongye", String(given))
            #expect(await visitor.get("/").title == "设置自己的密码")
            #expect(await visitor.get("/me/sessions").title == "设置自己的密码")
            let short = await visitor.post("/me/password", ["password": "duan", "repeated": "duan"])
            #expect(short.errors == ["新密码至少要 10 个字符，例如几个不相干的词连在一起。"])
            let differs = await visitor.post("/me/password", ["password": "lu-yao-zhi-ma-li", "repeated": "lu-yao"])
            #expect(differs.errors == ["两次填写的新密码不一样，再填一次。"])
            let same = await visitor.post("/me/password", ["password": String(given), "repeated": String(given)])
            #expect(same.errors == ["新密码与现在的密码一样，换一个。"])
            let done = await visitor.post(
                "/me/password",
                ["password": "lu-yao-zhi-ma-li", "repeated": "lu-yao-zhi-ma-li"]
            )
            #expect(done.title == "今日")
            #expect(done.notice == "密码已经设好。")
            #expect(await door.signedIn("nongye", "lu-yao-zhi-ma-li").get("/").title == "今日")
        }
    }

    @Test func signingOutEndsTheSessionOnTheServer() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let door = try Door(database)
            let visitor = await door.signedIn("nongye")
            let page = await visitor.post("/logout")
            #expect(page.title == "登录")
            #expect(page.notice == "已经退出登录。")
            let open = try await database.read {
                try $0.sessions.list(of: county.officer.account, at: door.clock.now, .standard)
            }
            #expect(open == [])
            #expect(await visitor.get("/").title == "登录")
        }
    }

    @Test func theOwnAccountShowsPostsAndSessions() async throws {
        try await withSampleCounty(.sqlite) { database, county async throws in
            let door = try Door(database)
            let phone = await door.signedIn("nongye")
            let office = await door.signedIn("nongye")
            #expect(await office.get("/me").words.contains("2 处正在登录"))
            let sessions = await office.get("/me/sessions")
            let ending = try #require(
                sessions.text.matches(of: /\/me\/sessions\/\d+\/ending/).map { String($0.output) }.last
            )
            let done = await office.post(ending)
            #expect(done.notice == "已经结束 1 个会话。")
            #expect(await phone.get("/").title == "登录")
            let theme = await office.post("/me/theme", ["theme": "dark"])
            #expect(theme.text.contains("data-theme=\"dark\""))
        }
    }
}
