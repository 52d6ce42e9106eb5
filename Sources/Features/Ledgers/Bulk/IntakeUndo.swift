import Core
import Database
import Expression
import Programmes
import Records

/// Takes an import back: what it made goes to the trash, what it changed is as before. A thing somebody changed since is
/// left as it is, with the reason.
package struct IntakeUndo: Sendable {
    /// Why a thing was left.
    package struct Left: Hashable, Sendable {
        package let item: ItemID
        package let row: Int
        package let title: String
        package let issue: Issue
    }

    package struct Done: Hashable, Sendable {
        package var trashed = 0
        package var restored = 0
        package var left: [Left] = []

        package init() {}
    }

    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// One part of an import's traces; the sums of all parts are the caller's.
    package func part(
        _ traces: [IntakeTrace],
        reason: String,
        _ rollUp: inout RollUp,
        into done: inout Done,
        by actor: Actor,
        _ tx: Transaction
    ) throws {
        let store = tx.items(desk.shelf)
        let items = Dictionary(
            uniqueKeysWithValues: try store.list(traces.map(\.item), for: actor, locking: true).map { ($0.id, $0) }
        )
        var away: [LedgerItem] = []
        for trace in traces {
            guard let item = items[trace.item] else {
                done.left.append(Left(item: trace.item, row: trace.row, title: "", issue: Issue("intake.undoOutside")))
                continue
            }
            if let issue = try obstacle(item, trace, store) {
                done.left.append(Left(item: item.id, row: trace.row, title: item.title, issue: issue))
            } else if let before = trace.before {
                try restore(item, before, trace, &rollUp, &done, by: actor, tx)
            } else {
                away.append(item)
                done.trashed += 1
            }
        }
        try trash(away, reason, &rollUp, by: actor, store, tx)
    }

    private func obstacle(_ item: LedgerItem, _ trace: IntakeTrace, _ store: ItemStore) throws -> Issue? {
        if item.trashedAt != nil { return Issue("intake.undoTrashed") }
        if item.version == trace.version { return nil }
        guard let last = try store.lastTouch(of: item) else { return Issue("intake.undoMoved") }
        return Issue("intake.undoChanged", ["person": last.person, "day": last.at.day.description])
    }

    private func restore(
        _ item: LedgerItem,
        _ before: IntakeTrace.Before,
        _ trace: IntakeTrace,
        _ rollUp: inout RollUp,
        _ done: inout Done,
        by actor: Actor,
        _ tx: Transaction
    ) throws {
        let book = try desk.shelf.book(of: item, in: tx)
        var old = item
        old.region = before.region
        old.values = ItemJSON.values(before.fields, of: book.playbook)
        if case .text(let title) = old.values[book.title] { old.title = title }
        let changes = ItemChanges(from: item, book, to: old, book)
        do {
            let now = desk.environment.now()
            try desk.change(old, over: item, changes, act: "item.importUndo", &rollUp, by: actor, now, tx)
            done.restored += 1
        } catch let taken as KeyTaken {
            done.left.append(Left(item: item.id, row: trace.row, title: item.title, issue: taken.issue))
        }
    }

    /// As `TrashItem` does with one, with few statements.
    private func trash(
        _ items: [LedgerItem],
        _ reason: String,
        _ rollUp: inout RollUp,
        by actor: Actor,
        _ store: ItemStore,
        _ tx: Transaction
    ) throws {
        guard !items.isEmpty else { return }
        let now = desk.environment.now()
        for item in items {
            let book = try desk.shelf.book(of: item, in: tx)
            try store.remove(desk.keys(of: item, book, personal: [:]), of: item)
            rollUp.change(from: item.contribution, to: nil)
        }
        try store.trash(items.map(\.id), at: now)
        try desk.countAround(items.map { ($0, try desk.shelf.book(of: $0, in: tx)) }, tx)
        let changes = ItemChanges([.init(key: "note", old: .null, new: .text(reason))])
        try store.insertChanges(
            changes,
            of: items.map { ($0.id, desk.environment.newNumber()) },
            act: "item.importUndo",
            by: actor,
            at: now
        )
    }
}
