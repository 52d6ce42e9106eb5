import Core
import Database
import Pages
import Papers
import Tasks
import Web
import Workflow

extension ProblemRoutes {
    /// Acts that take files.
    static let withFiles: Set<String> = [
        "progress", "phase", "self-check", "evidence", "closeout", "notice", "look-back", "reopening",
    ]

    /// One address an act: `/problems/{problem}/receipt`.
    var acts: [Route] {
        let single = problemWorkflow.transitions.map { transition in
            Route.post(
                "/problems/{problem}/\(transition.id)",
                Self.readers,
                transition.word,
                uploadLimit: Self.withFiles.contains(transition.id) ? uploadLimit : Route.formLimit,
                returnsForm: true,
                fieldWords: ProblemFieldWords.words
            ) { visit in try await make(transition.id, transition.word, visit) }
        }
        return single + [
            .post("/problems/assignments", Self.handers, "成批交办", fieldWords: ProblemFieldWords.words) { visit in
                try await assignAll(visit)
            }
        ]
    }

    private func make(_ act: String, _ word: String, _ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("problem", of: Problem.self))
        let outcome = try await outcome(of: act, on: id, visit, by: actor)
        if case .done = outcome {
            let said = act == "escalation" ? stepWords(visit.form) : "\(word)：已办理。"
            return .redirect(to: "/problems/\(id)", notice: Notice(.done, said))
        }
        let attempt = ProblemAttempt(
            act: act,
            errors: FieldError.list(outcome.issues, problemWords),
            values: values(visit),
            chosen: Set(visit.form.all("owner") + visit.form.all("checker"))
        )
        return .unprocessable(try await page(of: id, for: actor, attempt: attempt).render(await visit.pageContext))
    }

    /// Whether this person may act comes first, then what was sent; files stay where they came until the act is allowed.
    private func outcome(
        of act: String,
        on id: ProblemID,
        _ visit: Visit,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let dossier = try await database.read { tx in try tx.problems.dossier(id, for: actor) }
        let issues = ProblemPolicy.issues(act, dossier, by: actor)
        guard issues.isEmpty else { return .refused(issues) }
        guard visit.uploads.allSatisfy({ $0.size == 0 }) || Self.withFiles.contains(act) else {
            return .refused([Issue("file.notHere", field: "files")])
        }
        let intake = EvidenceIntake(vault: vault, environment: environment)
        switch intake.look(at: visit.uploads, lost: visit.lostFiles) {
        case .refused(let issues): return .refused(issues)
        case .done(let files): return try await perform(act, on: id, visit.form, files, by: actor)
        }
    }

    private func perform(
        _ act: String,
        on id: ProblemID,
        _ form: Fields,
        _ files: Evidence,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let (version, note) = (form.int("version") ?? 0, form.text("note"))
        let acts = ProblemActs(database: database, environment: environment)
        switch act {
        case "receipt": return try await acts.sign(id, version: version, by: actor)
        case "plan":
            let plan = ProblemPlan(
                cause: form.text("cause"),
                measures: form.text("measures"),
                person: form.text("person"),
                funds: form.text("funds")
            )
            return try await acts.plan(id, version: version, plan, by: actor)
        case "progress": return try await acts.report(id, version: version, note: note, files: files, by: actor)
        case "phase": return try await acts.reachPhase(id, version: version, note: note, files: files, by: actor)
        case "self-check": return try await acts.handIn(id, version: version, note: note, files: files, by: actor)
        case "objection": return try await acts.object(id, version: version, reason: note, by: actor)
        case "evidence": return try await acts.addEvidence(id, version: version, note: note, files: files, by: actor)
        case "assignment": return try await assign(id, version, form, by: actor)
        default: return try await decide(act, on: id, form, files, by: actor)
        }
    }

    private func decide(
        _ act: String,
        on id: ProblemID,
        _ form: Fields,
        _ files: Evidence,
        by actor: Actor
    ) async throws -> Outcome<ProblemID> {
        let (version, note) = (form.int("version") ?? 0, form.text("note"))
        let decisions = ProblemDecisions(database: database, environment: environment)
        switch act {
        case "notice":
            let day = form.day("day")
            return try await decisions.giveNotice(id, version: version, note: note, until: day, files: files, by: actor)
        case "return": return try await decisions.sendBack(id, version: version, note: note, by: actor)
        case "phase-refusal": return try await decisions.refusePhase(id, version: version, note: note, by: actor)
        case "keeping": return try await decisions.keep(id, version: version, note: note, by: actor)
        case "withdrawal": return try await decisions.withdraw(id, version: version, note: note, by: actor)
        case "reassignment":
            return try await decisions.reassign(id, version: version, to: form.id("owner"), note: note, by: actor)
        case "rescheduling":
            return try await decisions.reschedule(id, version: version, PhaseFields.read(form), note: note, by: actor)
        case "look-back":
            return try await decisions.confirmHeld(id, version: version, note: note, files: files, by: actor)
        case "reopening":
            let day = form.day("day1")
            return try await decisions.reopen(id, version: version, due: day, note: note, files: files, by: actor)
        case "escalation":
            return try await DecideStep(database: database, environment: environment, vault: vault)(
                id,
                version: version,
                LadderStep(rawValue: form.text("step")),
                isTaken: form.text("decision") != "declined",
                reason: note,
                by: actor
            )
        default: return try await decisions.pass(act, id, version: version, note: note, files: files, by: actor)
        }
    }

    private func stepWords(_ form: Fields) -> String {
        guard let step = LadderStep(rawValue: form.text("step")) else { return "督促措施：已办理。" }
        if form.text("decision") == "declined" { return "暂不\(step.word)：已记录。" }
        return "已\(step.word)。" + (step == .supervision ? "督办函已开出。" : "")
    }

    private func assign(_ id: ProblemID, _ version: Int, _ form: Fields, by actor: Actor) async throws -> Outcome<
        ProblemID
    > {
        var assignment = Assignment()
        assignment.kind = PaperKind(rawValue: form.text("kind")) ?? .assignment
        assignment.words = form.text("note")
        assignment.owner = form.id("owner")
        assignment.person = form.text("person")
        assignment.checker = form.id("checker")
        assignment.phases = PhaseFields.read(form)
        assignment.needsNotice = form.bool("needs")
        let assign = AssignProblems(database: database, environment: environment, vault: vault)
        switch try await assign([id], version: version, assignment, by: actor) {
        case .refused(let issues): return .refused(issues)
        case .done: return .done(id)
        }
    }

    /// Every ticked problem goes to its unit; each unit gets one slip.
    private func assignAll(_ visit: Visit) async throws -> Reply {
        let (actor, filter, turn) = (try visit.actor, ProblemFilter(visit.query), ProblemTurn(visit.query))
        let ids = Array(visit.form.ids("problem", of: Problem.self).prefix(Self.pageSize))
        var assignment = Assignment()
        assignment.kind = PaperKind(rawValue: visit.form.text("kind")) ?? .assignment
        assignment.words = visit.form.text("note")
        assignment.due = visit.form.day("due")
        let assign = AssignProblems(database: database, environment: environment, vault: vault)
        switch try await assign(ids, assignment, by: actor) {
        case .done(let papers):
            return .redirect(
                to: "/papers?about=problems",
                notice: Notice(.done, "\(ids.count) 个问题已交办，开出 \(papers.count) 份\(assignment.kind.word)。")
            )
        case .refused(let issues):
            let attempt = ProblemAttempt(
                act: "assignments",
                errors: FieldError.list(issues, problemWords),
                values: values(visit),
                chosen: Set(ids.map { "\($0)" })
            )
            let page = try await listPage(for: actor, filter, turn, attempt)
            return .unprocessable(page.render(await visit.pageContext))
        }
    }
}
