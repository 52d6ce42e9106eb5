import Core
import Database
import Ledgers

extension IndicatorDesk {
    /// For pages only readers of the programme come to.
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
