import Core
import Database
import Files
import Pages
import Programmes
import Regions
import Tasks
import Web

extension LedgerRoutes {
    var entry: [Route] {
        [
            .get("/ledgers/{ledger}/new", Self.writers, "登记") { visit in try await new(visit) },
            .post("/ledgers/{ledger}/items", Self.writers, "登记", uploadLimit: Self.uploadLimit) { visit in
                try await create(visit)
            },
            .get("/ledgers/{ledger}/new/steps/{step}", Self.writers, "一项一页登记") { visit in
                try await showStep(visit)
            },
            .post("/ledgers/{ledger}/new/steps/{step}", Self.writers, "一项一页登记", uploadLimit: Self.uploadLimit) {
                visit in
                try await takeStep(visit)
            },
            .get("/ledgers/{ledger}/grid", Self.writers, "成批登记") { visit in try await grid(visit) },
            .post("/ledgers/{ledger}/grid", Self.writers, "成批登记", uploadLimit: 20 << 20) { visit in
                try await createMany(visit)
            },
            .get("/items/{item}/edit", Self.writers, "修改登记内容") { visit in try await edit(visit) },
            .post("/items/{item}/revision", Self.writers, "保存修改", uploadLimit: Self.uploadLimit) { visit in
                try await revise(visit)
            },
        ]
    }

    func form(
        _ key: String,
        _ answers: ItemAnswers?,
        _ errors: [FieldError],
        for actor: Actor
    ) async throws -> ItemFieldsForm {
        try await database.read { tx in
            let (book, functions) = try book(key, for: actor, tx)
            guard ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else { throw WebFault.forbidden() }
            let places = try places(book.playbook.item.level, for: actor, tx)
            var blank = ItemAnswers(place: places.count == 1 ? places[0].value : "", [:], of: book.playbook)
            if let answers { blank = answers }
            return ItemFieldsForm(
                playbook: book.playbook,
                places: places,
                answers: blank,
                errors: errors,
                largestFile: files.largest
            )
        }
    }

    func playbook(_ visit: Visit) async throws -> Playbook {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        return try await database.read { tx in try book(key, for: actor, tx).book.playbook }
    }

    private func new(_ visit: Visit) async throws -> Reply {
        let form = try await form(try visit.part("ledger"), nil, [], for: try visit.actor)
        return .page(ItemFormPage(form: form, item: nil).render(await visit.pageContext))
    }

    private func create(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        var answers = ItemAnswers(visit.form, try await playbook(visit))
        let apart = Self.apart(visit)
        let run = visit.form.filled(EntryRun.fieldName).flatMap { EntryRun($0, of: key) }
        let outcome: Outcome<ItemID>
        switch try taken(visit, try await playbook(visit)) {
        case .refused(let issues): outcome = .refused(issues)
        case .done(let files):
            answers.files = files
            let asks = visit.query.text("anyway").isEmpty
            outcome = try await CreateItem(desk)(key, answers, asks: asks, besides: apart, by: actor)
        }
        switch outcome {
        case .done(let id):
            var reply = Reply.redirect(to: "/items/\(id)", notice: Notice(.done, "已登记。"))
            // The way back leads to nothing that could be entered a second time.
            if let run { reply.cookies = [.ending(run.cookieName, path: run.path)] }
            return reply
        case .refused(let issues):
            let form = try await form(key, answers, FieldError.list(issues, ledgerWords.merging(taskWords)), for: actor)
            var page = ItemFormPage(form: form, item: nil)
            page.apart = apart
            page.run = run
            page.losesFiles = visit.uploads.contains { $0.size > 0 }
            if let known = issues.first(where: { $0.key == "item.perhapsKnown" }) {
                page.similar = try await similar(known, for: actor)
            }
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    /// What a person said are other things, while answering one question a page.
    static func apart(_ visit: Visit) -> Set<ItemID> {
        let said = visit.form.all(ItemStepPage.apartName).flatMap { $0.split(separator: ",") }
        return Set(said.compactMap { ItemID(String($0)) })
    }

    /// The things an issue names, with where they stand.
    func similar(_ issue: Issue, for actor: Actor, limit: Int = .max) async throws -> [SimilarThing] {
        let named = (issue.values["items"] ?? "").split(separator: ",").prefix(limit)
        let ids = named.compactMap { ItemID(String($0)) }
        return try await database.read { tx in
            let store = tx.items(shelf)
            let things = try store.list(ids, for: actor)
            let names = try tx.regions.names(of: things.map(\.region))
            return try things.map { thing in
                let stage = try shelf.book(of: thing, in: tx).stage(thing.stage)?.word ?? ""
                let entered = "\(thing.person) \(Format.day(thing.createdAt.day))登记"
                let words = [names[thing.region] ?? "", stage, entered].filter { !$0.isEmpty }
                return SimilarThing(id: thing.id, title: thing.title, words: words.joined(separator: "，"))
            }
        }
    }

    /// Files of the form into the vault, by place of their field.
    func taken(_ visit: Visit, _ playbook: Playbook) throws -> Outcome<[Int: [NewAttachment]]> {
        var files: [Int: [NewAttachment]] = [:]
        for (place, field) in playbook.fields.enumerated() where field.type == .file {
            let intake = EvidenceIntake(
                vault: self.files,
                environment: environment,
                offered: ItemActsPanel.fileTypes
            )
            switch try intake.take(visit.uploads.filter { $0.field == field.key }) {
            case .refused(let issues): return .refused(issues.map { Issue($0.key, field: field.key, $0.values) })
            case .done(let new): if !new.isEmpty { files[place] = new }
            }
        }
        return .done(files)
    }

    private func edit(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        return try await orWhereabouts(of: id, visit) {
            let page = try await editPage(id, for: actor, typed: nil, errors: [])
            try await traceEditing(id, by: actor)
            return .page(page.render(await visit.pageContext))
        }
    }

    /// The form shows what the thing says.
    func traceEditing(_ id: ItemID, by actor: Actor) async throws {
        let (item, rule) = try await database.read { tx in
            let item = try tx.items(shelf).find(id, for: actor)
            return (item, try shelf.rule(of: item, tx))
        }
        try await TraceOpening(desk)(item, "修改", of: rule, by: actor)
    }

    private func editPage(
        _ id: ItemID,
        for actor: Actor,
        typed: Fields?,
        errors: [FieldError]
    ) async throws -> ItemFormPage {
        try await database.read { tx in
            let store = tx.items(shelf)
            let item = try store.find(id, for: actor)
            let book = try shelf.book(of: item, in: tx)
            let functions = try tx.programmes.functions(of: actor)
            guard ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else { throw WebFault.forbidden() }
            let merge = try typed.flatMap { try merged($0, into: item, book, store) }
            let entered = merge?.answers ?? typed.map { ItemAnswers($0, book.playbook) }
            let answers = try entered ?? store.namedAnswers(item, book)
            let places = try places(book.playbook.item.level, for: actor, tx)
            return ItemFormPage(
                form: ItemFieldsForm(
                    playbook: book.playbook,
                    places: places,
                    answers: answers,
                    errors: errors,
                    largestFile: files.largest,
                    trashed: try store.trashedLinks(of: item, book, for: actor)
                ),
                item: item,
                lastChange: try store.lastChange(of: id),
                merge: merge
            )
        }
    }

    /// What a form that came back holds beside what others wrote meanwhile; nil where nobody did.
    private func merged(
        _ form: Fields,
        into item: LedgerItem,
        _ book: LedgerBook,
        _ store: ItemStore
    ) throws -> EditMerge? {
        let basis = EditBasis(form)
        guard basis.isBehind(form.int("version") ?? 0, item) else { return nil }
        return try store.merge(ItemAnswers(form, book.playbook), basis, into: item, book)
    }

    /// What two people wrote of one thing, where it differs: label, theirs, mine.
    func sides(
        _ stored: ItemAnswers,
        _ answers: ItemAnswers,
        _ book: LedgerBook,
        _ tx: Transaction
    ) throws -> [(label: String, theirs: String, mine: String)] {
        var sides: [(label: String, theirs: String, mine: String)] = []
        let store = tx.items(shelf)
        if stored.place != answers.place {
            sides.append(("所在地", try store.shown(stored.place, nil), try store.shown(answers.place, nil)))
        }
        // Files that were handed in stay; a form brings only those that are added.
        for (place, field) in book.playbook.fields.enumerated()
        where field.type != .file && stored.texts[place] != answers.texts[place] {
            let theirs = try store.shown(stored.texts[place], field)
            sides.append((field.label, theirs, try store.shown(answers.texts[place], field)))
        }
        return sides
    }

    private func revise(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        let playbook = try await database.read { tx in
            try shelf.book(of: tx.items(shelf).find(id, for: actor), in: tx).playbook
        }
        var answers = ItemAnswers(visit.form, playbook)
        let version = visit.form.int("version") ?? 0
        let outcome: Outcome<ItemID>
        switch try taken(visit, playbook) {
        case .refused(let issues): outcome = .refused(issues)
        case .done(let files):
            answers.files = files
            outcome = try await EditItem(desk)(id, version: version, answers, seen: EditBasis(visit.form), by: actor)
        }
        switch outcome {
        case .done:
            let others = try await database.read { tx in
                try EditBasis(visit.form).change.map { seen in
                    try tx.items(shelf).othersWrote(in: id, after: seen, besides: actor, playbook)
                }
            }
            let words = (["已保存修改。"] + (others ?? [])).joined()
            return .redirect(to: "/items/\(id)", notice: Notice(.done, words))
        case .refused(let issues):
            var page = try await editPage(
                id,
                for: actor,
                typed: visit.form,
                errors: FieldError.list(issues, ledgerWords.merging(taskWords))
            )
            page.losesFiles = visit.uploads.contains { $0.size > 0 }
            try await traceEditing(id, by: actor)
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func grid(_ visit: Visit) async throws -> Reply {
        .page(ItemGridPage(playbook: try await playbook(visit)).render(await visit.pageContext))
    }

    private func createMany(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let entries = GridEntries(visit.form, try await playbook(visit))
        let asks = visit.query.text("anyway").isEmpty
        let bulk = BulkCreate(desk)
        switch try await bulk(key, entries.answers, rowNumbers: entries.rowNumbers, asks: asks, by: actor) {
        case .done(let ids):
            let words = "已登记 \(ids.count) 条。\(entries.leftOutWords(isEntered: true) ?? "")"
            return .redirect(to: "/ledgers/\(key)", notice: Notice(.done, words))
        case .refused(let issues):
            var page = ItemGridPage(
                playbook: try await playbook(visit),
                pasted: entries.pasted,
                typed: entries.typed,
                errors: FieldError.list(issues, ledgerWords.merging(taskWords)).map { entries.placed($0) }
            )
            page.leftOut = entries.leftOutWords(isEntered: false)
            page.hasRepeated = issues.contains { $0.key == "bulk.row" && $0.values["first"] != nil }
            for issue in issues where issue.values["items"] != nil {
                let row = issue.values["row"] ?? ""
                page.similar += try await similar(issue, for: actor, limit: 3).map { (row: row, thing: $0) }
            }
            return .unprocessable(page.render(await visit.pageContext))
        }
    }
}

extension EditBasis {
    /// `seen` is the newest change the form was filled after; `both` names fields a side was asked for, `side-` and the key
    /// says which.
    init(_ form: Fields) {
        let asked = form.all("both")
        let sides = asked.compactMap { key in
            EditSide(rawValue: form.text(ItemFormPage.side(key))).map { (key, $0) }
        }
        self.init(
            change: form.filled("seen").flatMap { Int64($0) },
            asked: Set(asked),
            sides: Dictionary(sides, uniquingKeysWith: { first, _ in first })
        )
    }
}

extension ItemAnswers {
    /// A form's answers; several of one name are the parts of a set.
    init(_ form: Fields, _ playbook: Playbook) {
        self.init(
            place: form.text("place"),
            texts: playbook.fields.map { form.all($0.key).joined(separator: "、") }
        )
    }
}
