import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Web

extension IndicatorRoutes {
    var programmes: [Route] {
        [
            .get("/programmes", Self.readers, "专项") { visit in try await programmeList(visit) },
            .get("/programmes/{programme}", Self.readers, "专项一项") { visit in
                if let back = try await visit.leadingBack(database) { return back }
                return try await programme(visit)
            },
            .post("/programmes/{programme}/adoption", Self.supervisors, "启用专项") { visit in try await adopt(visit) },
        ]
    }

    private func programmeList(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let page = try await database.read { tx in
            let books = try shelf.readable(by: actor, tx)
            let columns = try columns(books, in: actor.region, asOf: nil, places: nil, tx)
            let versions = Dictionary(
                try shelf.all(in: actor.county, tx).map { ($0.playbook.key, $0.playbook.version) },
                uniquingKeysWith: { a, _ in a }
            )
            let offered = shipped.filter { versions[$0.playbook.key] != $0.playbook.version }.map { text in
                ProgrammeListPage.Offered(
                    key: text.playbook.key,
                    name: text.playbook.name,
                    isNewVersion: versions[text.playbook.key] != nil
                )
            }
            return ProgrammeListPage(
                programmes: books.map(\.playbook),
                cells: columns.map { $0[0] },
                offered: actor.role == .supervisor ? offered : [],
                left: actor.role == .supervisor ? left : [],
                makesLedgers: [.supervisor, .officer].contains(actor.role) && actor.region.level == .county
            )
        }
        return .page(page.render(await visit.contextOfNow()))
    }

    private func adopt(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("programme"))
        guard let text = shipped.first(where: { $0.playbook.key == key }) else { throw WebFault.notFound }
        let adopt = AdoptProgramme(database: database, environment: environment)
        switch try await adopt(text, by: actor) {
        case .done:
            // Who takes a restricted programme on need not be named for reading it.
            let address = text.playbook.isRestricted ? "/programmes" : "/programmes/\(key)"
            return .redirect(to: address, notice: Notice(.done, "已启用“\(text.playbook.name)”。"))
        case .refused(let issues):
            let words = issues.map(ledgerWords.sentence).joined()
            return .redirect(to: "/programmes", notice: Notice(.blocked, words))
        }
    }

    /// What sums and targets say of an earlier day; the things themselves stand as they are now.
    private func programme(_ visit: Visit, asOf day: Day) async throws -> Reply {
        let (actor, key, region) = (try visit.actor, try visit.part("programme"), try region(of: visit))
        let (page, book) = try await database.read { tx in
            let book = try self.book(key, for: actor, tx).book
            let reading = try reading(book, in: region, asOf: day, tx)
            let own = try tx.regions.find(region)
            let isEmpty = (reading.state.counts + reading.lines.flatMap(\.counts)).allSatisfy { $0 == 0 }
            let bare = isEmpty ? try bare(day, own.name, [book], in: region, tx) : nil
            let page = ProgrammeDayPage(
                day: day,
                state: reading.state,
                region: region,
                place: own.name,
                ended: try tx.regions.ended(own),
                begun: isEmpty ? try tx.regions.begun(own, after: day) : nil,
                bare: bare?.isBefore == true ? bare : nil,
                reach: actor.region,
                outlooks: reading.outlooks,
                lines: reading.lines
            )
            return (page, book)
        }
        let what = "专项页（\(day)）"
        try await TraceOpening(database: database, environment: environment)(book, what, by: actor)
        return .page(page.render(await visit.pageContext))
    }

    private func programme(_ visit: Visit) async throws -> Reply {
        let (actor, key, region) = (try visit.actor, try visit.part("programme"), try region(of: visit))
        let asked = visit.askedDay
        if let day = asked.day { return try await programme(visit, asOf: day) }
        let (page, book) = try await database.read { tx in
            let (book, functions) = try self.book(key, for: actor, tx)
            let reading = try reading(book, in: region, tx)
            let own = try tx.regions.find(region)
            var filter = ItemFilter()
            filter.region = region
            let items = tx.items(shelf)
            let page = ProgrammePage(
                state: reading.state,
                region: region,
                place: own.name,
                ended: try tx.regions.ended(own),
                reach: actor.region,
                outlooks: reading.outlooks,
                lines: reading.lines,
                gaps: reading.gaps,
                outlines: try reading.lines.isEmpty
                    ? nil : tx.outlines.outlines(region.level >= .township ? .village : .township, in: region),
                slow: try items.overdue(book, for: actor, within: region, today: today, limit: 10),
                newest: try items.list(book, filter, for: actor, limit: 5),
                refusals: try items.refusals(in: book.ledger, within: region),
                look: try reminders.look(
                    at: book,
                    in: region,
                    things: reading.state.counts.reduce(0, +),
                    for: actor,
                    in: tx
                ),
                versions: try tx.programmes.versions(of: key, in: actor.county),
                mayEnter: ItemPolicy.mayEnter(actor, book.playbook, functions: functions),
                maySet: TargetPolicy.maySet(actor, lead: book.playbook.lead, functions: functions, in: region)
                    || TargetPolicy.mayHandDown(actor, lead: book.playbook.lead, functions: functions, from: region)
            )
            return (page, book)
        }
        try await TraceOpening(database: database, environment: environment)(book, "专项页", by: actor)
        return .page(page.render(await visit.pageContext(saying: asked.sentence)))
    }
}
