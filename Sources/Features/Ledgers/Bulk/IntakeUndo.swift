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
        package private(set) var leftCount = 0
        /// The first of those left: all of a large sheet are more than anybody reads.
        package private(set) var left: [Left] = []
        private let kept: Int

        package init(keeping kept: Int) { self.kept = kept }

        package var count: Int { trashed + restored + leftCount }

        mutating func leave(_ one: Left) {
            leftCount += 1
            if left.count < kept { left.append(one) }
        }
    }

    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// Things on their way back: they are read from their texts on another thread.
    package struct Begun {
        fileprivate let traces: [IntakeTrace]
        fileprivate let undone: [ItemID: [IntakeTrace]]
        fileprivate let things: MadeBeside<[Thing]>
    }

    fileprivate struct Thing: Sendable {
        let item: LedgerItem
        let keys: [ItemKey]
    }

    /// Reads one part of an import's traces; it is taken back by `finish`. A part is best begun before the one before it
    /// is finished: the database and the other core then both have work.
    /// - Parameter undone: what imports that were taken back did to the same things.
    package func begin(
        _ traces: [IntakeTrace],
        undone: [IntakeTrace],
        by actor: Actor,
        _ tx: Transaction
    ) throws -> Begun {
        let store = tx.items(desk.shelf)
        let rows = try store.rows(traces.map(\.item), for: actor, locking: true)
        var books: [ProgrammeID: LedgerBook] = [:]
        for row in rows {
            let programme: ProgrammeID = try row.id("programme_id")
            if books[programme] == nil { books[programme] = try desk.shelf.book(programme, in: tx) }
        }
        let things = MadeBeside { [desk, books] in
            try rows.compactMap { row -> Thing? in
                guard let book = books[try row.id("programme_id")] else { return nil }
                let item = try LedgerItem(row, book)
                return Thing(item: item, keys: desk.keys(of: item, book, personal: [:]))
            }
        }
        return Begun(traces: traces, undone: Dictionary(grouping: undone, by: \.item), things: things)
    }

    /// The sums of all parts are the caller's.
    package func finish(
        _ begun: Begun,
        reason: String,
        _ rollUp: inout RollUp,
        into done: inout Done,
        by actor: Actor,
        _ tx: Transaction
    ) throws {
        let store = tx.items(desk.shelf)
        let things = Dictionary(
            uniqueKeysWithValues: try (begun.things.value() ?? []).map { ($0.item.id, $0) }
        )
        var away: [Thing] = []
        for trace in begun.traces {
            guard let thing = things[trace.item] else {
                done.leave(Left(item: trace.item, row: trace.row, title: "", issue: Issue("intake.undoOutside")))
                continue
            }
            let item = try store.fresh(thing.item)
            if let issue = try obstacle(item, trace, begun.undone[item.id] ?? [], store) {
                done.leave(Left(item: item.id, row: trace.row, title: item.title, issue: issue))
            } else if let before = trace.before {
                try restore(item, before, trace, &rollUp, &done, by: actor, tx)
            } else {
                away.append(thing)
                done.trashed += 1
            }
        }
        try trash(away, reason, &rollUp, by: actor, store, tx)
    }

    private func obstacle(
        _ item: LedgerItem,
        _ trace: IntakeTrace,
        _ undone: [IntakeTrace],
        _ store: ItemStore
    ) throws -> Issue? {
        if item.trashedAt != nil { return Issue("intake.undoTrashed") }
        if try item.version == trace.version || isAsLeft(item, by: trace, undone, store) { return nil }
        guard let last = try store.lastTouch(of: item) else { return Issue("intake.undoMoved") }
        return Issue("intake.undoChanged", ["person": last.person, "day": last.at.day.description])
    }

    /// Whether all that happened to a thing since were imports that were taken back: each counts twice, and the first of
    /// them kept how the thing was.
    private func isAsLeft(
        _ item: LedgerItem,
        by trace: IntakeTrace,
        _ undone: [IntakeTrace],
        _ store: ItemStore
    ) throws -> Bool {
        let later = undone.filter { $0.version > trace.version }
        guard item.version == trace.version + 2 * later.count,
            let left = later.first(where: { $0.version == trace.version + 1 })?.before
        else { return false }
        let book = try desk.shelf.book(of: item, in: store.tx)
        return item.region == left.region && item.values == ItemJSON.values(left.fields, of: book.playbook)
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
            done.leave(Left(item: item.id, row: trace.row, title: item.title, issue: taken.issue))
        } catch let large as SumTooLarge where large.isOwn {
            done.leave(Left(item: item.id, row: trace.row, title: item.title, issue: large.issue(for: nil)))
        }
    }

    /// As `TrashItem` does with one, with few statements.
    private func trash(
        _ things: [Thing],
        _ reason: String,
        _ rollUp: inout RollUp,
        by actor: Actor,
        _ store: ItemStore,
        _ tx: Transaction
    ) throws {
        guard !things.isEmpty else { return }
        let now = desk.environment.now()
        for thing in things { rollUp.change(from: try store.fresh(thing.item).contribution, to: nil) }
        try store.remove(things.map { ($0.item, $0.keys) })
        try store.trash(things.map(\.item.id), at: now)
        try desk.countAround(things.map { ($0.item, try desk.shelf.book(of: $0.item, in: tx)) }, tx)
        let changes = ItemChanges([.init(key: "note", old: .null, new: .text(reason))])
        try store.insertChanges(
            changes,
            of: things.map { ($0.item.id, desk.environment.newNumber()) },
            act: "item.importUndo",
            by: actor,
            at: now
        )
    }
}
