import Core
import Database
import Expression
import Programmes
import Records

/// 成批登记: many things at once, from a grid or a sheet. All are entered, or none.
package struct BulkCreate: Sendable {
    package static let largest = 100_000
    /// So many mistakes are told at once.
    static let mostIssues = 100

    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// - Parameter rowNumbers: of each entry in its sheet or grid, for the sentences; 1, 2, 3 … where nil.
    /// - Parameter asks: whether entries that may be in the ledger already are issues, each with the numbers of those things
    ///   as its value `items`, and entries that say what one before them says, with its row as `first`: for a person who can
    ///   look at them.
    package func callAsFunction(
        _ ledger: String,
        _ entries: [ItemAnswers],
        rowNumbers: [Int]? = nil,
        asks: Bool = false,
        by actor: Actor
    ) async throws -> Outcome<[ItemID]> {
        guard !entries.isEmpty else { return .refused([Issue("bulk.empty")]) }
        guard entries.count <= Self.largest else {
            let values = ["limit": String(Self.largest), "count": String(entries.count)]
            return .refused([Issue("bulk.tooMany", values)])
        }
        let desk = desk
        return try await desk.write(by: actor) { tx in
            let book = try desk.shelf.current(ledger, in: actor.county, tx)
            let functions = try tx.programmes.functions(of: actor)
            guard ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else {
                return .refused([Issue("item.notAllowed")])
            }
            var batch = Batch(desk: desk, book: book, rowNumbers: rowNumbers, asks: asks)
            try batch.enter(entries, by: actor, tx)
            // What was written before a mistake was met goes with the transaction.
            guard !batch.hasIssues else { return .refused(batch.toldIssues) }
            try batch.conclude(entries, by: actor, tx)
            return .done(batch.items.map(\.id))
        }
    }
}

/// Entries on their way from words to stored things: the next ones are read while these are written.
private struct Batch {
    /// So many words are written with one statement, while others read the next entries.
    private static let textsAtOnce = 2_500

    let desk: LedgerDesk
    let book: LedgerBook
    let rowNumbers: [Int]?
    let asks: Bool
    private(set) var items: [LedgerItem] = []
    /// By the place of their entry.
    private var found: [(place: Int, issue: Issue)] = []
    /// Of entries that may be in the ledger already: told where nothing else is wrong.
    private var perhaps: [(place: Int, issue: Issue)] = []
    /// Entries of one batch are not in the ledger already.
    private var written: Set<ItemID> = []
    private var repeated = RepeatedEntries()
    private var seen: [ItemKey: Int] = [:]
    /// Words to search that are not written yet.
    private var texts: [(key: Int64, text: String)] = []

    init(desk: LedgerDesk, book: LedgerBook, rowNumbers: [Int]?, asks: Bool) {
        self.desk = desk
        self.book = book
        self.rowNumbers = rowNumbers
        self.asks = asks
    }

    var hasIssues: Bool { !found.isEmpty || !perhaps.isEmpty }

    var toldIssues: [Issue] {
        let issues = (found.isEmpty ? perhaps : found).sorted { $0.place < $1.place }.map(\.issue)
        let rest = issues.count - BulkCreate.mostIssues
        return rest > 0 ? issues.prefix(BulkCreate.mostIssues) + [Issue("bulk.more", ["count": String(rest)])] : issues
    }

    mutating func enter(_ entries: [ItemAnswers], by actor: Actor, _ tx: Transaction) throws {
        let store = tx.items(desk.shelf)
        let maker = EntryMaker(
            desk: desk,
            reader: try desk.reader(book, for: actor, tx),
            actor: actor,
            now: desk.environment.now(),
            ids: entries.map { _ in desk.environment.newID() },
            entries: entries,
            linked: try linked(entries, by: actor, tx)
        )
        items.reserveCapacity(entries.count)
        texts.reserveCapacity(Self.textsAtOnce + 256)
        let likely = asks ? LikelyTwins(store, book, for: actor) : nil
        let parts = Ahead(entries.count, size: 256) { place in try maker.make(place) }
        while let part = try parts.next() {
            check(part)
            if let likely, found.isEmpty { try ask(part, likely) }
            if hasIssues {
                try tellTaken(part, store)
            } else {
                try write(part, store)
            }
        }
    }

    /// Of a whole part at once: entries are many, and few of them are like something.
    private mutating func ask(_ part: [EntryMaker.Made], _ likely: LikelyTwins) throws {
        let known = try likely.issues(of: part.compactMap(\.item), besides: written)
        for one in part {
            guard let item = one.item else { continue }
            if let first = repeated.first(like: item, at: one.place, book) {
                let values = ["first": row(first), "title": item.title]
                ask(Issue("bulk.repeated", values), at: one.place, keeping: "first")
            }
            if let issue = known[item.id] { ask(issue, at: one.place, keeping: "items") }
        }
    }

    private mutating func ask(_ issue: Issue, at place: Int, keeping name: String) {
        let title = book.playbook.fields[book.title].key
        let values = ["row": row(place), "sentence": ledgerWords.sentence(for: issue)]
        let kept = issue.values.filter { $0.key == name }
        perhaps.append((place, Issue("bulk.row", field: "\(title)-\(place)", values.merging(kept) { own, _ in own })))
    }

    /// What links say needs the database: such ledgers are read before, on every core.
    private func linked(_ entries: [ItemAnswers], by actor: Actor, _ tx: Transaction) throws -> [ItemDraft]? {
        guard !book.linkFields.isEmpty else { return nil }
        let reader = try desk.reader(book, for: actor, tx)
        var drafts = entries.mapOnEveryCore { _, entry in reader.read(entry) }
        let finder = LinkFinder(tx.items(desk.shelf), in: actor.county)
        try finder.prepare(drafts, book)
        for place in drafts.indices { try finder.resolve(&drafts[place], book) }
        return drafts
    }

    private mutating func check(_ part: [EntryMaker.Made]) {
        for one in part {
            for issue in one.issues { found.append((one.place, told(issue, at: one.place))) }
            for key in one.keys {
                guard let first = seen[key] else {
                    seen[key] = one.place
                    continue
                }
                let field = book.field(numbered: key.field)
                let values = ["row": row(one.place), "first": row(first), "label": field.label]
                found.append((one.place, Issue("bulk.doubled", field: field.key, values)))
            }
        }
    }

    /// Values that must be the only ones are not looked up first: the index that keeps them apart tells whether any is taken.
    private mutating func write(_ part: [EntryMaker.Made], _ store: ItemStore) throws {
        let rows = part.compactMap(\.rows)
        guard try store.insertIfFree(rows) else {
            let before = found.count
            try tellTaken(part, store)
            // Another write took it and gave it back.
            if found.count == before, let first = part.first { found.append((first.place, Issue("item.takenNow"))) }
            return
        }
        for one in part { if let item = one.item { items.append(item) } }
        if asks { written.formUnion(part.compactMap(\.item?.id)) }
        texts += rows.map(\.text)
        guard texts.count >= Self.textsAtOnce else { return }
        try store.insertTexts(texts)
        texts.removeAll(keepingCapacity: true)
    }

    private mutating func tellTaken(_ part: [EntryMaker.Made], _ store: ItemStore) throws {
        let own = Set(part.compactMap(\.item?.id))
        let keys = part.flatMap { one in one.keys.filter { seen[$0] == one.place } }
        for (key, taken) in try store.taken(keys, book) where !own.contains(taken.item) {
            if let place = seen[key] { found.append((place, told(taken.issue, at: place))) }
        }
    }

    private func row(_ place: Int) -> String { String(rowNumbers?[place] ?? place + 1) }

    private func told(_ issue: Issue, at place: Int) -> Issue {
        let values = ["row": row(place), "sentence": ledgerWords.sentence(for: issue)]
        let others = issue.others.map { "\($0)-\(place)" }
        return Issue("bulk.row", field: issue.field.map { "\($0)-\(place)" }, others: others, values)
    }

    /// The rest of the words, files, sums and one record for all.
    func conclude(_ entries: [ItemAnswers], by actor: Actor, _ tx: Transaction) throws {
        // Added up on the other core while the words are written.
        let sums = MadeBeside { [items, ledger = book.ledger, today = desk.environment.today] in
            var rollUp = RollUp(ledger, on: today, seed: items.first?.id.rawValue ?? 0)
            for item in items { rollUp.change(from: nil, to: item.contribution) }
            return rollUp
        }
        try tx.items(desk.shelf).insertTexts(texts)
        for place in items.indices where !entries[place].files.isEmpty {
            for files in entries[place].files.values {
                let item = items[place]
                try tx.items(desk.shelf).insert(files, of: item, on: nil, by: actor, at: item.createdAt)
            }
        }
        if let rollUp = try sums.value() { try tx.rollUps.add(rollUp) }
        if !book.linkFields.isEmpty || book.sumsLookAround { try desk.countAround(entered: items, book, tx) }
        let entry = RecordEntry(
            "item.bulkEntry",
            on: "ledger",
            book.ledger.rawValue,
            "\(book.playbook.name)：登记 \(items.count) 条，编号 \(items.first?.id.rawValue ?? 0) 至 \(items.last?.id.rawValue ?? 0)"
        )
        try tx.records.append(entry, by: actor, in: desk.environment)
    }
}

/// Makes the things of a batch; any thread may ask for any.
private struct EntryMaker: Sendable {
    /// Shared, not copied, on its way from one thread to the other.
    final class Made: Sendable {
        let place: Int
        let issues: [Issue]
        let item: LedgerItem?
        let rows: ItemRows?
        /// Those only one thing may have.
        let keys: [ItemKey]

        init(
            _ place: Int,
            _ issues: [Issue],
            _ item: LedgerItem? = nil,
            _ rows: ItemRows? = nil,
            _ keys: [ItemKey] = []
        ) {
            self.place = place
            self.issues = issues
            self.item = item
            self.rows = rows
            self.keys = keys
        }
    }

    let desk: LedgerDesk
    let reader: DraftReader
    let actor: Actor
    let now: Instant
    let ids: [ItemID]
    let entries: [ItemAnswers]
    let linked: [ItemDraft]?

    func make(_ place: Int) throws -> Made {
        let draft = linked?[place] ?? reader.read(entries[place])
        guard draft.issues.isEmpty, let region = draft.region else { return Made(place, draft.issues) }
        let book = reader.book
        let item = try desk.item(draft, book, in: region, by: actor, id: ids[place], at: now)
        let keys = desk.keys(of: item, book, personal: draft.personal)
        return Made(place, [], item, ItemRows(item, keys, book), keys.filter(\.isUnique))
    }
}
