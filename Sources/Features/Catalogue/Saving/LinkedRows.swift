import Core
import Database
import Imports
import Ledgers
import Programmes
import Regions
import SheetShapes

/// Which thing of another ledger each row means: the one of the same name in the same place, where there is just one.
struct LinkedRows {
    let desk: CatalogueDesk
    let ledger: ProposedLedger
    let one: SheetTables.One

    func add(to mapping: inout RowMapping, for actor: Actor, _ tx: Transaction) throws {
        let books = try desk.shelf.known(to: actor, tx)
        let links = ledger.links(to: books.map(\.playbook))
        guard !links.isEmpty else { return }
        let compared = CompareFields(books.map(\.playbook)).compare(ledger)
        for link in links {
            guard let book = books.first(where: { $0.playbook.key == link.ledger }),
                let title = compared.first(where: { $0.key == link.ledger })?.titleColumn,
                one.table.columns.indices.contains(title)
            else { continue }
            let found = try numbers(of: book, title, tx)
            mapping.add(found, for: link.key)
            let lost = TableRows(one.table, in: one.grid).map(\.number).filter { found[$0] == nil }
            guard let first = lost.first else { continue }
            let values = [
                "count": "\(lost.count)", "row": "\(first)", "ledger": book.playbook.name, "label": link.label,
                "fields": ledger.fields.filter { $0.use == .linked(link.ledger) }.map(\.label).joined(separator: "、"),
            ]
            mapping.remarks.append(catalogueWords.sentence(for: Issue("rows.unlinked", values)))
        }
    }

    private func numbers(of book: LedgerBook, _ title: Int, _ tx: Transaction) throws -> [Int: String] {
        let column = one.table.columns[title].index
        let places = ledger.placeColumns.filter(one.table.columns.indices.contains).map { one.table.columns[$0].index }
        let rows = TableRows(one.table, in: one.grid).map { row in
            NamedRow(
                number: row.number,
                title: row.written(column)?.text ?? "",
                places: places.map { PlaceNames.bare(row.written($0)?.text ?? "") }
            )
        }
        let titles = Set(rows.map(\.title)).filter { !$0.isEmpty }.sorted()
        let things = Dictionary(grouping: try tx.forms.titled(titles, in: book.ledger), by: \.title)
        let regions = Set(things.values.joined().map(\.region))
        let names = try tx.regions.names(of: regions.union(regions.compactMap { $0.ancestor(at: .township) }))
        var numbers: [Int: String] = [:]
        for row in rows {
            let found = (things[row.title] ?? []).filter { thing in
                // 云雾镇 and 上坪村: every place the row names holds the thing.
                let above = [thing.region, thing.region.ancestor(at: .township), thing.region.ancestor(at: .village)]
                let known = Set(above.compactMap { $0.flatMap { names[$0] } }.map(PlaceNames.bare))
                return !row.places.isEmpty && row.places.allSatisfy { known.contains($0) }
            }
            if found.count == 1 { numbers[row.number] = "\(found[0].id)" }
        }
        return numbers
    }
}

/// What a row says of which thing it means.
private struct NamedRow {
    let number: Int
    let title: String
    /// Bare names, the township's before the village's.
    let places: [String]
}
