import Core
import Database
import Pages
import Programmes
import Regions
import Web

extension LedgerRoutes {
    var programmes: [Route] {
        [
            .get("/programmes", Self.readers, "专项") { visit in try await programmeList(visit) },
            .get("/programmes/{programme}", Self.readers, "专项一项") { visit in try await programme(visit) },
            .post("/programmes/{programme}/adoption", Self.supervisors, "启用专项") { visit in try await adopt(visit) },
            .get("/board/programmes", Self.readers, "专项挂图") { visit in try await wall(visit) },
        ]
    }

    private func programmeList(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let page = try await database.read { tx in
            let books = try shelf.readable(by: actor, tx)
            let states = try states(books, in: actor.region, tx)
            let versions = Dictionary(
                books.map { ($0.playbook.key, $0.playbook.version) },
                uniquingKeysWith: { a, _ in a }
            )
            let offered = shipped.filter { versions[$0.playbook.key] != $0.playbook.version }.map { text in
                ProgrammeListPage.Offered(
                    key: text.playbook.key,
                    name: text.playbook.name,
                    isNewVersion: versions[text.playbook.key] != nil
                )
            }
            return ProgrammeListPage(states: states, offered: actor.role == .supervisor ? offered : [])
        }
        return .page(page.render(await visit.pageContext))
    }

    /// How far every programme is in a place, asked once.
    private func states(
        _ books: [LedgerBook],
        in region: RegionCode,
        asOf day: Day? = nil,
        _ tx: Transaction
    ) throws -> [ProgrammeState] {
        let sums = try tx.rollUps.sums(books.map(\.ledger), in: [region.number], asOf: day)
        let byLedger = Dictionary(grouping: sums, by: \.ledger)
        return books.map { book in
            ProgrammeState(book, (byLedger[book.ledger] ?? []).map { (stage: $0.stage, value: $0.value) })
        }
    }

    private func programme(_ visit: Visit) async throws -> Reply {
        let (actor, key, today) = (try visit.actor, try visit.part("programme"), environment.today)
        let page = try await database.read { tx in
            let (book, functions) = try book(key, for: actor, tx)
            let state = try counts(book, in: actor.region, tx)
            return ProgrammePage(
                state: state,
                place: try tx.regions.first(actor.region)?.name ?? "",
                lines: try lines(book, below: actor.region, tx),
                slow: try tx.items(shelf).slowest(book, for: actor, limit: 10),
                refusals: try tx.items(shelf).refusals(in: book.ledger, within: actor.region),
                versions: try tx.programmes.versions(of: key, in: actor.county),
                mayEnter: ItemPolicy.mayEnter(actor, book.playbook, functions: functions),
                weeks: try weeks(book, in: actor.region, until: today, tx)
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    private func lines(_ book: LedgerBook, below region: RegionCode, _ tx: Transaction) throws -> [ProgrammePage.Line] {
        let level: RegionCode.Level = region.level >= .township ? .village : .township
        let places = try tx.regions.list(level, in: region)
        let sums = try tx.rollUps.sums([book.ledger], in: places.map(\.code.number))
        let byPlace = Dictionary(grouping: sums, by: \.region)
        return places.compactMap { place in
            let own = byPlace[place.code.number] ?? []
            // A place that has ended is shown as long as something stands there.
            if place.endedAt != nil, own.isEmpty { return nil }
            let state = ProgrammeState(book, own.map { (stage: $0.stage, value: $0.value) })
            return ProgrammePage.Line(region: place.code, name: place.name, counts: state.counts)
        }
    }

    /// How many came into finished stages in each of the last eight weeks.
    private func weeks(_ book: LedgerBook, in region: RegionCode, until today: Day, _ tx: Transaction) throws -> [Int] {
        var weeks = [Int](repeating: 0, count: 8)
        let from = today.adding(days: -55)
        for (day, stage, value) in try tx.rollUps.days(book.ledger, in: region, from: from) {
            guard book.stage(stage)?.outcome == .done, day <= today else { continue }
            weeks[day.days(since: from) / 7] += Int(value)
        }
        return weeks
    }

    private func adopt(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("programme"))
        guard let text = shipped.first(where: { $0.playbook.key == key }) else { throw WebFault.notFound }
        let adopt = AdoptProgramme(database: database, environment: environment)
        switch try await adopt(text, by: actor) {
        case .done: return .redirect(to: "/programmes/\(key)", notice: Notice(.done, "已启用“\(text.playbook.name)”。"))
        case .refused(let issues):
            let words = issues.map(ledgerWords.sentence).joined()
            return .redirect(to: "/programmes", notice: Notice(.blocked, words))
        }
    }

    private func wall(_ visit: Visit) async throws -> Reply {
        let (actor, day) = (try visit.actor, visit.query.day("day"))
        let page = try await database.read { tx in
            let books = try shelf.readable(by: actor, tx)
            let level: RegionCode.Level = actor.region.level >= .township ? .village : .township
            let places = try tx.regions.list(level, in: actor.region)
            let sums = try tx.rollUps.sums(books.map(\.ledger), in: places.map(\.code.number), asOf: day)
            let byPlace = Dictionary(grouping: sums) { $0.region }
            let rows = places.compactMap { place -> ProgrammeWallPage.Row? in
                let own = Dictionary(grouping: byPlace[place.code.number] ?? [], by: \.ledger)
                if place.endedAt != nil, own.isEmpty { return nil }
                let states = books.map { book in
                    ProgrammeState(book, (own[book.ledger] ?? []).map { (stage: $0.stage, value: $0.value) })
                }
                return ProgrammeWallPage.Row(
                    region: place.code,
                    name: place.name,
                    states: states.map { ($0.done, $0.total) }
                )
            }
            let all = try states(books, in: actor.region, asOf: day, tx)
            return ProgrammeWallPage(programmes: all, rows: rows, asOf: day)
        }
        return .page(page.render(await visit.pageContext))
    }
}
