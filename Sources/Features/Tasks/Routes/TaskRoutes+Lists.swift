import Core
import Database
import Directives
import Documents
import Files
import Pages
import Web
import Workflow

extension TaskRoutes {
    var lists: [Route] {
        [
            .get("/tasks", Self.readers, "任务清单") { visit in try await list(visit) },
            .get("/tasks.xlsx", Self.readers, "导出任务清单") { visit in try await export(visit) },
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
    private func export(_ visit: Visit) async throws -> Reply {
        let (actor, filter, light) = (try visit.actor, TaskFilter(visit.query), light)
        return try await SheetReply.reply(name: "任务清单 \(environment.today).xlsx") { path in
            try await database.read { tx in
                let scope = TaskScope(actor)
                let count = try tx.tasks.count(filter, scope, light)
                let sheet = TaskSheet(title: "任务清单", today: light.today, count: count)
                let writer = try SheetWriter(path: path)
                try writer.begin(sheet.table)
                try tx.tasks.each(filter, scope, light) { try writer.append(sheet.cells($0)) }
                try writer.finish()
            }
        }
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
