import Foundation
import TestSupport
import Testing

/// The driver itself, on pages made for it.
@Suite(.inBrowser)
struct BrowserTests {
    @Test func seesWordsThatAppearLater() async throws {
        let person = try await visit("<p id=a>正在读</p><script>setTimeout(() => a.textContent = '读完了', 120)</script>")
        try await person.see("读完了")
        try await person.notSee("正在读")
    }

    @Test func doesNotSeeWhatIsHidden() async throws {
        let person = try await visit("<p hidden>看不见的话</p><p>看得见的话</p>")
        try await person.see("看得见的话")
        try await person.notSee("看不见的话")
    }

    @Test func saysWhatThePageShowsWhenWordsAreMissing() async throws {
        let person = try await visit("<h1>任务</h1><p>三条任务</p>")
        let problem = await #expect(throws: JourneyProblem.self) { try await person.see("四条任务", seconds: 0.2) }
        #expect(problem?.description.contains("四条任务") == true)
        #expect(problem?.description.contains("三条任务") == true)
        #expect(problem?.description.contains("BrowserTests.swift") == true)
    }

    @Test func waitsForThePageAFormLeadsTo() async throws {
        let server = try TinyServer { request, body in
            switch request {
            case "POST /tasks":
                .init(status: "303 See Other", headers: ["Location: /tasks/1"], delay: 0.15)
            case "GET /tasks/1":
                .init(body: "<title>任务一</title><h1>下达了</h1><form><label>标题<input name=t value=旧></label></form>")
            default:
                .init(
                    body: "<form method=post action=/tasks><label>标题<input name=t></label><button>下达任务</button></form>"
                )
            }
        }
        defer { server.stop() }
        let person = try await Browser.shared.person("督查室", at: server.address)
        try await person.open("/new")
        try await person.fill("标题", "户厕改造")
        try await person.press("下达任务")
        // No waiting here: the press has waited.
        #expect(try await person.address == "/tasks/1")
        #expect(try await person.value(of: "标题") == "旧")
        #expect(try await person.status == 200)
        try await person.goBack()
        #expect(try await person.address == "/new")
    }

    @Test func pressesTheButtonBesideTheWords() async throws {
        let person = try await visit(
            """
            <nav><a href="#nav">任务</a></nav><main><table>
            <tr><td>户厕改造</td><td><button onclick="r.textContent='一'">签收</button></td></tr>
            <tr><td>危房拆除</td><td><button onclick="r.textContent='二'">签收</button></td></tr>
            </table><p id=r></p></main>
            """
        )
        try await person.press("签收", near: "危房拆除")
        #expect(try await person.text(of: "#r") == "二")
        let problem = await #expect(throws: JourneyProblem.self) { try await hastily { try await person.press("签收") } }
        #expect(problem?.description.contains("2 of button or link 「签收」") == true)
    }

    @Test func refusesToPressWhatIsCoveredOrDisabled() async throws {
        let person = try await visit(
            """
            <button disabled>申请销号</button><button>下达任务</button>
            <div style="position:fixed;inset:0;background:#0008"></div>
            """
        )
        for text in ["申请销号", "下达任务"] {
            let problem = await #expect(throws: JourneyProblem.self) {
                try await hastily { try await person.press(text) }
            }
            #expect(problem?.description.contains(text == "申请销号" ? "is disabled" : "is covered by") == true)
        }
    }

    @Test func fillsEveryKindOfField() async throws {
        let person = try await visit(
            """
            <form><label for=a>标题（必填）</label><input id=a value=旧><input placeholder="搜索任务" name=q>
            <label>截止日期<input type=date name=d></label><label>说明<textarea name=w></textarea></label>
            <label>牵头单位<select name=u><option value=1>县农业农村局<option value=2>县水利局</select></label>
            <fieldset><legend>角色</legend><label><input type=radio name=r value=a>牵头</label>
            <label><input type=radio name=r value=b>配合</label></fieldset>
            <label><input type=checkbox name=c>每周报告</label></form>
            <p id=r></p><script>
            document.forms[0].oninput = e => r.textContent += e.target.name + ' '
            </script>
            """
        )
        try await person.fill("标题", "新")
        try await person.fill("搜索任务", "户厕")
        try await person.fill("截止日期", "2026-06-10")
        try await person.fill("说明", "第一行\n第二行")
        try await person.choose("牵头单位", "县水利局")
        try await person.choose("角色", "配合")
        try await person.check("每周报告")
        let form = "Object.fromEntries(new FormData(document.forms[0]))"
        let values = try await person.evaluate(form)
        #expect(try await person.value(of: "标题") == "新")
        #expect(try await person.value(of: "牵头单位") == "县水利局")
        let expected: BrowserValue = [
            "q": "户厕", "d": "2026-06-10", "w": "第一行\n第二行", "u": "2", "r": "b", "c": "on",
        ]
        #expect(values == expected)
        let heard = Set(try #require(try await person.text(of: "#r")).split(separator: " "))
        #expect(heard == ["q", "d", "w", "u", "r", "c"])
        try await person.fill("说明", "")
        try await person.check("每周报告", off: true)
        #expect(try await person.evaluate(form)["c"] == .null)
        #expect(try await person.value(of: "说明") == "")
    }

    @Test func marksWordsAcrossElements() async throws {
        let person = try await visit(
            """
            <article style="width:200px"><p>年底前完成<b>户厕</b>改造 <i>1260</i> 户，由县农业农村局牵头负责。</p></article>
            <p id=r></p><script>document.onmouseup = () => r.textContent = '标：' + getSelection()</script>
            """
        )
        try await person.select("完成户厕改造", within: "article")
        #expect(try await person.selection == "完成户厕改造")
        try await person.see("标：完成户厕改造")
        try await person.select("1260 户，由县农业农村局牵头")
        #expect(try await person.selection == "1260 户，由县农业农村局牵头")
    }

    @Test func pressesKeys() async throws {
        let person = try await visit(
            """
            <input autofocus><p id=r></p><script>onkeydown = e =>
            r.textContent += (e.ctrlKey ? '^' : '') + e.key + ' '</script>
            """
        )
        // A page puts the cursor where it is wanted when it is drawn, which can be after it was loaded.
        try await person.wait(until: "the field has the cursor") {
            try await person.evaluate("document.activeElement.localName == 'input'").isTrue
        }
        try await person.keys("j", "Enter", "Control+Enter", "ArrowDown", "+")
        #expect(try await person.text(of: "#r") == "j Enter ^Enter ArrowDown +")
        #expect(try await person.evaluate("document.querySelector('input').value") == "j+")
    }

    @Test func uploadsAndDownloads() async throws {
        let server = try TinyServer { request, body in
            switch request {
            case "POST /files":
                .init(body: body.contains("filename=\"讲话.txt\"") && body.contains("第一句") ? "收到了" : "没有收到")
            case "GET /sheet":
                .init(
                    headers: [
                        "Content-Type: application/octet-stream",
                        "Content-Disposition: attachment; filename*=UTF-8''%E5%88%86%E8%A7%A3%E8%A1%A8.csv",
                    ],
                    body: "a,b\n"
                )
            default:
                .init(
                    body: """
                        <form method=post action=/files enctype=multipart/form-data>
                        <label>文件<input type=file name=f></label><button>上传文件</button></form><a href=/sheet>导出</a>
                        """
                )
            }
        }
        defer { server.stop() }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("讲话.txt")
        try Data("第一句。".utf8).write(to: file)

        let person = try await Browser.shared.person(at: server.address)
        try await person.open("/")
        let sheet = try await person.download(pressing: "导出")
        #expect(sheet.lastPathComponent == "分解表.csv")
        #expect(try String(contentsOf: sheet, encoding: .utf8) == "a,b\n")
        try await person.upload("文件", file.path)
        try await person.press("上传文件")
        try await person.see("收到了")
    }

    @Test func keepsPeopleApart() async throws {
        let server = try TinyServer { _, _ in
            .init(
                body:
                    "<meta name=viewport content=width=device-width><p id=c></p><script>c.textContent=document.cookie||'无'</script>"
            )
        }
        defer { server.stop() }
        let first = try await Browser.shared.person("甲", at: server.address)
        let second = try await Browser.shared.person("乙", at: server.address, width: 390)
        try await first.open("/")
        try await first.evaluate("document.cookie = 'seen=1'")
        try await first.reload()
        try await first.see("seen=1")
        try await second.open("/")
        try await second.see("无")
        #expect(try await second.evaluate("innerWidth") == 390)
    }

    @Test func worksWithScriptsOffAndWithoutANetwork() async throws {
        let server = try TinyServer { _, _ in
            .init(
                body:
                    "<noscript>没有脚本</noscript><form action=/x><label>标题<input name=t></label><button>保存</button></form>"
            )
        }
        defer { server.stop() }
        let person = try await Browser.shared.person(at: server.address)
        try await person.scriptsOff()
        try await person.open("/")
        try await person.see("没有脚本")
        try await person.fill("标题", "户厕")
        try await person.press("保存")
        #expect(try await person.address == "/x?t=%E6%88%B7%E5%8E%95")
        try await person.offline(true)
        await #expect(throws: JourneyProblem.self) { try await person.open("/y") }
        try await person.offline(false)
        try await person.open("/y")
        try await person.see("没有脚本")
    }

    @Test func collectsWhatGoesWrongBehindThePage() async throws {
        let server = try TinyServer { request, _ in
            request == "GET /"
                ? .init(
                    headers: [
                        "Content-Type: text/html; charset=utf-8",
                        "Content-Security-Policy: default-src 'self'; style-src 'self'",
                    ],
                    body:
                        "<p style='color:red'>红字</p><script src=/gone.js></script><img src=http://elsewhere.test/a.png>"
                )
                : .init(status: "404 Not Found", body: "没有")
        }
        defer { server.stop() }
        let person = try await Browser.shared.person(at: server.address)
        try await person.open("/")
        try await person.wait(until: "the complaints are in") { person.complaints.count >= 3 }
        let complaints = person.takeComplaints().joined(separator: "\n")
        #expect(complaints.contains("style-src"))
        #expect(complaints.contains("/gone.js was answered 404"))
        #expect(complaints.contains("img-src"))
        try await person.open("/missing")
        #expect(try await person.status == 404)
        #expect(person.takeComplaints() == [])

        let other = try await visit("<script>console.error('坏了'); null.x</script>")
        try await other.wait(until: "both are heard") { other.complaints.count == 2 }
        #expect(other.takeComplaints().contains("console: 坏了"))
    }

    @Test func reportsComplaintsAtTheEndOfAJourney() async throws {
        try await confirmation { isReported in
            try await Journey.walk(reporting: { if $0 == "someone: console: 坏了" { isReported() } }) {
                let person = try await visit("<script>console.error('坏了')</script>")
                try await person.wait(until: "it is heard") { !person.complaints.isEmpty }
            }
        }
    }

    @Test(.enabled(if: Person.canJudge, "axe-core is not here; ./luoshi test brings it"))
    func findsWhatAScreenReaderWouldMiss() async throws {
        let person = try await visit("<html lang=zh-Hans><title>页</title><main><h1>任务</h1><input><img src=''></main>")
        let rules = try await person.violations().map(\.rule)
        #expect(rules.contains("label"))
        #expect(rules.contains("image-alt"))
        let clean = try await visit(
            "<html lang=zh-Hans><title>页</title><main><h1>任务</h1><label>标题<input></label></main>"
        )
        #expect(try await clean.violations().map(\.description) == [])
    }

    private func hastily(_ act: () async throws -> Void) async throws {
        try await Person.$patience.withValue(0.3) { try await act() }
    }

    private func visit(_ html: String) async throws -> Person {
        let person = try await Browser.shared.person()
        try await person.open("data:text/html;charset=utf-8," + html.encoded)
        return person
    }
}

extension String {
    fileprivate var encoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
