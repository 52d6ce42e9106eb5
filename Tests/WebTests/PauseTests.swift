import Synchronization
import Testing
import Web

/// One piece of work has the site to itself.
struct PauseTests {
    private static let read = "GET /tasks\nCookie: luoshi_session=li"
    private static let send = """
        POST /tasks/7/progress
        Cookie: luoshi_session=li
        Sec-Fetch-Site: same-origin
        Content-Type: application/x-www-form-urlencoded

        _token=TOKEN&words=done
        """

    @Test func whoComesMeanwhileWaitsAndIsAnswered() async throws {
        let pause = SitePause()
        let sample = try SampleSite(pause: pause)
        let isOver = Mutex(false)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        async let work: Void = pause.whileAlone("正在恢复。") { _ in
            begin.finish()
            for _ in 0..<100 { await Task.yield() }
            isOver.withLock { $0 = true }
        }
        for await _ in begun {}
        let answer = await sample.exchange(Self.read)
        #expect(answer.hasPrefix("200") && isOver.withLock { $0 }, "\(answer)")
        await work
    }

    @Test func whoWaitedTooLongIsToldAndWritesNothing() async throws {
        let pause = SitePause(patience: .milliseconds(1))
        let sample = try SampleSite(pause: pause)
        await pause.whileAlone("正在恢复。") { tell in
            tell("正在恢复（写入数据库 3 / 8）。")
            let read = await sample.exchange(Self.read)
            #expect(read.hasPrefix("503") && read.contains("Refresh: 5") && read.contains("稍等几分钟"), "\(read)")
            #expect(read.contains("正在恢复（写入数据库 3 / 8）。做完后本页自己打开。"))
            let sent = await sample.exchange(Self.send)
            #expect(sent.hasPrefix("503") && !sent.contains("Refresh") && sent.contains("没有写入；返回上一页还能看到"))
            #expect(await sample.exchange("GET /healthz").hasPrefix("200"))
        }
        #expect(await sample.exchange(Self.send).hasPrefix("303"))
    }

    /// The work begins when what is under way has been answered.
    @Test func whatIsUnderWayEndsFirst() async throws {
        let pause = SitePause()
        let (gates, gate) = AsyncStream.makeStream(of: Void.self)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let order = Mutex<[String]>([])
        let slow = Route.get("/slow", .everyone, "慢") { _ in
            begin.finish()
            for await _ in gates {}
            order.withLock { $0.append("answered") }
            return .text("慢")
        }
        let sample = try SampleSite([slow], pause: pause)
        async let page = sample.exchange("GET /slow")
        for await _ in begun {}
        async let work: Void = pause.whileAlone("正在恢复。") { _ in order.withLock { $0.append("alone") } }
        for _ in 0..<100 { await Task.yield() }
        gate.finish()
        await work
        #expect(await page.hasPrefix("200"))
        #expect(order.withLock { $0 } == ["answered", "alone"])
    }

    /// The session of a form ended between its two doors: what was entered is kept for after signing in.
    @Test func aFormWhoseSessionEndedMeanwhileIsHeld() async throws {
        let pause = SitePause()
        let asked = Mutex(0)
        let sample = try SampleSite(
            pause: pause,
            sessions: SessionsOfSample { token in
                let times = asked.withLock { asked in
                    asked += 1
                    return asked
                }
                return times == 1 ? SampleSite.sessions[token] : nil
            }
        )
        let isRead = Mutex(false)
        let form = "_token=\(sample.site.token(for: SampleSite.li))&words=done"
        // While the form is on its way the site pauses once.
        let pieces = AsyncThrowingStream<[UInt8], any Error> {
            let wasRead = isRead.withLock { isRead in
                defer { isRead = true }
                return isRead
            }
            if wasRead { return nil }
            await pause.whileAlone("正在恢复。") { _ in }
            return Array(form.utf8)
        }
        let start = sample.request(Self.send)
        let request = SiteRequest(
            "POST",
            "/tasks/7/progress",
            headers: start.headers,
            body: PostedBody(pieces: pieces),
            peer: "192.0.2.7"
        )
        let words = await sample.words(of: sample.site.respond(request))
        #expect(words.hasPrefix("401") && words.contains("登录后继续") && words.contains("_held="), "\(words)")
    }
}
