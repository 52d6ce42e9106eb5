import Core
import Database
import Programmes
import Records

/// 修改: other answers, or another place.
package struct EditItem: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// `version` is what the person saw. Where somebody changed the thing meanwhile, what only one of the two changed
    /// stands, and each field both changed is an issue `item.bothChanged`, with nothing written.
    package func callAsFunction(
        _ id: ItemID,
        version: Int,
        _ answers: ItemAnswers,
        seen: EditBasis,
        by actor: Actor
    ) async throws -> Outcome<ItemID> {
        try await desk.revise(id, nil, answers, act: "item.edit", by: actor) { old, book, tx in
            let store = tx.items(desk.shelf)
            var answers = answers
            if seen.isBehind(version, old) {
                let merge = try store.merge(answers, seen, into: old, book)
                guard merge.conflicts.isEmpty else { return .refused(merge.conflicts.map(\.issue)) }
                answers = merge.answers
            }
            var reader = try desk.reader(book, for: actor, tx)
            reader.refusesUnasked = true
            var draft = reader.read(answers, keeping: old)
            try store.resolveLinks(&draft, book, keeping: old, for: actor)
            guard draft.issues.isEmpty, let region = draft.region else { return .refused(draft.issues) }
            var new = old
            new.region = region
            new.values = try desk.seal(draft, book)
            new.title = draft.title(book)
            return .done(Revision(item: new, personal: draft.personal))
        }
    }
}

/// A thing as it is to stand after a change, with the personal values entered with it.
struct Revision: Sendable {
    let item: LedgerItem
    let personal: [Int: String]
}

extension LedgerDesk {
    /// The one way a person changes a thing: right, version and trash first, then what `make` makes of it, with the files
    /// handed in, in one transaction.
    /// - Parameter version: nil where `make` looks at what changed meanwhile itself.
    func revise(
        _ id: ItemID,
        _ version: Int?,
        _ answers: ItemAnswers,
        act: String,
        by actor: Actor,
        _ make: @escaping @Sendable (LedgerItem, LedgerBook, Transaction) throws -> Outcome<Revision>
    ) async throws -> Outcome<ItemID> {
        try await write(by: actor) { tx in
            let store = tx.items(shelf)
            let old = try store.find(id, for: actor, locking: true)
            let book = try shelf.book(of: old, in: tx)
            if let issue = try Self.obstacle(old, version ?? old.version, book, actor, tx) {
                return .refused([issue])
            }
            switch try make(old, book, tx) {
            case .refused(let issues): return .refused(issues)
            case .done(let revision):
                for files in answers.files.values {
                    try store.insert(files, of: revision.item, on: nil, by: actor, at: environment.now())
                }
                return try self.store(
                    revision.item,
                    over: old,
                    act: act,
                    personal: revision.personal,
                    by: actor,
                    tx
                )
            }
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
        new.measures = try amounts(of: new, over: old, book, on: now.day, tx)
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
