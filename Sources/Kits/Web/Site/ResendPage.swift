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
            let shown = rows
            if !shown.isEmpty {
                writer.summaryList { for (name, value) in shown { writer.summaryRow(name, value) } }
            }
            if !held.lostFiles.isEmpty {
                writer.tag("p", text: "这些文件要重新选择：" + held.lostFiles.joined(separator: "、"))
            }
            writer.formActions { writer.button("再次提交刚才的内容") }
        }
    }

    /// What was entered, with ticked things counted: their keys mean nothing to a reader.
    private var rows: [(String, String)] {
        var rows: [(String, String)] = []
        var counted: Set<String> = []
        for (name, value) in held.fields.pairs where isShown(name, value) {
            let word = words[name] ?? "填写的内容"
            let values = held.fields.all(name)
            if !values.allSatisfy(isKey) {
                rows.append(
                    (word, value.count > 400 ? "\(value.prefix(400))……（共 \(Format.number(value.count)) 字）" : value)
                )
            } else if counted.insert(name).inserted {
                rows.append((word, "\(values.count) 项"))
            }
        }
        return rows
    }

    private func isKey(_ value: String) -> Bool {
        let digits = value.split(separator: "-").last ?? ""
        return digits.count > 12 && digits.allSatisfy(\.isNumber)
    }

    /// Keys, versions and ticks mean nothing to a reader, unless the route has a word for them.
    private func isShown(_ name: String, _ value: String) -> Bool {
        words[name] != nil || value.contains { !$0.isASCII } || value.contains(" ")
    }
}

extension Reply {
    /// Shows a held form to a person who has just signed in, with the token of the new session. Where files were lost
    /// the form itself comes back with everything else entered, so that they can be chosen again.
    package static func resending(_ held: HeldForm, _ visit: Visit, as signedIn: SignedIn) async throws -> Reply {
        var visit = visit
        visit.signedIn = signedIn
        let (path, query) = Site.parts(of: held.address)
        guard case .found(let route, let parameters) = visit.site.tree.find(.post, path) else {
            return .page(ResendPage(held: held, words: [:], context: visit.plainContext).render())
        }
        if !held.lostFiles.isEmpty, !held.isTooLong, route.returnsForm, route.access.admits(signedIn.actor) {
            return try await route.handle(visit.returning(held, to: route, parameters, path, query))
        }
        if !held.lostFiles.isEmpty, case .found = visit.site.tree.find(.get, path) {
            let names = held.lostFiles.joined(separator: "、")
            return .redirect(to: held.address, notice: Notice(.blocked, "登录到期时没有收下“\(names)”，重新选择一次。"))
        }
        return .page(ResendPage(held: held, words: route.fieldWords, context: visit.plainContext).render())
    }
}

extension Visit {
    /// The visit a held form would have been, had its files arrived.
    fileprivate func returning(
        _ held: HeldForm,
        to route: Route,
        _ parameters: [String: String],
        _ path: Substring,
        _ query: Substring
    ) -> Visit {
        Visit(
            method: .post,
            path: PercentCoding.decoded(path.utf8, plusIsSpace: false),
            target: held.address,
            route: route,
            parameters: parameters,
            query: Fields(query: query),
            form: held.fields,
            lostFiles: held.lostFiles,
            headers: headers,
            cookies: cookies,
            client: client,
            signedIn: signedIn,
            environment: environment,
            reference: reference,
            site: site,
            visitorSecret: visitorSecret
        )
    }
}
