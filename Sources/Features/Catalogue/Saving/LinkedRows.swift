import Core
import Database
import Documents
import Imports
import Ledgers
import Programmes
import Regions
import SheetShapes

/// Which thing of another ledger each row means: the one of the same name in the place the row is of, where there is just
/// one; and what the row says otherwise than the thing.
struct LinkedRows {
    let desk: CatalogueDesk
    let ledger: ProposedLedger
    let one: SheetTables.One
    let finder: PlaceFinder
    /// Where each row is, by the rule its import goes by.
    private let places: RowPlaces

    init(desk: CatalogueDesk, ledger: ProposedLedger, one: SheetTables.One, for actor: Actor, _ tx: Transaction) throws
    {
        (self.desk, self.ledger, self.one) = (desk, ledger, one)
        finder = try tx.placeFinder(for: actor)
        let mapping = RowMapping(ledger, one.table, year: desk.environment.today.year).mapping
        places = RowPlaces(mapping, places: finder)
    }

    /// - Parameters:
    ///   - compared: what the ledger knows of the sheet's fields.
    ///   - limit: of rows looked at; all where nil.
    func join(_ book: LedgerBook, _ compared: ComparedLedger, limit: Int? = nil, for actor: Actor, _ tx: Transaction)
        throws -> JoinedRows
    {
        var joined = JoinedRows()
        guard let title = compared.titleColumn, one.table.columns.indices.contains(title) else { return joined }
        let column = one.table.columns[title].index
        var rows: [NamedRow] = []
        for row in TableRows(one.table, in: one.grid) {
            if rows.count == limit ?? .max {
                joined.isCut = true
                break
            }
            let name = row.written(column)?.text ?? ""
            rows.append(NamedRow(number: row.number, title: name, region: places.region(row)))
        }
        try find(rows, in: book, &joined, tx)
        try compare(rows, book, compared, &joined, for: actor, tx)
        return joined
    }

    private func find(_ rows: [NamedRow], in book: LedgerBook, _ joined: inout JoinedRows, _ tx: Transaction) throws {
        let titles = Set(rows.map(\.title)).filter { !$0.isEmpty }.sorted()
        var things: [NamedPlace: [ItemID]] = [:]
        var stood: [RegionCode: RegionCode] = [:]
        for thing in try tx.forms.titled(titles, in: book.ledger) {
            things[NamedPlace(title: thing.title, region: nil), default: []].append(thing.id)
            let own = stood[thing.region] ?? standing(thing.region)
            stood[thing.region] = own
            var next: RegionCode? = own
            while let region = next, region.level > .county {
                things[NamedPlace(title: thing.title, region: region), default: []].append(thing.id)
                next = region.parent
            }
        }
        for row in rows {
            let isTold = row.region.map { $0.level > .county } ?? isNamedAlone(row.title)
            let found = isTold ? things[NamedPlace(title: row.title, region: row.region)] ?? [] : []
            if found.count == 1 { joined.things[row.number] = found[0] } else { joined.lost.append(row.number) }
        }
    }

    /// A sheet without places lists projects of the county: 冷链仓储中心二期 is one thing, 张三 may be several.
    private func isNamedAlone(_ title: String) -> Bool { ledger.placeColumns.isEmpty && title.count >= 6 }

    /// A place that was merged away is the one it went to.
    private func standing(_ region: RegionCode) -> RegionCode {
        if case .found(let code) = finder.find(region.digits) { code } else { region }
    }

    private func compare(
        _ rows: [NamedRow],
        _ book: LedgerBook,
        _ compared: ComparedLedger,
        _ joined: inout JoinedRows,
        for actor: Actor,
        _ tx: Transaction
    ) throws {
        let asked = compared.fields.compactMap { AskedColumn($0, self, book) }
        guard !asked.isEmpty, !joined.things.isEmpty else { return }
        let ids = Set(joined.things.values).sorted()
        let values = try tx.items(desk.shelf).values(of: ids, book, at: Set(asked.map(\.place)), for: actor)
        var named = rows[...]
        for row in TableRows(one.table, in: one.grid).prefix(rows.count) {
            let name = named.removeFirst()
            guard let thing = joined.things[row.number], let kept = values[thing] else { continue }
            for column in asked {
                guard let cell = row.written(column.index), !cell.text.isEmpty, let own = kept[column.place],
                    let apart = desk.ledgers.toldApart(column.words(cell), from: own, of: column.field)
                else { continue }
                joined.add(
                    DifferingCell(
                        address: CellAddress(row: row.number, column: column.index).written,
                        column: column.column,
                        label: column.label,
                        title: name.title,
                        place: name.region.map(place) ?? "",
                        said: apart.said,
                        kept: apart.kept,
                        ledger: compared.key,
                        ledgerName: compared.name
                    )
                )
            }
        }
    }

    /// 云雾镇上坪村
    private func place(_ region: RegionCode) -> String {
        let above = region.ancestor(at: .township).flatMap { $0 == region ? nil : finder.name($0) }
        return (above ?? "") + finder.name(region)
    }
}

extension LinkedRows {
    /// Joins rows with every ledger fields are read from, and says which rows could not be, and which say something else.
    /// - Returns: ledgers whose every opening is recorded; refused where a field is read from one this person may not read,
    ///   whose cells would be nowhere.
    func add(to mapping: inout RowMapping, for actor: Actor, _ tx: Transaction) throws -> Outcome<[LedgerBook]> {
        let books = try desk.shelf.readable(by: actor, tx)
        let unread = ledger.fields.filter { field in
            guard case .linked(let key) = field.use else { return false }
            return !books.contains { $0.playbook.key == key }
        }
        guard unread.isEmpty else {
            let labels = unread.map { "“\($0.label)”" }.joined(separator: "、")
            return .refused([Issue("rows.unreadable", ["labels": labels])])
        }
        let links = ledger.links(to: books.map(\.playbook))
        guard !links.isEmpty else { return .done([]) }
        let compared = CompareFields(books.map(\.playbook)).compare(ledger)
        var restricted: [LedgerBook] = []
        for link in links {
            guard let book = books.first(where: { $0.playbook.key == link.ledger }),
                var known = compared.first(where: { $0.key == link.ledger })
            else { continue }
            known.fields.removeAll { field in
                ledger.fields.first { $0.column == field.column }?.use != .linked(link.ledger)
            }
            let joined = try join(book, known, for: actor, tx)
            mapping.add(joined.things.mapValues { "\($0)" }, for: link.key)
            mapping.note(joined, link, of: book.playbook.name, known.fields.map(\.label))
            if book.playbook.isRestricted { restricted.append(book) }
        }
        return .done(restricted)
    }
}

/// What a row says of which thing it means.
private struct NamedRow {
    let number: Int
    let title: String
    let region: RegionCode?
}

/// Things are looked for by what they are called and each place they lie in; nil for the whole county.
private struct NamedPlace: Hashable {
    let title: String
    let region: RegionCode?
}

/// A column of the sheet that asks what the other ledger keeps.
private struct AskedColumn {
    /// By place in the table's columns, and counted from 1 in the sheet.
    let column: Int
    let index: Int
    let label: String
    let field: LedgerField
    /// Of the field in its ledger.
    let place: Int
    private let answer: CellAnswer

    init?(_ asked: AskedAgain, _ rows: LinkedRows, _ book: LedgerBook) {
        let columns = rows.one.table.columns
        guard columns.indices.contains(asked.column), let place = book.playbook.field(asked.kept.field.key),
            place != book.playbook.item.title, asked.kept.field.type.isReadThroughLinks
        else { return nil }
        column = asked.column
        index = columns[asked.column].index
        label = asked.label
        field = book.playbook.fields[place]
        self.place = place
        let year = rows.desk.environment.today.year
        answer = CellAnswer(field, unit: columns[asked.column].unit, places: rows.finder, year: year)
    }

    /// What cannot be read stays as it is written.
    func words(_ cell: WrittenCell) -> String {
        if case .success(let text) = answer.read(cell) { text } else { cell.text }
    }
}
