import Core
import Database
import Ledgers
import Programmes
import Regions

/// 限定查看的台账，数字能公开到哪一级: which numbers of a ledger only few may read everybody else may hear. A village's are
/// never told. The county's are from five things on; those of townships only where every township has five, so that no
/// few of one can be reckoned from the whole and the others.
package enum OpenNumbers {
    package static let least = 5

    /// Indicators that are computed from restricted ledgers, with those.
    static func closed(_ keys: some Sequence<IndicatorKey>, _ books: [LedgerBook]) -> [IndicatorKey: [LedgerBook]] {
        let restricted = books.filter(\.playbook.isRestricted)
        guard !restricted.isEmpty else { return [:] }
        var closed: [IndicatorKey: [LedgerBook]] = [:]
        for key in keys {
            let ledgers = SumPlan(books, for: [key]).measures.keys
            let touched = restricted.filter { ledgers.contains($0.ledger) }
            if !touched.isEmpty { closed[key] = touched }
        }
        return closed
    }

    /// - Parameters:
    ///   - county: how many things the county has, those that left the programme apart.
    ///   - townships: how many each township has.
    package static func mayTell(_ level: RegionCode.Level, county: Int, townships: [Int]) -> Bool {
        guard level <= .township, county >= least else { return false }
        return level <= .county || townships.allSatisfy { $0 >= least }
    }
}

extension IndicatorDesk {
    /// The numbers of some places, now or on the evening of a day.
    /// - Parameter toReaders: whether only those hear them who may read every ledger they come from; else what `OpenNumbers`
    ///   keeps back is not known.
    package func numbers(
        _ keys: some Sequence<IndicatorKey>,
        in regions: [RegionCode],
        of county: RegionCode,
        asOf day: Day? = nil,
        toReaders: Bool = false,
        _ tx: Transaction
    ) throws -> [RegionCode: PlaceNumbers] {
        let books = try shelf.all(in: county, tx)
        let plan = SumPlan(books, for: keys)
        let closed = toReaders ? [:] : OpenNumbers.closed(keys, books)
        guard !closed.isEmpty else { return try numbers(plan, in: regions, of: county, asOf: day, tx) }
        let townships = try tx.regions.list(.township, in: county).filter { $0.stands(on: day) }.map(\.code)
        let asked = Set(regions + townships + [county]).sorted()
        let found = try numbers(plan, in: asked, of: county, asOf: day, tx)
        func total(_ book: LedgerBook, _ region: RegionCode) -> Int { found[region]?.sums.state(of: book).total ?? 0 }
        return Dictionary(
            uniqueKeysWithValues: Set(regions).map { region in
                var own = found[region] ?? PlaceNumbers(books: plan.books, sums: PlaceSums(), today: environment.today)
                own.withheld = Set(
                    closed.filter { _, books in
                        !books.allSatisfy { book in
                            OpenNumbers.mayTell(
                                region.level,
                                county: total(book, county),
                                townships: townships.map { total(book, $0) }
                            )
                        }
                    }.keys
                )
                return (region, own)
            }
        )
    }
}
