import Core
import Database
import Ledgers

extension IndicatorDesk {
    /// The numbers of some places, now or on the evening of a day.
    package func numbers(
        _ keys: some Sequence<IndicatorKey>,
        in regions: [RegionCode],
        of county: RegionCode,
        asOf day: Day? = nil,
        _ tx: Transaction
    ) throws -> [RegionCode: PlaceNumbers] {
        try numbers(SumPlan(shelf.all(in: county, tx), for: keys), in: regions, of: county, asOf: day, tx)
    }

    func numbers(
        _ plan: SumPlan,
        in regions: [RegionCode],
        of county: RegionCode,
        asOf day: Day? = nil,
        _ tx: Transaction
    ) throws -> [RegionCode: PlaceNumbers] {
        let sums = try tx.sums.read(plan, in: regions.map(\.number), asOf: day)
        let entered = plan.entered.isEmpty ? [:] : try tx.indicatorValues.latest(plan.entered, in: county, asOf: day)
        return Dictionary(
            regions.map { region in
                let numbers = PlaceNumbers(
                    books: plan.books,
                    sums: sums[region.number] ?? PlaceSums(),
                    entered: (entered[region] ?? [:]).mapValues(\.value),
                    today: day ?? environment.today
                )
                return (region, numbers)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
