import Core
import Database
import Expression
import Files
import Pages
import Programmes
import Regions
import Tasks
import Web
import Workflow

extension LedgerRoutes {
    var items: [Route] {
        [
            .get("/items/{item}", Self.readers, "台账一条") { visit in try await show(visit) },
            .post("/items/{item}/moves/{move}", Self.writers, "办理一步", uploadLimit: Self.uploadLimit) { visit in
                try await move(visit)
            },
            .post("/items/{item}/opening", Self.readers, "查看个人信息") { visit in try await open(visit) },
            .post("/items/{item}/links", Self.writers, "添加关联") { visit in try await link(visit) },
            .post("/items/{item}/links/removal", Self.writers, "解除关联") { visit in try await unlink(visit) },
            .post("/items/{item}/merging", Self.tidiers, "合并重复的") { visit in try await merge(visit) },
            .post("/items/{item}/trashing", Self.tidiers, "移入回收站") { visit in try await trash(visit) },
            .post("/items/{item}/restoring", Self.tidiers, "恢复") { visit in try await restore(visit) },
            .get("/item-files/{file}", Self.readers, "打开台账附件") { visit in try await openFile(visit) },
        ]
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        return try await orWhereabouts(of: id, visit) {
            let before = visit.query.filled("before").flatMap { Int64($0) }
            let page = try await page(of: id, for: actor, before: before)
            try await trace(page, by: actor)
            return .page(page.render(await visit.pageContext))
        }
    }

    /// Who opens a restricted thing, or looks at one through a link, is recorded before the page is shown.
    private func trace(_ page: ItemPage, by actor: Actor) async throws {
        try await TraceOpening(desk)(page.item, of: page.rule, by: actor)
        for (thing, rule) in page.reads.restrictedThings {
            try await TraceOpening(desk)(thing, "从“\(page.playbook.name)”的一条读", of: rule, by: actor)
        }
    }

    /// The page of a thing, as a person sees it now.
    private func page(
        of id: ItemID,
        for actor: Actor,
        before: Int64? = nil,
        attempt: ItemAttempt? = nil,
        opened: (field: String, plain: String)? = nil
    ) async throws -> ItemPage {
        let today = environment.today
        var page = try await database.read { tx in
            let store = tx.items(shelf)
            let dossier = try store.dossier(id, for: actor, on: today)
            let (item, playbook) = (dossier.item, dossier.book.playbook)
            let current = try shelf.current(playbook.key, in: actor.county, tx)
            let functions = try tx.programmes.functions(of: actor)
            let hidden = try shelf.hidden(from: actor, functions, tx)
            let links = try store.links(of: id).filter { !hidden.contains($0.ledger) }
            let township = item.region.ancestor(at: .township) ?? item.region
            let part = try store.history(of: item, before: before)
            let history = part.events
            let named = ItemTimeline.named(in: history, playbook)
            let told = named.places + item.namedPlaces(playbook)
            let names = try tx.regions.names(of: [item.region, township] + told)
            let titles = try store.titles(of: named.things, hidden: hidden)
            let place = [township, item.region].filter { $0 != township || $0 != item.region }.compactMap { names[$0] }
            let linked = Array(Set(links.map(\.id) + (item.mergedInto.map { [$0] } ?? [])))
            let fileNames = Dictionary(
                try store.files(of: id).map { ("\($0.id)", $0.name) },
                uniquingKeysWith: { first, _ in first }
            )
            let mayReport = [.supervisor, .officer, .township, .village].contains(actor.role)
            return ItemPage(
                dossier: dossier,
                place: place.isEmpty ? names[item.region] ?? "" : place.joined(),
                offers: dossier.book.workflow.workflow(for: dossier).offers(for: dossier, to: actor, on: today),
                timeline: ItemTimeline(
                    history,
                    playbook,
                    earlier: try earlier(of: part, isOld: before != nil, playbook, in: actor.county, tx),
                    titles: titles,
                    places: names,
                    fileNames: fileNames
                ),
                earlierHistory: part.earlier,
                links: links,
                readable: try store.readable(linked, for: actor),
                trashed: try store.trashed(links.filter(\.isTrashed).map(\.id), for: actor),
                reads: try store.read(
                    store.readFields(dossier.book, for: actor),
                    linking: [item.values],
                    for: actor
                ),
                titles: Dictionary(links.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first }),
                fileNames: fileNames,
                survivor: try survivor(of: item, store),
                twins: try twins(of: dossier, store, for: actor),
                rule: current.playbook,
                openings: current.playbook.isRestricted ? try openings("item", id.rawValue, in: actor.county, tx) : [],
                namesakes: try namesakes(of: item, store, for: actor, tx),
                mayEnter: ItemPolicy.mayEnter(actor, playbook, functions: functions),
                mayTidy: ItemPolicy.mayTidy(actor, playbook, functions: functions),
                isOldVersion: current.programme != item.programme,
                problemAddress: mayReport ? "/problems/new?item=\(id)" : nil,
                warningAddresses: mayReport
                    ? Self.problemAddresses(dossier, isOpen: !current.playbook.isRestricted) : [:],
                largestFile: files.largest
            )
        }
        page.tellsEarlier = before != nil
        page.attempt = attempt
        page.opened = opened
        return page
    }

    /// Playbooks a thing was moved on from: its history speaks in their words too.
    /// - Parameter isOld: whether the part that is newer may tell of such a step.
    private func earlier(
        of history: ItemHistory,
        isOld: Bool,
        _ playbook: Playbook,
        in county: RegionCode,
        _ tx: Transaction
    ) throws -> [Playbook] {
        let isMoved = history.events.contains { event in
            if case .changed("item.renewal", _) = event.kind { true } else { false }
        }
        guard isMoved || isOld else { return [] }
        return try tx.programmes.versions(of: playbook.key, in: county).compactMap { version in
            try? shelf.book(version.id, in: tx).playbook
        }
    }

    /// What a merged thing is part of now.
    private func survivor(of item: LedgerItem, _ store: ItemStore) throws -> LinkedItem? {
        guard let other = item.mergedInto, let title = try store.titles(of: [other])[other] else { return nil }
        return LinkedItem(
            id: other,
            title: title,
            ledger: item.ledger,
            kind: "",
            label: "",
            isOfField: false,
            isOutward: true,
            isTrashed: false
        )
    }

    private func twins(of dossier: ItemDossier, _ store: ItemStore, for actor: Actor) throws -> [ItemTwins] {
        try dossier.book.around.twins.compactMap { one in
            let ids = ItemStore.linked(dossier.facts.value(at: one.count))
            let found = try store.list(ids, for: actor)
            return found.isEmpty ? nil : ItemTwins(word: one.twins.word, things: found.map { ($0.id, $0.title) })
        }
    }

    /// A warning of the playbook proposes a problem: what it says is filled in, and a person looks it over before it is one.
    /// A problem has more readers than a restricted ledger: nothing of a thing there is filled in.
    private static func problemAddresses(_ dossier: ItemDossier, isOpen: Bool) -> [String: String] {
        let playbook = dossier.book.playbook
        let holding = playbook.warnings.filter { $0.formula.holds(in: dossier.facts) == true }
        return Dictionary(
            holding.map { warning in
                let known = [
                    ("item", "\(dossier.item.id)"), ("region", dossier.item.region.digits), ("source", "rule"),
                ]
                let told = [
                    ("aspect", playbook.name), ("spot", dossier.item.title), ("content", warning.sentence),
                ]
                return (warning.key, "/problems/new" + Fields(isOpen ? known + told : known).queryString)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private func namesakes(of item: LedgerItem, _ store: ItemStore, for actor: Actor, _ tx: Transaction) throws
        -> [(id: ItemID, place: String)]
    {
        // One more than the page shows, and the thing itself.
        let limit = ItemPage.mostNamesakes + 2
        let named = try store.named(item.title, in: item.ledger, of: actor.county, limit: limit)
            .filter { $0 != item.id }
        let others = try store.list(named, for: actor)
        let names = try tx.regions.names(
            of: others.flatMap { [$0.region, $0.region.ancestor(at: .township) ?? $0.region] }
        )
        return others.map { other in
            let places = [other.region.ancestor(at: .township), other.region].compactMap { $0 }.filter {
                $0.level >= .township
            }
            return (
                other.id,
                Array(places.reduce(into: [RegionCode]()) { if !$0.contains($1) { $0.append($1) } })
                    .compactMap { names[$0] }.joined()
            )
        }
    }

    private func move(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        let act = try visit.part("move")
        let evidence = EvidenceIntake(vault: files, environment: environment, offered: ItemActsPanel.fileTypes)
        let outcome: Outcome<ItemID>
        switch try evidence.take(visit.uploads) {
        case .refused(let issues): outcome = .refused(issues)
        case .done(let taken):
            let request = MoveRequest(act, note: visit.form.text("note"), files: taken.count)
            outcome = try await MoveItem(desk)(
                id,
                version: visit.form.int("version") ?? 0,
                request,
                files: taken,
                by: actor
            )
        }
        // From the board one goes on there.
        if case .done = outcome, visit.form.text("from") == "board" {
            let (title, key) = try await database.read { tx in
                let item = try tx.items(shelf).find(id, for: actor)
                return (item.title, try shelf.book(of: item, in: tx).playbook.key)
            }
            var filter = ItemFilter()
            filter.region = RegionCode(visit.form.text("region"))
            let board = LedgerAddress("/ledgers/\(key)/board", filter).text
            return .redirect(to: board, notice: Notice(.done, "“\(title)”已办理。"))
        }
        return try await answer(outcome, id, act, "已办理。", visit)
    }

    private func answer(
        _ outcome: Outcome<ItemID>,
        _ id: ItemID,
        _ act: String,
        _ done: String,
        _ visit: Visit
    ) async throws -> Reply {
        if case .done = outcome { return .redirect(to: "/items/\(id)", notice: Notice(.done, done)) }
        let attempt = ItemAttempt(
            act: act,
            errors: FieldError.list(outcome.issues, ledgerWords.merging(taskWords)),
            values: Dictionary(visit.form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        )
        let page = try await page(of: id, for: try visit.actor, attempt: attempt)
        try await trace(page, by: try visit.actor)
        return .unprocessable(page.render(await visit.pageContext))
    }

    private func open(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        let (field, reason) = (visit.form.text("field"), visit.form.text("reason"))
        let outcome = try await OpenPersonal(desk)(id, field: field, reason: reason, by: actor)
        guard case .done(let plain) = outcome else {
            return try await answer(.refused(outcome.issues), id, "opening", "", visit)
        }
        let page = try await page(of: id, for: actor, opened: (field, plain))
        try await trace(page, by: actor)
        return .page(page.render(await visit.pageContext))
    }

    private func link(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        let other: ItemID
        switch try await thing(visit.form.text("other"), "other", "另一条", beside: id, for: actor) {
        case .done(let found): other = found
        case .refused(let issues): return try await answer(.refused(issues), id, "links", "", visit)
        }
        let kind = visit.form.text("kind")
        return try await answer(
            try await LinkItems(desk)(id, to: other, kind: kind, by: actor),
            id,
            "links",
            "已关联。",
            visit
        )
    }

    /// What somebody names beside a thing: by its number, its address, or its name in the same ledger.
    private func thing(
        _ text: String,
        _ field: String,
        _ label: String,
        beside id: ItemID,
        for actor: Actor
    ) async throws -> Outcome<ItemID> {
        let last = text.split(separator: "/").last.map { String($0.prefix { $0 != "?" && $0 != "#" }) }
        if let number = ItemID(text) ?? (text.contains("/items/") ? last.flatMap { ItemID($0) } : nil) {
            return .done(number)
        }
        let values = ["label": label, "value": String(text.prefix(60))]
        let found = try await database.read { tx in
            let store = tx.items(shelf)
            let item = try store.find(id, for: actor)
            let named = text.isEmpty ? [] : try store.named(text, in: item.ledger, of: actor.county)
            return try store.list(named, for: actor).map(\.id).filter { $0 != id }
        }
        if let only = found.first, found.count == 1 { return .done(only) }
        let several = values.merging(["count": "\(found.count)"]) { old, _ in old }
        return .refused([Issue(found.isEmpty ? "answer.link" : "answer.linkSeveral", field: field, several)])
    }

    /// A link that leads here is taken off the thing it leads from.
    private func unlink(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        guard let other = visit.form.id("other", of: ItemSubject.self) else { throw WebFault.notFound }
        let (from, to) = visit.form.text("from") == "\(other)" ? (other, id) : (id, other)
        let outcome = try await LinkItems(desk).remove(from, to: to, kind: visit.form.text("kind"), by: actor)
        return try await answer(outcome, id, "links", "已解除关联。", visit)
    }

    private func merge(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        let other: ItemID
        switch try await thing(visit.form.text("duplicate"), "duplicate", "重复那一条", beside: id, for: actor) {
        case .done(let found): other = found
        case .refused(let issues): return try await answer(.refused(issues), id, "merging", "", visit)
        }
        let outcome = try await MergeItems(desk)(other, into: id, by: actor)
        return try await answer(outcome, id, "merging", "已合并。", visit)
    }

    private func trash(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        let version = visit.form.int("version") ?? 0
        let outcome = try await TrashItem(desk)(id, version: version, reason: visit.form.text("reason"), by: actor)
        return try await answer(outcome, id, "trashing", "已移入回收站。", visit)
    }

    private func restore(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("item", of: ItemSubject.self))
        return try await answer(try await TrashItem(desk).restore(id, by: actor), id, "restoring", "已恢复。", visit)
    }

    private func openFile(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("file", of: AttachmentSubject.self))
        let (file, item, rule) = try await database.read { tx in
            let file = try tx.items(shelf).file(id, for: actor)
            let item = try tx.items(shelf).find(file.item, for: actor)
            return (file, item, try shelf.rule(of: item, tx))
        }
        try await TraceOpening(desk)(item, "附件 \(file.name)", of: rule, by: actor)
        guard let digest = FileDigest(file.digest) else { throw WebFault.notFound }
        let isPicture = file.mediaType.hasPrefix("image/") || file.mediaType == "application/pdf"
        return .file(
            files.path(of: digest),
            name: file.name,
            type: file.mediaType,
            showing: isPicture ? .inPage : .download
        )
    }
}
