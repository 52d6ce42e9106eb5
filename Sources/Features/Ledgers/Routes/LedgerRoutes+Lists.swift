import Core
import Database
import Documents
import Foundation
import Pages
import Programmes
import Web

extension LedgerRoutes {
    var lists: [Route] {
        [
            .get("/ledgers/{ledger}", Self.readers, "台账清单") { visit in try await list(visit, isTrash: false) },
            .get("/ledgers/{ledger}/trash", Self.tidiers, "台账回收站") { visit in try await list(visit, isTrash: true) },
            .get("/ledgers/{ledger}/items.xlsx", Self.readers, "导出台账") { visit in try await export(visit) },
            .get("/ledgers/{ledger}/board", Self.readers, "台账按环节看") { visit in try await board(visit) },
        ] + versions
    }

    private func list(_ visit: Visit, isTrash: Bool) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        var filter = ItemFilter(visit.query, today: environment.today)
        filter.isTrash = isTrash
        let cursor = visit.query.filled("after").flatMap(ItemCursor.init)
        let page = try await database.read { [filter] tx in
            let (book, functions) = try book(key, for: actor, tx)
            let asked = sealed(filter, book)
            var lines = try tx.items(shelf).list(book, asked, for: actor, after: cursor, limit: Self.pageSize + 1)
            let hasMore = lines.count > Self.pageSize
            if hasMore { lines.removeLast() }
            let region = filter.region.flatMap { actor.region.contains($0) ? $0 : nil } ?? actor.region
            return ItemListPage(
                playbook: book.playbook,
                filter: filter,
                lines: lines,
                counts: try counts(book, in: region, tx).counts,
                places: try filterPlaces(for: actor, tx),
                mayEnter: ItemPolicy.mayEnter(actor, book.playbook, functions: functions),
                mayTidy: ItemPolicy.mayTidy(actor, book.playbook, functions: functions),
                next: hasMore ? lines.last?.cursor : nil,
                isFirst: cursor == nil
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    /// Personal values are looked for by their blind index.
    private func sealed(_ filter: ItemFilter, _ book: LedgerBook) -> ItemFilter {
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

    private func export(_ visit: Visit) async throws -> Reply {
        let (actor, key, filter) = (
            try visit.actor, try visit.part("ledger"), ItemFilter(visit.query, today: environment.today)
        )
        let (playbook, lines) = try await database.read { tx in
            let book = try book(key, for: actor, tx).book
            var lines: [ItemLine] = []
            try tx.items(shelf).each(book, sealed(filter, book), for: actor) { lines.append($0) }
            return (book.playbook, lines)
        }
        let sheet = LedgerSheet(playbook: playbook, today: environment.today, lines: lines)
        let path = NSTemporaryDirectory() + "luoshi-ledger-\(UInt64.random(in: 0...UInt64.max)).xlsx"
        try sheet.document.write(to: path)
        return .file(
            path,
            name: "\(playbook.name)台账 \(environment.today).xlsx",
            type: FileType.xlsx.contentType,
            deleteAfter: true
        )
    }

    private func board(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let page = try await database.read { tx in
            let (book, functions) = try book(key, for: actor, tx)
            let lines = try book.playbook.stages.map { stage in
                var filter = ItemFilter()
                filter.stages = [stage.key]
                filter.order = .slowest
                return try tx.items(shelf).list(book, filter, for: actor, limit: 20)
            }
            return LedgerBoardPage(
                playbook: book.playbook,
                counts: try counts(book, in: actor.region, tx).counts,
                lines: lines,
                mayTidy: ItemPolicy.mayTidy(actor, book.playbook, functions: functions),
                mayEnter: ItemPolicy.mayEnter(actor, book.playbook, functions: functions)
            )
        }
        return .page(page.render(await visit.pageContext))
    }
}
