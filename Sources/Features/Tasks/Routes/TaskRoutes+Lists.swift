import Accounts
import Core
import Database
import Directives
import Files
import Pages
import PolicyText
import Web
import Workflow

extension TaskRoutes {
    var lists: [Route] {
        [
            .get("/tasks", Self.readers, "任务清单") { visit in try await list(visit) },
            .get("/tasks.xlsx", Self.readers, "导出任务清单") { visit in try await export(visit, .workbook) },
            .get("/tasks.csv", Self.readers, "导出任务清单（CSV）") { visit in try await export(visit, .csv) },
            .get("/progress-reports.xlsx", Self.readers, "推进情况表") { visit in try await progressSheet(visit) },
            .get("/supervision-sheet.xlsx", Self.readers, "督办单") { visit in try await supervisionSheet(visit) },
            .get("/tasks/{task}", Self.readers, "任务详情") { visit in try await show(visit) },
        ]
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let page = try await listPage(for: visit.actor, TaskFilter(visit.query), TaskTurn(visit.query))
        return .page(page.render(await visit.pageContext))
    }

    /// The list as a person reads it now; `attempt` is a refused reminder with its ticks and words.
    func listPage(
        for actor: Actor,
        _ filter: TaskFilter,
        _ turn: TaskTurn,
        _ attempt: ReminderAttempt? = nil
    ) async throws -> TaskListPage {
        let light = light
        return try await database.read { tx in
            let scope = TaskScope(actor)
            return TaskListPage(
                filter: filter,
                turn: turn,
                part: try summaries.part(turn, of: filter, scope, light, size: Self.pageSize, in: tx),
                counts: try summaries.lights(filter, scope, light, in: tx),
                choices: try tx.tasks.filterChoices(for: actor, directive: filter.directive, summaries, light),
                reminding: actor.role == .supervisor ? attempt ?? ReminderAttempt() : nil
            )
        }
    }

    /// Written while it is read: a county of a hundred thousand tasks takes no more memory than one of a hundred.
    private func export(_ visit: Visit, _ format: ListFormat) async throws -> Reply {
        let (actor, filter, light) = (try visit.actor, TaskFilter(visit.query), light)
        let database = database
        let note = try await database.read { tx in try self.note(filter, for: actor, tx) }
        return ListReply.reply(format, name: note.fileName("任务清单")) { output in
            try await database.read { tx in
                let scope = TaskScope(actor)
                let count = try tx.tasks.count(filter, scope, light)
                let sheet = TaskSheet(title: "任务清单", today: light.today, note: note, count: count)
                try output.write(sheet.table) { append in
                    try tx.tasks.each(filter, scope, light) { try append(sheet.cells($0)) }
                }
            }
        }
    }

    private func note(_ filter: TaskFilter, for actor: Actor, _ tx: Transaction) throws -> ListNote {
        let choices =
            filter.isEmpty
            ? TaskFilterChoices()
            : try tx.tasks.filterChoices(for: actor, directive: filter.directive, summaries, light)
        return ListNote(readAt: environment.now(), filters: TaskFilterChips(filter, choices).chips.map(\.word))
    }

    private func supervisionSheet(_ visit: Visit) async throws -> Reply {
        let (actor, filter, light) = (try visit.actor, TaskFilter(visit.query), light)
        let sheet = try await database.read { tx in
            let rows = try tx.tasks.supervisionRows(filter, TaskScope(actor), light)
            let note = try self.note(filter, for: actor, tx)
            return SupervisionSheet(today: light.today, unit: actor.unitName, note: note, rows: rows)
        }
        return ListReply.reply(name: sheet.note.fileName("督办单")) { sheet.document }
    }

    private func progressSheet(_ visit: Visit) async throws -> Reply {
        let (actor, filter, light, today) = (try visit.actor, TaskFilter(visit.query), light, environment.today)
        guard let month = Day(year: today.year, month: today.month, day: 1) else { throw WebFault.notFound }
        let sheet = try await database.read { tx in
            let scope = TaskScope(actor)
            var lines: [TaskLine] = []
            try tx.tasks.each(filter, scope, light) { lines.append($0) }
            var targets: [TaskID: [String]] = [:]
            for start in stride(from: 0, to: lines.count, by: 500) {
                let tasks = lines[start..<min(start + 500, lines.count)].map(\.task)
                for (id, parts) in try tx.tasks.unitsAndTargets(of: tasks) {
                    targets[id] = parts.quantities.map { $0.subject + $0.written }
                }
            }
            let reports = try tx.tasks.lastReports(filter, scope, light, since: Instant(startOf: month))
            return ProgressSheet(
                today: today,
                note: try self.note(filter, for: actor, tx),
                lines: lines,
                targets: targets,
                reports: reports
            )
        }
        return ListReply.reply(name: sheet.note.fileName("推进情况表")) { sheet.document }
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let id = try visit.id("task", of: Task.self)
        let now = environment.now()
        let page = try await page(of: id, for: actor)
        if page.history.hasUnseenReminder(for: actor.unitName) {
            try await database.write { tx in try tx.tasks.markRemindersSeen(of: id, by: actor, at: now) }
        }
        return .page(page.render(await visit.pageContext))
    }

    /// The page of a task, as a person sees it now.
    func page(of id: TaskID, for actor: Actor, attempt: TaskAttempt? = nil) async throws -> TaskPage {
        let (light, today) = (light, environment.today)
        return try await database.read { tx in
            let dossier = try tx.tasks.dossier(id, for: actor)
            let task = dossier.task
            let offers = taskWorkflow.offers(for: dossier, to: actor, on: today)
            let acts = Set(offers.map(\.transition.id))
            return TaskPage(
                dossier: dossier,
                history: try tx.tasks.history(of: task),
                parts: try tx.tasks.partLines(of: id, TaskScope(actor), light),
                leads: TaskPolicy.leads(actor, dossier),
                parent: task.parent.flatMap { parent in try? tx.tasks.find(parent, for: actor) },
                offers: offers,
                light: task.pace(on: today).light(light.thresholds),
                source: try tx.tasks.source(of: task, for: actor),
                split: acts.contains("split") ? try SplitTargets(tx, actor) : nil,
                reassignTo: acts.contains("reassignment") ? try tx.tasks.unitChoices(in: actor.county) : [],
                largestFile: vault.largest,
                supervises: actor.role == .supervisor,
                reportsProblems: [.supervisor, .officer, .township, .village].contains(actor.role),
                attempt: attempt
            )
        }
    }
}

extension TaskHistory {
    func hasUnseenReminder(for unit: String) -> Bool {
        events.contains { event in
            if case .reminded(let name, nil, _) = event.kind { name == unit } else { false }
        }
    }
}
