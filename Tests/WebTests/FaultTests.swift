import Core
import Testing
import Web

/// What does not go well is said in the reader's words, with what to do.
struct FaultTests {
    private func main(_ exchange: String) -> String {
        String(exchange.split(separator: "\n\n", maxSplits: 1).last ?? "")
    }

    @Test func saysThatThereIsNoSuchPage() async throws {
        let exchange = try await SampleSite().exchange("GET /taskz\nCookie: luoshi_session=li")
        #expect(
            exchange == """
                404
                Cache-Control: no-store
                Content-Type: text/html; charset=utf-8

                没有找到
                地址可能抄漏了，或者这一条不在你能看到的范围里。从导航里再找一次。
                (/) 去今日
                """
        )
    }

    @Test(arguments: ["/tasks/x", "/tasks/0", "/tasks/-1", "/tasks/99999999999999999999", "/tasks/%00", "/tasks/7%2F8"])
    func findsNothingUnderWhatIsNoKey(_ address: String) async throws {
        #expect(try await SampleSite().exchange("GET \(address)\nCookie: luoshi_session=li").hasPrefix("404\n"))
    }

    @Test func saysWhoMayOpenAPage() async throws {
        let exchange = try await SampleSite().exchange(
            "GET /directives\nCookie: luoshi_session=wang\nHost: luoshi.test\nReferer: http://luoshi.test/tasks?unit=3"
        )
        #expect(exchange.hasPrefix("403\n"))
        #expect(
            main(exchange) == """
                你的岗位不办这件事
                这里由督查人员、县领导使用，你现在的岗位是部门人员。需要办理时，换一个岗位或联系系统管理员。
                (/tasks?unit=3) 返回上一页
                (/) 去今日
                """
        )
    }

    @Test func linksBackOnlyToThisSite() async throws {
        let exchange = try await SampleSite().exchange(
            "GET /nowhere\nHost: luoshi.test\nReferer: http://evil.example/tasks"
        )
        #expect(!exchange.contains("返回上一页"))
    }

    @Test func hidesAFaultBehindItsReference() async throws {
        let sample = try SampleSite()
        let exchange = await sample.exchange("GET /broken\nCookie: luoshi_session=li")
        let reference = try #require(exchange.firstMatch(of: /编号 ([0-9-]+)。/)?.output.1)
        #expect(reference.hasPrefix("0610-083005-"))
        #expect(
            exchange == """
                500
                Cache-Control: no-store
                Content-Type: text/html; charset=utf-8

                落实
                没有办成
                系统出了问题，已经记下，编号 \(reference)。过一会儿再试；还是不行，把编号告诉系统管理员。
                (/) 去今日
                """
        )
        let fault = try #require(sample.log.all.first)
        #expect(fault.hasPrefix("error \(reference) /broken: "))
        #expect(fault.contains("connection to 10.1.2.3 lost"))
    }

    @Test(arguments: [
        ("DELETE /tasks", "GET, HEAD"), ("GET /tasks/7/progress", "POST"), ("BREW /tasks", "GET, HEAD, POST"),
        ("OPTIONS /login", "GET, HEAD, POST"),
    ])
    func namesTheMethodsOfAnAddress(_ request: String, _ methods: String) async throws {
        let exchange = try await SampleSite().exchange("\(request)\nCookie: luoshi_session=li")
        #expect(exchange.hasPrefix("405\nAllow: \(methods)\n"))
    }

    @Test(arguments: [("/tasks/", "/tasks"), ("/tasks/7/?a=1&b=%20", "/tasks/7?a=1&b=%20")])
    func takesASlashTooManyAway(_ address: String, _ location: String) async throws {
        #expect(try await SampleSite().exchange("GET \(address)").hasPrefix("308\nLocation: \(location)\n"))
    }

    @Test(arguments: ["/nowhere/", "//", "//evil.example/", "/tasks//"])
    func redirectsToNothing(_ address: String) async throws {
        #expect(try await SampleSite().exchange("GET \(address)").hasPrefix("404\n"))
    }

    @Test(arguments: [
        ("http://luoshi.test/healthz", 200), ("http://luoshi.test", 303), ("healthz", 404), ("", 303), ("*", 404),
        ("/healthz?x=%zz", 200),
    ])
    func readsTargetsAsTheyCome(_ target: String, _ status: Int) async throws {
        #expect(try await SampleSite().site.respond(SiteRequest("GET", target)).status == status)
    }

    @Test func missesWhatAStoreDidNotFind() async throws {
        let sample = try SampleSite([
            .get("/a", .everyone, "") { _ in throw NotFound("task", 7) },
            .get("/b", .everyone, "") { _ in throw WebFault.forbidden(sentence: "这条任务由城关镇办理。") },
            .get("/c", .everyone, "") { visit in .text(try visit.actor.name) },
        ])
        #expect(await sample.exchange("GET /a").hasPrefix("404\n"))
        #expect(await sample.exchange("GET /b").contains("这条任务由城关镇办理。"))
        #expect(await sample.exchange("GET /c").hasPrefix("303\nLocation: /login\n"))
        #expect(await sample.exchange("GET /c\nCookie: luoshi_session=li").hasSuffix("李建国"))
    }

    @Test func logsNoPersonAndNoValues() async throws {
        let sample = try SampleSite()
        _ = await sample.exchange("GET /tasks/77?q=%E6%9D%8E\nCookie: luoshi_session=li")
        _ = await sample.exchange("GET /who/is/li?password=1")
        let lines = sample.log.all.map { $0.replacing(/[0-9.]+ ms [0-9-]+$/, with: "MS") }
        #expect(lines == ["info GET /tasks/{task} 200 MS", "info GET - 404 MS"])
    }
}
