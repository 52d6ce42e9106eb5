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
        guard let row = try admitted(tx.rows(finding(id, for: actor, locking: locking)), actor).first else {
            throw NotFound("item", id)
        }
        return try item(row)
    }

    private func finding(_ id: ItemID, for actor: Actor, locking: Bool) -> Query {
        let lock: Query = locking ? tx.dialect.lockRows : ""
        return """
            SELECT \(Self.columns), \(Self.rule) FROM ledger_item i
            WHERE i.id = \(id) AND \(LedgerScope(actor, tx.dialect).condition)\(lock)
            """
    }

    /// The version that says who may read a thing: the one its ledger runs, whatever version the thing stands under.
    static let rule: Query = "(SELECT l.programme_id FROM ledger l WHERE l.id = i.ledger) AS rule_id"

    /// `functions` are those of the actor where they were read already.
    func admitted(_ rows: [ResultRow], _ actor: Actor, functions: Set<String>? = nil) throws -> [ResultRow] {
        let rules = try rows.map { row in
            let programme: ProgrammeID = try row.id("rule_id")
            return try shelf.book(programme, in: tx).playbook
        }
        guard actor.role == .officer || rules.contains(where: \.isRestricted) else { return rows }
        let functions = try functions ?? tx.programmes.functions(of: actor)
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

    /// A thing with what its moves depend on, read in one trip: who moved it last is asked when its row is locked.
    package func dossier(_ id: ItemID, for actor: Actor, on today: Day, locking: Bool = false) throws -> ItemDossier {
        var queries = [finding(id, for: actor, locking: locking), Self.lastMove(of: id)]
        if actor.role == .officer { queries.append(ProgrammeStore.functions(of: actor)) }
        let answers = try tx.answers(queries)
        let functions = try answers.count > 2 ? ProgrammeStore.functions(answers[2]) : nil
        guard let row = try admitted(answers[0], actor, functions: functions).first else { throw NotFound("item", id) }
        let mover: AccountID? = try answers[1].first?.optionalID("account_id")
        return try dossier(of: item(row), for: actor, on: today, movedBy: mover, functions: functions)
    }

    func dossier(of item: LedgerItem, for actor: Actor, on today: Day) throws -> ItemDossier {
        let asksMover = try shelf.book(of: item, in: tx).playbook.moves.contains(where: \.byAnother)
        let mover = asksMover ? try tx.optionalValue(Self.lastMove(of: item.id), as: AccountID.self) : nil
        return try dossier(of: item, for: actor, on: today, movedBy: mover, functions: nil)
    }

    /// `functions` are those of the actor where they were read already.
    private func dossier(
        of item: LedgerItem,
        for actor: Actor,
        on today: Day,
        movedBy mover: AccountID?,
        functions: Set<String>?
    ) throws -> ItemDossier {
        let book = try shelf.book(of: item, in: tx)
        let asksFunctions = book.playbook.moves.contains { $0.who.contains { $0.function != nil } }
        let isAsked = asksFunctions || actor.role == .officer
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
            movedBy: mover,
            functions: try functions ?? (isAsked ? tx.programmes.functions(of: actor) : [])
        )
    }

    private static func lastMove(of id: ItemID) -> Query {
        "SELECT account_id FROM movement WHERE subject_kind = 'item' AND subject_id = \(id) ORDER BY id DESC LIMIT 1"
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
