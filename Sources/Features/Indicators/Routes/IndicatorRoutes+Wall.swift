import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Web

extension IndicatorRoutes {
    var walls: [Route] {
        [
            .get("/board/programmes", Self.readers, "专项挂图") { visit in
                let page = try await wall(visit)
                return .page(page.render(await visit.pageContext(saying: visit.askedDay.sentence)))
            },
            .get("/board/programmes/screen", Self.readers, "专项挂图投屏轮播") { visit in try await screen(visit) },
        ]
    }

    private func wall(_ visit: Visit) async throws -> ProgrammeWallPage {
        let (actor, region) = (try visit.actor, try region(of: visit))
        let day = visit.askedDay.day
        let chosen = visit.query.filled("programme")
        return try await database.read { tx in
            // A wall hangs where everybody passes.
            let books = try shelf.readable(by: actor, tx).filter { !$0.playbook.isRestricted }
            let regions = try below(region, tx)
            let columns = try columns(books, in: region, asOf: day, places: regions.map(\.code), tx)
            let whole = ProgrammeWallPage.Place(
                region: region,
                name: try tx.regions.find(region).name,
                cells: columns.map { $0[0] }
            )
            let places = regions.enumerated().compactMap { row, one -> ProgrammeWallPage.Place? in
                let cells = columns.map { $0[row + 1] }
                guard one.stands(on: day) || cells.contains(where: { $0.total > 0 }) else { return nil }
                return ProgrammeWallPage.Place(region: one.code, name: one.name, cells: cells)
            }
            // What is to stay within a number is told by a nought too.
            let cells = ([whole] + places).flatMap(\.cells)
            let empty = cells.allSatisfy { $0.total == 0 } ? try bare(day, whole.name, books, in: region, tx) : nil
            return ProgrammeWallPage(
                programmes: books.map(\.playbook),
                whole: whole,
                places: places,
                isOwnPlace: region == actor.region,
                asOf: day,
                bare: empty?.isBefore == true || cells.allSatisfy(\.isEmpty) ? empty : nil,
                outlines: try tx.outlines.outlines(region.level >= .township ? .village : .township, in: region),
                shown: books.firstIndex { $0.playbook.key == chosen } ?? Self.furthestBehind(whole, places),
                isBanner: visit.query.text("paper") == "a0",
                light: visit.query.filled("light").flatMap { Signal(rawValue: $0) }
                    .flatMap { ProgrammeWallPage.signals.contains($0) ? $0 : nil }
            )
        }
    }

    /// Nil for now: that nothing is on record yet is seen, and may change any moment.
    func bare(_ day: Day?, _ place: String, _ books: [LedgerBook], in region: RegionCode, _ tx: Transaction) throws
        -> BareDay?
    {
        guard let day, !books.isEmpty else { return nil }
        let since = try tx.rollUps.firstDay(of: books.map { RollUpColumn($0.ledger) }, in: region)
        return BareDay(day: day, place: place, since: since)
    }

    /// Among those whose target was handed to some place below, as long as there is one: a map of others has no lights.
    private static func furthestBehind(_ whole: ProgrammeWallPage.Place, _ places: [ProgrammeWallPage.Place]) -> Int? {
        let lit = whole.cells.indices.filter { column in places.contains { $0.cells[column].outlook?.signal != nil } }
        func points(_ column: Int) -> Double { whole.cells[column].outlook?.standing?.points ?? -1000 }
        return (lit.isEmpty ? Array(whole.cells.indices) : lit).max { points($0) < points($1) }
    }

    private func screen(_ visit: Visit) async throws -> Reply {
        let wall = try await wall(visit)
        let screens = WallLine.screens(of: wall.programmes.map(\.goal))
        let context = await visit.pageContext(saying: visit.askedDay.sentence)
        guard !screens.isEmpty else { return .page(wall.render(context)) }
        let place = max(0, visit.query.int("screen") ?? 0) % screens.count
        let query = visit.query.filtering(["region", "day"]).replacing("screen", with: "\((place + 1) % screens.count)")
        let page = WallScreenPage(
            wall: wall,
            shown: screens[place],
            place: place,
            count: screens.count,
            next: "/board/programmes/screen" + query.queryString
        )
        // The browser goes on by itself, without script; a person ends it with a link.
        var reply = Reply.page(page.render(context))
        reply.headers.append(("Refresh", "\(WallScreenPage.seconds); url=\(page.next)"))
        return reply
    }
}
