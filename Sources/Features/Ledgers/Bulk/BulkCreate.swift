import Core
import Database
import Expression
import Programmes
import Records

/// 批量登记: many things at once, from a grid or a sheet. Everything is checked before anything is written.
package struct BulkCreate: Sendable {
    package static let largest = 100_000
    /// So many mistakes are told at once.
    static let mostIssues = 100

    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// - Parameter rowNumbers: of each entry in its sheet or grid, for the sentences; 1, 2, 3 … where nil.
    package func callAsFunction(
        _ ledger: String,
        _ entries: [ItemAnswers],
        rowNumbers: [Int]? = nil,
        by actor: Actor
    ) async throws -> Outcome<[ItemID]> {
        guard !entries.isEmpty else { return .refused([Issue("bulk.empty")]) }
        guard entries.count <= Self.largest else {
            let values = ["limit": String(Self.largest), "count": String(entries.count)]
            return .refused([Issue("bulk.tooMany", values)])
        }
        let desk = desk
        return try await desk.write { tx in
            let book = try desk.shelf.current(ledger, in: actor.county, tx)
            let functions = try tx.programmes.functions(of: actor)
            guard ItemPolicy.mayEnter(actor, book.playbook, functions: functions) else {
                return .refused([Issue("item.notAllowed")])
            }
            var batch = Batch(desk: desk, book: book, rowNumbers: rowNumbers)
            try batch.check(entries, for: actor, tx)
            guard batch.issues.isEmpty else { return .refused(batch.toldIssues) }
            try batch.write(by: actor, tx)
            for (item, entry) in zip(batch.items, entries) {
                for files in entry.files.values {
                    try tx.items(desk.shelf).insert(files, of: item, on: nil, by: actor, at: item.createdAt)
                }
            }
            return .done(batch.items.map(\.id))
        }
    }
}

/// Entries on their way from words to stored things.
private struct Batch {
    let desk: LedgerDesk
    let book: LedgerBook
    let rowNumbers: [Int]?
    private(set) var items: [LedgerItem] = []
    /// By the place of their entry.
    private var found: [(place: Int, issue: Issue)] = []
    private var rows: [ItemRows] = []
    private var seen: [ItemKey: Int] = [:]

    init(desk: LedgerDesk, book: LedgerBook, rowNumbers: [Int]?) {
        self.desk = desk
        self.book = book
        self.rowNumbers = rowNumbers
    }

    var issues: [Issue] { found.sorted { $0.place < $1.place }.map(\.issue) }

    var toldIssues: [Issue] {
        let issues = issues
        let rest = issues.count - BulkCreate.mostIssues
        return rest > 0 ? issues.prefix(BulkCreate.mostIssues) + [Issue("bulk.more", ["count": String(rest)])] : issues
    }

    mutating func check(_ entries: [ItemAnswers], for actor: Actor, _ tx: Transaction) throws {
        let (reader, store) = (try desk.reader(book, for: actor, tx), tx.items(desk.shelf))
        var drafts = try entries.mapOnEveryCore { _, entry in reader.read(entry) }
        if !book.linkFields.isEmpty {
            let finder = LinkFinder(store, in: actor.county)
            try finder.prepare(drafts, book)
            for place in drafts.indices { try finder.resolve(&drafts[place], book) }
        }
        for (place, draft) in drafts.enumerated() {
            for issue in draft.issues { found.append((place, told(issue, at: place))) }
        }
        // What is doubled or taken is told together with what is wrong in other rows.
        try make(drafts, by: actor)
        try checkTaken(store)
    }

    private mutating func make(_ drafts: [ItemDraft], by actor: Actor) throws {
        let (desk, book, now) = (desk, book, desk.environment.now())
        let ids = drafts.map { _ in desk.environment.newID() as ItemID }
        let made = try drafts.mapOnEveryCore { place, draft in
            guard draft.issues.isEmpty, let region = draft.region else { return nil as Made? }
            let item = try desk.item(draft, book, in: region, by: actor, id: ids[place], at: now)
            let keys = desk.keys(of: item, book, personal: draft.personal)
            return Made(item: item, rows: ItemRows(item, keys, book), keys: keys.filter(\.isUnique))
        }
        items = made.compactMap { $0?.item }
        rows = made.compactMap { $0?.rows }
        for (place, one) in made.enumerated() { if let one { checkKeys(one.keys, at: place) } }
    }

    private struct Made: Sendable {
        let item: LedgerItem
        let rows: ItemRows
        let keys: [ItemKey]
    }

    private mutating func checkKeys(_ own: [ItemKey], at place: Int) {
        for key in own {
            if let first = seen[key] {
                let values = ["row": row(place), "first": row(first), "label": book.field(numbered: key.field).label]
                let issue = Issue("bulk.doubled", field: book.field(numbered: key.field).key, values)
                found.append((place, issue))
            } else {
                seen[key] = place
            }
        }
    }

    private mutating func checkTaken(_ store: ItemStore) throws {
        for (key, taken) in try store.taken(Array(seen.keys), book) {
            if let place = seen[key] { found.append((place, told(taken.issue, at: place))) }
        }
    }

    private func row(_ place: Int) -> String { String(rowNumbers?[place] ?? place + 1) }

    private func told(_ issue: Issue, at place: Int) -> Issue {
        let values = ["row": row(place), "sentence": ledgerWords.sentence(for: issue)]
        return Issue("bulk.row", field: issue.field.map { "\($0)-\(place)" }, values)
    }

    func write(by actor: Actor, _ tx: Transaction) throws {
        try tx.items(desk.shelf).insert(rows)
        var rollUp = RollUp(book.ledger, on: desk.environment.today, seed: items.first?.id.rawValue ?? 0)
        for item in items { rollUp.change(from: nil, to: item.contribution) }
        try tx.rollUps.add(rollUp)
        let entry = RecordEntry(
            "item.bulkEntry",
            on: "ledger",
            book.ledger.rawValue,
            "\(book.playbook.name)：登记 \(items.count) 条，编号 \(items.first?.id.rawValue ?? 0) 至 \(items.last?.id.rawValue ?? 0)"
        )
        try tx.records.append(entry, by: actor, in: desk.environment)
    }
}
