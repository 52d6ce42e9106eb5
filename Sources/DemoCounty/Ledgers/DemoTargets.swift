import Core
import Database
import Indicators
import Ledgers
import Programmes
import Regions

/// The targets of the demonstration's year: what the speech asks of a county of its own size is cut to the few things the
/// demonstration has, what it left open is named, and the first of each programme is handed down to the townships.
struct DemoTargets {
    let desk: IndicatorDesk
    let places: DemoPlaces
    let today: Day

    private struct Wanted {
        let key: IndicatorKey
        let proposal: TargetDraft
        let value: Double
        /// By township; empty where the target is not handed down.
        let parts: [Double]
    }

    /// Answers what the rules refused; nothing in a sound county.
    func set() async throws -> [String] {
        var refused: [String] = []
        for one in try await wanted() {
            var draft = one.proposal
            draft.value = one.value
            draft.startsOn = today.adding(days: -DemoLedgers.length)
            // Within the year, also where the demonstration is made late in it.
            let last = Day(year: today.year, month: 12, day: 31) ?? today
            draft.dueOn = max(today, min(last, today.adding(days: 60)))
            draft.trajectory = .straight
            if draft.source.isEmpty { draft.source = "县委农村工作领导小组会议" }
            refused += try await SetTarget(desk)(one.key, in: places.county, draft, named: "督查室").issues.map(\.key)
            let shares = zip(places.townships.map(\.region.code), one.parts).filter { $0.1 > 0 }
            guard !shares.isEmpty else { continue }
            let handed = HandingDraft(Dictionary(shares.map { ($0, $1) }) { first, _ in first })
            let year = draft.dueOn?.year ?? today.year
            refused += try await HandDownTargets(desk)(one.key, from: places.county, year: year, handed, named: "督查室")
                .issues.map(\.key)
        }
        return refused
    }

    /// The first target of each programme, with a number its things can reach: some programmes are ahead, some behind.
    private func wanted() async throws -> [Wanted] {
        let (county, townships, today, desk) = (places.county, places.townships.map(\.region.code), today, desk)
        return try await desk.database.read { tx in
            try desk.shelf.all(in: county, tx).enumerated().compactMap { place, book -> Wanted? in
                guard let template = book.playbook.targets.first,
                    let indicator = book.playbook.indicator(template.indicator)
                else { return nil }
                let key = IndicatorKey(book.playbook.key, template.indicator)
                let numbers = try desk.numbers([key], in: [county] + townships, of: county, toReaders: true, tx)
                let totals = try desk.things(of: book, in: townships, county, tx)
                let value = numbers[county]?.value(key)
                let isAdditive = book.isAdditive(indicator)
                let done = Self.underWay[key] ?? Self.shares[place % Self.shares.count]
                let goal = Self.goal(value, template, indicator, isAdditive: isAdditive, done: done)
                guard goal > 0 || indicator.direction != .reach else { return nil }
                let own = townships.map { numbers[$0]?.value(key) }
                let sharing = Self.ofFewPlaces.contains(key) ? Self.sharing(things: totals, done: own) : totals
                let parts: [Double] =
                    isAdditive && indicator.direction == .reach
                    ? Apportion.parts(
                        of: goal,
                        by: Self.weights(things: sharing, done: own),
                        step: indicator.decimals > 0 ? 0.01 : 1
                    )
                    : zip(totals, own).map { $0 > 0 && $1 != nil && !isAdditive ? goal : 0 }
                return Wanted(key: key, proposal: TargetDraft(template, in: today.year), value: goal, parts: parts)
            }
        }
    }

    /// What only some places can bring.
    private static let ofFewPlaces = [IndicatorKey("greening", "river_forest")]

    /// Of what only some can bring, those that brought some are asked; all of them where nobody has yet.
    static func sharing(things: [Int], done: [Double?]) -> [Int] {
        guard done.contains(where: { ($0 ?? 0) > 0 }) else { return things }
        return zip(things, done).map { things, done in (done ?? 0) > 0 ? things : 0 }
    }

    /// What a township is to bring follows what it has: things differ in size, so what came of them counts for more than
    /// how many they are, and none ends far beyond its target.
    static func weights(things: [Int], done: [Double?]) -> [Double] {
        let (count, sum) = (things.reduce(0, +), done.reduce(0) { $0 + max(0, $1 ?? 0) })
        return zip(things, done).map { things, done in
            let byCount = count == 0 ? 0 : Double(things) / Double(count)
            return sum > 0 ? 0.25 * byCount + 0.75 * max(0, done ?? 0) / sum : byCount
        }
    }

    /// How much of the year's number is there by now: two thirds, nine tenths or all of it, or less than the half.
    private static let shares = [0.67, 0.42, 0.9, 0.55, 0.72, 1.02]
    /// What people open first is on its way, so that it says when it will be reached.
    private static let underWay = [IndicatorKey("old-houses", "demolished"): 0.55]

    /// Rates keep what the document says. Of what is added up, the year is to bring so much that this share is done by now.
    private static func goal(
        _ value: Double?,
        _ template: TargetTemplate,
        _ indicator: Indicator,
        isAdditive: Bool,
        done: Double
    ) -> Double {
        guard isAdditive, indicator.direction == .reach, let value, value > 0 else {
            return template.value ?? (indicator.direction == .reach ? max(1, ((value ?? 0) * 1.3).rounded()) : 3)
        }
        let goal = value / done
        let step = indicator.decimals > 0 ? 100.0 : 1
        return max(1 / step, (goal * step).rounded() / step)
    }
}

extension IndicatorDesk {
    /// How many things each place has.
    fileprivate func things(of book: LedgerBook, in places: [RegionCode], _ county: RegionCode, _ tx: Transaction)
        throws
        -> [Int]
    {
        try places.map { place in
            let sums = try tx.rollUps.sums(book.ledger, in: place)
            return ProgrammeState(book, sums.map { (stage: $0.key, value: $0.value) }).total
        }
    }
}
