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
    /// The place all others stand in.
    private let whole: RegionCode
    /// What each programme is told by.
    private let mains: [String: IndicatorKey]
    /// Its other numbers somebody asks of the whole place, or of any.
    private let others: [String: [IndicatorKey]]
    /// Whose sums each programme is computed from.
    private let ledgers: [ProgrammeID: Set<LedgerID>]

    /// Every place of a programme is told by one number, so that a row can be compared.
    /// - Parameter besideBelow: with the other numbers somebody asks of the places.
    init(
        _ routes: IndicatorRoutes,
        _ books: [LedgerBook],
        in region: RegionCode,
        asOf day: Day?,
        places: [RegionCode],
        besideBelow: Bool = false,
        _ tx: Transaction
    ) throws {
        self.routes = routes
        self.day = day ?? routes.today
        asOf = day
        whole = region
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
        // An earlier day is told by the number of today: it never becomes another one on the way back.
        let now =
            day == nil
            ? targets
            : try routes.desk.targets(
                books,
                year: routes.today.year,
                in: county,
                regions: Array(Set(asked + above)),
                tx
            )
        var mains: [String: IndicatorKey] = [:]
        var others: [String: [IndicatorKey]] = [:]
        var ledgers: [ProgrammeID: Set<LedgerID>] = [:]
        for book in books {
            var own = empty
            own.needCount(of: book.ledger)
            let told = Self.told(book.playbook, [now, targets], in: [county] + asked)
            if let told {
                own.need(told)
                mains[book.playbook.key] = told
            }
            let beside = targets.targeted(book.playbook).filter { $0 != told }
            let askers = besideBelow ? asked : [region]
            for key in beside where askers.contains(where: { targets.course(key, in: $0) != nil }) {
                own.need(key)
                others[book.playbook.key, default: []].append(key)
            }
            ledgers[book.programme] = Set(own.measures.keys)
            plan.add(own)
        }
        self.mains = mains
        self.others = others
        self.ledgers = ledgers
        numbers = try routes.desk.numbers(plan, in: asked, of: county, asOf: day, tx)
        self.targets = targets
    }

    /// The number a programme is told by in all places: that of the first of them that has a target for one,
    /// the county before all.
    private static func told(_ playbook: Playbook, _ books: [TargetBook], in places: [RegionCode]) -> IndicatorKey? {
        for book in books {
            for place in places {
                if let main = book.main(of: playbook, in: place) { return main.key }
            }
        }
        return nil
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
            outlook: mains[book.playbook.key].flatMap { outlook($0, of: book, in: region) },
            lagging: region == whole ? lagging(book) : 0
        )
    }

    /// How many of its other targets a programme is behind with in the whole place.
    private func lagging(_ book: LedgerBook) -> Int {
        beside(book).count { $0.signal == .behind }
    }

    /// Its other numbers somebody asks of the whole place, or of one below.
    func beside(_ book: LedgerBook, in region: RegionCode? = nil) -> [Outlook] {
        (others[book.playbook.key] ?? []).compactMap { outlook($0, of: book, in: region ?? whole) }
            .filter { $0.course != nil }
    }

    /// A number in a place; without a light where it has no target there.
    private func outlook(_ key: IndicatorKey, of book: LedgerBook, in region: RegionCode) -> Outlook? {
        let thresholds = routes.thresholds(book.playbook)
        return Outlook(key, book, targets, numbers[region], in: region, today: day, thresholds)
    }
}
