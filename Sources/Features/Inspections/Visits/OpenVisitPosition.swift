import Core
import Database
import Ledgers
import Records

/// Opens where a visit was written down: with a reason and a record (个人信息保护法, art. 55, 56).
package struct OpenVisitPosition: Sendable {
    let desk: InspectionDesk

    package init(_ desk: InspectionDesk) { self.desk = desk }

    package func callAsFunction(
        _ visit: VisitID,
        of plan: PlanID,
        reason: String,
        by actor: Actor
    ) async throws -> Outcome<VisitPosition> {
        let desk = desk
        return try await desk.database.write { tx in
            let plan = try tx.inspections.find(plan, for: actor)
            let found = try tx.visits.find(visit, of: plan, for: actor)
            guard InspectionPolicy.opensPosition(actor, plan) else {
                return .refused([Issue("inspection.notAllowed")])
            }
            guard !reason.isEmpty else { return .refused([Issue("visit.positionReason", field: "reason")]) }
            guard let position = desk.position(of: found) else { return .refused([Issue("visit.noPosition")]) }
            try tx.records.append(
                RecordEntry(
                    "inspection.opening",
                    on: "inspection-visit",
                    visit.rawValue,
                    "查看记录时的位置：\(reason.prefix(200))"
                ),
                by: actor,
                in: desk.environment
            )
            return .done(position)
        }
    }
}

extension InspectionDesk {
    /// Unsealed; nil where the phone wrote none down.
    func position(of visit: PlaceVisit) -> VisitPosition? {
        visit.position.flatMap { personal.opened($0, about: VisitStore.positionField) }.flatMap { VisitPosition($0) }
    }
}
