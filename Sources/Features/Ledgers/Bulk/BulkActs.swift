import Core
import Database
import Expression
import Programmes
import Records
import Workflow

/// What a bulk act would do, before it is done.
package struct BulkPreview: Sendable {
    package struct Line: Sendable {
        package let item: LedgerItem
        /// What stands in the way; empty where nothing does.
        package let issues: [Issue]
        /// What would change, in words: 待认定 → 已认定.
        package let change: String
    }

    package let lines: [Line]

    package var ready: [LedgerItem] { lines.filter(\.issues.isEmpty).map(\.item) }
    package var held: [Line] { lines.filter { !$0.issues.isEmpty } }
}

/// What many things are asked to do at once.
package enum BulkAct: Hashable, Sendable {
    /// A move of the playbook, with the words it owes.
    case move(String, note: String)
    /// The same answer in a field of all.
    case edit(field: String, text: String)
    /// To the version of the playbook the ledger runs under now.
    case renew
}

/// 批量办理: the same act on many things; a preview says for each whether it can be done, then all that can are done in one
/// transaction.
package struct BulkActs: Sendable {
    package static let largest = 2_000

    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    package func preview(_ act: BulkAct, _ ids: [ItemID], by actor: Actor) async throws -> Outcome<BulkPreview> {
        if let issue = Self.obstacle(ids) { return .refused([issue]) }
        let desk = desk
        return .done(
            try await desk.database.read { tx in
                let items = try tx.items(desk.shelf).list(ids, for: actor)
                let readers = Readers(desk, actor, tx)
                return BulkPreview(lines: try items.map { try desk.line(act, $0, by: actor, readers, tx) })
            }
        )
    }

    /// `versions` are those of the preview: a thing somebody changed since stops all.
    package func callAsFunction(
        _ act: BulkAct,
        _ versions: [ItemID: Int],
        by actor: Actor
    ) async throws -> Outcome<Int> {
        if let issue = Self.obstacle(Array(versions.keys)) { return .refused([issue]) }
        let desk = desk
        return try await desk.write(by: actor) { tx in
            let store = tx.items(desk.shelf)
            let items = try store.list(Array(versions.keys), for: actor, locking: true)
            let readers = Readers(desk, actor, tx)
            var sums = RollUps()
            for item in items {
                guard item.version == versions[item.id] else {
                    return .refused([Issue("bulk.changed", ["title": item.title])])
                }
                let outcome = try desk.perform(act, store.fresh(item), by: actor, readers, &sums, tx)
                if case .refused(let issues) = outcome { return .refused(issues) }
            }
            try tx.rollUps.add(sums)
            return .done(items.count)
        }
    }

    private static func obstacle(_ ids: [ItemID]) -> Issue? {
        if ids.isEmpty { return Issue("bulk.none") }
        guard ids.count > largest else { return nil }
        return Issue("bulk.tooMany", ["limit": String(largest), "count": String(ids.count)])
    }
}

/// One reader a version for a whole act: it knows every place, and which things of the act want what only one may have.
private final class Readers {
    private let desk: LedgerDesk
    private let actor: Actor
    private let tx: Transaction
    private var made: [ProgrammeID: DraftReader] = [:]
    private var claims: [ItemKey: LedgerItem] = [:]

    init(_ desk: LedgerDesk, _ actor: Actor, _ tx: Transaction) {
        self.desk = desk
        self.actor = actor
        self.tx = tx
    }

    func reader(_ book: LedgerBook) throws -> DraftReader {
        if let reader = made[book.programme] { return reader }
        let reader = try desk.reader(book, for: actor, tx)
        made[book.programme] = reader
        return reader
    }

    /// Which earlier thing of the act wants one of the values too; nil where none does.
    func claim(_ keys: [ItemKey], for item: LedgerItem, _ book: LedgerBook) -> KeyTaken? {
        let keys = keys.filter(\.isUnique)
        for key in keys {
            guard let other = claims[key], other.id != item.id else { continue }
            let field = book.field(numbered: key.field)
            return KeyTaken(key: field.key, label: field.label, item: other.id, title: other.title)
        }
        for key in keys { claims[key] = item }
        return nil
    }
}

extension LedgerDesk {
    fileprivate func line(
        _ act: BulkAct,
        _ item: LedgerItem,
        by actor: Actor,
        _ readers: Readers,
        _ tx: Transaction
    ) throws -> BulkPreview.Line {
        let book = try shelf.book(of: item, in: tx)
        switch act {
        case .move(let key, let note):
            let dossier = try tx.items(shelf).dossier(of: item, for: actor, on: environment.today)
            guard let transition = book.workflow.workflow(for: dossier).transition(key) else {
                let issue = Issue(
                    "move.stage",
                    ["act": dossier.book.playbook.move(key)?.word ?? "这样办理", "stage": dossier.stage.word]
                )
                return BulkPreview.Line(item: item, issues: [issue], change: dossier.stage.word)
            }
            var issues = WorkflowRules.issues(
                transition,
                of: dossier,
                by: actor,
                note: note,
                files: 0,
                on: environment.today
            )
            if let issue = ActWords.tooLong(note, field: "note") {
                // Of two limits the one that counts here.
                issues.removeAll { $0.key == "move.noteLong" }
                issues.append(issue)
            }
            let target = transition.to?.word ?? dossier.stage.word
            return BulkPreview.Line(item: item, issues: issues, change: "\(dossier.stage.word) → \(target)")
        case .edit, .renew:
            let changed = try changed(act, item, book, by: actor, readers, tx)
            let new = try shelf.book(of: changed.item, in: tx).playbook
            let changes = ItemChanges(from: item, book, to: changed.item, try shelf.book(of: changed.item, in: tx))
            var words = changes.changes.map { change in
                let label = ItemWords.label(change.key, new, book.playbook)
                let old = ItemWords.plain(change.old)
                let isGone = new.field(change.key) == nil && book.playbook.field(change.key) != nil
                return isGone ? "\(label)不再填，原来填的“\(old)”留在办理经过里" : "\(label)：\(old) → \(ItemWords.plain(change.new))"
            }
            if !changed.owed.isEmpty { words.append("下次修改时要补填：\(changed.owed.joined(separator: "、"))") }
            return BulkPreview.Line(
                item: item,
                issues: changed.issues,
                change: words.isEmpty || !changed.issues.isEmpty ? "不变" : words.joined(separator: "；")
            )
        }
    }

    fileprivate func perform(
        _ act: BulkAct,
        _ item: LedgerItem,
        by actor: Actor,
        _ readers: Readers,
        _ sums: inout RollUps,
        _ tx: Transaction
    ) throws -> Outcome<ItemID> {
        switch act {
        case .move(let key, let note):
            let dossier = try tx.items(shelf).dossier(of: item, for: actor, on: environment.today)
            return try move(dossier, MoveRequest(key, note: note), by: actor, &sums, tx)
        case .edit, .renew:
            let book = try shelf.book(of: item, in: tx)
            let changed = try changed(act, item, book, by: actor, readers, tx)
            guard changed.issues.isEmpty else { return .refused(changed.issues) }
            let record = act == .renew ? "item.renewal" : "item.edit"
            return try store(changed.item, over: item, act: record, personal: changed.personal, by: actor, tx)
        }
    }

    private func changed(
        _ act: BulkAct,
        _ item: LedgerItem,
        _ book: LedgerBook,
        by actor: Actor,
        _ readers: Readers,
        _ tx: Transaction
    ) throws -> (item: LedgerItem, personal: [Int: String], issues: [Issue], owed: [String]) {
        if let issue = try LedgerDesk.obstacle(item, item.version, book, actor, tx) { return (item, [:], [issue], []) }
        var new = item
        if case .edit(let field, let text) = act {
            guard let place = book.playbook.field(field) else { return (item, [:], [Issue("bulk.fieldNew")], []) }
            var answers = ItemAnswers(item, book)
            answers.texts[place] = text
            var draft = try readers.reader(book).read(answers, keeping: item)
            try tx.items(shelf).resolveLinks(&draft, book, keeping: item, for: actor)
            new.values = try seal(draft, book)
            new.title = draft.title(book)
            return (new, draft.personal, draft.issues, [])
        }
        let current = try shelf.current(book.playbook.key, in: book.county, tx)
        let reader = try readers.reader(current)
        let renewal = try renewal(of: item, book, to: current, reader, for: actor, tx)
        guard renewal.obstacles.isEmpty else { return (item, [:], renewal.obstacles, []) }
        if let taken = readers.claim(renewal.claimed, for: renewal.item, current) {
            return (item, [:], [taken.issue], [])
        }
        return (renewal.item, renewal.personal, [], renewal.owed.compactMap { $0.values["label"] })
    }
}

extension ItemAnswers {
    /// The answers a thing was stored with, as a form shows them: personal ones masked.
    init(_ item: LedgerItem, _ book: LedgerBook) {
        self.init(
            place: item.region.digits,
            texts: zip(item.values, book.playbook.fields).map { ItemWords.shown($0, $1) }
        )
    }
}
