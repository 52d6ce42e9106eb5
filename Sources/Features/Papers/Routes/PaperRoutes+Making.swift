import Accounts
import Core
import Database
import Directives
import Indicators
import Pages
import Regions
import Tasks
import Web

extension PaperRoutes {
    static let mostTasks = 60

    var making: [Route] {
        [
            .get("/papers/new", Self.makers, "拟文书的页面") { visit in
                let kind = PaperKind(rawValue: visit.query.text("kind"))
                let page = try await newPage(visit, kind, visit.query)
                return .page(page.render(await visit.pageContext))
            },
            .post("/papers", Self.makers, "拟文书", returnsForm: true) { visit in try await make(visit) },
        ]
    }

    private func make(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        guard let kind = PaperKind(rawValue: visit.form.text("kind")) else { throw WebFault.notFound }
        var outcome: Outcome<PaperID> = .refused([
            Issue(
                kind == .scoreBulletin ? "paper.scores" : kind.isBegunByHand ? "paper.notAllowed" : "paper.byAct",
                ["kind": kind.word]
            )
        ])
        if kind.isBegunByHand, PaperPolicy.mayMake(kind, actor) {
            let maker = PaperMaker(desk: desk, actor: actor, form: visit.form)
            let keep = DraftPaper(database: database, environment: desk.environment)
            outcome = try await database.write { tx -> Outcome<PaperID> in
                switch try maker.draft(kind, tx) {
                case .done(let draft): return try keep.keep(draft, by: actor, tx)
                case .refused(let issues): return .refused(issues)
                }
            }
        }
        switch outcome {
        case .done(let id):
            return .redirect(to: "/papers/\(id)", notice: Notice(.done, "\(kind.word)已拟好，核对后印发。"))
        case .refused(let issues):
            let page = try await newPage(visit, kind, visit.form, FieldError.list(issues, paperWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func newPage(
        _ visit: Visit,
        _ kind: PaperKind?,
        _ typed: Fields,
        _ errors: [FieldError] = []
    ) async throws -> NewPaperPage {
        let actor = try visit.actor
        let kinds = PaperKind.allCases.filter { $0.isBegunByHand && PaperPolicy.mayMake($0, actor) }
        let kind = kind.flatMap { kinds.contains($0) ? $0 : nil }
        var values = Dictionary(typed.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        if kind == .supervisionNotice, values["reply"] == nil {
            values["reply"] = desk.environment.today.adding(days: 7).description
        }
        let asked = typed.ids("task", of: Tasks.Task.self)
        return NewPaperPage(
            kind: kind,
            kinds: kinds,
            choices: try await choices(kind, for: actor, asked),
            values: values,
            chosen: Set(typed.all("task")),
            errors: errors
        )
    }

    private func choices(_ kind: PaperKind?, for actor: Actor, _ asked: [TaskID]) async throws -> NewPaperChoices {
        let light = LightColumn(today: desk.environment.today, thresholds: desk.indicators.thresholds)
        return try await database.read { tx in
            var choices = NewPaperChoices()
            switch kind {
            case .supervisionNotice: choices.tasks = try tasks(asked, for: actor, light, tx)
            case .breakdown, .inspectionBulletin:
                choices.directives = try tx.tasks.documents(TaskScope(actor), limit: 100)
            case .responsibility:
                choices.townships = try tx.regions.townships(of: actor.county).filter { $0.endedAt == nil }
                    .map { Choice("\($0.code)", $0.name) }
            case .rectification, .assignment:
                choices.units = try tx.units.all(county: actor.county)
                    .filter { $0.id != actor.unit && actor.region.contains($0.region) }
                    .map { Choice("\($0.id)", $0.name, group: $0.kind.word) }
            case .dispatchBulletin:
                choices.programmes = try desk.indicators.programmes(for: actor, tx).compactMap(\.asked).count
            case .minutes, .supervisionLetter, .scoreBulletin, nil: break
            }
            return choices
        }
    }

    /// What is furthest behind, and what was asked for.
    private func tasks(
        _ asked: [TaskID],
        for actor: Actor,
        _ light: LightColumn,
        _ tx: Transaction
    ) throws -> [Choice] {
        var filter = TaskFilter()
        filter.lights = [.behind]
        filter.order = .gap
        let behind = try tx.tasks.list(filter, TaskScope(actor), light, limit: Self.mostTasks)
        let others = try asked.prefix(Self.mostTasks).filter { id in !behind.contains { $0.task.id == id } }.compactMap
        {
            id -> Choice? in
            do {
                let dossier = try tx.tasks.dossier(id, for: actor)
                return Choice("\(id)", "\(dossier.task.number) \(dossier.task.title)", hint: dossier.leadName)
            } catch is NotFound {
                return nil
            }
        }
        return others
            + behind.map { line in
                let gap =
                    line.task.pace(on: light.today).behindBy.map { "，落后 \(Format.difference($0, "%"))" } ?? ""
                return Choice("\(line.task.id)", "\(line.task.number) \(line.task.title)", hint: line.leadName + gap)
            }
    }
}
