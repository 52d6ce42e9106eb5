import Core
import Database
import Expression
import Ledgers
import Programmes

/// Reads the things of a ledger as checks of quality see them.
struct QualityStore {
    let tx: Transaction
    let shelf: BookShelf

    /// So many things of a ledger are looked at, the newest first: what is checked is what a period brought.
    static let most = 50_000

    /// - Parameter owners: which unit answers for a township.
    func things(of book: LedgerBook, _ owners: [String: UnitID]) throws -> [QualityThing] {
        let photos = try photos(of: book)
        let fields = FieldPlaces(book.playbook)
        let done = Set(
            zip(book.playbook.stages, book.stageNumbers).filter { $0.0.outcome == .done }.map(\.1)
        )
        var things: [QualityThing] = []
        let items = tx.items(shelf)
        try tx.each(
            """
            SELECT i.* FROM ledger_item i WHERE i.ledger = \(book.ledger) AND i.trashed_at IS NULL
            ORDER BY i.id DESC LIMIT \(Self.most)
            """
        ) { row in
            let item = try items.item(row)
            guard let township = item.region.ancestor(at: .township), let unit = owners[township.digits] else { return }
            things.append(
                QualityThing(
                    id: item.id.rawValue,
                    unit: unit,
                    enteredOn: item.createdAt.day,
                    doneOn: done.contains(item.stage) ? item.stageDay : nil,
                    numbers: fields.numbers(item.values),
                    signature: fields.signature(item.values),
                    photos: photos[item.id.rawValue] ?? []
                )
            )
        }
        return things
    }

    private func photos(of book: LedgerBook) throws -> [Int64: [String]] {
        var photos: [Int64: [String]] = [:]
        try tx.each(
            """
            SELECT a.subject_id, a.digest FROM attachment a JOIN ledger_item i ON i.id = a.subject_id
            WHERE a.subject_kind = 'item' AND i.ledger = \(book.ledger) AND a.media_type LIKE 'image/%'
            """
        ) { row in photos[try row.int64("subject_id"), default: []].append(try row.text("digest")) }
        return photos
    }
}

/// Which fields of a playbook are compared.
struct FieldPlaces {
    private let playbook: Playbook
    private let numbers: [Int]
    private let compared: [Int]

    init(_ playbook: Playbook) {
        self.playbook = playbook
        numbers = playbook.fields.indices.filter { place in
            switch playbook.fields[place].type {
            case .number, .money: true
            default: false
            }
        }
        // What names a thing or its people differs anyway.
        compared = playbook.fields.indices.filter { place in
            guard place != playbook.item.title else { return false }
            switch playbook.fields[place].type {
            case .number, .money, .choice, .day, .set, .truth: return true
            default: return false
            }
        }
    }

    func numbers(_ values: [Value]) -> [String: Double] {
        var found: [String: Double] = [:]
        for place in numbers where place < values.count {
            if let number = values[place].number { found[playbook.fields[place].key] = number }
        }
        return found
    }

    /// At least five answers, two of them numbers above nine: less is alike by chance.
    func signature(_ values: [Value]) -> String {
        let known = compared.filter { $0 < values.count && values[$0].isKnown }
        let large = known.count { (values[$0].number ?? 0) > 9 }
        guard known.count >= 5, large >= 2 else { return "" }
        return known.map { "\($0)=\(values[$0])" }.joined(separator: "|")
    }
}
