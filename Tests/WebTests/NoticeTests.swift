import Core
import Pages
import Testing

@testable import Web

/// What was done is said on the next page, once.
struct NoticeTests {
    @Test func saysWhatWasDoneOnceOnTheNextPage() async throws {
        let site = try SampleSite()
        let done = await site.exchange(
            """
            POST /tasks/7/progress
            Cookie: luoshi_session=li
            Content-Type: application/x-www-form-urlencoded

            _token=TOKEN&words=212%20%E6%88%B7
            """
        )
        let cookie = try #require(
            done.firstMatch(of: /luoshi_notice=([^;]*); Max-Age=120; Path=\/; HttpOnly; SameSite=Lax/)?.output.1
        )
        // A script's request in between does not use it up.
        #expect(
            await !site.exchange("GET /tasks\nCookie: luoshi_session=li; luoshi_notice=\(cookie)").contains(
                "Set-Cookie"
            )
        )
        #expect(
            await site.exchange("GET /page\nCookie: luoshi_session=li; luoshi_notice=\(cookie)") == """
                200
                Cache-Control: no-store
                Set-Cookie: luoshi_notice=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax
                Content-Type: text/html; charset=utf-8

                已报进展：212 户
                一页
                正文
                """
        )
    }

    @Test func saysNothingThatThisSiteDidNotSign() async throws {
        let foreign = NoticeCookie(secret: Array(repeating: 2, count: 32)).value(
            of: Notice(.done, "骗人的"),
            at: SampleSite.instant
        )
        for value in [foreign, "x", ""] {
            let page = try await SampleSite().exchange("GET /page\nCookie: luoshi_session=li; luoshi_notice=\(value)")
            #expect(page.hasSuffix("\n\n一页\n正文"))
        }
    }

    @Test func forgetsANoticeAfterTwoMinutes() {
        let cookie = NoticeCookie(secret: Array(repeating: 1, count: 32))
        let value = cookie.value(of: Notice(.done, "好了"), at: SampleSite.instant)
        #expect(cookie.notice(value, at: SampleSite.instant.adding(seconds: 119))?.text == "好了")
        #expect(cookie.notice(value, at: SampleSite.instant.adding(seconds: 121)) == nil)
    }

    @Test func carriesTheWayBack() throws {
        let cookie = NoticeCookie(secret: Array(repeating: 1, count: 32))
        let undo = Notice.Undo("/tasks/7/undo", word: "撤回", fields: [("version", "3"), ("empty", "")])
        let notice = try #require(
            cookie.notice(
                cookie.value(of: Notice(.done, "已舍弃", undo: undo), at: SampleSite.instant),
                at: SampleSite.instant
            )
        )
        #expect(notice.undo?.address == "/tasks/7/undo")
        #expect(notice.undo?.fields.map { "\($0.0)=\($0.1)" } == ["version=3", "empty="])
    }

    @Test func fitsIntoACookie() throws {
        let cookie = NoticeCookie(secret: Array(repeating: 1, count: 32))
        let undo = Notice.Undo("/a", fields: (0..<500).map { ("task", "\($0)") })
        let value = cookie.value(
            of: Notice(.done, String(repeating: "长", count: 2000), undo: undo),
            at: SampleSite.instant
        )
        #expect(value.utf8.count < 3500)
        let notice = try #require(cookie.notice(value, at: SampleSite.instant))
        #expect(notice.text.count == 300)
        #expect(notice.undo == nil)
    }
}
