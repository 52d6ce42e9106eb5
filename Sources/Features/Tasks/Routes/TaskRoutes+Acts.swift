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
                uploadLimit: uploadLimit,
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
        let evidence = EvidenceIntake(vault: vault, environment: environment)
        let outcome: Outcome<TaskID>
        switch try evidence.take(visit.uploads) {
        case .refused(let issues): outcome = .refused(issues)
        case .done(let files): outcome = try await perform(act, on: id, visit, files, by: actor)
        }
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

    private func perform(
        _ act: String,
        on id: TaskID,
        _ visit: Visit,
        _ files: [NewAttachment],
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        let (form, version) = (visit.form, visit.form.int("version") ?? 0)
        let note = form.text("note")
        let acts = TaskActs(database: database, environment: environment)
        let objections = Objections(database: database, environment: environment)
        let extensions = Extensions(database: database, environment: environment)
        switch act {
        case "signing": return try await acts.sign(id, version: version, by: actor)
        case "closeout-request":
            return try await acts.requestCloseOut(id, version: version, note: note, files: files, by: actor)
        case "closeout": return try await acts.closeOut(id, version: version, note: note, by: actor)
        case "return": return try await acts.sendBack(id, version: version, note: note, by: actor)
        case "reopening": return try await acts.reopen(id, version: version, note: note, by: actor)
        case "withdrawal": return try await acts.withdraw(id, version: version, note: note, by: actor)
        case "objection": return try await objections.object(id, version: version, reason: note, by: actor)
        case "keeping": return try await objections.keep(id, version: version, reason: note, by: actor)
        case "reassignment":
            return try await objections.reassign(id, version: version, to: form.id("unit"), reason: note, by: actor)
        case "extension":
            return try await extensions.request(id, version: version, until: form.day("day"), reason: note, by: actor)
        case "extension-decision":
            let granted = form.text("decision") == "granted"
            return try await extensions.decide(id, version: version, granted: granted, reason: note, by: actor)
        case "progress": return try await report(id, version, form, files, by: actor)
        case "split":
            let split = SplitTask(database: database, environment: environment)
            return try await split(id, version: version, SplitForm(form).parts, note: note, by: actor)
        default:
            let remind = RemindUnits(database: database, environment: environment)
            return try await remind(id, version: version, words: note, by: actor)
        }
    }

    private func report(
        _ id: TaskID,
        _ version: Int,
        _ form: Fields,
        _ files: [NewAttachment],
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        // Words that are no number must not pass as an empty answer.
        for (name, key) in [("quantity", "quantity.number"), ("percent", "percent.range")]
        where form.filled(name) != nil && form.number(name) == nil {
            return .refused([Issue(key, field: name)])
        }
        let input = ProgressInput(
            words: form.text("note"),
            percent: form.number("percent"),
            quantity: form.number("quantity")
        )
        let report = ReportProgress(database: database, environment: environment)
        return try await report(id, version: version, input, files: files, by: actor)
    }

    /// Reminds the lead units of every ticked task; those that meanwhile closed are counted, not failed.
    private func remindAll(_ visit: Visit) async throws -> Reply {
        let (actor, words) = (try visit.actor, visit.form.text("note"))
        let ids = visit.form.ids("task", of: Task.self)
        guard !ids.isEmpty, !words.isEmpty else {
            return .redirect(to: "/tasks", notice: Notice(.blocked, "勾选要催办的任务，并写上催办的话。"))
        }
        let remind = RemindUnits(database: database, environment: environment)
        var done = 0
        for id in ids.prefix(Self.pageSize) {
            let version = try await database.read { tx in try tx.tasks.find(id, for: actor).version }
            if try await remind(id, version: version, words: words, by: actor).value != nil { done += 1 }
        }
        let rest = ids.count - done
        let others = rest == 0 ? "" : "，\(rest) 项现在不用催办"
        return .redirect(to: "/tasks", notice: Notice(.done, "已催办 \(done) 项任务\(others)。"))
    }
}

/// Words for the fields of the acts' forms, shown when a form is held over a sign-in.
enum TaskFieldWords {
    static let words = [
        "note": "文字说明", "percent": "完成比例", "quantity": "累计完成数量", "day": "希望延到", "unit": "单位",
        "decision": "答复", "target": "承接单位或岗位", "version": "版本",
    ]
}
