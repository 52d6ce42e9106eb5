import Core
import Database
import Documents
import Files
import Ledgers
import Pages
import Tasks
import Uploads
import Web

extension ProblemRoutes {
    var entry: [Route] {
        [
            .get("/problems/new", Self.writers, "登记问题") { visit in
                var values: [String: String] = ["found": "\(environment.today)"]
                for name in ["task", "item", "region", "source", "aspect", "spot", "content"] {
                    values[name] = visit.query.filled(name).map { String($0.prefix(ProblemRules.longest)) }
                }
                return try await entryForm(visit, values, [], status: 200)
            },
            .post(
                "/problems",
                Self.writers,
                "登记问题",
                uploadLimit: uploadLimit,
                returnsForm: true,
                fieldWords: ProblemFieldWords.words
            ) { visit in try await enter(visit) },
            .get("/problems/import", Self.supervisors, "导入问题清单") { visit in
                .page(ProblemImportPage(today: environment.today).render(await visit.pageContext))
            },
            .post(
                "/problems/import",
                Self.supervisors,
                "导入问题清单",
                uploadLimit: 12_000_000,
                fieldWords: ProblemFieldWords.words
            ) { visit in try await importList(visit) },
        ]
    }

    private func entryForm(
        _ visit: Visit,
        _ values: [String: String],
        _ errors: [FieldError],
        status: Int
    ) async throws -> Reply {
        let actor = try visit.actor
        let page = try await database.read { [largest = vault.largest, shelf] tx in
            var values = values
            let item = values["item"].flatMap { ItemID($0) }
            // A page of a task names it by its key; people read its number.
            if let key = values["task"], key.count > 9, let id = TaskID(key),
                let task = try? tx.tasks.find(id, for: actor)
            {
                values["task"] = "\(task.number)"
            }
            let thing = try item.flatMap { try tx.problems.item($0, for: actor, shelf) }
            return ProblemFormPage(
                values: values,
                errors: errors,
                places: try tx.problems.places(for: actor),
                units: try tx.problems.units(for: actor),
                aspects: try tx.problems.filterChoices(for: actor).aspects.map(\.value),
                item: thing,
                openOfItem: try thing.map { try tx.problems.open(about: $0.id, for: actor) } ?? [],
                largestFile: largest
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    private func enter(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        var (input, issues) = try await input(visit.form, for: actor)
        let files = EvidenceIntake(vault: vault, environment: environment)
            .look(at: visit.uploads, lost: visit.lostFiles)
        issues += files.issues
        input.region = input.region ?? (actor.role == .village ? actor.region : nil)
        guard issues.isEmpty, let evidence = files.value else {
            let all = issues + ProblemRules.issues(input, by: actor, on: environment.today)
            return try await entryForm(visit, values(visit), FieldError.list(all, problemWords), status: 422)
        }
        let enter = EnterProblems(database: database, environment: environment)
        switch try await enter(input, files: evidence, by: actor) {
        case .refused(let issues):
            return try await entryForm(visit, values(visit), FieldError.list(issues, problemWords), status: 422)
        case .done(let id):
            return .redirect(to: "/problems/\(id)", notice: Notice(.done, "已登记。下一步：交办到责任单位。"))
        }
    }

    private func input(_ form: Fields, for actor: Actor) async throws -> (ProblemInput, [Issue]) {
        var (input, issues): (ProblemInput, [Issue]) = (ProblemInput(), [])
        input.region = RegionCode(form.text("region"))
        (input.spot, input.content) = (form.text("spot"), form.text("content"))
        (input.aspect, input.finder) = (form.text("aspect"), form.text("finder"))
        input.source = ProblemSource(rawValue: form.text("source")) ?? .inspection
        input.foundOn = form.day("found")
        input.owner = form.id("owner")
        (input.cause, input.measures) = (form.text("cause"), form.text("measures"))
        input.person = form.text("person")
        input.phases = PhaseFields.read(form)
        input.needsNotice = form.bool("needs")
        input.remark = form.text("remark")
        input.item = form.id("item", of: Problem.self)?.rawValue
        if let text = form.filled("task") {
            input.task = try await database.read { tx in try tx.problems.task(named: text, for: actor) }
            if input.task == nil { issues.append(Issue("problem.task", field: "task", ["text": text])) }
        }
        if let item = input.item {
            let known = try await database.read { [shelf] tx in
                try tx.problems.item(.init(rawValue: item), for: actor, shelf)
            }
            if known == nil { input.item = nil }
        }
        return (input, issues)
    }

    private func importList(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        var page = ProblemImportPage(today: environment.today)
        page.values = values(visit)
        func refused(_ sentence: String) async throws -> Reply {
            try await uploads.discard(of: visit)
            page.errors = [FieldError("file", sentence)]
            return .unprocessable(page.render(await visit.pageContext))
        }
        guard let upload = try await uploads.file(of: visit) else {
            return try await refused("选择要导入的表格，例如 反馈问题清单.xlsx。")
        }
        let sheet: ProblemSheet
        do {
            guard let read = try ProblemSheet.read(.file(path: upload.path), name: upload.name) else {
                return try await refused("表里没有找到“存在问题”一列：第一行写列名，至少有 存在问题 和 方面（类别）。")
            }
            sheet = read
        } catch let fault as DocumentFault {
            return try await refused(fault.sentence(reading: .sheet))
        }
        let options = options(visit.form)
        let importing = ImportProblems(database: database, environment: environment)
        page.title = sheet.title
        page.checked = try await importing.check(sheet, options, by: actor)
        if page.checked?.problems.isEmpty == false {
            try await uploads.discard(of: visit)
            return .unprocessable(page.render(await visit.pageContext))
        }
        if visit.form.bool("check") { return .page(page.render(await visit.pageContext)) }
        switch try await importing(sheet, options, by: actor) {
        case .refused(let issues):
            try await uploads.discard(of: visit)
            page.errors = FieldError.list(issues, problemWords)
            return .unprocessable(page.render(await visit.pageContext))
        case .done(let count):
            try await uploads.letGo(of: visit)
            var filter = ProblemFilter()
            filter.stages = [.found]
            return .redirect(
                to: ProblemAddress("/problems", filter).text,
                notice: Notice(.done, "已导入 \(count) 个问题。勾选以后可以一次交办到各责任单位。")
            )
        }
    }

    private func options(_ form: Fields) -> ImportProblems.Options {
        var options = ImportProblems.Options()
        options.name = form.text("name")
        options.source = ProblemSource(rawValue: form.text("source")) ?? .higherList
        options.foundOn = form.day("found")
        options.phases = PhaseFields.read(form)
        options.needsNotice = form.bool("needs")
        return options
    }
}
