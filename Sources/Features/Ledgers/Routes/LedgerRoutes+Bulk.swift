import Core
import Database
import Pages
import Programmes
import Regions
import Web

extension LedgerRoutes {
    var bulk: [Route] {
        [
            .post("/ledgers/{ledger}/bulk/preview", Self.tidiers, "预览成批办理") { visit in try await preview(visit) },
            .post("/ledgers/{ledger}/bulk", Self.tidiers, "成批办理") { visit in try await perform(visit) },
        ]
    }

    private func act(_ visit: Visit, _ playbook: Playbook) -> (act: BulkAct, word: String)? {
        let (chosen, text) = (visit.form.text("act"), visit.form.text("text"))
        if chosen == "renew" { return (.renew, "改用新版") }
        if chosen.hasPrefix("move:"), let move = playbook.move(String(chosen.dropFirst(5))) {
            return (.move(move.key, note: text), move.word)
        }
        if chosen.hasPrefix("edit:"), let place = playbook.field(String(chosen.dropFirst(5))),
            BulkFields.mayBeEdited(playbook.fields[place])
        {
            let label = playbook.fields[place].label
            let shown = text.count > 40 ? "\(text.prefix(40))…" : text
            return (
                .edit(field: playbook.fields[place].key, text: text),
                "把“\(label)”改为“\(text.isEmpty ? "未填" : shown)”"
            )
        }
        return nil
    }

    private func preview(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let book = try await database.read { tx in try self.book(key, for: actor, tx).book }
        let playbook = book.playbook
        guard let (act, word) = act(visit, playbook) else {
            return try await again(visit, [FieldError("act", "选择要办理的一步，或要修改的字段。")])
        }
        switch try await preview(act, visit, book, for: actor) {
        case .refused(let issues):
            return try await again(visit, issues.prefix(3).map { FieldError(nil, ledgerWords.sentence(for: $0)) })
        case .done(let preview):
            let places = try await database.read { tx in try tx.regions.names(of: Set(preview.lines.map(\.item.region)))
            }
            let page = BulkPreviewPage(
                playbook: playbook,
                act: visit.form.text("act"),
                text: visit.form.text("text"),
                word: word,
                preview: preview,
                places: places,
                list: list(visit, key)
            )
            try await TraceOpening(desk)(book, "成批办理", by: actor)
            return .page(page.render(await visit.pageContext))
        }
    }

    /// The list as it was left, with what was ticked and entered: fifty ticks are not set twice.
    private func again(_ visit: Visit, _ errors: [FieldError]) async throws -> Reply {
        var page = try await listPage(visit, listQuery(visit), isTrash: false)
        page.attempt = BulkAttempt(
            act: visit.form.text("act"),
            text: visit.form.text("text"),
            ticked: Set(visit.form.ids("item", of: ItemSubject.self)),
            errors: errors
        )
        return .unprocessable(page.render(await visit.contextOfNow()))
    }

    /// Of what was ticked, or of everything the list it was picked from holds, as many as one act takes. Those that cannot
    /// be done stay where they are: where all of the first are such, the next are looked at.
    private func preview(
        _ act: BulkAct,
        _ visit: Visit,
        _ book: LedgerBook,
        for actor: Actor
    ) async throws -> Outcome<BulkPreview> {
        let acts = BulkActs(desk)
        guard visit.form.text("every") == "1" else {
            return try await acts.preview(act, visit.form.ids("item", of: ItemSubject.self), by: actor)
        }
        let filter = sealed(ItemFilter(listQuery(visit), today: environment.today), book)
        var last: ItemID?
        while true {
            let ids = try await database.read { [last] tx in
                try tx.items(shelf).ids(book, filter, for: actor, after: last, limit: BulkActs.largest)
            }
            let outcome = try await acts.preview(act, ids, by: actor)
            guard let preview = outcome.value, preview.ready.isEmpty, ids.count == BulkActs.largest else {
                return outcome
            }
            last = ids.last
        }
    }

    private func listQuery(_ visit: Visit) -> Fields { Fields(query: visit.form.text("list").drop { $0 == "?" }) }

    private func perform(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let playbook = try await database.read { tx in try book(key, for: actor, tx).book.playbook }
        guard let (act, word) = act(visit, playbook) else {
            return .redirect(to: list(visit, key), notice: Notice(.blocked, "选择要办理的一步，或要修改的字段。"))
        }
        var versions: [ItemID: Int] = [:]
        for text in visit.form.all("item") {
            let parts = text.split(separator: "-")
            if parts.count == 2, let id = ItemID(String(parts[0])), let version = Int(parts[1]) {
                versions[id] = version
            }
        }
        switch try await BulkActs(desk)(act, versions, by: actor) {
        case .done(let count):
            return .redirect(to: list(visit, key), notice: Notice(.done, "\(word)：已办理 \(count) 条。"))
        case .refused(let issues): return refused(issues, list(visit, key))
        }
    }

    /// The list the things were picked from, with its filters.
    private func list(_ visit: Visit, _ key: String) -> String {
        LedgerAddress("/ledgers/\(key)", ItemFilter(listQuery(visit), today: environment.today)).text
    }

    private func refused(_ issues: [Issue], _ address: String) -> Reply {
        let words = issues.prefix(3).map(ledgerWords.sentence).joined(separator: " ")
        return .redirect(to: address, notice: Notice(.blocked, words))
    }
}
