import Testing
import Web

/// Nobody is signed in, or no longer.
struct SignInFirstTests {
    @Test(arguments: [
        ("/tasks", "/login?return_to=%2Ftasks"),
        ("/tasks?light=red&unit=3", "/login?return_to=%2Ftasks%3Flight%3Dred%26unit%3D3"),
        ("/directives", "/login?return_to=%2Fdirectives"),
        ("/", "/login"),
    ])
    func leadsToTheSignInPage(_ address: String, _ location: String) async throws {
        let exchange = try await SampleSite().exchange("GET \(address)")
        #expect(exchange == "303\nLocation: \(location)\nCache-Control: no-store")
    }

    @Test(arguments: ["luoshi_session=gone", "luoshi_session=", "other=li", "xluoshi_session=li"])
    func takesAnEndedSessionAsNone(_ cookie: String) async throws {
        let exchange = try await SampleSite().exchange("GET /tasks\nCookie: \(cookie)")
        #expect(exchange.hasPrefix("303\nLocation: /login"))
    }

    @Test func tellsScriptsToSignIn() async throws {
        let exchange = try await SampleSite().exchange("POST /tasks/7/progress\nAccept: application/json\n\na=1")
        #expect(
            exchange == """
                401
                Cache-Control: no-store
                Content-Type: application/json; charset=utf-8

                {"reference":"0610-083005-4954","sentence":"重新登录后再操作，填写的内容还在页面上。","title":"登录已经过期"}
                """
        )
    }

    @Test func returnsOnlyToThisSite() async throws {
        let site = try SampleSite()
        let own = await site.exchange("GET /login?return_to=%2Ftasks%3Flight%3Dred")
        #expect(own.hasSuffix("登录\n-> /login\n[_token]\n[return_to=/tasks?light=red]"))
        let foreign = await site.exchange("GET /login?return_to=https%3A%2F%2Fevil.example")
        #expect(foreign.hasSuffix("登录\n-> /login\n[_token]\n[return_to=/]"))
    }

    @Test func opensAndEndsASession() async throws {
        let site = try SampleSite()
        let token = await site.visitorToken()
        let begun = await site.exchange(
            """
            POST /login
            Cookie: luoshi_visitor=\(token.cookie)
            Content-Type: application/x-www-form-urlencoded

            _token=\(token.token)&return_to=%2Ftasks
            """
        )
        #expect(
            begun == """
                303
                Location: /tasks
                Cache-Control: no-store
                Set-Cookie: luoshi_session=li; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax
                """
        )
        let ended = await site.exchange(
            """
            POST /logout
            Cookie: luoshi_session=li
            Content-Type: application/x-www-form-urlencoded

            _token=TOKEN
            """
        )
        #expect(
            ended == """
                303
                Location: /login
                Cache-Control: no-store
                Set-Cookie: luoshi_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax
                """
        )
    }

    @Test func leadsToThePageThatMustBeVisited() async throws {
        let site = try SampleSite()
        #expect(
            await site.exchange("GET /tasks\nCookie: luoshi_session=fresh").hasPrefix("303\nLocation: /me/password")
        )
        #expect(await site.exchange("GET /me/password\nCookie: luoshi_session=fresh").hasSuffix("换密码"))
        let out = await site.exchange(
            "POST /logout\nCookie: luoshi_session=fresh\nContent-Type: application/x-www-form-urlencoded\n\n_token=TOKEN"
        )
        #expect(out.hasPrefix("303\nLocation: /login"))
    }
}

extension SampleSite {
    /// What the sign-in page gives a new browser: its cookie, and the token made from it.
    func visitorToken() async -> (cookie: String, token: String) {
        let response = await site.respond(request("GET /login"))
        let html = String(decoding: bytes(of: response), as: UTF8.self)
        let cookie = response.headers["Set-Cookie"]?.firstMatch(of: /luoshi_visitor=([^;]*)/)?.output.1 ?? ""
        let token = html.firstMatch(of: /name="_token" value="([^"]*)"/)?.output.1 ?? ""
        return (String(cookie), String(token))
    }
}
