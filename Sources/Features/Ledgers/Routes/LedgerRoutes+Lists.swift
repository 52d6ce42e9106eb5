import Accounts
import Core
import Database
import Pages
import Programmes
import Regions
import Web

extension LedgerRoutes {
    var lists: [Route] {
        [
            .get("/ledgers/{ledger}", Self.readers, "台账清单") { visit in
                if let back = try await visit.leadingBack(database) { return back }
                return try await list(visit, isTrash: false)
            },
            .get("/ledgers/{ledger}/trash", Self.tidiers, "台账回收站") { visit in try await list(visit, isTrash: true) },
            .get("/ledgers/{ledger}/items.xlsx", Self.readers, "导出台账") { visit in try await export(visit, .workbook) },
            .get("/ledgers/{ledger}/items.csv", Self.readers, "导出台账（CSV）") { visit in try await export(visit, .csv) },
            .get("/ledgers/{ledger}/entry.xlsx", Self.writers, "下载登记表") { visit in try await entrySheet(visit) },
            .get("/ledgers/{ledger}/board", Self.readers, "台账按环节看") { visit in try await board(visit) },
        ] + versions
    }

    private func list(_ visit: Visit, isTrash: Bool) async throws -> Reply {
        .page(try await listPage(visit, visit.query, isTrash: isTrash).render(await visit.contextOfNow()))
    }

    /// - Parameter query: what it is narrowed to and which page of it.
    func listPage(_ visit: Visit, _ query: Fields, isTrash: Bool) async throws -> ItemListPage {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        var filter = ItemFilter(query, today: environment.today).within(actor.region)
        filter.isTrash = isTrash
        let cursor = query.filled("after").flatMap(ItemCursor.init)
        let page = try await database.read { [filter] tx in
            let (book, functions) = try book(key, for: actor, tx)
            let asked = sealed(filter, book)
            let found = try tx.items(shelf).page(book, asked, for: actor, after: cursor, limit: Self.pageSize)
            let isRestricted = book.playbook.isRestricted
            let place = try filter.region.flatMap(tx.regions.first)
            let reads = try tx.items(shelf).readFields(book, for: actor)
            return ItemListPage(
                book: book,
                openings: isRestricted ? try openings("ledger", book.ledger.rawValue, in: actor.county, tx) : [],
                filter: filter,
                placeName: place?.name,
                ended: try place.flatMap(tx.regions.ended),
                reach: actor.region,
                found: found,
                elsewhere: found.lines.isEmpty ? try elsewhere(filter, book, for: actor, tx) : nil,
                reads: try tx.items(shelf).read(reads, linking: found.lines.map(\.values), for: actor),
                counts: try counts(book, in: filter.region ?? actor.region, tx).counts,
                places: try tx.regions.choices(in: actor.region, showing: filter.region),
                mayEnter: ItemPolicy.mayEnter(actor, book.playbook, functions: functions),
                mayTidy: ItemPolicy.mayTidy(actor, book.playbook, functions: functions),
                moves: book.playbook.moves.filter { ItemPolicy.mayMake($0, actor, functions: functions) },
                cursor: cursor
            )
        }
        try await TraceOpening(desk)(page.book, isTrash ? "回收站" : "清单", by: actor)
        try await TraceOpening(desk)(page.reads, from: page.playbook.name, by: actor)
        return page
    }

    /// A thing that was looked for by its number where it is not: in another ledger, or in the trash, or not there.
    private func elsewhere(_ filter: ItemFilter, _ book: LedgerBook, for actor: Actor, _ tx: Transaction) throws
        -> ItemListPage.Elsewhere?
    {
        guard let id = LinkText.number(filter.text), let item = try tx.items(shelf).list([id], for: actor).first,
            item.ledger != book.ledger || (item.trashedAt != nil) != filter.isTrash
        else { return nil }
        let part = item.trashedAt != nil ? "的回收站" : item.ledger == book.ledger ? "的清单" : ""
        return ItemListPage.Elsewhere(id: id, words: try shelf.rule(of: item, tx).ledgerName + part)
    }

    /// Personal values are looked for by their blind index.
    func sealed(_ filter: ItemFilter, _ book: LedgerBook) -> ItemFilter {
        var filter = filter
        for (key, text) in filter.fields {
            guard let place = book.playbook.field(key) else { continue }
            if case .personal(let kind) = book.playbook.fields[place].type {
                let plain = PersonalAnswer.plain(text, kind) ?? text
                filter.fields[key] = desk.vault.blindIndex(plain, about: key)
            }
        }
        return filter
    }

    /// Written while it is read: a ledger of a million things takes no more memory than one of a hundred.
    private func export(_ visit: Visit, _ format: ListFormat) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let filter = ItemFilter(visit.query, today: environment.today).within(actor.region)
        let (database, shelf) = (self.database, self.shelf)
        let (book, note, reads) = try await database.read { tx in
            let book = try self.book(key, for: actor, tx).book
            let note = try self.note(filter, book, for: actor, tx)
            return (book, note, try tx.items(shelf).readFields(book, for: actor))
        }
        try await TraceOpening(desk)(book, "导出", by: actor)
        try await TraceOpening(desk)(ReadThrough(reads), from: book.playbook.name, by: actor)
        let asked = sealed(filter, book)
        return ListReply.reply(format, name: note.fileName(book.playbook.ledgerName)) { output in
            try await database.read { tx in
                let items = tx.items(shelf)
                let count = try items.count(book, asked, for: actor)
                let sheet = LedgerSheet(playbook: book.playbook, reads: reads, note: note, count: count)
                try output.write(sheet.table) { append in
                    try items.each(book, asked, reading: reads, for: actor) { try append(sheet.cells($0, $1)) }
                }
            }
        }
    }

    /// What a file of a list says of itself.
    func note(_ filter: ItemFilter, _ book: LedgerBook, for actor: Actor, _ tx: Transaction) throws -> ListNote {
        let place = try filter.region.flatMap { try tx.regions.first($0)?.name }
        return filter.note(book.playbook, place: place, at: environment.now())
    }

    private func entrySheet(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let sheet = try await database.read { tx in
            let (book, functions) = try self.book(key, for: actor, tx)
            guard ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else { throw WebFault.forbidden() }
            let places = try self.places(book.playbook.item.level, for: actor, tx)
            return EntrySheet(playbook: book.playbook, places: places.map { ($0.group ?? "") + $0.word })
        }
        return ListReply.reply(name: "\(sheet.playbook.name)登记表") { sheet.document }
    }

    private func board(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let asked = RegionCode(visit.query.text("region")).flatMap { actor.region.contains($0) ? $0 : nil }
        let page = try await database.read { tx in
            let (book, functions) = try book(key, for: actor, tx)
            let lines = try book.playbook.stages.map { stage in
                var filter = ItemFilter()
                filter.region = asked
                filter.stages = [stage.key]
                filter.order = .slowest
                return try tx.items(shelf).list(book, filter, for: actor, limit: 20)
            }
            return LedgerBoardPage(
                book: book,
                region: asked,
                places: try tx.regions.choices(in: actor.region, showing: asked),
                counts: try counts(book, in: asked ?? actor.region, tx).counts,
                lines: lines,
                mayTidy: ItemPolicy.mayTidy(actor, book.playbook, functions: functions),
                mayEnter: ItemPolicy.mayEnter(actor, book.playbook, functions: functions),
                moves: book.playbook.moves.filter { move in
                    !move.owesWords && move.owesFiles == 0
                        && ItemPolicy.mayMake(move, actor, functions: functions)
                }
            )
        }
        try await TraceOpening(desk)(page.book, "按环节看", by: actor)
        return .page(page.render(await visit.contextOfNow()))
    }
}
