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
                return .page(page.render(await visit.pageContext))
            },
            .get("/board/programmes/screen", Self.readers, "专项挂图投屏轮播") { visit in try await screen(visit) },
        ]
    }

    private func wall(_ visit: Visit) async throws -> ProgrammeWallPage {
        let (actor, region) = (try visit.actor, try region(of: visit))
        // A day that has not come yet is today.
        let day = visit.query.day("day").flatMap { $0 < today ? $0 : nil }
        let chosen = visit.query.filled("programme")
        return try await database.read { tx in
            let books = try shelf.readable(by: actor, tx)
            let regions = try below(region, tx)
            let reading = try WallReading(self, books, in: region, asOf: day, places: regions.map(\.code), tx)
            func place(_ code: RegionCode, _ name: String) -> ProgrammeWallPage.Place {
                ProgrammeWallPage.Place(
                    region: code,
                    name: name,
                    cells: books.map { book in
                        let state = reading.state(book, in: code)
                        return .init(done: state.done, total: state.total, outlook: reading.outlook(book, in: code))
                    }
                )
            }
            let whole = place(region, try tx.regions.find(region).name)
            let places = regions.map { ($0, place($0.code, $0.name)) }
                .filter { region, place in region.endedAt == nil || place.cells.contains { $0.total > 0 } }.map(\.1)
            return ProgrammeWallPage(
                programmes: books.map(\.playbook),
                whole: whole,
                places: places,
                isOwnPlace: region == actor.region,
                asOf: day,
                outlines: try tx.outlines.outlines(region.level >= .township ? .village : .township, in: region),
                shown: books.firstIndex { $0.playbook.key == chosen } ?? Self.furthestBehind(whole),
                isBanner: visit.query.text("paper") == "a0"
            )
        }
    }

    private static func furthestBehind(_ place: ProgrammeWallPage.Place) -> Int? {
        place.cells.indices.max {
            (place.cells[$0].outlook?.standing?.points ?? -1000) < (place.cells[$1].outlook?.standing?.points ?? -1000)
        }
    }

    private func screen(_ visit: Visit) async throws -> Reply {
        let wall = try await wall(visit)
        let goals = RevitalisationGoal.allCases.filter { goal in wall.programmes.contains { $0.goal == goal } }
        guard !goals.isEmpty else { return .page(wall.render(await visit.pageContext)) }
        let place = max(0, visit.query.int("screen") ?? 0) % goals.count
        let query = visit.query.filtering(["region", "day"]).replacing("screen", with: "\((place + 1) % goals.count)")
        let page = WallScreenPage(
            wall: wall,
            goal: goals[place],
            place: place,
            count: goals.count,
            next: "/board/programmes/screen" + query.queryString
        )
        // The browser goes on by itself, without script; a person ends it with a link.
        var reply = Reply.page(page.render(await visit.pageContext))
        reply.headers.append(("Refresh", "\(WallScreenPage.seconds); url=\(page.next)"))
        return reply
    }
}
