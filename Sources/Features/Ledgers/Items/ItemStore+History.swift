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

extension ItemStore {
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

    /// Everything that happened to a thing, newest first.
    package func history(of item: LedgerItem) throws -> [ItemEvent] {
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
        let changes = try tx.rows(
            "SELECT * FROM item_change WHERE item_id = \(item.id) ORDER BY id DESC LIMIT 500"
        ) { row in
            ItemEvent(
                kind: .changed(try row.text("act"), ItemChanges(try row.text("changes")) ?? ItemChanges([])),
                at: try row.instant("at"),
                person: try row.text("person"),
                unitName: try row.text("unit_name"),
                note: "",
                files: []
            )
        }
        let entered = ItemEvent(
            kind: .entered,
            at: item.createdAt,
            person: item.person,
            unitName: "",
            note: "",
            files: []
        )
        return (moves + changes).sorted { $0.at > $1.at } + [entered]
    }

    /// The history of one thing goes on under another.
    func moveHistory(from old: ItemID, to new: ItemID) throws {
        try tx.run("UPDATE item_change SET item_id = \(new) WHERE item_id = \(old)")
        try tx.run("UPDATE movement SET subject_id = \(new) WHERE subject_kind = 'item' AND subject_id = \(old)")
        try tx.run("UPDATE attachment SET subject_id = \(new) WHERE subject_kind = 'item' AND subject_id = \(old)")
    }
}
