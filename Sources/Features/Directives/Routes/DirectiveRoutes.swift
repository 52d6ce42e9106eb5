import Core
import Database
import Documents
import Files
import Pages
import Web

/// The addresses of documents: list, taking in, head, sheet, original. Reviewing has its own (`ReviewRoutes`).
package struct DirectiveRoutes: Sendable {
    let database: Database
    let environment: Environment
    let vault: FileVault
    let issued: IssuedWork

    /// - Parameter issued: what the feature above knows of tasks that were issued from drafts.
    package init(database: Database, environment: Environment, vault: FileVault, issued: IssuedWork = .none) {
        self.issued = issued
        self.database = database
        self.environment = environment
        self.vault = vault
    }

    package var all: [Route] {
        let readers = Access.roles(DirectivePolicy.readers)
        let supervisors = Access.roles([.supervisor])
        let limit = vault.largest + Route.formLimit
        return [
            .get("/directives", readers, "文件列表", list),
            .get("/directives/new", supervisors, "录入文件的表单") { visit in
                .page(await newPage(visit, NewDirectivePage.Answers()).render())
            },
            .post(
                "/directives",
                supervisors,
                "录入文件并分解",
                uploadLimit: limit,
                returnsForm: true,
                fieldWords: DirectiveFieldWords.loading,
                load
            ),
            .get("/directives/{directive}/head", supervisors, "修改文件标题的表单", head),
            .post(
                "/directives/{directive}/head",
                supervisors,
                "修改文件标题、文号和日期",
                fieldWords: DirectiveFieldWords.head,
                editHead
            ),
            .get("/directives/{directive}/sheet", readers, "任务分解表，可打印", sheet),
            .get("/directives/{directive}/sheet/file", readers, "任务分解表，Excel", sheetFile),
            .get("/directives/{directive}/original", readers, "下载文件原件", original),
        ] + ReviewRoutes(database: database, environment: environment, issued: issued, memory: EarlierMemory()).all
    }

    private static let pageSize = 40

    private func list(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let filter = DirectiveFilter(words: visit.query.text("words"), onlyWaiting: visit.query.bool("waiting"))
        let last = visit.query.id("before", of: DirectiveSubject.self)
        let found = try await database.read {
            try $0.directives.list(county: actor.county, filter: filter, before: last, limit: Self.pageSize + 1)
        }
        let shown = Array(found.prefix(Self.pageSize))
        let next = found.count > Self.pageSize ? shown.last : nil
        let page = DirectiveListPage(
            directives: shown,
            filter: filter,
            next: next.map { visit.address(with: visit.query.replacing("before", with: $0.id.description)) },
            mayLoad: DirectivePolicy.mayCorrect(actor),
            context: await visit.pageContext
        )
        return .page(page.render())
    }

    private func newPage(
        _ visit: Visit,
        _ answers: NewDirectivePage.Answers,
        _ issues: [Issue] = []
    ) async -> NewDirectivePage {
        NewDirectivePage(
            answers: answers,
            largest: vault.largest,
            errors: FieldError.list(issues, directiveWords),
            context: await visit.pageContext
        )
    }

    private func load(_ visit: Visit) async throws -> Reply {
        var answers = NewDirectivePage.Answers()
        answers.text = visit.form.raw("text") ?? ""
        answers.title = visit.form.text("title")
        answers.dated = visit.form.text("dated")
        guard visit.lostFiles.isEmpty else {
            let lost = Issue("load.lost", field: "file", ["names": visit.lostFiles.joined(separator: "、")])
            return .unprocessable(await newPage(visit, answers, [lost]).render())
        }
        let file = visit.uploads.first { $0.field == "file" && !$0.name.isEmpty }
        let input = input(answers, visit.form.day("dated"), file)
        guard let input = input.value else {
            return .unprocessable(await newPage(visit, answers, input.issues).render())
        }
        let load = LoadDirective(database: database, environment: environment, vault: vault)
        switch try await load(input, by: visit.actor) {
        case .done(let loaded):
            let found = loaded.drafts == 0 ? "文件已录入，没有读出任务，原因写在下面。" : "分解出 \(loaded.drafts) 条分解稿，校改好再下达。"
            return .redirect(
                to: "/directives/\(loaded.id)",
                notice: Notice(loaded.drafts == 0 ? .news : .done, ([found] + loaded.notices).joined(separator: " "))
            )
        case .refused(let issues):
            return .unprocessable(await newPage(visit, answers, issues).render())
        }
    }

    private func input(
        _ answers: NewDirectivePage.Answers,
        _ dated: Day?,
        _ file: Upload?
    ) -> Outcome<LoadDirective.Input> {
        var issues: [Issue] = []
        let isPasted = answers.text.contains { !$0.isWhitespace }
        if file == nil, !isPasted { issues.append(Issue("load.nothing", field: "file")) }
        if let file, file.isTooLarge {
            let limit = Format.size(bytes: vault.largest)
            issues.append(Issue("load.large", field: "file", ["name": file.name, "limit": limit]))
        } else if file != nil, isPasted {
            issues.append(Issue("load.both", field: "file"))
        }
        if dated == nil, !answers.dated.isEmpty { issues.append(Issue("load.day", field: "dated")) }
        guard issues.isEmpty else { return .refused(issues) }
        let source = file.map { LoadDirective.Source.file(path: $0.path, name: $0.name) } ?? .pasted(answers.text)
        return .done(LoadDirective.Input(source: source, title: answers.title, dated: dated))
    }
}
