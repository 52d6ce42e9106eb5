import Accounts
import Core
import Database
import Documents
import Files
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
            .post(
                "/ledgers/{ledger}/forms",
                Self.keepers,
                "存县里的表样",
                uploadLimit: FormFillingPage.largest + 65_536,
                returnsForm: true,
                fieldWords: ["file": "空白表样"]
            ) { visit in try await keep(visit) },
            .get("/ledgers/{ledger}/forms/{form}", Self.readers, "按县里的表样导出") { visit in
                try await fillKept(visit)
            },
            .post("/ledgers/{ledger}/forms/{form}/removal", Self.keepers, "去掉表样") { visit in
                try await removeForm(visit)
            },
        ]
    }

    private static let keepers = Access.roles([.supervisor, .officer])

    private func fillingPage(_ visit: Visit, errors: [FieldError] = [], keeping: Bool = false) async throws
        -> FormFillingPage
    {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let filter = ItemFilter(visit.query, today: environment.today).within(actor.region)
        let basis = visit.form.text("basis")
        return try await database.read { tx in
            let (book, functions) = try self.book(key, for: actor, tx)
            let count = try tx.items(shelf).count(book, sealed(filter, book), for: actor)
            return FormFillingPage(
                playbook: book.playbook,
                filter: filter,
                count: count,
                kept: try tx.keptForms.list(of: book.ledger, in: actor.county),
                mayKeep: ItemPolicy.mayKeepForms(actor, book.playbook, functions: functions),
                errors: keeping ? [] : errors,
                keepingErrors: keeping ? errors : [],
                basis: basis
            )
        }
    }

    private func refused(_ visit: Visit, _ sentence: String, keeping: Bool = false) async throws -> Reply {
        let page = try await fillingPage(visit, errors: [FieldError("file", sentence)], keeping: keeping)
        return .unprocessable(page.render(await visit.pageContext))
    }

    /// The blank form somebody brought, or why there is none.
    private func brought(_ visit: Visit) -> (file: Upload?, reason: String) {
        guard let upload = visit.uploads.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
            return (nil, "选择空白表样，例如 改厕台账.xlsx。")
        }
        guard !upload.isTooLarge else {
            return (nil, "这个文件超过了 \(FormFillingPage.largest / 1_000_000) MB，没有读。")
        }
        return (upload, "")
    }

    private func fill(_ visit: Visit) async throws -> Reply {
        let (file, reason) = brought(visit)
        guard let file else { return try await refused(visit, reason) }
        return try await filled(visit, file.path, file.name)
    }

    private func fillKept(_ visit: Visit) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let id = try visit.id("form", of: KeptFormSubject.self)
        let form = try await database.read { tx in
            try tx.keptForms.find(id, of: self.book(key, for: actor, tx).book.ledger, in: actor.county)
        }
        guard let digest = FileDigest(form.digest), files.contains(digest) else {
            return try await refused(visit, "表样“\(form.name)”的文件不在了。重新上传一次。")
        }
        return try await filled(visit, files.path(of: digest), form.name)
    }

    private func filled(_ visit: Visit, _ source: String, _ name: String) async throws -> Reply {
        let (actor, key) = (try visit.actor, try visit.part("ledger"))
        let filter = ItemFilter(visit.query, today: environment.today).within(actor.region)
        let today = environment.today
        let (book, reads, note) = try await database.read { tx in
            let book = try self.book(key, for: actor, tx).book
            let reads = try tx.items(shelf).readFields(book, for: actor)
            return (book, reads, try self.note(filter, book, for: actor, tx))
        }
        let filling = try await database.read { tx -> FormFilling? in
            let items = tx.items(shelf)
            let asked = sealed(filter, book)
            guard try items.count(book, asked, for: actor) <= LedgerForm.rowLimit else { return nil }
            let form = LedgerForm(playbook: book.playbook, reads: reads, unit: actor.unitName, today: today)
            var rows: [[SheetCell]] = []
            try items.each(book, asked, reading: reads, for: actor) { rows.append(form.cells($0, $1)) }
            return form.filling(rows)
        }
        try await TraceOpening(desk)(book, "按表样导出", by: actor)
        try await TraceOpening(desk)(ReadThrough(reads), from: book.playbook.name, by: actor)
        guard let filling else {
            return try await refused(visit, "一份表样最多填 \(LedgerForm.rowLimit) 行，先筛选一部分。")
        }
        let path = NSTemporaryDirectory() + "luoshi-form-\(UInt64.random(in: 0...UInt64.max)).xlsx"
        let form: FilledForm
        do {
            form = try LedgerForm.fill(.file(path: source), name: name, with: filling, to: path)
        } catch {
            return try await refused(visit, documentWords.merging(formWords).sentence(for: error.issue))
        }
        // The layout is the county's own and has no line to say it in.
        let stem = (name as NSString).deletingPathExtension
        var reply = Reply.file(
            path,
            name: note.fileName(stem) + ".xlsx",
            type: FileType.xlsx.contentType,
            deleteAfter: true
        )
        // Beside a file nothing can be said: the next page says it.
        if !form.unmatched.isEmpty {
            reply.notice = Notice(.news, "表样填了 \(Format.number(form.rows)) 行。\(Self.blank(form))")
        }
        return reply
    }

    private static func blank(_ form: FilledForm) -> String {
        "没有对应、空着的列：\(form.unmatched.prefix(12).joined(separator: "、"))。表头改成台账的字段名就会填上。"
    }

    private func keep(_ visit: Visit) async throws -> Reply {
        let (file, reason) = brought(visit)
        guard let file else { return try await refused(visit, reason, keeping: true) }
        let key = try visit.part("ledger")
        let outcome = try await KeepForm(desk, files)(
            key,
            file: file.path,
            named: file.name,
            basis: visit.form.text("basis"),
            by: visit.actor
        )
        switch outcome {
        case .done(let trial):
            let left = trial.unmatched.isEmpty ? "" : "没有对应、会留空的：\(trial.unmatched.prefix(12).joined(separator: "、"))。"
            let words = "表样“\(file.name)”已存，认得 \(trial.matched.count) 列。\(left)"
            return .redirect(to: "/ledgers/\(key)/filling", notice: Notice(.done, words))
        case .refused(let issues):
            let words = documentWords.merging(formWords).merging(ledgerWords)
            let page = try await fillingPage(visit, errors: FieldError.list(issues, words), keeping: true)
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func removeForm(_ visit: Visit) async throws -> Reply {
        let (key, id) = (try visit.part("ledger"), try visit.id("form", of: KeptFormSubject.self))
        let address = "/ledgers/\(key)/filling"
        switch try await KeepForm(desk, files).remove(key, id, by: visit.actor) {
        case .done(let name): return .redirect(to: address, notice: Notice(.done, "表样“\(name)”已去掉。"))
        case .refused(let issues):
            let words = issues.map(ledgerWords.sentence).joined(separator: " ")
            return .redirect(to: address, notice: Notice(.blocked, words))
        }
    }
}
