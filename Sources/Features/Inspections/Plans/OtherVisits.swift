import Core
import Database

/// Visits to places that a feature above arranges: a village is troubled by them as by an inspection, so they count against the
/// same lines of the yearly plan and the same limits (整治形式主义为基层减负若干规定; 政府督查工作条例 art. 15).
package struct OtherVisits: Sendable {
    /// Those that touch places within 120 days of a day. What a person may not know of yet is left out.
    package let planned: @Sendable ([RegionCode], _ around: Day, Actor, Transaction) throws -> [PlannedVisit]
    /// How many count against a line of the yearly plan.
    package let used: @Sendable (YearItemID, Transaction) throws -> Int

    package init(
        planned: @escaping @Sendable ([RegionCode], _ around: Day, Actor, Transaction) throws -> [PlannedVisit],
        used: @escaping @Sendable (YearItemID, Transaction) throws -> Int
    ) {
        self.planned = planned
        self.used = used
    }

    package static let none = OtherVisits(planned: { _, _, _, _ in [] }, used: { _, _ in 0 })
}

extension InspectionDesk {
    /// Lines of the yearly plan with everything that counts against them.
    package func yearItems(of county: RegionCode, year: Int? = nil, _ tx: Transaction) throws -> [YearItem] {
        try tx.inspections.yearItems(of: county, year: year).map { item in
            var item = item
            item.used += try others.used(item.id, tx)
            return item
        }
    }

    func surroundings(of input: PlanInput, by actor: Actor, _ tx: Transaction) throws -> PlanSurroundings {
        var world = try tx.inspections.surroundings(of: input, by: actor, shelf)
        if let item = world.yearItem { world.yearItem?.used += try others.used(item.id, tx) }
        if let first = input.first {
            world.others += try others.planned(input.places, first, actor, tx)
            world.others.sort { $0.first < $1.first }
        }
        return world
    }
}
