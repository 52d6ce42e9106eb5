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
    private(set) var issues: [Issue] = []
    private var keys: [[ItemKey]] = []
    private var seen: [ItemKey: Int] = [:]

    init(desk: LedgerDesk, book: LedgerBook, rowNumbers: [Int]?) {
        self.desk = desk
        self.book = book
        self.rowNumbers = rowNumbers
    }

    var toldIssues: [Issue] {
        let rest = issues.count - BulkCreate.mostIssues
        return rest > 0 ? issues.prefix(BulkCreate.mostIssues) + [Issue("bulk.more", ["count": String(rest)])] : issues
    }

    mutating func check(_ entries: [ItemAnswers], for actor: Actor, _ tx: Transaction) throws {
        let reader = try desk.reader(book, for: actor, tx)
        let store = tx.items(desk.shelf)
        let hasLinks = book.playbook.fields.contains { if case .link = $0.type { true } else { false } }
        let isUnique = book.playbook.fields.contains { $0.unique != nil }
        items.reserveCapacity(entries.count)
        keys.reserveCapacity(entries.count)
        for (place, entry) in entries.enumerated() {
            var draft = reader.read(entry)
            if hasLinks { try store.resolveLinks(&draft, book, for: actor) }
            guard draft.issues.isEmpty, let region = draft.region else {
                issues += draft.issues.map { told($0, at: place) }
                continue
            }
            let item = try desk.item(draft, book, in: region, by: actor)
            let own = desk.keys(of: item, book, personal: draft.personal)
            if isUnique { checkKeys(own, at: place) }
            items.append(item)
            keys.append(own)
        }
        try checkTaken(store)
    }

    private mutating func checkKeys(_ own: [ItemKey], at place: Int) {
        for key in own where key.isUnique {
            if let first = seen[key] {
                let values = ["row": row(place), "first": row(first), "label": book.field(numbered: key.field).label]
                issues.append(Issue("bulk.doubled", field: book.field(numbered: key.field).key, values))
            } else {
                seen[key] = place
            }
        }
    }

    private mutating func checkTaken(_ store: ItemStore) throws {
        let taken = try store.taken(Array(seen.keys), book).compactMap { key, taken in seen[key].map { ($0, taken) } }
        for (place, taken) in taken.sorted(by: { $0.0 < $1.0 }) { issues.append(told(taken.issue, at: place)) }
    }

    private func row(_ place: Int) -> String { String(rowNumbers?[place] ?? place + 1) }

    private func told(_ issue: Issue, at place: Int) -> Issue {
        let values = ["row": row(place), "sentence": ledgerWords.sentence(for: issue)]
        return Issue("bulk.row", field: issue.field.map { "\($0)-\(place)" }, values)
    }

    func write(by actor: Actor, _ tx: Transaction) throws {
        try tx.items(desk.shelf).insert(items, keys, book)
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
