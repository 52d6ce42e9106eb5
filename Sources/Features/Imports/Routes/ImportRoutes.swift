import Accounts
import Core
import Database
import Documents
import Files
import Foundation
import Ledgers
import Pages
import Programmes
import Regions
import SheetShapes
import Uploads
import Web

/// Everything people reach about imports.
package struct ImportRoutes: Sendable {
    /// More rows go on after the request was answered.
    static let atOnce = 3_000
    private static let longestList = 200
    static let writers = Access.roles([.officer, .township, .village])
    /// Supervision makes ledgers from sheets and reads what came of their rows.
    static let readers = Access.roles([.supervisor, .officer, .township, .village])

    let desk: ImportDesk
    let runs: ImportRuns

    package init(desk: ImportDesk, runs: ImportRuns = ImportRuns()) {
        self.desk = desk
        self.runs = runs
    }

    package var all: [Route] {
        let upload = desk.files.largest + (1 << 20)
        return [
            .get("/imports", Self.writers, "导入记录") { visit in try await list(visit) },
            .get("/ledgers/{ledger}/imports", Self.writers, "导入表格") { visit in try await start(visit) },
            .post("/ledgers/{ledger}/imports", Self.writers, "上传要导入的表格", uploadLimit: upload, returnsForm: true) {
                visit in
                try await bring(visit)
            },
            .get("/imports/{import}", Self.readers, "一次导入") { visit in try await show(visit) },
            .get("/imports/{import}/columns", Self.writers, "改列的对应") { visit in try await columns(visit) },
            .post("/imports/{import}/mapping", Self.writers, "保存列的对应") { visit in try await map(visit) },
            .post("/imports/{import}/fixes", Self.writers, "改有问题的格子") { visit in try await settle(visit) },
            .post("/imports/{import}/decisions", Self.writers, "定可能已登记的行") { visit in try await settle(visit) },
            .post("/imports/{import}/replacement", Self.writers, "上传改好的表格", uploadLimit: upload, returnsForm: true) {
                visit in
                try await replace(visit)
            },
            .get("/imports/{import}/problems.xlsx", Self.writers, "下载标出问题的表") { visit in try await problems(visit) },
            .post("/imports/{import}/writing", Self.writers, "写入台账") { visit in try await write(visit) },
            .post("/imports/{import}/undoing", Self.writers, "撤回导入") { visit in try await undo(visit) },
            .post("/imports/{import}/discarding", Self.writers, "放弃导入") { visit in try await discard(visit) },
        ]
    }

    var database: Database { desk.database }

    func find(_ visit: Visit) async throws -> (one: SheetImport, book: LedgerBook, mayEnter: Bool) {
        let (actor, id) = (try visit.actor, try visit.id("import", of: ImportSubject.self))
        return try await database.read { tx in
            let one = try tx.imports(desk.vault).find(id, for: actor)
            let book = try desk.book(one, for: actor, tx)
            let mayEnter = try desk.enterable(book.playbook.key, by: actor, tx).value != nil
            // Until it is written, a sheet is shown as it was brought: only those who could bring it see it.
            guard mayEnter || ![.matching, .checked].contains(one.stage) else { throw NotFound("import", id) }
            return (one, book, mayEnter)
        }
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        if visit.wantsSheet { return export(for: actor) }
        let lines = try await database.read { tx in
            let books = try desk.ledgers.shelf.readable(by: actor, tx)
            return try importLines(books, for: actor, limit: Self.longestList, tx)
        }
        return .page(ImportListPage(lines: lines).render(await visit.pageContext))
    }

    /// All of them, read in pieces: each keeps what came of its rows.
    private func export(for actor: Actor) -> Reply {
        let note = ListNote(readAt: desk.ledgers.environment.now(), filters: [])
        return ListReply.reply(name: note.fileName("导入记录")) {
            let rows = try await database.read { tx in
                let books = try desk.ledgers.shelf.readable(by: actor, tx)
                var rows: [[SheetCell]] = []
                var last: ImportID?
                repeat {
                    let lines = try importLines(books, for: actor, after: last, limit: Self.longestList, tx)
                    rows += lines.map(ImportListSheet.cells)
                    last = lines.count < Self.longestList ? nil : lines.last?.id
                } while last != nil
                return rows
            }
            return SheetDocument(ImportListSheet.table(rows, note))
        }
    }

    private func importLines(
        _ books: [LedgerBook],
        for actor: Actor,
        after last: ImportID? = nil,
        limit: Int,
        _ tx: Transaction
    ) throws -> [ImportLine] {
        let names = Dictionary(books.map { ($0.ledger, $0.playbook.name) }, uniquingKeysWith: { first, _ in first })
        return try tx.imports(desk.vault).list(books.map(\.ledger), for: actor, after: last, limit: limit).map { one in
            ImportLine(
                id: one.id,
                name: one.file.told,
                ledger: names[one.ledger] ?? "",
                stage: one.stage,
                person: one.person,
                at: one.createdAt,
                result: one.result
            )
        }
    }

    private func startPage(_ visit: Visit, errors: [FieldError] = []) async throws -> ImportStartPage {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        return try await database.read { tx in
            guard let book = try desk.enterable(key, by: actor, tx).value else { throw WebFault.forbidden() }
            return ImportStartPage(
                playbook: book.playbook,
                largest: desk.files.largest,
                earlier: try importLines([book], for: actor, limit: 50, tx),
                errors: errors
            )
        }
    }

    private func start(_ visit: Visit) async throws -> Reply {
        .page(try await startPage(visit).render(await visit.pageContext))
    }

    private func bring(_ visit: Visit) async throws -> Reply {
        let outcome: Outcome<ImportID>
        if visit.lostFiles.isEmpty, let file = try await desk.uploads.file(of: visit) {
            outcome = try await bring(file, visit)
        } else {
            outcome = .refused([Issue("import.noFile", field: "file")])
        }
        switch outcome {
        case .done(let id):
            try await desk.uploads.letGo(of: visit)
            return .redirect(to: "/imports/\(id)")
        case .refused(let issues):
            try await desk.uploads.discard(of: visit)
            let errors = issues.map { FieldError("file", importWords.sentence(for: $0)) }
            let page = try await startPage(visit, errors: errors)
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func bring(_ file: Upload, _ visit: Visit) async throws -> Outcome<ImportID> {
        if file.isTooLarge { return .refused([tooLarge]) }
        let (ledger, actor) = (try visit.part("ledger"), try visit.actor)
        return try await BringSheet(desk)(ledger, contentsOf: file.path, name: file.name, by: actor)
    }

    var tooLarge: Issue {
        Issue("import.tooLarge", field: "file", ["limit": Format.size(bytes: desk.files.largest)])
    }

    /// Those that are kept; where there are more, every row is looked at again.
    private func allProblems(_ one: SheetImport, _ opened: OpenedTable, by actor: Actor) async throws
        -> [ImportResult.Problem]
    {
        guard let result = one.result else { return [] }
        guard result.problemCount > result.problems.count, [.checked, .written].contains(one.stage) else {
            return result.problems
        }
        let book = try await database.read { tx in try desk.book(one, for: actor, tx) }
        var table = ImportTable(desk.ledgers)
        table.keptProblems = ImportResult.mostMarks
        let subject = ImportTable.Subject(one.id, one.words)
        let ledger = book.playbook.key
        let again = try await table(opened, one.mapping, fixes: one.fixes, into: ledger, .check, as: subject, by: actor)
        return again.value?.problems ?? result.problems
    }

    /// The workbook as it was brought, with what is wrong coloured and commented and what was put right here put in.
    private func problems(_ visit: Visit) async throws -> Reply {
        let (one, _, _) = try await find(visit)
        guard let opened = await desk.open(one).value, let digest = FileDigest(one.digest) else {
            throw WebFault.notFound
        }
        var marks: [CellAddress: String] = [:]
        let all = try await allProblems(one, opened, by: visit.actor)
        for (count, problem) in all.enumerated() {
            let column = problem.column ?? opened.table.columns.first?.index ?? 1
            let address = CellAddress(row: problem.row, column: column)
            guard count < ImportResult.mostComments else {
                marks[address] = marks[address] ?? ""
                continue
            }
            marks[address] = marks[address].map { $0 + "\n" + problem.sentence } ?? problem.sentence
        }
        // One comment says it; the other cells it can be put right in are coloured.
        for problem in all {
            for other in problem.others ?? [] {
                let address = CellAddress(row: problem.row, column: other.column)
                marks[address] = marks[address] ?? ""
            }
        }
        let values = Dictionary(
            one.fixes.compactMap { place, value in CellAddress(place).map { ($0, value) } },
            uniquingKeysWith: { first, _ in first }
        )
        let (files, vault) = (desk.files, desk.vault)
        let path = NSTemporaryDirectory() + "luoshi-import-\(UInt64.random(in: 0...UInt64.max)).xlsx"
        let (found, place) = (marks, opened.layout.sheet)
        // A long sheet takes a second: not on a thread others wait for.
        let type = try await Task.detached {
            let source = try files.sheet(digest, vault)
            let workbook = try MarkedWorkbook(SheetFile(source, name: one.name), sheet: place)
            try workbook.write(marks: found, values: values, to: path)
            return workbook.type
        }.value
        let stem = one.file.own.split(separator: ".").dropLast().joined(separator: ".")
        let ending = type == .xlsm ? "xlsm" : "xlsx"
        return .file(path, name: "\(stem)（标出问题）.\(ending)", type: type.contentType, deleteAfter: true)
    }
}
