import Core
import Database
import Programmes
import Records
import Regions

/// 区划并入: a village is merged into another while its things are open. They go on there from today; what was summed on
/// earlier days stays under the old place, so old reports come out as they did.
package struct MergeRegions: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// Answers how many things moved.
    package func callAsFunction(_ old: RegionCode, into new: RegionCode, by actor: Actor) async throws -> Outcome<Int> {
        guard old != new else { return .refused([Issue("region.merge.same")]) }
        guard old.level == new.level, old.level >= .village else { return .refused([Issue("region.merge.level")]) }
        guard actor.role == .administrator, actor.region.contains(old), actor.region.contains(new) else {
            return .refused([Issue("move.notAllowed", ["act": "并入行政区划"])])
        }
        let desk = desk
        return try await desk.write { tx in
            for code in [old, new] {
                let region = try tx.regions.find(code)
                if region.endedAt != nil { return .refused([Issue("region.merge.ended", ["name": region.name])]) }
            }
            let now = desk.environment.now()
            try tx.regions.end(old, successor: new, at: now)
            let moved = try tx.items(desk.shelf).relocate(from: old, to: new, on: now.day)
            for rollUp in moved.rollUps { try tx.rollUps.add(rollUp) }
            let names = try tx.regions.names(of: [old, new])
            let detail = "\(names[old] ?? "")并入\(names[new] ?? "")，台账 \(moved.count) 条随同"
            try tx.records.append(
                RecordEntry("region.merging", on: "region", old.number, detail),
                by: actor,
                in: desk.environment
            )
            return .done(moved.count)
        }
    }
}
