import Testing
import Web

/// What changes something must come from a page of this site and of this session.
struct FormSafetyTests {
    private func post(_ headers: String = "", token: String = "TOKEN", session: String = "li") async throws -> String {
        try await SampleSite().exchange(
            """
            POST /tasks/7/progress
            Host: luoshi.test
            Cookie: luoshi_session=\(session)
            Content-Type: application/x-www-form-urlencoded\(headers.isEmpty ? "" : "\n" + headers)

            _token=\(token)&words=x
            """
        )
    }

    @Test(arguments: ["", "Origin: https://luoshi.test", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none"])
    func takesAFormOfItsOwn(_ headers: String) async throws {
        #expect(try await post(headers).hasPrefix("303\nLocation: /tasks/7\n"))
    }

    @Test(arguments: [
        "Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
        "Origin: https://luoshi.test\nSec-Fetch-Site: cross-site",
    ])
    func refusesAFormOfAnotherSite(_ headers: String) async throws {
        let exchange = try await post(headers)
        #expect(
            exchange
                == """
                403
                Cache-Control: no-store
                Set-Cookie: COOKIE
                Content-Type: text/html; charset=utf-8

                落实
                没有办理
                这次提交不是从本站的页面发出的。从本站的页面上重新操作。
                (/) 去今日
                """.replacing(
                    "COOKIE",
                    with: exchange.firstMatch(of: /Set-Cookie: (.*)/).map { String($0.output.1) } ?? ""
                )
        )
    }

    @Test(arguments: ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
    func refusesAFormWithoutTheSessionsToken(_ token: String) async throws {
        let exchange = try await post(token: token)
        #expect(exchange.hasPrefix("403\n"))
        #expect(exchange.contains("这个页面放得太久了"))
    }

    @Test func refusesTheTokenOfAnotherSession() async throws {
        let token = try SampleSite().site.token(for: SampleSite.wang)
        #expect(try await post(token: token, session: "li").hasPrefix("403\n"))
        #expect(try await post(token: token, session: "wang").hasPrefix("303\n"))
    }

    @Test func takesTheTokenOfAScriptFromItsHeader() async throws {
        let site = try SampleSite([
            .post("/drafts/{draft}", .signedIn, "改稿") { visit in
                try .json(["title": visit.decoded([String: String].self)["title"] ?? ""])
            }
        ])
        let saved = await site.exchange(
            """
            POST /drafts/3
            Cookie: luoshi_session=li
            Content-Type: application/json
            X-Luoshi-Token: TOKEN

            {"title":"户厕"}
            """
        )
        #expect(saved.hasSuffix("Content-Type: application/json; charset=utf-8\n\n{\"title\":\"户厕\"}"))
        let refused = await site.exchange(
            "POST /drafts/3\nCookie: luoshi_session=li\nContent-Type: application/json\nX-Luoshi-Token: x\n\n{}"
        )
        #expect(refused.hasPrefix("403\nCache-Control: no-store\nContent-Type: application/json"))
        let broken = await site.exchange(
            "POST /drafts/3\nCookie: luoshi_session=li\nContent-Type: application/json\nX-Luoshi-Token: TOKEN\n\n{"
        )
        #expect(broken.hasPrefix("400\n"))
    }

    @Test func bindsTheSignInFormToItsBrowser() async throws {
        let site = try SampleSite()
        let mine = await site.visitorToken()
        let other = await site.visitorToken()
        func signIn(_ cookie: String, _ token: String) async -> String {
            await site.exchange(
                """
                POST /login
                Cookie: luoshi_visitor=\(cookie)
                Content-Type: application/x-www-form-urlencoded

                _token=\(token)
                """
            )
        }
        #expect(await signIn(mine.cookie, mine.token).hasPrefix("303\n"))
        #expect(await signIn(mine.cookie, other.token).hasPrefix("403\n"))
        #expect(await signIn("", mine.token).hasPrefix("403\n"))
    }

    @Test func needsNoTokenForReading() async throws {
        let exchange = try await SampleSite().exchange(
            "GET /tasks?light=red\nCookie: luoshi_session=li\nOrigin: https://evil.example"
        )
        #expect(
            exchange == """
                200
                Cache-Control: no-store
                Content-Type: text/plain; charset=utf-8

                任务 red
                """
        )
    }

    @Test(arguments: ["text/plain", "application/xml", "", "multipart/form-data"])
    func refusesABodyThatIsNoForm(_ type: String) async throws {
        let exchange = try await SampleSite().exchange(
            "POST /tasks/7/progress\nCookie: luoshi_session=li\nX-Luoshi-Token: TOKEN\nContent-Type: \(type)\n\nwords=x"
        )
        #expect(exchange.hasPrefix("400\n"))
        #expect(exchange.contains("表单没有收全"))
    }
}
