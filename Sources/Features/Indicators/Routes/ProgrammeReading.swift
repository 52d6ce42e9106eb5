import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Tasks

/// What a programme's page tells of one place, read from sums and targets only.
struct ProgrammeReading {
    static let weeks = 27

    let state: ProgrammeState
    let outlooks: [Outlook]
    let lines: [ProgrammePage.Line]
    let gaps: [ProgrammePage.GapLine]
    /// Whose sums it was computed from.
    let ledgers: Set<LedgerID>

    /// - Parameter day: on whose evening; nil for now. What an earlier day looked back or ahead at is left out.
    init(
        _ routes: IndicatorRoutes,
        _ book: LedgerBook,
        in region: RegionCode,
        asOf day: Day? = nil,
        _ tx: Transaction
    ) throws {
        let (desk, today) = (routes.desk, day ?? routes.today)
        let county = region.ancestor(at: .county) ?? region
        let books = try desk.shelf.all(in: county, tx)
        let targets = try desk.targets([book], year: today.year, in: county, asOf: day, tx)
        // An earlier day is told by the number of today.
        let now = day == nil ? targets : try desk.targets([book], year: routes.today.year, in: county, tx)
        let (keys, main) = Self.keys(book.playbook, [now, targets], in: region)
        var plan = SumPlan(books, for: keys)
        plan.needCount(of: book.ledger)
        ledgers = Set(plan.measures.keys)
        let places = try routes.below(region, tx)
        let numbers = try desk.numbers(plan, in: [region] + places.map(\.code), of: county, asOf: day, tx)
        let thresholds = routes.thresholds(book.playbook)
        func outlook(_ key: IndicatorKey, _ region: RegionCode) -> Outlook? {
            Outlook(key, book, targets, numbers[region], in: region, today: today, thresholds)
        }
        let whole = (numbers[region]?.sums ?? PlaceSums()).state(of: book)
        state = whole
        var all = keys.compactMap { outlook($0, region) }
        if day == nil, let main, let place = all.firstIndex(where: { $0.key == main }), let own = numbers[region] {
            try all[place].look(back: own, SumPlan(books, for: [main]), in: region, today: today, tx)
        }
        outlooks = all
        lines = try places.compactMap { place in
            let state = (numbers[place.code]?.sums ?? PlaceSums()).state(of: book)
            if !place.stands(on: day), state.counts.allSatisfy({ $0 == 0 }) { return nil }
            return ProgrammePage.Line(
                region: place.code,
                name: place.name,
                counts: state.counts,
                ended: try tx.regions.ended(place),
                outlook: main.flatMap { outlook($0, place.code) }
            )
        }
        // Who is told to lag while the whole has what was asked of it?
        let isMet = main.map { main in all.contains { $0.key == main && $0.isMet } } ?? false
        let asked = day == nil && !isMet ? main : nil
        gaps = try asked.map { try Self.gaps($0, routes, book, targets, in: region, tx) } ?? []
    }

    /// The numbers with a target, before them the one the page is told by in all its places: the first that has a course
    /// in the county, or else here; where nobody asks anything, the programme's first number.
    private static func keys(
        _ playbook: Playbook,
        _ books: [TargetBook],
        in region: RegionCode
    ) -> (all: [IndicatorKey], main: IndicatorKey?) {
        let targeted = books.flatMap { $0.targeted(playbook) }
        let first = playbook.indicators.first.map { IndicatorKey(playbook.key, $0.key) }
        let county = region.ancestor(at: .county) ?? region
        let asked = books.lazy.compactMap { book -> IndicatorKey? in
            (book.main(of: playbook, in: county) ?? book.main(of: playbook, in: region))?.key
        }
        let main = asked.first ?? targeted.first ?? first
        var all = main.map { [$0] } ?? []
        for key in targeted where !all.contains(key) { all.append(key) }
        return (all, main)
    }

    /// The villages (of a township its own) that make up the gap of the main number.
    private static func gaps(
        _ key: IndicatorKey,
        _ routes: IndicatorRoutes,
        _ book: LedgerBook,
        _ targets: TargetBook,
        in region: RegionCode,
        _ tx: Transaction
    ) throws -> [ProgrammePage.GapLine] {
        guard region.level < .village, book.playbook.item.level >= .village,
            let course = targets.course(key, in: region),
            let expected = course.expected(on: routes.today)
        else { return [] }
        let county = region.ancestor(at: .county) ?? region
        let villages = try tx.regions.villages(in: region)
        var plan = SumPlan(try routes.shelf.all(in: county, tx), for: [key])
        plan.needCount(of: book.ledger)
        let numbers = try routes.desk.numbers(plan, in: villages.map(\.code), of: county, tx)
        let isAdditive = targets.isAdditive(key)
        var things: [RegionCode: Double] = [:]
        for village in villages {
            let own = Double(numbers[village.code]?.sums.state(of: book).total ?? 0)
            for place in Set([village.code, village.code.parent ?? region, region]) { things[place, default: 0] += own }
        }
        let parts = villages.compactMap { village -> Gap.Part? in
            guard let own = numbers[village.code] else { return nil }
            let total = things[village.code] ?? 0
            let value = own.value(key)
            if isAdditive {
                let wanted = targets.expected(key, in: village.code, of: region, on: routes.today, things: things)
                return wanted.map { Gap.Part(village.code, value: value ?? 0, expected: $0) }
            }
            guard total > 0, let value else { return nil }
            let wanted = targets.course(key, in: village.code)?.expected(on: routes.today) ?? expected
            return Gap.Part(village.code, value: value, expected: wanted, weight: total)
        }
        let shares = Gap.shares(parts, lowers: course.direction == .stayWithin).prefix(10)
        let names = try tx.regions.names(of: shares.flatMap { [$0.region, $0.region.parent ?? $0.region] })
        return shares.map { share in
            ProgrammePage.GapLine(
                share: share,
                name: names[share.region] ?? "",
                township: region.level >= .township ? "" : share.region.parent.flatMap { names[$0] } ?? ""
            )
        }
    }
}

extension Outlook {
    init?(
        _ key: IndicatorKey,
        _ book: LedgerBook,
        _ targets: TargetBook,
        _ numbers: PlaceNumbers?,
        in region: RegionCode,
        today: Day,
        _ thresholds: PaceThresholds
    ) {
        guard let indicator = book.playbook.indicator(key.indicator) else { return nil }
        let (course, value) = (targets.course(key, in: region), numbers?.value(key))
        self.init(
            key: key,
            indicator: indicator,
            target: targets.target(key, in: region),
            course: course,
            standing: course.map { Standing(value, on: $0, today: today, thresholds) }
                ?? value.map { Standing(shown: $0) },
            remark: targets.remark(key, in: region)
        )
    }

    /// The weeks behind, and what they say of those to come.
    mutating func look(
        back now: PlaceNumbers,
        _ plan: SumPlan,
        in region: RegionCode,
        today: Day,
        _ tx: Transaction
    ) throws {
        guard case .formula = indicator.origin else { return }
        let count = ProgrammeReading.weeks
        let changes = try tx.sums.changes(plan, in: region.number, after: today.adding(days: -7 * (count - 1)))
        let states = now.sums.weeks(count, back: changes, from: today)
        var numbers = now
        weeks = states.enumerated().compactMap { place, sums in
            numbers.sums = sums
            let day = today.adding(days: -7 * (count - 1 - place))
            return numbers.value(key).map { TrendChart.Point(day, $0) }
        }
        // Weeks before the first thing was entered say nothing of the pace.
        let begun = weeks.firstIndex { $0.value != weeks.first?.value } ?? 0
        weeks.removeFirst(max(0, begun - 1))
        let values = weeks.map(\.value)
        if let course { forecast = Forecast(values, until: today, to: course) }
        backTest = BackTest(values)
    }
}
