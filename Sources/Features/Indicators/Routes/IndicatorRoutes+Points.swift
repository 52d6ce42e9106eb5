import Core
import Database
import Expression
import Ledgers
import Pages
import Programmes
import Regions
import Tasks
import Web

extension IndicatorRoutes {
    /// More signs than that are a blot, and no person opens them.
    private static let mostPoints = 2000

    var points: [Route] {
        [.get("/ledgers/{ledger}/map", Self.readers, "台账位置图") { visit in try await ledgerMap(visit) }]
    }

    private func ledgerMap(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let query = visit.query.filtering(["region", "stage", "light"])
        let filter = ItemFilter(query, today: today).within(actor.region)
        let (page, book) = try await database.read { tx in
            let (book, functions) = try self.book(key, for: actor, tx)
            let place = book.playbook.fields.firstIndex { $0.type == .point }
            let region = filter.region ?? actor.region
            let found =
                try place == nil ? [] : tx.items(shelf).list(book, filter, for: actor, limit: Self.mostPoints + 1)
            let lines = found.prefix(Self.mostPoints)
            let level: RegionCode.Level = region.level >= .township ? .village : .township
            let outlines = try tx.outlines.outlines(level, in: region)
            let drawn = try Self.signs(lines, outlines, today, shelf, tx)
            let mayEnter = ItemPolicy.mayEnter(actor, book.playbook, functions: functions)
            let page = LedgerMapPage(
                playbook: book.playbook,
                filter: filter,
                places: try tx.regions.choices(in: actor.region, showing: filter.region),
                points: drawn.points,
                names: Self.names(drawn, isTownship: region.level >= .township),
                kilometre: drawn.frame?.kilometre,
                count: lines.count,
                hasMore: found.count > Self.mostPoints,
                hasPlace: place != nil,
                mayEnter: mayEnter,
                outlines: outlines,
                tabs: LedgerTabs(
                    book.playbook,
                    mayEnter: mayEnter,
                    mayTidy: ItemPolicy.mayTidy(actor, book.playbook, functions: functions),
                    in: filter.region
                )
            )
            return (page, book)
        }
        try await TraceOpening(database: database, environment: environment)(book, "位置图", by: actor)
        return .page(page.render(await visit.contextOfNow()))
    }

    /// Each thing's first field of a place, by the version it stands under.
    private static func signs(
        _ lines: some Sequence<ItemLine>,
        _ outlines: Outlines?,
        _ today: Day,
        _ shelf: BookShelf,
        _ tx: Transaction
    ) throws -> Drawn {
        let located = try lines.compactMap { line -> (ItemLine, OutlinePoint)? in
            let playbook = try shelf.book(of: line.item, in: tx).playbook
            guard let place = playbook.fields.firstIndex(where: { $0.type == .point }),
                case .text(let text) = line.item.values[place], let point = OutlinePoint(text)
            else { return nil }
            return (line, point)
        }
        // One thing alone spans nothing: a little around it does.
        let around = located.map(\.1).flatMap { point in
            [
                OutlinePoint(longitude: point.longitude - 500, latitude: point.latitude - 500),
                OutlinePoint(longitude: point.longitude + 500, latitude: point.latitude + 500),
            ]
        }
        guard let frame = outlines?.frame ?? MapFrame(around: around) else { return Drawn() }
        let points = located.map { line, point -> PointMap.Point in
            let place = frame.place(point)
            return PointMap.Point(
                "\(line.item.title)（\(line.place)）\(line.stageWord)",
                x: place.x,
                y: place.y,
                signal: line.light(on: today)?.signal,
                address: "/items/\(line.item.id)"
            )
        }
        return Drawn(frame: frame, lines: located.map(\.0), points: points)
    }

    private struct Drawn {
        var frame: MapFrame?
        var lines: [ItemLine] = []
        /// One for each of the lines.
        var points: [PointMap.Point] = []
    }

    /// Each township, or village within one, by its name below the middle of its things.
    private static func names(_ drawn: Drawn, isTownship: Bool) -> [(word: String, x: Double, y: Double)] {
        let places = Dictionary(grouping: drawn.lines.indices) { index in
            isTownship ? drawn.lines[index].regionName : drawn.lines[index].townshipName
        }
        return places.keys.filter { !$0.isEmpty }.sorted().map { name -> (word: String, x: Double, y: Double) in
            let own = places[name] ?? []
            let count = Double(own.count)
            let x = own.map { drawn.points[$0].x }.reduce(0, +) / count
            let y = own.map { drawn.points[$0].y }.reduce(0, +) / count
            return (word: name, x: x, y: y + 75)
        }
    }
}
