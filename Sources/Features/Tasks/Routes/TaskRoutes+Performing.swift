import Core
import Web

/// From a form to the use case of its act.
extension TaskRoutes {
    func perform(
        _ act: String,
        on id: TaskID,
        _ visit: Visit,
        _ files: Evidence,
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
        _ files: Evidence,
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
}
