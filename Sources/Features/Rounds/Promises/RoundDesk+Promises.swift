import Core
import Database
import Indicators
import Ledgers
import Pages
import Programmes

extension RoundDesk {
    /// Promises with what the ledgers say of them: at the end of the promised day, or now before it.
    package func lines(_ promises: [RoundPromise], in county: RegionCode, _ tx: Transaction) throws -> [PromiseLine] {
        let books = try indicators.shelf.all(in: county, tx)
        let open = promises.filter { $0.isCounted && $0.result == nil }
        var reached: [PromiseID: Double] = [:]
        for (day, due) in Dictionary(grouping: open, by: { $0.due < today ? $0.due : nil }) {
            let numbers = try indicators.numbers(
                Set(due.compactMap(\.key)),
                in: Array(Set(due.map(\.region))),
                of: county,
                asOf: day,
                tx
            )
            for promise in due {
                guard let key = promise.key else { continue }
                reached[promise.id] = numbers[promise.region]?.value(key)
            }
        }
        return promises.map { promise in
            let indicator = promise.key.flatMap { key in
                books.first { $0.playbook.key == key.set }?.playbook.indicator(key.indicator)
            }
            let now = promise.reached ?? reached[promise.id]
            // A share of more than all decides nothing: supervision does.
            let isHeld = promise.isCounted && !isDoubtful(now, indicator)
            return PromiseLine(
                promise: promise,
                standing: PromiseStanding(
                    result: promise.result,
                    wanted: isHeld ? promise.wanted : nil,
                    reached: now,
                    lowers: indicator?.direction == .stayWithin,
                    due: promise.due,
                    today: today
                ),
                reached: now,
                measure: Self.measure(promise, indicator, now)
            )
        }
    }

    /// Promises other occasions left to a round, that end in its time; of those a pack tells also what ended since.
    func promises(
        dueTo round: Round,
        sinceToo: Bool,
        _ tx: Transaction,
        where isSeen: (RoundPromise) -> Bool = { _ in true }
    ) throws -> [PromiseLine] {
        let last = sinceToo ? max(today, round.due) : round.due
        let due = try tx.promises.due(in: round.county, from: round.from, through: last, besides: round.id)
        return try lines(due.filter(isSeen), in: round.county, tx)
    }

    private func isDoubtful(_ value: Double?, _ indicator: Indicator?) -> Bool {
        value.flatMap { indicator?.isDoubtful($0) } ?? false
    }

    /// A promise of what is there already is none, nor of what everybody reads as being there: 633 亩, really 632.9.
    package func reached(_ inputs: [PromiseInput], _ numbers: PlaceNumbers?, in county: RegionCode, _ tx: Transaction)
        throws
        -> [Issue]
    {
        let books = try indicators.shelf.all(in: county, tx)
        return inputs.enumerated().compactMap { place, input in
            guard let key = input.key, let wanted = input.wanted, let now = numbers?.value(key),
                let indicator = books.first(where: { $0.playbook.key == key.set })?.playbook.indicator(key.indicator),
                indicator.direction == .reach, !indicator.isDoubtful(now)
            else { return nil }
            let places = indicator.places(telling: now)
            guard max(now, Format.rounded(now, places: places)) >= wanted - PromiseStanding.noise else { return nil }
            let words = Format.amount(now, indicator.unit, places: places)
            return Issue("promise.reached", field: "wanted\(place + 1)", ["now": words])
        }
    }

    /// Enough decimals to see that two numbers differ: 承诺 633 亩，现在 632.9 亩.
    private static func places(_ indicator: Indicator, telling one: Double, from other: Double?) -> Int {
        guard let other, abs(one - other) > PromiseStanding.noise else { return indicator.decimals }
        func areAlike(_ places: Int) -> Bool {
            Format.number(one, places: places) == Format.number(other, places: places)
        }
        return (indicator.decimals..<9).first { !areAlike($0) } ?? indicator.decimals
    }

    private static func measure(_ promise: RoundPromise, _ indicator: Indicator?, _ reached: Double?) -> String {
        guard let indicator, let wanted = promise.wanted else { return "" }
        let decimals = places(indicator, telling: wanted, from: reached)
        func words(_ value: Double?) -> String {
            value.map { Format.amount($0, indicator.unit, places: max(decimals, indicator.places(telling: $0))) } ?? "—"
        }
        let base = promise.base.map { "，承诺时 \(words($0))" } ?? ""
        let doubt = reached.map(indicator.isDoubtful) == true ? "（\(PlainNumber.doubt)）" : ""
        return "\(indicator.word)：承诺 \(words(wanted))，现在 \(words(reached))\(doubt)\(base)"
    }
}
