import Core
import Database
import Pages
import Web

extension TaskRoutes {
    /// One address an act: `/tasks/{task}/signing`.
    var acts: [Route] {
        let purposes: [(String, String)] = [
            ("signing", "签收任务"), ("objection", "提出异议"), ("keeping", "维持分工"), ("reassignment", "改派任务"),
            ("progress", "报送进展"), ("extension", "申请延期"), ("extension-decision", "审批延期"), ("split", "分派任务"),
            ("closeout-request", "申请销号"), ("closeout", "核验销号"), ("return", "退回修改"), ("reopening", "重启任务"),
            ("withdrawal", "撤销任务"), ("reminder", "催办"),
        ]
        let single = purposes.map { act, purpose in
            Route.post(
                "/tasks/{task}/\(act)",
                Self.readers,
                purpose,
                uploadLimit: TaskEvidence.acts.contains(act) ? uploadLimit : Route.formLimit,
                returnsForm: true,
                fieldWords: TaskFieldWords.words
            ) { visit in try await make(act, purpose, visit) }
        }
        return single + [
            .post("/tasks/reminders", Self.supervisors, "批量催办", fieldWords: TaskFieldWords.words) { visit in
                try await remindAll(visit)
            }
        ]
    }

    private func make(_ act: String, _ purpose: String, _ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("task", of: Task.self))
        let outcome = try await outcome(of: act, on: id, visit, by: actor)
        if case .done = outcome {
            return .redirect(to: "/tasks/\(id)", notice: Notice(.done, "\(purpose)：已办理。"))
        }
        let attempt = TaskAttempt(
            act: act,
            errors: FieldError.list(outcome.issues, taskWords),
            values: Dictionary(visit.form.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            chosen: Set(visit.form.all("unit") + visit.form.all("target"))
        )
        return .unprocessable(try await page(of: id, for: actor, attempt: attempt).render(await visit.pageContext))
    }

    /// Whether this person may act comes first, then what was sent; files stay where they came until the act is allowed.
    private func outcome(
        of act: String,
        on id: TaskID,
        _ visit: Visit,
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        let dossier = try await database.read { tx in try tx.tasks.dossier(id, for: actor) }
        let issues = TaskPolicy.issues(act, dossier, by: actor)
        guard issues.isEmpty else { return .refused(issues) }
        guard visit.uploads.allSatisfy({ $0.size == 0 }) || TaskEvidence.acts.contains(act) else {
            return .refused([Issue("file.notHere", field: "files")])
        }
        switch EvidenceIntake(vault: vault, environment: environment).look(at: visit.uploads, lost: visit.lostFiles) {
        case .refused(let issues): return .refused(issues)
        case .done(let files): return try await perform(act, on: id, visit, files, by: actor)
        }
    }
}

/// Words for the fields of the acts' forms, shown when a form is held over a sign-in.
enum TaskFieldWords {
    static let words = [
        "note": "文字说明", "percent": "完成比例", "quantity": "累计完成数量", "day": "希望延到", "unit": "单位",
        "decision": "答复", "target": "承接单位或岗位", "version": "版本",
    ]
}
