import Core
import Database
import Expression
import Ledgers
import Programmes
import Regions

/// A place in which a playbook's flag holds: nearly every toilet of a village is of one kind.
struct PlaceFlag: Sendable {
    let flag: PlaceWarning
    let region: RegionCode
    let name: String
}

extension IndicatorDesk {
    /// The places within one where a flag of the programme holds, computed from their sums.
    func flags(_ book: LedgerBook, in region: RegionCode, of county: RegionCode, _ tx: Transaction) throws
        -> [PlaceFlag]
    {
        try Dictionary(grouping: book.playbook.flags, by: \.level).sorted { $0.key < $1.key }.flatMap { level, flags in
            let places = try places(of: level, in: region, tx)
            guard !places.isEmpty else { return [PlaceFlag]() }
            var plan = SumPlan(try shelf.all(in: county, tx), for: keys(of: flags, book))
            plan.needCount(of: book.ledger)
            let numbers = try numbers(plan, in: places.map(\.code), of: county, tx)
            return flags.flatMap { flag in
                places.filter { place in
                    guard let own = numbers[place.code] else { return false }
                    return flag.formula.holds(in: IndicatorFacts(book: book, numbers: own)) == true
                }.map { PlaceFlag(flag: flag, region: $0.code, name: $0.name) }
            }
        }
    }

    private func places(of level: RegionCode.Level, in region: RegionCode, _ tx: Transaction) throws -> [Region] {
        if region.level > level { return [] }
        let places = region.level == level ? [try tx.regions.find(region)] : try tx.regions.list(level, in: region)
        return places.filter { $0.endedAt == nil }
    }

    /// What the formulas read: indicators by their names, and every measure they may sum.
    private func keys(of flags: [PlaceWarning], _ book: LedgerBook) -> [IndicatorKey] {
        let names = book.playbook.indicatorVocabulary.names
        return flags.flatMap { flag in
            flag.formula.slots.map { IndicatorKey(named: names[$0].key, in: book.playbook.key) }
        }
    }
}
