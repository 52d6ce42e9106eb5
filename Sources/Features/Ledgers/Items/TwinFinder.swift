import Core
import Database
import Expression
import Programmes

/// Twins of things that are looked at in one transaction: other things of the ledger that agree with one in the named
/// fields; none where it has not answered all of them. Things that are twins of each other are read once for all of them.
final class TwinFinder {
    /// More are not told: formulas ask whether there are any, or some.
    private static let most = 20
    /// Where only those of some days are told, so many are held to look for them.
    private static let mostByDays = 200
    /// So many others things are asked about in one statement.
    private static let atOnce = 500
    /// Of more what they lead to is not read together.
    private static let mostHeld = 5_000

    private struct Key: Hashable {
        let programme: ProgrammeID
        let twins: Twins
        let place: RegionCode
        /// What the fields say, as stored; compared byte by byte, as engines do.
        let said: [[UInt8]]
    }

    private struct Member {
        let id: ItemID
        let enteredAt: Instant
    }

    private let store: ItemStore
    private var groups: [Key: [Member]] = [:]
    private var things: [ItemID: LedgerItem] = [:]

    init(_ store: ItemStore) { self.store = store }

    /// In the order of their numbers.
    func twins(of item: LedgerItem, _ twins: Twins, _ book: LedgerBook) throws -> [ItemID] {
        guard let key = Self.key(of: item, twins, book) else { return [] }
        if groups[key] == nil { try prepare([item], twins, book) }
        var found = groups[key, default: []].filter { $0.id != item.id }
        if let days = twins.days {
            let (from, through) = (item.createdAt.day.adding(days: -days), item.createdAt.day.adding(days: days + 1))
            found.removeAll { $0.enteredAt < Instant(startOf: from) || $0.enteredAt >= Instant(startOf: through) }
        }
        return found.prefix(Self.most).map(\.id)
    }

    /// What those of some keys say, in the order of their numbers.
    func things(_ ids: [ItemID]) throws -> [LedgerItem] {
        let missing = ids.filter { things[$0] == nil }
        for start in stride(from: 0, to: missing.count, by: Self.atOnce) {
            let part = Array(missing[start..<min(start + Self.atOnce, missing.count)])
            for thing in try store.things(part) { things[thing.id] = thing }
        }
        return ids.sorted().compactMap { things[$0] }
    }

    /// Reads what things of one version lead to; of very many one by one, which holds less in memory.
    func prepareLinked(_ items: [LedgerItem], _ book: LedgerBook) throws {
        let links = book.aroundSums.links
        guard !links.isEmpty, (2...Self.mostHeld).contains(items.count) else { return }
        var ids: Set<ItemID> = []
        for item in items { for link in links { ids.formUnion(ItemStore.linked(item.values[link.place])) } }
        _ = try things(Array(ids))
    }

    /// What those of some keys say, where all of them were read; else nil.
    func known(_ ids: [ItemID]) -> [LedgerItem]? {
        let known = ids.compactMap { things[$0] }
        return known.count == ids.count ? known : nil
    }

    /// Counts a thing that is about to be entered among the twins of those that are asked about next.
    /// - Returns: false where it is one of so many that it is passed over.
    func add(_ item: LedgerItem, _ twins: Twins, _ book: LedgerBook) -> Bool {
        guard let key = Self.key(of: item, twins, book), let group = groups[key] else { return false }
        guard group.count <= (twins.days == nil ? Self.most : Self.mostByDays) else { return false }
        groups[key]?.append(Member(id: item.id, enteredAt: item.createdAt))
        things[item.id] = item
        return true
    }

    /// Takes back what was added.
    func remove(_ item: LedgerItem, _ twins: Twins, _ book: LedgerBook) {
        guard let key = Self.key(of: item, twins, book) else { return }
        groups[key]?.removeAll { $0.id == item.id }
        things[item.id] = nil
    }

    /// Reads the twins of things of one version that are asked about next.
    func prepare(_ items: [LedgerItem], _ twins: Twins, _ book: LedgerBook) throws {
        var keys: Set<Key> = []
        for item in items {
            guard let key = Self.key(of: item, twins, book), groups[key] == nil else { continue }
            keys.insert(key)
        }
        guard !keys.isEmpty else { return }
        for key in keys { groups[key] = [] }
        if let field = Self.linkField(of: twins, book) {
            try readLinked(keys, by: field, twins, book)
        } else {
            for (place, keys) in Dictionary(grouping: keys, by: \.place) { try readPlace(place, keys, twins, book) }
        }
    }

    private func readPlace(_ place: RegionCode, _ keys: [Key], _ twins: Twins, _ book: LedgerBook) throws {
        try read(keys, AlikeThings(book: book, fields: twins.fields, place: place), twins)
    }

    /// Found by what they lead to: a county's whole ledger is not read for one household.
    private func readLinked(_ keys: Set<Key>, by field: Int, _ twins: Twins, _ book: LedgerBook) throws {
        let index = twins.fields.firstIndex(of: field) ?? 0
        let byTarget = Dictionary(grouping: keys) { ItemID(String(decoding: $0.said[index], as: UTF8.self)) }
        let targets = byTarget.keys.compactMap { $0 }.sorted()
        for start in stride(from: 0, to: targets.count, by: Self.atOnce) {
            let part = Array(targets[start..<min(start + Self.atOnce, targets.count)])
            let found = AlikeThings(
                book: book,
                fields: twins.fields,
                links: (kind: book.playbook.fields[field].key, targets: part)
            )
            try read(part.flatMap { byTarget[$0] ?? [] }, found, twins)
        }
    }

    /// Of one key the engine compares, and reads no more than are told; those of several are told apart here.
    private func read(_ keys: [Key], _ asked: AlikeThings, _ twins: Twins) throws {
        var asked = asked
        if let only = keys.first, keys.count == 1 {
            asked.place = only.place
            asked.said = only.said.map { [String(decoding: $0, as: UTF8.self)] }
            if twins.days == nil { asked.limit = Self.most + 1 }
        } else {
            let first = Set(keys.compactMap(\.said.first))
            if first.count <= Self.atOnce { asked.said = [first.map { String(decoding: $0, as: UTF8.self) }.sorted()] }
        }
        let bySaid = Dictionary(grouping: keys, by: \.said)
        for thing in try store.alike(asked) {
            // A township's own things stand beside those of its villages.
            for key in bySaid[thing.said] ?? [] where key.place.contains(thing.region) {
                groups[key]?.append(Member(id: thing.id, enteredAt: thing.enteredAt))
            }
        }
    }

    private static func key(of item: LedgerItem, _ twins: Twins, _ book: LedgerBook) -> Key? {
        var said: [[UInt8]] = []
        for index in twins.fields {
            guard item.values[index].isKnown else { return nil }
            said.append(stored(item.values[index]))
        }
        return Key(programme: book.programme, twins: twins, place: place(item.region, twins), said: said)
    }

    private static func place(_ region: RegionCode, _ twins: Twins) -> RegionCode {
        region.ancestor(at: twins.within) ?? region
    }

    /// The one that leads to a single thing, where there is one.
    private static func linkField(of twins: Twins, _ book: LedgerBook) -> Int? {
        twins.fields.first { if case .link(_, many: false) = book.playbook.fields[$0].type { true } else { false } }
    }

    /// As text: under another version the field may have been no number, and engines refuse to make one of words. Equal
    /// personal values are sealed alike.
    private static func stored(_ value: Value) -> [UInt8] {
        switch value {
        case .number(let number): Array(ItemJSON.plain(number).utf8)
        case .truth(let truth): [UInt8(ascii: truth ? "1" : "0")]
        default: Array(ItemWords.plain(value).utf8)
        }
    }
}
