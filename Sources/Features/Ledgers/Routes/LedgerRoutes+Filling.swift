import Core
import Database
import Documents
import Foundation
import Pages
import Programmes
import SheetShapes
import Web

extension LedgerRoutes {
    var filling: [Route] {
        [
            .get("/ledgers/{ledger}/filling", Self.readers, "按表样导出") { visit in
                .page(try await fillingPage(visit).render(await visit.pageContext))
            },
            .post(
                "/ledgers/{ledger}/filling",
                Self.readers,
                "填写表样",
                uploadLimit: FormFillingPage.largest + 65_536,
                returnsForm: true,
                fieldWords: ["file": "空白表样"]
            ) { visit in try await fill(visit) },
        ]
    }

    private func fillingPage(_ visit: Visit, errors: [FieldError] = []) async throws -> FormFillingPage {
        let (actor, key, filter) = (
            try visit.actor, try visit.part("ledger"), ItemFilter(visit.query, today: environment.today)
        )
        return try await database.read { tx in
            let book = try self.book(key, for: actor, tx).book
            let count = try tx.items(shelf).count(book, sealed(filter, book), for: actor)
            return FormFillingPage(playbook: book.playbook, filter: filter, count: count, errors: errors)
        }
    }

    private func fill(_ visit: Visit) async throws -> Reply {
        func refused(_ sentence: String) async throws -> Reply {
            let page = try await fillingPage(visit, errors: [FieldError("file", sentence)])
            return .unprocessable(page.render(await visit.pageContext))
        }
        guard let upload = visit.uploads.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
            return try await refused("选择空白表样，例如 改厕台账.xlsx。")
        }
        guard !upload.isTooLarge else {
            return try await refused("这个文件超过了 \(FormFillingPage.largest / 1_000_000) MB，没有读。")
        }
        let (actor, key, filter) = (
            try visit.actor, try visit.part("ledger"), ItemFilter(visit.query, today: environment.today)
        )
        let today = environment.today
        let filling = try await database.read { tx -> FormFilling? in
            let book = try self.book(key, for: actor, tx).book
            let items = tx.items(shelf)
            let asked = sealed(filter, book)
            guard try items.count(book, asked, for: actor) <= LedgerForm.rowLimit else { return nil }
            var lines: [ItemLine] = []
            try items.each(book, asked, for: actor) { lines.append($0) }
            return LedgerForm(playbook: book.playbook, unit: actor.unitName, today: today).filling(lines)
        }
        let book = try await database.read { tx in try self.book(key, for: actor, tx).book }
        try await TraceOpening(desk)(book, "按表样导出", by: actor)
        guard let filling else { return try await refused("一份表样最多填 \(LedgerForm.rowLimit) 行，先筛选一部分。") }
        let path = NSTemporaryDirectory() + "luoshi-form-\(environment.newNumber()).xlsx"
        do {
            try LedgerForm.fill(.file(path: upload.path), name: upload.name, with: filling, to: path)
        } catch {
            return try await refused(documentWords.merging(formWords).sentence(for: error.issue))
        }
        return .file(path, name: upload.name, type: FileType.xlsx.contentType, deleteAfter: true)
    }
}
