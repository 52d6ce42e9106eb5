import Accounts
import Core
import Database
import Regions

extension InspectionStore {
    /// What the rules must know of a plan somebody wants.
    func surroundings(of input: PlanInput, by actor: Actor, _ shelf: ChecklistShelf) throws -> PlanSurroundings {
        var world = PlanSurroundings()
        world.limits = try limits(of: actor.county)
        world.checklist = shelf[input.checklist]
        world.yearItem = try input.yearItem.flatMap { try yearItem($0, of: actor.county) }
        let places = input.places.filter { actor.county.contains($0) && $0 != actor.county }
        world.placeNames = try tx.regions.names(of: places)
        let chosen = Set(input.members)
        var seen: Set<AccountID> = []
        world.people = try tx.posts.actors(in: actor.county).map(\.actor).filter {
            chosen.contains($0.account) && $0.role != .administrator && seen.insert($0.account).inserted
        }
        if let first = input.first { world.others = try others(at: places, around: first, in: actor.county) }
        return world
    }

    func takeNumber(year: Int, in county: RegionCode) throws -> PlanNumber {
        let sequence: Int = try tx.value(
            """
            INSERT INTO inspection_series (county, year, last) VALUES (\(county), \(year), 1)
            ON CONFLICT (county, year) DO UPDATE SET last = inspection_series.last + 1 RETURNING last
            """
        )
        return PlanNumber(year: year, sequence: sequence)
    }

    func insert(_ plan: InspectionPlan) throws {
        try tx.run(
            """
            INSERT INTO inspection_plan (id, county, year, sequence, title, kind, content, document, approved_by,
                year_item_id, checklist, checklist_version, first_day, last_day, stage, conclusion, account_id, person,
                unit_id, unit_name, at, version)
            VALUES (\(plan.id), \(plan.county), \(plan.number.year), \(plan.number.sequence), \(plan.title),
                \(plan.kind.rawValue), \(plan.content), \(plan.document), \(plan.approvedBy), \(plan.yearItem),
                \(plan.checklist), \(plan.checklistVersion), \(plan.first.daysSince1970), \(plan.last.daysSince1970),
                \(plan.stage.rawValue), \(plan.conclusion), \(plan.author), \(plan.person), \(plan.unit),
                \(plan.unitName), \(plan.at), \(plan.version))
            """
        )
        try tx.insert(
            into: "inspection_place",
            columns: ["plan_id", "region", "ordinal"],
            rows: plan.places.enumerated().map { [plan.id, $1, $0 + 1] as [any SQLValueConvertible] }
        )
        try tx.insert(
            into: "inspection_member",
            columns: ["plan_id", "account_id", "unit_id", "person", "unit_name", "is_head", "ordinal"],
            rows: plan.members.enumerated().map { index, member in
                [
                    plan.id, member.account, member.unit, member.person, member.unitName, member.isHead, index + 1,
                ] as [any SQLValueConvertible]
            }
        )
    }

    /// Ends a plan where nobody changed it meanwhile; answers whether it was.
    func end(_ plan: InspectionPlan, at stage: PlanStage, conclusion: String) throws -> Bool {
        try tx.run(
            """
            UPDATE inspection_plan SET stage = \(stage.rawValue), conclusion = \(conclusion), version = version + 1
            WHERE id = \(plan.id) AND version = \(plan.version) AND stage = 'open'
            """
        ) == 1
    }
}
