import Expression
import Programmes

/// Entries of one batch that are perhaps one thing written twice: of one place and name, with the same identity number,
/// telephone or account, or alike in everything.
struct RepeatedEntries {
    /// Of so many of one name each later one is held against.
    private static let most = 50

    private var seen: [PlacedName: [(place: Int, item: LedgerItem)]] = [:]

    /// The place of the first entry that says the same. The item is remembered.
    mutating func first(like item: LedgerItem, at place: Int, _ book: LedgerBook) -> Int? {
        let name = PlacedName(region: item.region, title: item.title)
        let earlier = seen[name] ?? []
        if earlier.count < Self.most { seen[name] = earlier + [(place, item)] }
        return earlier.first { Self.areAlike($0.item, item, book) }?.place
    }

    private static func areAlike(_ one: LedgerItem, _ other: LedgerItem, _ book: LedgerBook) -> Bool {
        // Their names are one, wherever spaces stand in them.
        if one.values.indices.allSatisfy({ $0 == book.title || one.values[$0] == other.values[$0] }) { return true }
        guard !book.tellsApart(one.values, other.values) else { return false }
        return book.playbook.fields.indices.contains { place in
            guard one.values[place].isKnown, one.values[place] == other.values[place] else { return false }
            switch book.playbook.fields[place].type {
            case .personal(.identity), .personal(.phone), .personal(.account): return true
            default: return false
            }
        }
    }
}
