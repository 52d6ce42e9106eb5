import Accounts
import Core
import Database
import Directives
import Documents
import Pages
import Web

extension TaskRoutes {
    var issuing: [Route] {
        [
            .get("/directives/{directive}/issuing", Self.supervisors, "下达前核对") { visit in
                try await prepare(visit)
            },
            .post(
                "/directives/{directive}/issuing",
                Self.supervisors,
                "下达任务",
                fieldWords: TaskFieldWords.words
            ) { visit in try await issue(visit) },
            .get("/directives/{directive}/issued", Self.supervisors, "刚下达的任务") { visit in try await issued(visit) },
            .get("/directives/{directive}/tasks", Self.readers, "一份文件的任务") { visit in
                .redirect(to: "/tasks?directive=\(try visit.id("directive", of: DirectiveSubject.self))")
            },
            .get("/directives/{directive}/tasks.xlsx", Self.readers, "下载任务分解表") { visit in
                let (_, sheet) = try await breakdown(visit)
                let note = ListNote(readAt: environment.now(), filters: [])
                return ListReply.reply(name: note.fileName("任务分解表")) { sheet.noted(note).document }
            },
            .get("/directives/{directive}/tasks/sheet", Self.readers, "打印任务分解表") { visit in
                let (directive, sheet) = try await breakdown(visit)
                let address = "/directives/\(directive.id)"
                let page = BreakdownSheetPage(
                    sheet,
                    file: address + "/tasks.xlsx",
                    breadcrumbs: [Crumb("任务", "/tasks?directive=\(directive.id)")],
                    context: await visit.pageContext
                )
                return .page(page.render())
            },
        ]
    }

    private func prepare(_ visit: Visit) async throws -> Reply {
        .page(try await issuingPage(visit, chosen: nil, errors: []).render(await visit.pageContext))
    }

    private func issue(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        let chosen = Set(visit.form.ids("draft", of: DraftSubject.self))
        let outcome = try await IssueTasks(database: database, environment: environment)(id, chosen, by: actor)
        switch outcome {
        case .done(let issued):
            return .redirect(to: IssuedBatch(issued.map(\.task.number)).address(of: id))
        case .refused(let issues):
            let errors = FieldError.list(issues, taskWords.merging(directiveWords))
            let page = try await issuingPage(visit, chosen: chosen, errors: errors)
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    /// The page after issuing. It can be loaded again and kept: it reads what stands, and issues nothing.
    private func issued(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        guard let batch = IssuedBatch(visit.query) else { throw WebFault.notFound }
        let light = light
        let page = try await database.read { tx in
            let directive = try tx.directives.find(id, county: actor.county)
            var filter = TaskFilter()
            (filter.directive, filter.order) = (id, .number)
            filter.stages = Set(TaskStage.allCases)
            var lines: [TaskLine] = []
            try tx.tasks.each(filter, TaskScope(actor), light) { line in
                if batch.holds(line.task.number) { lines.append(line) }
            }
            guard !lines.isEmpty else { throw NotFound("issued", id) }
            return IssuedPage(directive: directive, lines: lines)
        }
        return .page(page.render(await visit.pageContext))
    }

    private func issuingPage(
        _ visit: Visit,
        chosen: Set<DraftID>?,
        errors: [FieldError]
    ) async throws -> IssuingPage {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        let today = environment.today
        return try await database.read { tx in
            let directive = try tx.directives.find(id, county: actor.county)
            let drafts = try tx.drafts.issuable(id, county: actor.county)
            let ready = drafts.filter { IssuingRules.issues([$0], on: today).isEmpty }.map(\.id)
            return IssuingPage(
                directive: directive,
                outline: try tx.directives.outline(id),
                drafts: drafts,
                chosen: chosen ?? Set(ready),
                errors: errors
            )
        }
    }

    private func breakdown(_ visit: Visit) async throws -> (Directive, BreakdownSheet) {
        let (actor, id) = (try visit.actor, try visit.id("directive", of: DirectiveSubject.self))
        let light = light
        return try await database.read { tx in
            let found = try tx.tasks.issuedBreakdown(of: id, for: actor, light)
            return (found.directive, found.sheet)
        }
    }
}
