import Core
import Database
import Files
import Ledgers
import Programmes
import SheetShapes

/// What the county keeps already of a proposed ledger: fields by the rules of `CompareFields`, rows by place and name, and
/// where the sheet says something else than the county has.
package struct CompareNewLedger: Sendable {
    /// So many ledgers, those with most in common, and so many rows are looked at.
    private static let mostLedgers = 5
    private static let mostRows = 20_000

    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    package func callAsFunction(_ record: ProposalRecord, by actor: Actor) async throws -> [ComparedLedger] {
        let table = await table(of: record)
        let (desk, ledger) = (desk, record.body.ledger)
        let (compared, restricted) = try await desk.database.read { tx in
            // What a person may not read is no answer to them: neither its things nor their values.
            let books = try desk.shelf.readable(by: actor, tx)
            var compared = CompareFields(books.map(\.playbook)).compare(ledger)
            var restricted: [LedgerBook] = []
            guard let table else { return (compared, restricted) }
            let rows = try LinkedRows(desk: desk, ledger: ledger, one: table, for: actor, tx)
            for place in compared.indices.filter({ compared[$0].titleColumn != nil }).prefix(Self.mostLedgers) {
                guard let book = books.first(where: { $0.playbook.key == compared[place].key }) else { continue }
                compared[place].joined = try rows.join(book, compared[place], limit: Self.mostRows, for: actor, tx)
                if book.playbook.isRestricted { restricted.append(book) }
            }
            return (compared, restricted)
        }
        try await desk.trace(restricted, from: ledger, by: actor)
        return compared
    }

    private func table(of record: ProposalRecord) async -> SheetTables.One? {
        guard let digest = FileDigest(record.digest) else { return nil }
        let read = await desk.readAside(digest, record.fileName, record.body.layout)
        guard let tables = read.value?.tables, tables.indices.contains(record.table) else { return nil }
        return tables[record.table]
    }
}
