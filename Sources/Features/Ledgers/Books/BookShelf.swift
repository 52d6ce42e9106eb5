import Core
import Database
import Programmes
import Records
import Regions
import Synchronization

/// The playbooks of adopted versions, read once each: a version never changes. Beside them the places of a county, until
/// one changes.
package final class BookShelf: Sendable {
    private let books = Mutex<[ProgrammeID: LedgerBook]>([:])
    private let places = Mutex<[RegionCode: (writes: Int64, names: RegionNames)]>([:])
    private let key = Mutex<PersonalVault?>(nil)

    package init() {}

    /// Formulas of books read from now on can reckon with sealed amounts.
    func keep(_ vault: PersonalVault) { key.withLock { $0 = vault } }

    /// Another state of the county stands in the database.
    package func forget() {
        books.withLock { $0.removeAll() }
        places.withLock { $0.removeAll() }
    }

    /// The places in which somebody of a place enters things.
    func places(in region: RegionCode, _ tx: Transaction) throws -> RegionNames {
        let writes = try tx.revisions.writes()[.regions] ?? 0
        if let kept = places.withLock({ $0[region] }), kept.writes == writes { return kept.names }
        let county = region.ancestor(at: .county) ?? region
        let regions = try tx.regions.all(in: county).values.filter { $0.endedAt == nil }
        let names = RegionNames(regions.sorted { $0.code < $1.code }, in: region)
        places.withLock { places in
            if places.count >= 50 { places.removeAll() }
            places[region] = (writes, names)
        }
        return names
    }

    package func book(_ programme: ProgrammeID, in tx: Transaction) throws -> LedgerBook {
        if let book = books.withLock({ $0[programme] }) { return book }
        let read = try tx.programmes.books(with: programme, key.withLock(\.self))
        guard let book = read.first(where: { $0.programme == programme }) else {
            throw NotFound("programme", programme)
        }
        books.withLock { books in
            for one in read where books[one.programme] == nil { books[one.programme] = one }
        }
        return book
    }

    /// The version new things of a ledger are entered under. Throws `NotFound` where the county has no such ledger.
    package func current(_ key: String, in county: RegionCode, _ tx: Transaction) throws -> LedgerBook {
        try book(tx.programmes.ledger(key, in: county).programme, in: tx)
    }

    package func book(of item: LedgerItem, in tx: Transaction) throws -> LedgerBook {
        try book(item.programme, in: tx)
    }

    /// The playbook that says who may read a thing: of the version its ledger runs.
    package func rule(of item: LedgerItem, _ tx: Transaction) throws -> Playbook {
        let book = try book(of: item, in: tx)
        return try current(book.playbook.key, in: book.county, tx).playbook
    }

    /// Every ledger of a county by its current version, in the order of their numbers.
    package func all(in county: RegionCode, _ tx: Transaction) throws -> [LedgerBook] {
        try tx.programmes.ledgers(in: county).map { try book($0.programme, in: tx) }
    }

    /// Restricted ledgers this person is not named for.
    func hidden(from actor: Actor, _ functions: Set<String>, _ tx: Transaction) throws -> Set<LedgerID> {
        Set(
            try all(in: actor.county, tx).filter {
                $0.playbook.isRestricted && !ItemPolicy.mayRead(actor, $0.playbook, functions: functions)
            }.map(\.ledger)
        )
    }

    /// Those a person may read.
    package func readable(by actor: Actor, _ tx: Transaction) throws -> [LedgerBook] {
        let functions = try tx.programmes.functions(of: actor)
        return try all(in: actor.county, tx).filter { ItemPolicy.mayRead(actor, $0.playbook, functions: functions) }
    }
}
