import Core
import Database
import Files
import Ledgers
import Programmes
import SheetShapes

/// What the county keeps already of a proposed ledger: fields by the rules of `CompareFields`, rows by their names.
package struct CompareNewLedger: Sendable {
    /// So many names of rows are looked up.
    private static let mostTitles = 5_000

    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    package func callAsFunction(_ record: ProposalRecord, by actor: Actor) async throws -> [ComparedLedger] {
        let sampled = await table(of: record)
        let desk = desk
        return try await desk.database.read { tx in
            let books = try desk.shelf.known(to: actor, tx)
            var compared = CompareFields(books.map(\.playbook)).compare(record.body.ledger)
            guard let sampled else { return compared }
            for place in compared.indices.prefix(5) {
                guard let column = compared[place].titleColumn, sampled.columns.indices.contains(column),
                    let book = books.first(where: { $0.playbook.key == compared[place].key })
                else { continue }
                let names = Array(sampled.columns[column].values.prefix(Self.mostTitles))
                let known = try tx.forms.known(names, in: book.ledger)
                compared[place].knownRows = sampled.rows.count { column < $0.count && known.contains($0[column]) }
            }
            return compared
        }
    }

    private func table(of record: ProposalRecord) async -> SampledTable? {
        guard let digest = FileDigest(record.digest) else { return nil }
        let read = await desk.readAside(desk.files.path(of: digest), record.fileName, record.body.layout)
        guard let tables = read.value?.tables, tables.indices.contains(record.table) else { return nil }
        return tables[record.table].sampled
    }
}
