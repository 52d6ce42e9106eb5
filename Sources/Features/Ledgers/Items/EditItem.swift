import Core
import Database
import Programmes
import Records

/// 修改: other answers, or another place.
package struct EditItem: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// `version` is what the person saw: where somebody changed the thing meanwhile, nothing is written, and the issue
    /// `item.conflict` asks to show both sides.
    package func callAsFunction(
        _ id: ItemID,
        version: Int,
        _ answers: ItemAnswers,
        by actor: Actor
    ) async throws -> Outcome<ItemID> {
        let desk = desk
        return try await desk.write { tx in
            let store = tx.items(desk.shelf)
            let old = try store.find(id, for: actor, locking: true)
            let book = try desk.shelf.book(of: old, in: tx)
            if let issue = try Self.obstacle(old, version, book, actor, tx) { return .refused([issue]) }
            var draft = try desk.reader(book, for: actor, tx).read(answers, keeping: old)
            try store.resolveLinks(&draft, book, for: actor)
            guard draft.issues.isEmpty, let region = draft.region else { return .refused(draft.issues) }
            var new = old
            new.region = region
            new.values = try desk.seal(draft, book)
            new.title = draft.title(book)
            for files in answers.files.values {
                try store.insert(files, of: new, on: nil, by: actor, at: desk.environment.now())
            }
            return try desk.store(new, over: old, act: "item.edit", personal: draft.personal, by: actor, tx)
        }
    }

    static func obstacle(
        _ item: LedgerItem,
        _ version: Int,
        _ book: LedgerBook,
        _ actor: Actor,
        _ tx: Transaction
    ) throws -> Issue? {
        let functions = try tx.programmes.functions(of: actor)
        guard ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else { return Issue("item.notAllowed") }
        guard item.trashedAt == nil else { return Issue("item.trashed") }
        return item.version == version ? nil : Issue("item.conflict")
    }
}

extension LedgerDesk {
    /// Writes a changed thing with its keys, text, links, sums, history and record; nothing where nothing changed.
    func store(
        _ changed: LedgerItem,
        over old: LedgerItem,
        act: String,
        personal: [Int: String] = [:],
        by actor: Actor,
        _ tx: Transaction
    ) throws -> Outcome<ItemID> {
        let (store, now) = (tx.items(shelf), environment.now())
        let book = try shelf.book(of: changed, in: tx)
        var new = changed
        new.measures = try amounts(of: new, book, on: now.day, tx)
        let oldBook = try shelf.book(of: old, in: tx)
        let changes = ItemChanges(from: old, oldBook, to: new, book)
        guard !changes.isEmpty else { return .done(old.id) }
        new.version = old.version + 1
        new.updatedAt = now
        let keys = keys(of: new, book, personal: personal)
        let oldKeys = self.keys(of: old, oldBook, personal: [:])
        // What it has already it may keep, also where a merged village brought two of a kind together.
        let claimed = keys.filter { !oldKeys.contains($0) }
        if let taken = try store.taken(claimed, except: new.id, book) { throw taken }
        guard try store.update(new, from: old.version) else { return .refused([Issue("item.conflict")]) }
        try store.replace(oldKeys, of: new, with: keys)
        try store.updateText(of: new)
        if changes.touchesLinks(book.playbook) || changes.touchesLinks(oldBook.playbook) {
            try store.replaceLinks(of: new, book, before: oldBook)
        }
        try store.insertChange(changes, of: new.id, act: act, id: environment.newNumber(), by: actor, at: now)
        var rollUp = RollUp(new.ledger, on: now.day, seed: new.id.rawValue)
        rollUp.change(from: old.contribution, to: new.contribution)
        try tx.rollUps.add(rollUp)
        try countAround([(old, oldBook), (new, book)], tx)
        let entry = RecordEntry(
            act,
            on: "item",
            new.id.rawValue,
            "\(new.title)：\(changes.summary(book.playbook, oldBook.playbook))"
        )
        try tx.records.append(entry, by: actor, in: environment)
        return .done(new.id)
    }
}
