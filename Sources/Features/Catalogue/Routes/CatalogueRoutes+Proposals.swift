import Core
import Database
import Files
import Imports
import Ledgers
import Pages
import PolicyText
import Programmes
import Uploads
import Web

extension CatalogueRoutes {
    private static let words: [String: String] = [
        "name": "台账名称", "word": "一项叫什么", "counter": "量词", "clause": "依据", "number": "表号", "issuer": "制定机关",
        "approval": "批准或备案文号", "minutes": "填一次要几分钟", "basis": "分钟数怎么来的",
    ]

    var proposals: [Route] { acts.map(tellingUnopened) }

    private var acts: [Route] {
        [
            .get("/proposed-ledgers", Self.keepers, "新台账") { visit in
                .page(try await listPage(visit, []).render(await visit.pageContext))
            },
            .post(
                "/proposed-ledgers",
                Self.keepers,
                "上传表格建台账",
                uploadLimit: desk.files.largest + 65_536,
                returnsForm: true
            ) { visit in try await start(visit) },
            .get("/proposed-ledgers/{proposal}", Self.keepers, "拟建台账") { visit in try await show(visit) },
            .post("/proposed-ledgers/{proposal}", Self.keepers, "保存拟建台账的修改", fieldWords: Self.words) { visit in
                try await revise(visit)
            },
            .post("/proposed-ledgers/{proposal}/table", Self.keepers, "换用另一张表") { visit in try await choose(visit) },
            .get("/proposed-ledgers/{proposal}/layout", Self.keepers, "新台账的表在哪里") { visit in
                let record = try await record(visit)
                if let key = record.ledger { return .redirect(to: "/ledgers/\(key)") }
                return try await layout(record, visit)
            },
            .post("/proposed-ledgers/{proposal}/layout", Self.keepers, "说明新台账的表在哪里") { visit in
                try await describe(visit)
            },
            .get("/proposed-ledgers/{proposal}/comparison", Self.keepers, "新台账与已有字段比对") { visit in
                try await compare(visit)
            },
            .post("/proposed-ledgers/{proposal}/saving", Self.keepers, "保存新台账", fieldWords: Self.words) { visit in
                try await save(visit)
            },
            .get("/proposed-ledgers/{proposal}/rows", Self.keepers, "核对新台账的行") { visit in
                let (page, isRefused) = try await rowsPage(visit, record(visit), [])
                let bytes = page.render(await visit.pageContext)
                return isRefused ? .unprocessable(bytes) : .page(bytes)
            },
            .post("/proposed-ledgers/{proposal}/rows", Self.keepers, "导入新台账的行") { visit in
                try await importRows(visit)
            },
            .post("/proposed-ledgers/{proposal}/discarding", Self.keepers, "放弃拟建台账") { visit in
                try await discard(visit)
            },
        ]
    }

    /// What another key sealed or nobody understands is said to be there, instead of not to be found.
    private func tellingUnopened(_ route: Route) -> Route {
        Route(
            route.method,
            route.pattern,
            route.access,
            route.purpose,
            bodyLimit: route.bodyLimit,
            fieldWords: route.fieldWords,
            returnsForm: route.returnsForm
        ) { visit in
            do { return try await route.handle(visit) } catch let unopened as ProposalStore.Unopened {
                let key = unopened.isSealed ? "proposal.sealed" : "proposal.unreadable"
                let words = catalogueWords.sentence(for: Issue(key, ["name": unopened.name]))
                return .redirect(to: "/proposed-ledgers", notice: Notice(.blocked, words))
            }
        }
    }

    func address(_ id: ProposalID) -> String { "/proposed-ledgers/\(id)" }

    /// One not yet saved; of a saved one the person is led to its ledger.
    func record(_ visit: Visit) async throws -> ProposalRecord {
        let (actor, id) = (try visit.actor, try visit.id("proposal", of: ProposalSubject.self))
        return try await database.read { tx in try tx.proposals(desk.vault).find(id, for: actor) }
    }

    private func listPage(_ visit: Visit, _ errors: [FieldError]) async throws -> ProposalListPage {
        let actor = try visit.actor
        guard CataloguePolicy.mayPropose(actor) else { throw WebFault.forbidden() }
        let limit = ProposalListPage.mostLines + 1
        let (open, unwritten, unopened) = try await database.read { tx in
            (
                try tx.proposals(desk.vault).open(for: actor, limit: limit),
                try desk.unwritten(by: actor, limit: limit, tx),
                try tx.proposals(desk.vault).unopened(for: actor)
            )
        }
        return ProposalListPage(
            lines: open.map(ProposalListPage.Line.init),
            unwritten: unwritten.map(ProposalListPage.Line.init),
            unopened: unopened,
            largest: desk.files.largest,
            errors: errors
        )
    }

    private func start(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let upload = try await desk.uploads.file(of: visit)
        let outcome: Outcome<ProposalID>
        if let upload, upload.isTooLarge {
            let limit = "\(desk.files.largest / 1_000_000)"
            outcome = .refused([Issue("proposal.large", field: "file", ["limit": limit])])
        } else if let upload {
            outcome = try await StartLedger(desk)(upload.path, name: upload.name, by: actor)
        } else {
            outcome = .refused([Issue("proposal.file", field: "file")])
        }
        switch outcome {
        case .done(let id):
            try await desk.uploads.letGo(of: visit)
            return .redirect(to: address(id))
        case .refused(let issues):
            try await desk.uploads.discard(of: visit)
            let page = try await listPage(visit, FieldError.list(issues, catalogueWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func leads(of actor: Actor, _ tx: Transaction) throws -> [String] {
        actor.role == .supervisor
            ? UnitFunction.all.map(\.key) : try tx.programmes.functions(of: actor).sorted()
    }

    func page(_ record: ProposalRecord, _ errors: [FieldError], for actor: Actor) async throws -> ProposalPage {
        let own = try await database.read { tx in try leads(of: actor, tx) }
        return ProposalPage(
            id: record.id,
            file: record.file,
            tables: record.tables,
            table: record.table,
            ledger: record.body.ledger,
            version: record.version,
            leads: own,
            errors: errors
        )
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let record = try await record(visit)
        if let key = record.ledger { return .redirect(to: "/ledgers/\(key)") }
        if record.isUnread { return try await layout(record, visit) }
        return .page(try await page(record, [], for: visit.actor).render(await visit.pageContext))
    }

    private func choose(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("proposal", of: ProposalSubject.self)
        let (table, seen) = (visit.form.int("table") ?? -1, visit.form.int("version"))
        switch try await ChooseTable(desk)(id, table: table, seen: seen, by: visit.actor) {
        case .done: return .redirect(to: address(id), notice: Notice(.done, "已换用这张表。"))
        case .refused(let issues):
            let words = issues.map(ofTable).map(catalogueWords.sentence).joined()
            return .redirect(to: address(id), notice: Notice(.blocked, words))
        }
    }

    private func revise(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try visit.id("proposal", of: ProposalSubject.self), visit.form)
        let before = try await record(visit).body.ledger
        switch try await ReviseProposal(desk)(id, seen: form.int("version"), by: actor, { $0.ledger.take(form) }) {
        case .refused(let issues) where Self.isBehind(issues):
            return try await pageBehind(visit, issues)
        case .refused(let issues):
            return .redirect(
                to: "/proposed-ledgers",
                notice: Notice(.blocked, issues.map(catalogueWords.sentence).joined())
            )
        case .done(let record):
            var body = record.body
            body.form = FormDraft()
            let issues = ProposalRules.issues(body)
            guard issues.isEmpty else {
                let page = try await page(record, FieldError.list(issues, catalogueWords), for: actor)
                return .unprocessable(page.render(await visit.pageContext))
            }
            let ledger = record.body.ledger
            if let column = ledger.stageColumn, before.stageColumn != column, column == ledger.unclearStage?.column {
                let words = "这一列作为环节了。看一下下面的环节和先后，再保存一次。"
                return .redirect(to: address(id), notice: Notice(.done, words))
            }
            return .redirect(to: address(id) + "/comparison")
        }
    }

    private func compare(_ visit: Visit) async throws -> Reply {
        let record = try await record(visit)
        if let key = record.ledger { return .redirect(to: "/ledgers/\(key)") }
        if record.isUnread { return .redirect(to: address(record.id)) }
        return .page(try await comparison(record, [], for: visit.actor).render(await visit.pageContext))
    }

    func comparison(
        _ record: ProposalRecord,
        _ errors: [FieldError],
        for actor: Actor
    ) async throws -> NewLedgerComparisonPage {
        let compared = try await CompareNewLedger(desk)(record, by: actor)
        return NewLedgerComparisonPage(
            id: record.id,
            ledger: record.body.ledger,
            version: record.version,
            compared: compared,
            rows: record.body.ledger.fields.map(\.rows).max() ?? 0,
            form: record.body.form,
            errors: errors
        )
    }

    private func save(_ visit: Visit) async throws -> Reply {
        let (actor, id, form) = (try visit.actor, try visit.id("proposal", of: ProposalSubject.self), visit.form)
        let seen = form.int("version")
        let revised = try await ReviseProposal(desk)(id, seen: seen, isFinal: true, by: actor) { body in
            body.ledger.takeDecisions(form)
            body.form = FormDraft(form)
        }
        if Self.isBehind(revised.issues) { return try await comparisonBehind(visit, revised.issues) }
        guard let record = revised.value else {
            return .redirect(
                to: "/proposed-ledgers",
                notice: Notice(.blocked, revised.issues.map(catalogueWords.sentence).joined())
            )
        }
        switch try await SaveLedger(desk)(id, seen: record.version, by: actor) {
        case .done:
            return .redirect(to: address(id) + "/rows", notice: Notice(.done, "已建成台账“\(record.body.ledger.name)”。"))
        case .refused(let issues) where Self.isBehind(issues):
            return try await comparisonBehind(visit, issues)
        case .refused(let issues):
            let page = try await comparison(record, FieldError.list(issues, catalogueWords), for: actor)
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func rowsPage(
        _ visit: Visit,
        _ record: ProposalRecord,
        _ errors: [FieldError]
    ) async throws -> (page: RowsPage, isRefused: Bool) {
        guard let key = record.ledger else { throw WebFault.notFound }
        let rows = ImportRows(desk)
        let actor = try visit.actor
        let written = try await rows.written(record, by: actor)
        let outcome: Outcome<ImportResult>? = written == nil ? try await rows.check(record, by: actor) : nil
        let told = errors.isEmpty ? FieldError.list(outcome?.issues ?? [], catalogueWords) : errors
        let page = RowsPage(
            id: record.id,
            name: record.body.ledger.name,
            key: key,
            counter: record.body.ledger.counter,
            file: record.file,
            result: outcome?.value,
            written: written,
            errors: told
        )
        return (page, !told.isEmpty)
    }

    private func importRows(_ visit: Visit) async throws -> Reply {
        let record = try await record(visit)
        guard let key = record.ledger else { throw WebFault.notFound }
        switch try await ImportRows(desk).write(record, onlyGood: true, by: visit.actor) {
        case .done(let written):
            let left = written.result.refused
            // Supervision makes ledgers for others; from then on the leading department keeps them.
            let isOthers = try visit.actor.role == .supervisor
            let advice = isOthers ? "由牵头部门在“导入记录”里改好再导入" : "改好再导入"
            var words = "已导入 \(written.result.new) 行" + (left > 0 ? "，\(left) 行有问题，\(advice)" : "")
            let differing = written.result.differingCount ?? 0
            if differing > 0 { words += "；\(differing) 个格子用了台账里的值，列在下面" }
            return .redirect(
                to: left > 0 && !isOthers || differing > 0 ? "/imports/\(written.id)" : "/ledgers/\(key)",
                notice: Notice(.done, words + "。")
            )
        case .refused(let issues):
            let page = try await rowsPage(visit, record, FieldError.list(issues, catalogueWords)).page
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func discard(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("proposal", of: ProposalSubject.self)
        let outcome = try await DiscardProposal(desk)(id, by: visit.actor)
        let notice =
            outcome.value.map { Notice(.done, "已放弃“\($0)”。") }
            ?? Notice(.blocked, outcome.issues.map(catalogueWords.sentence).joined())
        return .redirect(to: "/proposed-ledgers", notice: notice)
    }
}
