import Core
import Database
import Files
import Ledgers
import Pages
import Programmes
import Regions
import Uploads
import Web

extension ImportRoutes {
    func show(_ visit: Visit) async throws -> Reply {
        let (one, book, mayEnter) = try await find(visit)
        if let run = runs.run(one.id), run.refusals == nil {
            let page = ImportRunPage(one: one, playbook: book.playbook, run: run)
            var reply = Reply.page(page.render(await visit.pageContext))
            reply.headers.append((name: "Refresh", value: "2"))
            return reply
        }
        let end = runs.takeEnd(one.id)
        let errors = (end?.refusals ?? []).map { FieldError(nil, $0) }
        if one.stage == .matching { return try await matching(one, book, errors: errors, visit) }
        guard let result = one.result else {
            return try await unread(one, book, mayEnter: mayEnter, errors: errors, visit)
        }
        let page = ImportResultPage(
            one: one,
            result: try await readable(result, of: one, by: visit.actor),
            playbook: book.playbook,
            mayWrite: mayEnter,
            largest: desk.files.largest,
            rests: try await rests(of: result, by: visit.actor),
            errors: errors
        )
        var context = await visit.pageContext
        if let done = end?.done { context.notice = Notice(.done, done) }
        return .page(page.render(context))
    }

    /// The rows a writing left out, then those the writing of these left out, and so on.
    private func rests(of result: ImportResult, by actor: Actor) async throws -> [SheetImport] {
        guard result.rest != nil else { return [] }
        return try await database.read { tx in try tx.imports(desk.vault).rests(of: result, for: actor) }
    }

    /// What came of an import is not to be read any more. What was only checked is checked anew; of what was written the
    /// sheet is shown to whoever brought it or may enter things.
    private func unread(
        _ one: SheetImport,
        _ book: LedgerBook,
        mayEnter: Bool,
        errors: [FieldError],
        _ visit: Visit
    ) async throws -> Reply {
        if one.stage == .checked {
            let words = importWords.sentence(for: Issue("import.checkUnread"))
            return try await matching(one, book, errors: errors, remarks: [Notice(.blocked, words)], visit)
        }
        let actor = try visit.actor
        let isOwn = try await database.read { tx in try tx.imports(desk.vault).isOwn(one, for: actor) }
        var page = UnreadResultPage(one: one, playbook: book.playbook, mayEnter: mayEnter, errors: errors)
        if mayEnter || isOwn {
            switch await desk.open(one) {
            case .done(let opened): page.sheet = .rows(opened.grid)
            case .refused(let issues): page.sheet = .lost(issues.map(importWords.sentence).joined(separator: " "))
            }
        }
        return .page(page.render(await visit.pageContext))
    }

    /// What is said of other ledgers stands only before those who may read these; a look at restricted ones is recorded.
    private func readable(_ result: ImportResult, of one: SheetImport, by actor: Actor) async throws -> ImportResult {
        let shelf = desk.ledgers.shelf
        let (books, told) = try await database.read { tx in
            let books = try shelf.readable(by: actor, tx)
            let all = try shelf.all(in: actor.county, tx)
            return (books, result.told(knowing: KnownLedgers(books, of: all)))
        }
        let sources = told.sources(showingCells: one.stage != .undone)
        let trace = TraceOpening(database: database, environment: desk.environment)
        for book in books where sources.contains(book.playbook.key) {
            try await trace(book, "导入“\(one.file.own)”的结果", by: actor)
        }
        return told
    }

    func columns(_ visit: Visit) async throws -> Reply {
        let (one, book, _) = try await find(visit)
        guard [.matching, .checked].contains(one.stage) else { return .redirect(to: "/imports/\(one.id)") }
        return try await matching(one, book, errors: [], visit)
    }

    /// - Parameter entered: a refused layout.
    func matching(
        _ one: SheetImport,
        _ book: LedgerBook,
        errors: [FieldError],
        entered: LayoutFields.Entered? = nil,
        remarks: [Notice] = [],
        _ visit: Visit
    ) async throws -> Reply {
        let actor = try visit.actor
        let opened: OpenedTable
        switch await desk.open(one) {
        case .refused(let issues):
            let reasons = issues.map(importWords.sentence)
            var page = UnopenedImportPage(one: one, playbook: book.playbook, reasons: reasons)
            page.errors = errors.filter { $0.field == nil }
            return .page(page.render(await visit.pageContext))
        case .done(let table): opened = table
        }
        let page = try await database.read { tx in
            var page = ImportMatchingPage(
                one: one,
                playbook: book.playbook,
                opened: opened,
                matches: try desk.guess(opened, book, for: actor, tx).matches,
                places: try places(for: actor, tx)
            )
            page.errors = errors
            page.entered = entered
            page.remarks = remarks
            // The rows left of a sheet are of the same file as those that are written.
            if one.mapping.only == nil {
                page.others = opened.others(besides: try tx.imports(desk.vault).writtenTables(of: one, for: actor))
                // What was written whole, with the rows that were left for later; else these alone.
                let whole = try tx.imports(desk.vault).twin(of: one, for: actor, isWhole: true)
                if let twin = try whole ?? tx.imports(desk.vault).twin(of: one, for: actor) {
                    let rests = try twin.result.map { try tx.imports(desk.vault).rests(of: $0, for: actor) } ?? []
                    page.remarks.append(sameFile(twin, rests))
                }
            }
            // Of this very file, before anybody looked at its rows: what was put right since is known.
            if one.correctedRows > 0, one.result == nil {
                let kept = Issue("import.fixesKept", ["count": Format.number(one.correctedRows)])
                page.remarks.append(Notice(.news, importWords.sentence(for: kept)))
            }
            if try tx.imports(desk.vault).remembersUnopened(opened.shape, one.ledger, in: actor.county) {
                page.remarks.append(Notice(.news, importWords.sentence(for: Issue("import.mappingSealed"))))
            }
            // Where columns were matched anew or by hand since, they are not as they were then.
            if let known = try tx.imports(desk.vault).remembered(opened.shape, one.ledger, in: actor.county),
                one.fixes.isEmpty || one.result == nil, known.mapping.columns == one.mapping.columns
            {
                page.remarks.append(Notice(.news, "认得这种表：照\(known.person)上次确认的列对应好了，看一眼再核对。"))
            }
            return page
        }
        let bytes = page.render(await visit.pageContext)
        return errors.isEmpty ? .page(bytes) : .unprocessable(bytes)
    }

    private func sameFile(_ twin: SheetImport, _ rests: [SheetImport]) -> Notice {
        let day = (twin.writtenAt ?? twin.createdAt).day.description
        var values = ["name": twin.file.own, "person": twin.person, "day": day]
        guard let result = twin.result else {
            return Notice(.news, importWords.sentence(for: Issue("import.sameFileUncounted", values)))
        }
        let written = [result] + rests.filter { $0.stage == .written }.compactMap(\.result)
        values["new"] = Format.number(written.map(\.new).reduce(0, +))
        values["changed"] = Format.number(written.map(\.changed).reduce(0, +))
        return Notice(.news, importWords.sentence(for: Issue("import.sameFile", values)))
    }

    /// Townships and villages of the own place, for tables that name none.
    private func places(for actor: Actor, _ tx: Transaction) throws -> [Choice] {
        guard actor.region.level < .village else { return [] }
        let townships = try tx.regions.list(.township, in: actor.region)
        let names = Dictionary(townships.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let villages = try tx.regions.list(.village, in: actor.region).filter { $0.endedAt == nil }
        return townships.map { Choice($0.code.digits, $0.name, group: "乡镇") }
            + villages.map { Choice($0.code.digits, $0.name, group: $0.code.parent.flatMap { names[$0] } ?? "村") }
    }

    func map(_ visit: Visit) async throws -> Reply {
        let (one, book, _) = try await find(visit)
        let read = MappingForm(visit.form, one, book.playbook)
        guard read.errors.isEmpty else {
            return try await matching(one, book, errors: read.errors, entered: read.entered, visit)
        }
        let version = visit.form.int("version") ?? 0
        let (mapping, layout, act) = (read.mapping, read.layout, visit.form.text("act"))
        let isOtherTable = layout.sheet != one.layout.sheet || layout.table != one.layout.table
        let actor = try visit.actor
        if act == "layout" || isOtherTable, case .refused(let issues) = await desk.open(one, as: layout) {
            // Nothing is kept of a table that cannot be read; what was chosen beside it stands in the form.
            var shown = one
            shown.mapping = mapping
            let errors = issues.map { FieldError(isOtherTable ? "table" : "data", importWords.sentence(for: $0)) }
            return try await matching(shown, book, errors: errors, entered: read.entered, visit)
        }
        var saved: SheetImport
        switch try await CheckImport(desk).save(
            one.id,
            version: version,
            by: actor,
            { one in
                // Cells are put right by their addresses, which say nothing of another sheet's.
                let isOther = layout.sheet != one.layout.sheet
                (one.layout, one.mapping) = (layout, mapping)
                if isOther { (one.fixes, one.mapping.dropped) = ([:], nil) }
            }
        ) {
        case .refused(let issues): return refused(issues, one)
        case .done(let kept): saved = kept
        }
        if act == "layout" || isOtherTable {
            // Other columns may stand elsewhere: the guess begins anew.
            guard let opened = await desk.open(saved).value else {
                return refused([Issue("import.noTable")], one)
            }
            let guess = try await database.read { tx in try desk.guess(opened, book, for: actor, tx).mapping }
            _ = try await CheckImport(desk).save(one.id, version: saved.version, by: actor) { one in
                let said = one.mapping
                one.mapping = guess
                one.mapping.keepSaid(of: said)
            }
            return .redirect(to: "/imports/\(one.id)", notice: opened.namesLeft.map { Notice(.news, $0) })
        }
        guard act == "check" else {
            return .redirect(to: "/imports/\(one.id)", notice: Notice(.done, "列的对应已保存。"))
        }
        saved.mapping = mapping
        return try await check(saved, book, visit)
    }

    /// Small tables at once, long ones after the answer.
    /// - Parameter done: what was sent is said to have arrived, and the browser keeps it no longer.
    func check(_ one: SheetImport, _ book: LedgerBook, done: String? = nil, _ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let gaps = MappingRules.issues(one.mapping, book.playbook, for: actor)
        guard gaps.isEmpty else {
            return try await matching(one, book, errors: ImportMatchingPage.errors(gaps), visit)
        }
        return try await run(one, "正在核对", done: done, visit) { desk, progress in
            try await CheckImport(desk)(one.id, by: actor, progress: progress).issues
        }
    }

    /// Cells and rows are one form: what was entered of either is kept.
    /// - Parameter then: said once it was looked at again.
    func settle(_ visit: Visit, then: String = "") async throws -> Reply {
        let (one, book, _) = try await find(visit)
        let said = SettlingForm(visit.form)
        let alike =
            visit.form.text("alike").isEmpty
            ? [:]
            : AlikeFixes(one.result?.problems ?? [], one.mapping, book.playbook, fixes: one.fixes).spread(said.fixes)
        let (actor, version) = (try visit.actor, visit.form.int("version") ?? 0)
        let keeps = visit.form.text("without").isEmpty
        let outcome =
            // Where nothing more is said, the ledger may have changed since rows were looked at.
            said.isEmpty || !keeps
            ? try await CheckImport(desk).save(one.id, version: version, by: actor) { if !keeps { $0.dropFixes() } }
            : try await DecideRows(desk)(
                one.id,
                version: version,
                said.answers,
                rest: said.rest,
                fixes: said.fixes.merging(alike) { said, _ in said },
                by: actor
            )
        switch outcome {
        case .refused(let issues): return refused(issues, one)
        case .done(let saved):
            let rows = saved.mapping.only == nil ? "全部行" : "剩下的行"
            let done = keeps ? said.done : one.fixes.isEmpty ? "" : "改过的格子都不要了，"
            let others = alike.isEmpty || !keeps ? "" : "写得一样的另外 \(Format.number(alike.count)) 处也照改了，"
            return try await check(saved, book, done: "\(done)\(others)\(rows)又核对了一遍。\(then)", visit)
        }
    }

    func replace(_ visit: Visit) async throws -> Reply {
        let (one, book, _) = try await find(visit)
        guard let file = try await desk.uploads.file(of: visit) else {
            return refused([Issue("import.noFile")], one)
        }
        if file.isTooLarge { return refused([tooLarge], one) }
        let actor = try visit.actor
        let outcome = try await BringSheet(desk).replace(one.id, contentsOf: file.path, name: file.name, by: actor)
        if outcome.value != nil { try await desk.uploads.letGo(of: visit) }
        switch outcome {
        case .refused(let issues):
            try await desk.uploads.discard(of: visit)
            return refused(issues, one)
        case .done(false):
            let words = "这个文件的列和原来的不一样，按新的表头重新对应了。看一眼再核对。"
            return .redirect(to: "/imports/\(one.id)", notice: Notice(.news, words))
        case .done(true):
            let saved = try await database.read { tx in try tx.imports(desk.vault).find(one.id, for: actor) }
            return try await check(saved, book, visit)
        }
    }

    func write(_ visit: Visit) async throws -> Reply {
        // Rows are written as they were looked at: what was entered since comes first.
        guard SettlingForm(visit.form).isEmpty else { return try await settle(visit, then: "还没有写入，看一眼再写入。") }
        let (one, _, _) = try await find(visit)
        let (actor, version) = (try visit.actor, visit.form.int("version") ?? 0)
        let onlyGood = visit.form.text("mode") == "good"
        return try await run(one, "正在写入", visit) { desk, progress in
            try await WriteImport(desk)(one.id, version: version, onlyGood: onlyGood, by: actor, progress: progress)
                .issues
        }
    }

    func undo(_ visit: Visit) async throws -> Reply {
        let (one, _, _) = try await find(visit)
        let actor = try visit.actor
        return try await run(one, "正在撤回", visit) { desk, progress in
            try await UndoImport(desk)(one.id, by: actor, progress: progress).issues
        }
    }

    func discard(_ visit: Visit) async throws -> Reply {
        let (one, book, _) = try await find(visit)
        if let run = runs.run(one.id), run.refusals == nil { return refused([Issue("import.running")], one) }
        let version = visit.form.int("version") ?? 0
        switch try await DiscardImport(desk)(one.id, version: version, by: try visit.actor) {
        case .refused(let issues): return refused(issues, one)
        case .done(let name):
            // Nobody can read which of its rows one is about that cannot be opened.
            let isWhole = one.mapping.only == nil && !one.isUnopened
            let rows = one.isUnopened ? "打不开的“\(name)”，台账不受影响。" : "“\(name)”里没有写的行，已经写入的不动。"
            let words = isWhole ? "导入“\(name)”，台账没有动过。" : rows
            return .redirect(to: "/ledgers/\(book.playbook.key)/imports", notice: Notice(.done, "已放弃\(words)"))
        }
    }

    private func run(
        _ one: SheetImport,
        _ word: String,
        done: String? = nil,
        _ visit: Visit,
        _ work: @escaping @Sendable (ImportDesk, @escaping @Sendable (Int) -> Void) async throws -> [Issue]
    ) async throws -> Reply {
        let (desk, runs, id) = (desk, runs, one.id)
        let address = "/imports/\(id)"
        // What a table that is still to be looked at holds is told by its size alone.
        let rows = one.result?.rows ?? one.size / 150
        guard rows > Self.atOnce else {
            let issues = try await work(desk) { _ in }
            guard issues.isEmpty else { return refused(issues, one) }
            return .redirect(to: address, notice: done.map { Notice(.done, $0) })
        }
        guard runs.begin(id, word, of: rows, done: done) else { return refused([Issue("import.running")], one) }
        Task.detached {
            do {
                let issues = try await work(desk) { runs.report(id, $0) }
                runs.end(id, issues.map(importWords.sentence))
            } catch {
                runs.end(id, ["没有办成，什么也没有写入。稍后再试。"])
            }
        }
        return .redirect(to: address)
    }

    private func refused(_ issues: [Issue], _ one: SheetImport) -> Reply {
        let words = issues.prefix(3).map(importWords.sentence).joined(separator: " ")
        return .redirect(to: "/imports/\(one.id)", notice: Notice(.blocked, words))
    }
}
