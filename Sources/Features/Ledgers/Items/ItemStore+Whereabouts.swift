import Core
import Database
import Programmes

/// Where a thing is that stood in a person's place once: its place, and nothing of what it says.
struct Whereabouts: Hashable, Sendable {
    /// The version its ledger runs: this person reads the ledger.
    let playbook: Playbook
    let from: RegionCode
    /// Where it is now, maybe by way of other places.
    let to: RegionCode
    let leftOn: Day
}

extension ItemStore {
    /// Things are merged with things that were merged: no further than this.
    private static let longestTrail = 8

    /// Nil for whatever is not there, or lies in the trash where it went, or was never in this person's place, or is of
    /// a ledger this person does not read.
    func whereabouts(of id: ItemID, for actor: Actor) throws -> Whereabouts? {
        guard actor.role != .administrator, let row = try last(of: id, in: actor.county),
            try !admitted([row], actor).isEmpty
        else { return nil }
        let item = try item(row)
        guard item.trashedAt == nil, !actor.region.contains(item.region) else { return nil }
        let changes = try tx.rows(
            "SELECT at, changes FROM item_change WHERE item_id = \(item.id) ORDER BY id DESC LIMIT 500"
        ) { row in (try row.instant("at").day, ItemChanges(try row.text("changes")) ?? ItemChanges([])) }
        for (day, changes) in changes {
            guard let from = changes.leftPlace, actor.region.contains(from) else { continue }
            return Whereabouts(
                playbook: try shelf.rule(of: item, tx),
                from: from,
                to: item.region,
                leftOn: day
            )
        }
        return nil
    }

    /// What a thing goes on as: its history went along where it was merged.
    private func last(of id: ItemID, in county: RegionCode) throws -> ResultRow? {
        var next = id
        for _ in 0..<Self.longestTrail {
            let row = try tx.first(
                """
                SELECT \(Self.columns), \(Self.rule) FROM ledger_item i
                WHERE i.id = \(next) AND \(tx.dialect.within("i.region", county))
                """
            )
            guard let other: ItemID = try row?.optionalID("merged_into") else { return row }
            next = other
        }
        return nil
    }
}

extension ItemChanges {
    /// The place a thing left by this act.
    fileprivate var leftPlace: RegionCode? {
        changes.lazy.filter { $0.key == "place" && $0.old != $0.new }.compactMap { change in
            if case .text(let digits) = change.old { RegionCode(digits) } else { nil }
        }.first
    }
}
