import Core
import Database
import Foundation
import Pages
import PaperFormat
import Web

extension PaperRoutes {
    var acts: [Route] {
        [
            .get("/papers/{paper}/editing", Self.makers, "修改文书的页面") { visit in try await editing(visit) },
            .post("/papers/{paper}", Self.makers, "修改文书", returnsForm: true) { visit in try await edit(visit) },
            .post("/papers/{paper}/issuing", Self.makers, "印发文书") { visit in try await issue(visit) },
            .post("/papers/{paper}/withdrawal", Self.makers, "作废文书", returnsForm: true) { visit in
                try await withdraw(visit)
            },
            .post("/papers/{paper}/receipt", Self.receivers, "签收文书") { visit in try await receive(visit) },
            .post("/papers/{paper}/figures", Self.makers, "刷新文书的数字") { visit in try await refresh(visit) },
        ]
    }

    private func key(_ visit: Visit) throws -> PaperID { try visit.id("paper", of: PaperSubject.self) }

    private func paper(_ visit: Visit) async throws -> Paper {
        let (actor, id) = (try visit.actor, try key(visit))
        return try await database.read { tx in try tx.papers.find(id, for: actor) }
    }

    private func editing(_ visit: Visit) async throws -> Reply {
        let paper = try await paper(visit)
        let words: String? =
            try !PaperPolicy.mayChange(paper, visit.actor)
            ? "paper.notAllowed" : paper.stage != .draft ? "paper.notDraft" : nil
        if let words {
            let sentence = paperWords.sentence(for: Issue(words))
            return .redirect(to: "/papers/\(paper.id)", notice: Notice(.blocked, sentence))
        }
        let page = PaperEditPage(paper: paper, form: PaperForm(paper.content))
        return .page(page.render(await visit.pageContext))
    }

    private func edit(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try key(visit))
        let (form, version) = (PaperForm(visit.form), visit.form.int("version") ?? 0)
        var issues: [Issue] = []
        if !form.dated.isEmpty, visit.form.day("dated") == nil { issues.append(Issue("paper.dated", field: "dated")) }
        if issues.isEmpty {
            let edit = form.edit(dated: visit.form.day("dated"))
            let outcome = try await ChangePaper(desk).edit(id, version: version, edit, by: actor)
            if case .done = outcome { return .redirect(to: "/papers/\(id)", notice: Notice(.done, "文书已保存。")) }
            issues = outcome.issues
        }
        let isStale = issues.contains { $0.key == "paper.changed" }
        let stored = try await paper(visit)
        let page = PaperEditPage(
            paper: stored,
            form: form,
            errors: FieldError.list(issues, paperWords),
            // Who has not seen what another saved does not save over it.
            version: isStale ? stored.version : version,
            showsBoth: isStale
        )
        return .unprocessable(page.render(await visit.pageContext))
    }

    private func issue(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try key(visit))
        let outcome = try await IssuePaper(desk)(id, version: visit.form.int("version") ?? 0, by: actor)
        switch outcome {
        case .done: return .redirect(to: "/papers/\(id)", notice: Notice(.done, "文书已印发，主送的单位可以看到了。"))
        case .refused(let issues): return try await refused(visit, issues)
        }
    }

    private func withdraw(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try key(visit))
        let reason = String(visit.form.text("reason").prefix(300))
        let hadNumber = try await paper(visit).number != nil
        let outcome = try await IssuePaper(desk).withdraw(
            id,
            version: visit.form.int("version") ?? 0,
            reason: reason,
            by: actor
        )
        switch outcome {
        case .done:
            let words = hadNumber ? "文书已作废，编过的号不再用。" : "拟稿已作废。"
            return .redirect(to: "/papers/\(id)", notice: Notice(.done, words))
        case .refused(let issues): return try await refused(visit, issues, reason: reason)
        }
    }

    private func receive(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try key(visit))
        let receive = ReceivePaper(database: database, environment: desk.environment, received: desk.received)
        switch try await receive(id, by: actor) {
        case .done: return .redirect(to: "/papers/\(id)", notice: Notice(.done, "已签收，回执留在这里。"))
        case .refused(let issues): return try await refused(visit, issues)
        }
    }

    private func refresh(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try key(visit))
        switch try await ChangePaper(desk).refresh(id, version: visit.form.int("version") ?? 0, by: actor) {
        case .done(let count):
            let words = "已按现在的记录刷新，\(count) 个数字有变化\(count > 0 ? "，逐个列在下面" : "")。"
            return .redirect(to: "/papers/\(id)/figures", notice: Notice(.done, words))
        case .refused(let issues): return try await refused(visit, issues)
        }
    }

    private func refused(_ visit: Visit, _ issues: [Issue], reason: String = "") async throws -> Reply {
        let errors = FieldError.list(issues, paperWords)
        let page = try await page(visit, errors: errors, reason: reason)
        return .unprocessable(page.render(await visit.pageContext))
    }
}

extension PaperForm {
    init(_ fields: Fields) {
        title = fields.text("title")
        mark = fields.text("mark")
        addressees = fields.text("addressees")
        text = fields.raw("text") ?? ""
        people = fields.text("people")
        copies = fields.text("copies")
        signature = fields.text("signature")
        office = fields.text("office")
        dated = fields.text("dated")
        urgency = fields.text("urgency")
        remark = fields.text("remark")
    }

    func edit(dated: Day?) -> PaperEdit {
        func lines(_ text: String) -> [String] {
            text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty }
        }
        return PaperEdit(
            title: title,
            mark: mark,
            addressees: lines(addressees),
            text: text,
            copies: lines(copies),
            signature: signature,
            office: office,
            dated: dated,
            urgency: String(urgency.prefix(20)),
            remark: String(remark.prefix(200)),
            people: lines(people).map { line in
                let parts = line.split(separator: "：", maxSplits: 1).map(String.init)
                return parts.count == 2 ? PaperLine(parts[0], parts[1]) : PaperLine("出席", line)
            }
        )
    }
}
