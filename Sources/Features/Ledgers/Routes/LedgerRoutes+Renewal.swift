import Core
import Database
import Files
import Pages
import Programmes
import Tasks
import Web

extension LedgerRoutes {
    var renewal: [Route] {
        [
            .get("/items/{item}/renewal", Self.writers, "改用新版") { visit in try await renewing(visit) },
            .post("/items/{item}/renewal", Self.writers, "改用新版", uploadLimit: Self.uploadLimit) { visit in
                try await renew(visit)
            },
        ]
    }

    private func renewing(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        switch try await renewalPage(id, for: actor) {
        case .refused(let issues):
            let words = issues.map(ledgerWords.sentence).joined()
            return .redirect(to: "/items/\(id)", notice: Notice(.blocked, words))
        case .done(let page):
            try await traceEditing(id, by: actor)
            return .page(page.render(await visit.pageContext))
        }
    }

    /// The form of the version the ledger runs now, filled with what the thing says; what that version does not take is
    /// told at its field.
    private func renewalPage(
        _ id: ItemID,
        for actor: Actor,
        typed: Fields? = nil,
        refused: [Issue]? = nil
    ) async throws -> Outcome<ItemFormPage> {
        try await database.read { tx in
            let store = tx.items(shelf)
            let item = try store.find(id, for: actor)
            let old = try shelf.book(of: item, in: tx)
            let book = try shelf.current(old.playbook.key, in: old.county, tx)
            let functions = try tx.programmes.functions(of: actor)
            guard ItemPolicy.mayEnter(actor, old.playbook, functions: functions) else { throw WebFault.forbidden() }
            if item.trashedAt != nil { return .refused([Issue("item.trashed")]) }
            let renewal = try desk.renewal(of: item, old, to: book, desk.reader(book, for: actor, tx), for: actor, tx)
            if let issue = renewal.issues.first(where: { $0.key.hasPrefix("bulk.") }) { return .refused([issue]) }
            let carried = item.carried(from: old, to: book)
            let stored = try store.namedAnswers(carried, book)
            let answers = typed.map { ItemAnswers($0, book.playbook) } ?? stored
            let words = ledgerWords.merging(taskWords)
            let form = ItemFieldsForm(
                playbook: book.playbook,
                places: try places(book.playbook.item.level, for: actor, tx),
                answers: answers,
                errors: FieldError.list(refused ?? renewal.obstacles, words),
                largestFile: files.largest,
                trashed: try store.trashedLinks(of: carried, book, for: actor)
            )
            var page = ItemFormPage(form: form, item: item)
            page.renewal = (book.programme, book.playbook.changes(since: old.playbook))
            if refused?.contains(where: { $0.key == "item.conflict" }) == true {
                page.conflict = try sides(stored, answers, book, tx)
            }
            return .done(page)
        }
    }

    private func renew(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        let current = try await database.read { tx in
            let book = try shelf.book(of: tx.items(shelf).find(id, for: actor), in: tx)
            return try shelf.current(book.playbook.key, in: book.county, tx)
        }
        var answers = ItemAnswers(visit.form, current.playbook)
        let programme = visit.form.id("programme", of: ProgrammeSubject.self)
        let outcome: Outcome<ItemID>
        switch try taken(visit, current.playbook) {
        case .refused(let issues): outcome = .refused(issues)
        case .done where programme != current.programme: outcome = .refused([Issue("renewal.newer")])
        case .done(let files):
            answers.files = files
            let version = visit.form.int("version") ?? 0
            outcome = try await RenewItem(desk)(id, version: version, to: current.programme, answers, by: actor)
        }
        guard case .refused(let issues) = outcome else {
            return .redirect(to: "/items/\(id)", notice: Notice(.done, "已改用新版。"))
        }
        switch try await renewalPage(id, for: actor, typed: visit.form, refused: issues) {
        case .refused(let issues):
            let words = issues.map(ledgerWords.sentence).joined()
            return .redirect(to: "/items/\(id)", notice: Notice(.blocked, words))
        case .done(var page):
            try await traceEditing(id, by: actor)
            page.losesFiles = visit.uploads.contains { $0.size > 0 }
            return .unprocessable(page.render(await visit.pageContext))
        }
    }
}
