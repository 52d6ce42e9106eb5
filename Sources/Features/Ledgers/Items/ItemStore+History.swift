import Core
import Database
import Programmes
import Workflow

/// Something that happened to a thing.
package struct ItemEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case entered
        /// With the act that changed fields.
        case changed(String, ItemChanges)
        /// The move's key, the words of the stages before and after.
        case moved(String, from: String, to: String)
    }

    package let kind: Kind
    package let at: Instant
    package let person: String
    package let unitName: String
    package let note: String
    package let files: [ItemFile]
}

/// A part of what happened to a thing, newest first.
package struct ItemHistory: Sendable {
    package let events: [ItemEvent]
    /// Where the next part begins; nil where this one reaches back to the entry.
    package let earlier: Int64?
}

extension ItemStore {
    /// So many changes are told at once.
    package static let changesAtOnce = 100

    func insertChange(
        _ changes: ItemChanges,
        of id: ItemID,
        act: String,
        id number: Int64,
        by actor: Actor,
        at now: Instant
    ) throws {
        try tx.post(
            """
            INSERT INTO item_change (id, item_id, at, account_id, person, unit_name, act, changes)
            VALUES (\(number), \(id), \(now), \(actor.account), \(actor.name), \(actor.unitName), \(act), \(changes.text))
            """
        )
    }

    /// What happened to a thing, newest first, as far back as one part reaches.
    package func history(of item: LedgerItem) throws -> [ItemEvent] { try history(of: item, before: nil).events }

    /// - Parameter before: what the part that is newer says of where the next begins; nil for the newest part.
    package func history(
        of item: LedgerItem,
        before: Int64?,
        limit: Int = ItemStore.changesAtOnce
    ) throws -> ItemHistory {
        let files = Dictionary(grouping: try self.files(of: item.id), by: \.occasion)
        let moves = try tx.movements.list(of: ItemDossier.workflowKind, item.id.rawValue).map { move in
            ItemEvent(
                kind: .moved(move.transition, from: move.from, to: move.to),
                at: move.at,
                person: move.person,
                unitName: move.unitName,
                note: move.note,
                files: files[move.id] ?? []
            )
        }
        var changes = try tx.rows(
            """
            SELECT * FROM item_change WHERE item_id = \(item.id) AND id < \(before ?? Int64.max)
            ORDER BY id DESC LIMIT \(limit + 1)
            """
        ) { row in (id: try row.int64("id"), event: try change(row)) }
        let goesOn = changes.count > limit
        if goesOn { changes.removeLast() }
        // Moves stand between the changes of their time, each in one part.
        let since = goesOn ? changes.last?.event.at : nil
        let until = try before.flatMap { try moment(ofChange: $0, in: item.id) }
        let between = moves.filter { move in
            if let since, move.at < since { return false }
            if let until, move.at >= until { return false }
            return true
        }
        let entered = ItemEvent(
            kind: .entered,
            at: item.createdAt,
            person: item.person,
            unitName: "",
            note: "",
            files: []
        )
        let events = (between + changes.map(\.event)).sorted { $0.at > $1.at }
        return ItemHistory(events: goesOn ? events : events + [entered], earlier: goesOn ? changes.last?.id : nil)
    }

    private func change(_ row: ResultRow) throws -> ItemEvent {
        ItemEvent(
            kind: .changed(try row.text("act"), ItemChanges(try row.text("changes")) ?? ItemChanges([])),
            at: try row.instant("at"),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            note: "",
            files: []
        )
    }

    private func moment(ofChange id: Int64, in item: ItemID) throws -> Instant? {
        try tx.first("SELECT at FROM item_change WHERE id = \(id) AND item_id = \(item)") { row in
            try row.instant("at")
        }
    }

    /// The history of one thing goes on under another.
    func moveHistory(from old: ItemID, to new: ItemID) throws {
        try tx.run("UPDATE item_change SET item_id = \(new) WHERE item_id = \(old)")
        try tx.run("UPDATE movement SET subject_id = \(new) WHERE subject_kind = 'item' AND subject_id = \(old)")
        try tx.run("UPDATE attachment SET subject_id = \(new) WHERE subject_kind = 'item' AND subject_id = \(old)")
    }
}
