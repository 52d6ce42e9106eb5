import Core
import Database
import Documents
import Files
import Ledgers
import Pages
import Programmes
import SheetShapes
import Uploads

/// What every act on imports works with.
package struct ImportDesk: Sendable {
    /// More rows are not taken from one table.
    package static let mostRows = 100_000
    /// Of the files people are asked for.
    package static let endings = [".xlsx", ".csv", ".xls", ".et"]

    /// What a file brought for a ledger may hold.
    package static func limits(fileSize: Int) -> DocumentLimits {
        var limits = DocumentLimits.standard
        (limits.fileSize, limits.columns) = (fileSize, DocumentLimits.tableColumns)
        return limits
    }

    package let ledgers: LedgerDesk
    package let files: FileVault
    private let named: NamedDigests?
    /// Of one table.
    package var rowLimit = ImportDesk.mostRows

    /// - Parameter named: lets copies of refused forms go at once.
    package init(ledgers: LedgerDesk, files: FileVault, named: NamedDigests? = nil) {
        self.ledgers = ledgers
        self.files = files
        self.named = named
    }

    package var vault: PersonalVault { ledgers.vault }
    var database: Database { ledgers.database }
    var environment: Environment { ledgers.environment }
    /// Files that were sent in chunks before the form that names them.
    var uploads: UploadDesk { UploadDesk(database: database, environment: environment, vault: files, named: named) }

    /// The bytes of a sheet that came to nothing go, where nothing else names them.
    func release(_ digest: String, name: String, size: Int, by actor: Actor) async throws {
        guard let digest = FileDigest(digest) else { return }
        try await uploads.release(digest, name: name, size: size, by: actor)
    }

    /// The table an import means, read from its file.
    package func open(_ one: SheetImport) async -> Outcome<OpenedTable> {
        if let unopened = one.unopened { return .refused([unopened]) }
        return await open(digest: one.digest, name: one.name, layout: one.layout)
    }

    /// Another table of the same file, before anybody says that it is meant.
    func open(_ one: SheetImport, as layout: TableLayout) async -> Outcome<OpenedTable> {
        if let unopened = one.unopened { return .refused([unopened]) }
        return await open(digest: one.digest, name: one.name, layout: layout)
    }

    func open(digest: String, name: String, layout: TableLayout?) async -> Outcome<OpenedTable> {
        guard let digest = FileDigest(digest) else { return .refused([Issue("import.noFile")]) }
        let most = rowLimit
        let outcome = await files.readSheet(digest, vault) {
            (source, limits) throws(DocumentFault) -> Outcome<OpenedTable> in
            // Much more than is taken is not read to its end first.
            var limits = limits
            limits.records = most
            return try OpenedTable.open(source, name: name, layout: layout, limits: limits)
        }
        guard let table = outcome.value, let rows = table.table.dataRows, rows.count > most else { return outcome }
        let values = ["limit": String(most / 10_000), "count": Format.number(rows.count)]
        return .refused([Issue("import.tooMany", values)])
    }

    /// What stands for what, as far as the table says.
    func guess(_ opened: OpenedTable, _ book: LedgerBook, for actor: Actor, _ tx: Transaction) throws -> Guess {
        let places = try tx.placeFinder(for: actor)
        let matcher = ColumnMatcher(book.playbook, places: places, reads: try ledgers.shelf.readHeaders(book, tx))
        let matches = matcher.match(opened.table.sampled(in: opened.grid))
        var mapping = SheetMapping(matches, of: opened.table, book.playbook, year: environment.today.year)
        if let year = opened.year { mapping.year = year }
        mapping.place = opened.place(places)?.digits
        return Guess(matches: matches, mapping: mapping)
    }

    struct Guess {
        let matches: [ColumnMatch]
        let mapping: SheetMapping
    }
}

extension OpenedTable {
    /// 填报单位：明永镇 above the table, or the sheet's own name.
    func place(_ places: PlaceFinder) -> RegionCode? {
        for line in table.headLines + [table.title ?? "", sheetName] {
            for word in line.split(whereSeparator: { "：: 　（）()，,".contains($0) }) where word.count <= 20 {
                if case .found(let code) = places.find(String(word)) { return code }
            }
        }
        return nil
    }

    /// 2025 of 2025年农房台账.
    var year: Int? {
        for line in [table.title ?? ""] + table.headLines {
            for word in line.split(whereSeparator: { !$0.isNumber }) where word.count == 4 {
                if let year = Int(word), (1990...2100).contains(year) { return year }
            }
        }
        return nil
    }
}

extension SheetImport {
    /// What the record says of it.
    var words: String { "导入“\(file.own)”" }

    /// Said instead of any act on what another key sealed.
    var unopened: Issue? { isUnopened ? Issue("import.sealed", ["name": file.own]) : nil }
}
