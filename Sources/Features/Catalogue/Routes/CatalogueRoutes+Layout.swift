import Core
import Database
import Files
import Imports
import Pages
import Web

/// Where the table of a new ledger stands.
extension CatalogueRoutes {
    /// - Parameter refused: what a person said that could not be read.
    func layout(_ record: ProposalRecord, refused: (LayoutFields.Entered, [FieldError])? = nil, _ visit: Visit)
        async throws -> Reply
    {
        guard let digest = FileDigest(record.digest) else { throw WebFault.notFound }
        let read = await desk.readAside(digest, record.fileName, record.body.layout)
        guard let tables = read.value?.tables, tables.indices.contains(record.table) else {
            let words = read.issues.map(catalogueWords.sentence).joined()
            return .redirect(to: "/proposed-ledgers", notice: words.isEmpty ? nil : Notice(.blocked, words))
        }
        let one = tables[record.table]
        var page = ProposalLayoutPage(
            id: record.id,
            file: record.file,
            tables: record.tables,
            table: record.table,
            version: record.version,
            one: one,
            layout: one.place(record.body.layout),
            isUnread: record.isUnread
        )
        (page.entered, page.errors) = (refused?.0, refused?.1 ?? [])
        let bytes = page.render(await visit.pageContext)
        return refused == nil ? .page(bytes) : .unprocessable(bytes)
    }

    func describe(_ visit: Visit) async throws -> Reply {
        let record = try await record(visit)
        if let key = record.ledger { return .redirect(to: "/ledgers/\(key)") }
        let said = LayoutForm(visit.form, of: TableLayout())
        guard said.errors.isEmpty else { return try await layout(record, refused: (said.entered, said.errors), visit) }
        let seen = visit.form.int("version")
        switch try await DescribeTable(desk)(record.id, said.layout, seen: seen, by: visit.actor) {
        case .done(let described):
            let (named, read) = (said.layout.names?.count ?? 0, described.body.ledger.fields.count)
            let left = Issue("import.namesLeft", ["names": "\(named)", "columns": "\(read)"])
            return .redirect(
                to: address(record.id),
                notice: named > read ? Notice(.news, importWords.sentence(for: left)) : Notice(.done, "已照这些行重新读。")
            )
        case .refused(let issues):
            let errors = FieldError.list(issues.map(ofTable), catalogueWords)
            return try await layout(record, refused: (said.entered, errors), visit)
        }
    }
}
