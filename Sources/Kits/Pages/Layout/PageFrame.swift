/// Header, navigation, page head and footer around a page's content.
struct PageFrame {
    var page: Page
    private var context: PageContext { page.context }

    init(page: Page) { self.page = page }

    func write(to writer: HTMLWriter, _ body: () -> Void) {
        let paper = page.printHeader == nil ? "" : " has-print-header"
        let names = "app width-\(page.width.rawValue) print-\(page.printStyle.rawValue)\(paper)"
        let hangs = page.printStyle == .poster || page.printStyle == .banner
        let document = DocumentFrame(
            title: page.title,
            context: context,
            bodyClass: names,
            ownStyles: hangs ? PageAssets.wall : nil
        )
        document.write(to: writer) {
            writer.tag("a", ["class": "skip-link", "href": "#main"], text: "跳到正文")
            TopBar(context: context).write(to: writer)
            navigation(writer)
            writer.tag("main", ["class": "page", "id": "main", "tabindex": "-1"]) {
                if let notice = context.notice { writer.notice(notice, token: context.token) }
                breadcrumbs(writer)
                pageHead(writer)
                if let header = page.printHeader { writer.printHeader(header) }
                body()
            }
            footer(writer)
        }
    }

    private func navigation(_ writer: HTMLWriter) {
        guard !context.navigation.isEmpty else { return }
        writer.tag("nav", ["class": "side", "aria-label": "主导航"]) {
            writer.tag("ul") {
                for item in context.navigation {
                    writer.tag("li", ["class": item.onPhone ? "on-phone" : nil]) {
                        NavigationLink(item: item, path: context.path).write(to: writer)
                    }
                }
            }
        }
    }

    private func breadcrumbs(_ writer: HTMLWriter) {
        guard !page.breadcrumbs.isEmpty else { return }
        writer.tag("nav", ["class": "crumbs", "aria-label": "所在位置"]) {
            writer.tag("ol") {
                for crumb in page.breadcrumbs {
                    writer.tag("li") { writer.link(crumb.word, to: crumb.address) }
                }
            }
        }
    }

    private func pageHead(_ writer: HTMLWriter) {
        writer.tag("header", ["class": "page-head"]) {
            writer.tag("div", ["class": "page-title"]) {
                writer.tag("h1", text: page.title)
                if let lead = page.lead { writer.tag("p", ["class": "lead"], text: lead) }
            }
            guard page.primary != nil || !page.actions.isEmpty else { return }
            writer.tag("div", ["class": "page-actions"]) {
                secondaryActions(writer)
                if let primary = page.primary { writer.pageAction(primary, kind: .primary, token: context.token) }
            }
        }
    }

    /// In the hand one line of buttons: of three and more, those after the first are shown when asked for, without
    /// script too, and all where the page has a main one. What stands below is why people came.
    private func secondaryActions(_ writer: HTMLWriter) {
        func write(_ actions: ArraySlice<PageAction>) {
            for action in actions { writer.pageAction(action, kind: .secondary, token: context.token) }
        }
        guard page.actions.count > 2 else { return write(page.actions[...]) }
        let standing = page.primary == nil ? 1 : 0
        write(page.actions.prefix(standing))
        writer.void("input", ["class": "filter-toggle", "type": "checkbox", "id": "more-actions"])
        writer.tag(
            "label",
            ["class": "button button-secondary filter-toggle-word", "for": "more-actions"],
            text: "更多操作"
        )
        writer.tag("div", ["class": "more-actions"]) { write(page.actions.dropFirst(standing)) }
    }

    private func footer(_ writer: HTMLWriter) {
        writer.tag("footer", ["class": "foot"]) {
            writer.tag(
                "p",
                text: "落实 · \(context.place.isEmpty ? "" : context.place + " · ")\(Format.day(context.today))"
            )
            if context.person != nil {
                writer.tag("p") { writer.link("意见反馈", to: "/complaints/new?page=\(encoded(context.path))") }
            }
            writer.tag("details", ["class": "keys", "data-keys": "", "hidden": ""]) {
                writer.tag("summary", text: "快捷键")
                writer.tag("label", ["class": "choice"]) {
                    writer.void("input", ["type": "checkbox", "data-keys-on": ""])
                    writer.tag("span", text: "使用快捷键")
                }
                writer.tag("dl") {
                    for (key, words) in [
                        ("/", "到搜索框"), ("?", "看快捷键"), ("j k", "表格里下一行、上一行"), ("Enter", "打开这一行"),
                        ("Ctrl Enter", "按下表单的按钮"),
                    ] {
                        writer.tag("div") {
                            writer.tag("dt") { writer.tag("kbd", text: key) }
                            writer.tag("dd", text: words)
                        }
                    }
                }
            }
            if context.isDevelopment {
                writer.tag("p") { writer.link("组件", to: "/gallery") }
            }
        }
    }
}

/// A path inside a query.
private func encoded(_ path: String) -> String {
    path.utf8.map { byte in
        let isPlain =
            (47...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
            || byte == 46 || byte == 95
        let digits = String(byte, radix: 16, uppercase: true)
        return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
}

struct NavigationLink {
    var item: NavigationItem
    var path: String

    func write(to writer: HTMLWriter) {
        writer.tag(
            "a",
            ["class": "nav-link", "href": item.address, "aria-current": item.holds(path) ? "page" : nil]
        ) {
            writer.icon(item.icon)
            writer.tag("span", ["class": "nav-word"], text: item.word)
            if let count = item.count, count > 0 {
                writer.tag("span", ["class": "nav-count"]) {
                    writer.text(count > 99 ? "99+" : String(count))
                    writer.visuallyHidden("件")
                }
            }
        }
    }
}
