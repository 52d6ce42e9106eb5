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
        var plan = SumPlan(try routes.shelf.all(in: county, tx))
        for book in books {
            plan.needCount(of: book.ledger)
            for place in asked {
                if let main = targets.main(of: book.playbook, in: place) { plan.need(main.key) }
            }
        }
        numbers = try routes.desk.numbers(plan, in: asked, of: county, asOf: day, tx)
        self.targets = targets
    }

    func state(_ book: LedgerBook, in region: RegionCode) -> ProgrammeState {
        (numbers[region]?.sums ?? PlaceSums()).state(of: book)
    }

    /// The programme's main number in a place; nil where it has no target there.
    func outlook(_ book: LedgerBook, in region: RegionCode) -> Outlook? {
        guard let main = targets.main(of: book.playbook, in: region) else { return nil }
        return Outlook(
            main.key,
            book,
            targets,
            numbers[region],
            in: region,
            today: day,
            routes.thresholds(book.playbook)
        )
    }
}
