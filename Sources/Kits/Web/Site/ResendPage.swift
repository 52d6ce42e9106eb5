import Pages

/// A held form after signing in: what was entered, and one button that sends it again.
struct ResendPage {
    let held: HeldForm
    /// Words for the names of the form's fields.
    let words: [String: String]
    let context: PageContext

    func render() -> [UInt8] {
        let page = SignInPage("刚才填写的内容还在", lead: lead, context: context)
        return page.render { writer in
            if !held.isTooLong { form(writer) }
            writer.buttonRow { writer.linkButton("不提交了，去今日", to: "/", kind: .quiet) }
        }
    }

    private var lead: String {
        held.isTooLong
            ? "已经登录。刚才的内容太长，没能带过来；按浏览器的“后退”回到填写的页面，内容还在那里。"
            : "已经登录。看一遍，再提交一次就办好了。"
    }

    private func form(_ writer: HTMLWriter) {
        writer.form(held.address, token: context.token) {
            for (name, value) in held.fields.pairs { writer.hidden(name, value) }
            let shown = held.fields.pairs.filter { isShown($0.name, $0.value) }
            if !shown.isEmpty {
                writer.summaryList {
                    for (name, value) in shown { writer.summaryRow(words[name] ?? "填写的内容", value) }
                }
            }
            if !held.lostFiles.isEmpty {
                writer.tag("p", text: "这些文件要重新选择：" + held.lostFiles.joined(separator: "、"))
            }
            writer.formActions { writer.button("再次提交刚才的内容") }
        }
    }

    /// Keys, versions and ticks mean nothing to a reader, unless the route has a word for them.
    private func isShown(_ name: String, _ value: String) -> Bool {
        words[name] != nil || value.contains { !$0.isASCII } || value.contains(" ")
    }
}

extension Reply {
    /// Shows a held form to a person who has just signed in, with the token of the new session.
    package static func resending(_ held: HeldForm, _ visit: Visit, as signedIn: SignedIn) -> Reply {
        var visit = visit
        visit.signedIn = signedIn
        let (path, _) = Site.parts(of: held.address)
        var words: [String: String] = [:]
        if case .found(let route, _) = visit.site.tree.find(.post, path) { words = route.fieldWords }
        return .page(ResendPage(held: held, words: words, context: visit.plainContext).render())
    }
}
