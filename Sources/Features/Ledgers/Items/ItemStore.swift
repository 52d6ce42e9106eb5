import Core
import Database
import Expression
import Programmes

extension Transaction {
    package func items(_ shelf: BookShelf) -> ItemStore { ItemStore(tx: self, shelf: shelf) }
}

/// Every statement about things of ledgers; the extensions hold lists, writes and history.
package struct ItemStore {
    let tx: Transaction
    let shelf: BookShelf

    static let columns: Query = """
        i.id, i.ledger, i.programme_id, i.region, i.stage, i.stage_day, i.title, i.fields, i.measures, i.version,
        i.account_id, i.person, i.created_at, i.updated_at, i.trashed_at, i.merged_into
        """

    /// Throws `NotFound` also where the thing lies outside what this person may read. `locking` keeps others from
    /// changing it until the write is over. Things in the trash are found too.
    package func find(_ id: ItemID, for actor: Actor, locking: Bool = false) throws -> LedgerItem {
        let scope = LedgerScope(actor, tx.dialect)
        let lock: Query = locking ? tx.dialect.lockRows : ""
        let row = try tx.first(
            """
            SELECT \(Self.columns), \(Self.rule) FROM ledger_item i
            WHERE i.id = \(id) AND \(scope.condition)\(lock)
            """
        )
        guard let row, try !admitted([row], actor).isEmpty else { throw NotFound("item", id) }
        return try item(row)
    }

    /// The version that says who may read a thing: the one its ledger runs, whatever version the thing stands under.
    static let rule: Query = "(SELECT l.programme_id FROM ledger l WHERE l.id = i.ledger) AS rule_id"

    func admitted(_ rows: [ResultRow], _ actor: Actor) throws -> [ResultRow] {
        let rules = try rows.map { row in
            let programme: ProgrammeID = try row.id("rule_id")
            return try shelf.book(programme, in: tx).playbook
        }
        guard actor.role == .officer || rules.contains(where: \.isRestricted) else { return rows }
        let functions = try tx.programmes.functions(of: actor)
        return zip(rows, rules).filter { ItemPolicy.mayRead(actor, $0.1, functions: functions) }.map(\.0)
    }

    /// Those of the keys that this person may read, in the order of their keys, so that two writers who lock several
    /// cannot lock each other out.
    package func list(_ ids: [ItemID], for actor: Actor, locking: Bool = false) throws -> [LedgerItem] {
        try rows(ids, for: actor, locking: locking).map(item)
    }

    /// The same, not yet read from their texts.
    func rows(_ ids: [ItemID], for actor: Actor, locking: Bool) throws -> [ResultRow] {
        let scope = LedgerScope(actor, tx.dialect)
        let lock: Query = locking ? tx.dialect.lockRows : ""
        let found = try tx.rows(
            """
            SELECT \(Self.columns), \(Self.rule) FROM ledger_item i WHERE i.id IN \(list: ids) AND \(scope.condition)
            ORDER BY i.id\(lock)
            """
        )
        return try admitted(found, actor)
    }

    package func item(_ row: ResultRow) throws -> LedgerItem {
        try LedgerItem(row, shelf.book(row.id("programme_id"), in: tx))
    }

    /// A thing with what its moves depend on.
    package func dossier(_ id: ItemID, for actor: Actor, on today: Day, locking: Bool = false) throws -> ItemDossier {
        try dossier(of: find(id, for: actor, locking: locking), for: actor, on: today)
    }

    func dossier(of item: LedgerItem, for actor: Actor, on today: Day) throws -> ItemDossier {
        let book = try shelf.book(of: item, in: tx)
        let asksMover = book.playbook.moves.contains(where: \.byAnother)
        let asksFunctions = book.playbook.moves.contains { $0.who.contains { $0.function != nil } }
        return ItemDossier(
            item: item,
            book: book,
            facts: ItemFacts(
                book,
                item.values,
                item.standing,
                on: today,
                linked: try linkedValues(of: item, book)
            ),
            actor: actor.account,
            movedBy: asksMover ? try lastMover(of: item.id) : nil,
            functions: asksFunctions || actor.role == .officer ? try tx.programmes.functions(of: actor) : []
        )
    }

    private func lastMover(of id: ItemID) throws -> AccountID? {
        try tx.optionalValue(
            """
            SELECT account_id FROM movement WHERE subject_kind = 'item' AND subject_id = \(id) ORDER BY id DESC LIMIT 1
            """
        )
    }
}

extension LedgerItem {
    /// `book` is that of the version the thing stands under; any thread may read.
    init(_ row: ResultRow, _ book: LedgerBook) throws {
        let contribution = try Contribution(row)
        self.init(
            id: try row.id("id"),
            ledger: try row.id("ledger"),
            programme: book.programme,
            region: contribution.region,
            stage: contribution.stage,
            stageDay: Day(daysSince1970: try row.int("stage_day")),
            title: try row.text("title"),
            values: ItemJSON.values(try row.text("fields"), of: book.playbook),
            measures: contribution.measures,
            version: try row.int("version"),
            account: try row.optionalID("account_id"),
            person: try row.text("person"),
            createdAt: try row.instant("created_at"),
            updatedAt: try row.instant("updated_at"),
            trashedAt: try row.optionalInstant("trashed_at"),
            mergedInto: try row.optionalID("merged_into")
        )
    }
}
