import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions

/// Every programme of some places in a few questions, now or on the evening of a day: sums of the places, targets of the
/// year.
struct WallReading {
    private let numbers: [RegionCode: PlaceNumbers]
    private let targets: TargetBook
    private let routes: IndicatorRoutes
    private let day: Day
    /// Nil for now.
    private let asOf: Day?
    /// What each programme is told by in each place.
    private let mains: [String: [RegionCode: (key: IndicatorKey, course: Course)]]
    /// Whose sums each programme is computed from.
    private let ledgers: [ProgrammeID: Set<LedgerID>]

    init(
        _ routes: IndicatorRoutes,
        _ books: [LedgerBook],
        in region: RegionCode,
        asOf day: Day?,
        places: [RegionCode],
        _ tx: Transaction
    ) throws {
        self.routes = routes
        self.day = day ?? routes.today
        asOf = day
        let county = region.ancestor(at: .county) ?? region
        let asked = [region] + places
        // A rate's target may stand with the places above.
        let above = [county] + (region.level > .county ? [region] : [])
        let targets = try routes.desk.targets(
            books,
            year: self.day.year,
            in: county,
            regions: Array(Set(asked + above)),
            asOf: day,
            tx
        )
        let empty = SumPlan(try routes.shelf.all(in: county, tx))
        var plan = empty
        var mains: [String: [RegionCode: (key: IndicatorKey, course: Course)]] = [:]
        var ledgers: [ProgrammeID: Set<LedgerID>] = [:]
        for book in books {
            var own = empty
            own.needCount(of: book.ledger)
            for place in asked {
                guard let main = targets.main(of: book.playbook, in: place) else { continue }
                own.need(main.key)
                mains[book.playbook.key, default: [:]][place] = main
            }
            ledgers[book.programme] = Set(own.measures.keys)
            plan.add(own)
        }
        self.mains = mains
        self.ledgers = ledgers
        numbers = try routes.desk.numbers(plan, in: asked, of: county, asOf: day, tx)
        self.targets = targets
    }

    func ledgers(of book: LedgerBook) -> Set<LedgerID> { ledgers[book.programme] ?? [book.ledger] }

    func cell(_ book: LedgerBook, in region: RegionCode) -> ProgrammeWallPage.Cell {
        let state = (numbers[region]?.sums ?? PlaceSums()).state(of: book)
        return ProgrammeWallPage.Cell(
            of: book.playbook.key,
            in: region,
            on: asOf,
            done: state.done,
            total: state.total,
            outlook: outlook(book, in: region)
        )
    }

    /// The programme's main number in a place; nil where it has no target there.
    private func outlook(_ book: LedgerBook, in region: RegionCode) -> Outlook? {
        guard let (key, course) = mains[book.playbook.key]?[region],
            let indicator = book.playbook.indicator(key.indicator)
        else { return nil }
        let value = numbers[region]?.value(key)
        return Outlook(
            key: key,
            indicator: indicator,
            target: targets.target(key, in: region),
            course: course,
            standing: Standing(value, on: course, today: day, routes.thresholds(book.playbook))
        )
    }
}
