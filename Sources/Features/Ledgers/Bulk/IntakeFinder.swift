import Core
import Database
import Expression
import Programmes

/// Finds which stored thing a row is about. One for a whole import: places are read once.
final class IntakeFinder {
    private let store: ItemStore
    private let book: LedgerBook
    private let key: IntakeKey
    private let actor: Actor
    private var names: [PlacedName: [ItemID]] = [:]
    private var loaded: Set<RegionCode> = []
    /// What rows of this sheet made: no other row of it is about that.
    private var made: Set<ItemID> = []
    /// Things whose numbers stand anywhere in the sheet, or that a person said some row is about.
    private var numbered: Set<ItemID> = []
    /// The latter alone.
    private var meant: Set<ItemID> = []
    /// Places of the last part whose rows find their thing because a person named it.
    private(set) var said: Set<Int> = []

    init(_ store: ItemStore, _ book: LedgerBook, _ key: IntakeKey, for actor: Actor) {
        self.store = store
        self.book = book
        self.key = key
        self.actor = actor
    }

    /// The things each row could be about, by its place in the part.
    func find(_ part: [PreparedRow], locking: Bool) throws -> [Int: [LedgerItem]] {
        var candidates = try ids(of: part)
        said = []
        if key != .none {
            for (place, row) in part.enumerated() {
                guard case .same(let item)? = row.row.knownAs else { continue }
                // A name tells less than a person does.
                guard candidates[place] == nil || row.goesByName(key, book) else { continue }
                candidates[place] = [item]
                said.insert(place)
            }
        }
        let items = try things(Set(candidates.values.joined()), locking: locking)
        var found: [Int: [LedgerItem]] = [:]
        for (place, ids) in candidates {
            let meant = likely(ids.compactMap { items[$0] }, for: part[place])
            if !meant.isEmpty { found[place] = meant }
        }
        return found
    }

    /// Things that have place and name of rows that found nothing, by the rows' places in the part.
    func namesakes(_ part: [PreparedRow], _ places: [Int]) throws -> [Int: [LedgerItem]] {
        let candidates = try named(part, places)
        let items = try things(Set(candidates.values.joined()), locking: false)
        return candidates.mapValues { ids in ids.compactMap { items[$0] } }
    }

    private func things(_ ids: Set<ItemID>, locking: Bool) throws -> [ItemID: LedgerItem] {
        let wanted = ids.sorted { $0.rawValue < $1.rawValue }
        var items: [ItemID: LedgerItem] = [:]
        for start in stride(from: 0, to: wanted.count, by: 500) {
            let part = Array(wanted[start..<min(start + 500, wanted.count)])
            for item in try store.list(part, for: actor, locking: locking)
            where item.ledger == book.ledger && item.trashedAt == nil {
                items[item.id] = item
            }
        }
        return items
    }

    func add(made ids: [ItemID]) { made.formUnion(ids) }

    func add(numbered ids: [ItemID]) { numbered.formUnion(ids) }

    func add(meant ids: [ItemID]) {
        meant.formUnion(ids)
        numbered.formUnion(ids)
    }

    /// Whether some row of the sheet names it by its number, or a person said that the row is about it.
    func isNumbered(_ item: ItemID) -> Bool { numbered.contains(item) }

    /// Whether a person said of some row what it is about: others of its name find that no more.
    var isToldByPeople: Bool { !meant.isEmpty }

    /// Where several are called so, a row is about one that is written alike to the space, and one without an identity
    /// about one without.
    private func likely(_ items: [LedgerItem], for row: PreparedRow) -> [LedgerItem] {
        guard items.count > 1, row.goesByName(key, book) else { return items }
        let title = row.draft.title(book)
        let written = items.filter { $0.title == title }
        let meant = written.isEmpty ? items : written
        guard meant.count > 1, !key.fields.isEmpty else { return meant }
        let bare = meant.filter { item in
            item.programme == book.programme && !key.fields.contains { item.values[$0].isKnown }
        }
        return bare.isEmpty ? meant : bare
    }

    private func ids(of part: [PreparedRow]) throws -> [Int: [ItemID]] {
        switch key {
        case .none: return [:]
        case .number:
            return Dictionary(
                uniqueKeysWithValues: part.enumerated().compactMap { place, row in row.row.item.map { (place, [$0]) } }
            )
        case .title:
            var named = try named(part, Array(part.indices))
            // What a person said of a row no other row is by its name.
            if isToldByPeople { named = named.compactMapValues { unlessEmpty($0.filter { !meant.contains($0) }) } }
            return try told(part, named)
        case .field(let field): return try keyed(part, Array(part.indices), field: field)
        case .perRow(let numbers, let fields): return try perRow(part, numbers: numbers, fields)
        }
    }

    /// Each row by the surest it says of itself.
    private func perRow(_ part: [PreparedRow], numbers: Bool, _ fields: [Int]) throws -> [Int: [ItemID]] {
        var found: [Int: [ItemID]] = [:]
        var byField: [Int: [Int]] = [:]
        var byName: [Int] = []
        for (place, row) in part.enumerated() {
            if numbers, let item = row.row.item {
                found[place] = [item]
            } else if let key = row.telling(self.key, book) {
                byField[key.field, default: []].append(place)
            } else if row.goesByName(self.key, book) {
                byName.append(place)
            }
        }
        for field in fields {
            guard let places = byField[book.fieldNumbers[field]] else { continue }
            try found.merge(keyed(part, places, field: field)) { first, _ in first }
        }
        guard !byName.isEmpty else { return found }
        // What a surer row is about, no row is about by its name; a number may stand in a part far below.
        let taken = Set(found.values.joined())
        let others = try named(part, byName).compactMapValues { ids in
            unlessEmpty(ids.filter { !taken.contains($0) && !numbered.contains($0) })
        }
        return try found.merging(told(part, others)) { first, _ in first }
    }

    private func unlessEmpty(_ ids: [ItemID]) -> [ItemID]? { ids.isEmpty ? nil : ids }

    /// Where several are called so, what only one may have, or an identity number, tells which of them a row is about.
    private func told(_ part: [PreparedRow], _ named: [Int: [ItemID]]) throws -> [Int: [ItemID]] {
        var several = named.filter { $0.value.count > 1 }.keys.sorted()
        var found = named
        for (field, one) in book.playbook.fields.enumerated() where one.isIdentifying && !several.isEmpty {
            for (place, ids) in try keyed(part, several, field: field) {
                let meant = (named[place] ?? []).filter(ids.contains)
                if meant.count == 1 { found[place] = meant }
            }
            several.removeAll { found[$0]?.count == 1 }
        }
        return found
    }

    private func named(_ part: [PreparedRow], _ places: [Int]) throws -> [Int: [ItemID]] {
        try load(Set(places.compactMap { part[$0].draft.region }))
        var found: [Int: [ItemID]] = [:]
        for place in places {
            guard let region = part[place].draft.region else { continue }
            found[place] = names[PlacedName(region: region, title: part[place].draft.title(book))]
        }
        return found
    }

    private func load(_ regions: Set<RegionCode>) throws {
        let fresh = regions.subtracting(loaded).sorted()
        loaded.formUnion(fresh)
        for start in stride(from: 0, to: fresh.count, by: 500) {
            let part = Array(fresh[start..<min(start + 500, fresh.count)])
            try store.eachName(of: book.ledger, in: part) { id, region, title in
                guard !made.contains(id) else { return }
                names[PlacedName(region: region, title: title), default: []].append(id)
            }
        }
    }

    private func keyed(_ part: [PreparedRow], _ places: [Int], field: Int) throws -> [Int: [ItemID]] {
        let number = book.fieldNumbers[field]
        var asked: [String: [(place: Int, key: ItemKey)]] = [:]
        for place in places {
            guard let key = part[place].keys.first(where: { $0.field == number }) else { continue }
            asked[key.value, default: []].append((place, key))
        }
        var found: [Int: [ItemID]] = [:]
        let values = asked.keys.sorted()
        for start in stride(from: 0, to: values.count, by: 500) {
            let part = Array(values[start..<min(start + 500, values.count)])
            try store.eachKey(of: book.ledger, field: number, among: part) { value, scope, item in
                for (place, key) in asked[value] ?? [] where !key.isUnique || key.scope == scope {
                    found[place, default: []].append(item)
                }
            }
        }
        return found
    }

    /// Things of the places a sheet speaks of that none of its rows is about, nor may be; the first of them by name.
    func missing(
        in regions: Set<RegionCode>,
        except hit: Set<ItemID>,
        _ refused: RefusedNames,
        limit: Int
    ) throws -> (count: Int, first: [(item: ItemID, region: RegionCode, title: String)]) {
        guard key != .none else { return (0, []) }
        var count = 0
        var first: [(item: ItemID, region: RegionCode, title: String)] = []
        let all = regions.sorted()
        for start in stride(from: 0, to: all.count, by: 500) {
            let part = Array(all[start..<min(start + 500, all.count)])
            try store.eachName(of: book.ledger, in: part) { id, region, title in
                guard !hit.contains(id), !refused.mayMean(title, in: region) else { return }
                count += 1
                if first.count < limit { first.append((id, region, title)) }
            }
        }
        return (count, first)
    }
}
