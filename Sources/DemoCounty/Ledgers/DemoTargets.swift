import Core
import Database
import Indicators
import Ledgers
import Programmes
import Regions

/// The targets of the demonstration's year: what the speech left open is named, three programmes are handed down.
struct DemoTargets {
    let desk: IndicatorDesk
    let places: DemoPlaces
    let today: Day

    /// Indicator, share of the things entered that the year is to finish.
    private static let named: [(set: String, indicator: String, share: Double)] = [
        ("old-houses", "demolished", 0.9), ("toilets", "built", 0.8),
    ]

    /// Answers what the rules refused; nothing in a sound county.
    func set() async throws -> [String] {
        var refused: [String] = []
        for one in Self.named {
            let key = IndicatorKey(one.set, one.indicator)
            guard let (proposal, totals) = try await proposal(key) else { continue }
            var draft = proposal
            let goal = max(2, (Double(totals.reduce(0, +)) * one.share).rounded())
            draft.value = goal
            draft.startsOn = today.adding(days: -72)
            // Within the year, also where the demonstration is made late in it.
            let last = Day(year: today.year, month: 12, day: 31) ?? today
            draft.dueOn = max(proposal.dueOn ?? today, min(last, today.adding(days: 40)))
            draft.trajectory = .straight
            refused += try await SetTarget(desk)(key, in: places.county, draft, named: "督查室").issues.map(\.key)
            let parts = Apportion.parts(of: goal, by: totals.map(Double.init))
            // A township without things gets no target.
            let shares = zip(places.townships.map(\.region.code), parts).filter { $0.1 > 0 }
            let handed = Dictionary(shares.map { ($0, $1) }) { first, _ in first }
            let handing = HandDownTargets(desk)
            let year = draft.dueOn?.year ?? today.year
            refused += try await handing(key, from: places.county, year: year, HandingDraft(handed), named: "督查室")
                .issues.map(\.key)
        }
        return refused
    }

    /// The playbook's proposal and how many things each township has; nil where the county does not run it.
    private func proposal(_ key: IndicatorKey) async throws -> (TargetDraft, [Int])? {
        let (county, townships, today, shelf) = (places.county, places.townships.map(\.region.code), today, desk.shelf)
        return try await desk.database.read { tx in
            guard let book = try shelf.all(in: county, tx).first(where: { $0.playbook.key == key.set }),
                let template = book.playbook.targets.first(where: { $0.indicator == key.indicator })
            else { return nil }
            var plan = SumPlan([book])
            plan.needCount(of: book.ledger)
            let sums = try tx.sums.read(plan, in: townships.map(\.number))
            let totals = townships.map { (sums[$0.number] ?? PlaceSums()).state(of: book).total }
            return totals.contains { $0 > 0 } ? (TargetDraft(template, in: today.year), totals) : nil
        }
    }
}
