import Core
import Pages
import Testing

@Suite struct PageTests {
    private func context(path: String = "/tasks", theme: Theme = .system, development: Bool = false) -> PageContext {
        PageContext(
            person: PersonBadge(name: "李建国", post: "督查人员", unit: "县委督查室"),
            navigation: [
                NavigationItem("今日", "/", icon: .today, count: 120, onPhone: true),
                NavigationItem("任务", "/tasks", icon: .task, count: 0, onPhone: true),
                NavigationItem("管理", "/admin", icon: .admin),
            ],
            token: "token",
            path: path,
            today: Day(daysSince1970: 20_614),
            place: "甘泉县",
            theme: theme,
            isDevelopment: development,
            assetVersion: "0"
        )
    }

    private func html(_ page: Page) -> String {
        String(decoding: page.render { $0.paragraph("正文") }, as: UTF8.self)
    }

    @Test(arguments: [Page.PrintStyle.portrait, .landscape, .poster, .banner])
    func whatHangsOnAWallBringsItsRulesAlong(style: Page.PrintStyle) {
        let text = html(Page("挂图", printStyle: style, context: context()))
        #expect(text.contains("/wall.css") == (style == .poster || style == .banner))
        #expect(text.contains("/luoshi.css"))
    }

    @Test func isASoundDocument() {
        let page = Page(
            "任务",
            lead: "全县",
            breadcrumbs: [Crumb("今日", "/")],
            primary: .post("下达任务", to: "/x"),
            actions: [.link("导出", to: "/y"), .print()],
            printHeader: PrintHeader("任务表"),
            context: context()
        )
        let bytes = page.render { $0.paragraph("正文") }
        #expect(HTMLCheck(bytes).problems == [])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("<!DOCTYPE html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">"))
        #expect(text.contains("<title>任务 · 落实</title>"))
        #expect(text.contains("<link rel=\"stylesheet\" href=\"/assets/0/luoshi.css\">"))
    }

    /// By how many actions a page has, whether it has a main one, and how many are folded.
    @Test(arguments: [(0, true, 0), (2, true, 0), (3, true, 3), (2, false, 0), (3, false, 2), (4, false, 3)])
    func actionsTakeOneLineInTheHand(count: Int, hasMain: Bool, folded: Int) {
        let actions = (0..<count).map { PageAction.link("导出 \($0)", to: "/x/\($0)") }
        let main = hasMain ? PageAction.link("登记", to: "/new") : nil
        let bytes = Page("任务", primary: main, actions: actions, context: context()).render { _ in }
        #expect(HTMLCheck(bytes).problems == [])
        #expect(HTMLCheck(bytes).elements.count { $0["href"]?.hasPrefix("/x/") ?? false } == count)
        let fold = HTMLCheck(bytes).elements.split { $0["class"] == "more-actions" }
        #expect(fold.count == (folded > 0 ? 2 : 1))
        let hidden = fold.count > 1 ? fold[1].count { $0["href"]?.hasPrefix("/x/") ?? false } : 0
        #expect(hidden == folded)
        if let last = fold.last, hasMain { #expect(last.contains { $0["href"] == "/new" }) }
    }

    @Test(arguments: [("/tasks", "/tasks"), ("/tasks/12/progress", "/tasks"), ("/", "/"), ("/tasksheet", "")])
    func marksTheCurrentPlace(path: String, expected: String) {
        let elements = HTMLCheck(Page("页", context: context(path: path)).render { _ in }).elements
        let current = elements.filter { $0["aria-current"] == "page" }.compactMap { $0["href"] }
        #expect(Set(current) == (expected.isEmpty ? [] : [expected]))
    }

    @Test func showsWhatWaitsAndHidesZero() {
        let text = html(Page("页", context: context()))
        #expect(text.contains("99+<span class=\"visually-hidden\">件</span>"))
        #expect(text.components(separatedBy: "nav-count") == 2)
    }

    @Test func takesTheThemeFromTheContext() {
        #expect(html(Page("页", context: context(theme: .dark))).contains("<html lang=\"zh-Hans\" data-theme=\"dark\">"))
        #expect(!html(Page("页", context: context())).contains("data-theme="))
    }

    @Test func linksTheGalleryOnlyInDevelopment() {
        #expect(html(Page("页", context: context(development: true))).contains("/gallery"))
        #expect(!html(Page("页", context: context())).contains("/gallery"))
    }

    @Test func saysTheNoticeWithItsUndo() {
        var context = context()
        context.notice = Notice(.done, "已舍弃。", undo: .init("/undo", fields: [("id", "7")]))
        let text = html(Page("页", context: context))
        #expect(text.contains("role=\"status\""))
        #expect(text.contains("action=\"/undo\""))
    }

    @Test func theSignInPageHasNoNavigation() {
        var context = context(path: "/login")
        context.person = nil
        let bytes = SignInPage("登录", context: context).render { $0.paragraph("正文") }
        #expect(HTMLCheck(bytes).problems == [])
        #expect(!String(decoding: bytes, as: UTF8.self).contains("<nav"))
    }

    @Test func theGalleryIsSoundApartFromItsRepeatedSamples() {
        let problems = HTMLCheck(GalleryPage(context: context()).render()).problems
        #expect(problems.filter { !$0.contains("used twice") } == [])
    }
}

extension String {
    /// How many parts a separator cuts the text into.
    fileprivate func components(separatedBy separator: String) -> Int { ranges(of: separator).count + 1 }
}
