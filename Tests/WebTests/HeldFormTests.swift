import Core
import Pages
import Testing
import Web

@testable import Web

/// The session ended while a form was being filled in: nothing entered is lost.
struct HeldFormTests {
    @Test func holdsAFormOverSigningIn() async throws {
        let site = try SampleSite()
        let shown = await site.exchange(
            """
            POST /tasks/7/progress?from=list
            Cookie: luoshi_session=gone
            Content-Type: application/x-www-form-urlencoded

            _token=old&words=%E5%B7%B2%E5%BC%80%E5%B7%A5%20212%20%E6%88%B7&amount=212&task_version=3
            """
        )
        let held = try #require(shown.firstMatch(of: /\[_held=([^\]]*)\]/)?.output.1)
        let cookie = try #require(shown.firstMatch(of: /luoshi_visitor=([^;]*)/)?.output.1)
        #expect(
            shown == """
                401
                Cache-Control: no-store
                Set-Cookie: luoshi_visitor=\(cookie); Path=/; HttpOnly; SameSite=Lax
                Content-Type: text/html; charset=utf-8

                落实
                登录后继续
                -> /login
                [_token]
                [_held=\(held)]
                """
        )
        let token = await site.visitorToken()
        let resent = await site.exchange(
            """
            POST /login
            Cookie: luoshi_visitor=\(token.cookie)
            Content-Type: application/x-www-form-urlencoded

            _token=\(token.token)&_held=\(held)
            """
        )
        #expect(
            resent
                == """
                200
                Cache-Control: no-store
                Set-Cookie: luoshi_session=li; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax
                Content-Type: text/html; charset=utf-8

                落实
                刚才填写的内容还在
                已经登录。看一遍，再提交一次就办好了。
                -> /tasks/7/progress?from=list
                [_token]
                [words=已开工 212 户]
                [amount=212]
                [task_version=3]
                进展情况
                已开工 212 户
                再次提交刚才的内容
                不提交了，去今日
                """.replacing("不提交了", with: "(/) 不提交了")
        )
    }

    @Test func givesTheResentFormTheNewSessionsToken() async throws {
        let site = try SampleSite()
        let visitor = await site.visitorToken()
        let held = HeldForm(address: "/tasks/7/progress", fields: ["words": "好"]).sealed(by: site.site.heldSeal)
        let login = site.request(
            """
            POST /login
            Cookie: luoshi_visitor=\(visitor.cookie)
            Content-Type: application/x-www-form-urlencoded

            _token=\(visitor.token)&_held=\(held)
            """
        )
        let html = String(decoding: site.bytes(of: await site.site.respond(login)), as: UTF8.self)
        let token = try #require(html.firstMatch(of: /name="_token" value="([^"]*)"/)?.output.1)
        let sent = await site.exchange(
            """
            POST /tasks/7/progress
            Cookie: luoshi_session=li
            Content-Type: application/x-www-form-urlencoded

            _token=\(token)&words=%E5%A5%BD
            """
        )
        #expect(sent.hasPrefix("303\nLocation: /tasks/7"))
    }

    @Test func namesTheFilesToChooseAgainAndKeepsNone() async throws {
        let site = try SampleSite()
        let shown = await site.exchange(
            """
            POST /tasks/7/progress
            Content-Type: multipart/form-data; boundary=XX

            --XX
            Content-Disposition: form-data; name="words"

            进展
            --XX
            Content-Disposition: form-data; name="proof"; filename="照片.jpg"

            JFIF
            --XX
            Content-Disposition: form-data; name="more"; filename=""


            --XX--
            """.replacing("\n", with: "\r\n").replacing("POST /tasks/7/progress\r\n", with: "POST /tasks/7/progress\n")
                .replacing("boundary=XX\r\n\r\n", with: "boundary=XX\n\n")
        )
        let text = try #require(shown.firstMatch(of: /\[_held=([^\]]*)\]/)?.output.1)
        let held = try #require(HeldForm(String(text), openedBy: site.site.heldSeal))
        #expect(held.lostFiles == ["照片.jpg"])
        #expect(held.fields == ["words": "进展"])
        #expect(site.folder.files == [])
        let page = ResendPage(held: held, words: [:], context: .plain).render()
        #expect(SampleSite.visible(String(decoding: page, as: UTF8.self)).contains("这些文件要重新选择：照片.jpg"))
    }

    private static let lost = HeldForm(
        address: "/papers/7?from=list",
        fields: ["title": "我起的标题"],
        lostFiles: ["照片.jpg"]
    )

    /// Signs in with a held form, on a site with one more route.
    private func signIn(_ route: Route, _ held: HeldForm) async throws -> String {
        let site = try SampleSite([route])
        let visitor = await site.visitorToken()
        return await site.exchange(
            """
            POST /login
            Cookie: luoshi_visitor=\(visitor.cookie)
            Content-Type: application/x-www-form-urlencoded

            _token=\(visitor.token)&_held=\(held.sealed(by: site.site.heldSeal))
            """
        )
    }

    @Test func bringsTheFormBackWhereFilesWereLost() async throws {
        let route = Route.post("/papers/{paper}", .signedIn, "交材料", returnsForm: true) { visit in
            let lost = visit.lostFiles.joined(separator: "、")
            let who = try visit.actor.name
            let answers = "\(visit.form.text("title")) \(try visit.part("paper")) \(visit.query.text("from"))"
            return .text("\(who)的表单：\(answers) 重新选择\(lost)", status: 422)
        }
        let back = try await signIn(route, Self.lost)
        #expect(back.hasPrefix("422\n") && back.contains("Set-Cookie: luoshi_session=li"))
        #expect(back.hasSuffix("李建国的表单：我起的标题 7 list 重新选择照片.jpg"))
        let whole = HeldForm(address: Self.lost.address, fields: Self.lost.fields)
        #expect(try await signIn(route, whole).contains("再次提交刚才的内容"))
    }

    @Test func leadsToTheFormOfARouteThatCannotShowIt() async throws {
        let page = Route.get("/papers/{paper}", .signedIn, "材料") { _ in .text("材料") }
        let site = try SampleSite([page, .post("/papers/{paper}", .signedIn, "交材料") { _ in .text("收到") }])
        let visitor = await site.visitorToken()
        let exchange = await site.exchange(
            """
            POST /login
            Cookie: luoshi_visitor=\(visitor.cookie)
            Content-Type: application/x-www-form-urlencoded

            _token=\(visitor.token)&_held=\(Self.lost.sealed(by: site.site.heldSeal))
            """
        )
        #expect(exchange.hasPrefix("303\nLocation: /papers/7?from=list"))
    }

    @Test func countsTickedThingsInsteadOfShowingTheirKeys() {
        let ticked = HeldForm(
            address: "/tasks/reminders",
            fields: ["task": "835704900812804098", "task": "835704900812804099", "note": "抓紧办理"]
        )
        let words = ["task": "勾选的任务", "note": "文字说明"]
        let html = String(decoding: ResendPage(held: ticked, words: words, context: .plain).render(), as: UTF8.self)
        let page = SampleSite.visible(html)
        #expect(page.contains("勾选的任务\n2 项") && page.contains("文字说明\n抓紧办理"))
    }

    @Test func saysThatTooMuchCouldNotBeHeld() throws {
        let long = HeldForm(address: "/directives", fields: ["text": String(repeating: "字", count: 600_000)])
        #expect(long.isTooLong)
        #expect(long.fields.isEmpty)
        let page = SampleSite.visible(
            String(decoding: ResendPage(held: long, words: [:], context: .plain).render(), as: UTF8.self)
        )
        #expect(page.contains("按浏览器的“后退”回到填写的页面"))
        #expect(!page.contains("再次提交"))
        #expect(!HeldForm(address: "/directives", fields: ["text": String(repeating: "字", count: 300_000)]).isTooLong)
    }

    @Test func comesBackAsItWasSealed() throws {
        let seal = HeldForm.seal(Array(repeating: 1, count: 32))
        let held = HeldForm(
            address: "/a?b=1",
            fields: ["x": "1,2:3\n县", "x": "", "_token": "t"],
            lostFiles: ["a,b.docx", ""]
        )
        #expect(HeldForm(held.sealed(by: seal), openedBy: seal) == held)
        #expect(!held.fields.contains("_token"))
        #expect(HeldForm(held.sealed(by: seal), openedBy: HeldForm.seal(Array(repeating: 2, count: 32))) == nil)
    }

    /// The page was opened before the person signed in again, so its token belongs to the session before.
    @Test func offersAnOldPagesFormAgain() async throws {
        let stale = """
            POST /tasks/7/progress
            Cookie: luoshi_session=li
            Sec-Fetch-Site: same-origin
            Content-Type: application/x-www-form-urlencoded

            _token=\(try SampleSite().site.token(for: SampleSite.wang))&words=%E5%A5%BD
            """
        let exchange = try await SampleSite().exchange(stale)
        #expect(exchange.hasPrefix("200\n"))
        #expect(exchange.contains("-> /tasks/7/progress\n[_token]\n[words=好]\n进展情况\n好\n再次提交刚才的内容"))
        // A browser that does not say where the form comes from gets no such offer.
        let unsaid = try await SampleSite().exchange(stale.replacing("Sec-Fetch-Site: same-origin\n", with: ""))
        #expect(unsaid.hasPrefix("403\n"))
        #expect(!unsaid.contains("好"))
    }
}

extension PageContext {
    static let plain = PageContext(token: "t", path: "/", today: SampleSite.instant.day)
}
