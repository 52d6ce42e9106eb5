import Core
import Database
import Documents
import Files
import PaperFormat
import Records

/// Takes in a county's own form for a kind of document, after looking at every field in it.
package struct KeepTemplate: Sendable {
    let desk: PaperDesk

    package init(_ desk: PaperDesk) { self.desk = desk }

    package func callAsFunction(
        _ kind: PaperKind,
        file path: String,
        named name: String,
        by actor: Actor
    ) async throws -> Outcome<[String]> {
        guard PaperPolicy.mayKeepTemplates(actor) else { return .refused([Issue("paper.notAllowed")]) }
        let fields: [String]
        switch Self.look(at: path, named: name, for: kind) {
        case .refused(let issues): return .refused(issues)
        case .done(let found): fields = found
        }
        let stored: StoredFile
        do {
            stored = try desk.vault.store(contentsOf: path, originalName: name, types: [.docx])
        } catch {
            return .refused([Issue("template.type", field: "file", ["name": name])])
        }
        let environment = desk.environment
        return try await desk.database.write { tx in
            let line = TemplateLine(
                id: environment.newID(),
                kind: kind,
                digest: "\(stored.digest)",
                name: "\(stored.name)",
                person: actor.name,
                at: environment.now()
            )
            try tx.paperTemplates.insert(line, county: actor.county, account: actor.account)
            try tx.records.append(
                RecordEntry("template.upload", on: "template", line.id.rawValue, "\(kind.word)：\(stored.name)"),
                by: actor,
                in: environment
            )
            return .done(fields)
        }
    }

    /// Back to the standard form.
    package func remove(_ kind: PaperKind, by actor: Actor) async throws -> Outcome<Void> {
        guard PaperPolicy.mayKeepTemplates(actor) else { return .refused([Issue("paper.notAllowed")]) }
        let environment = desk.environment
        return try await desk.database.write { tx in
            guard let current = try tx.paperTemplates.current(in: actor.county)[kind] else { return .done }
            try tx.paperTemplates.end(kind, in: actor.county, at: environment.now())
            try tx.records.append(
                RecordEntry("template.removal", on: "template", current.id.rawValue, kind.word),
                by: actor,
                in: environment
            )
            return .done
        }
    }

    private static func look(at path: String, named name: String, for kind: PaperKind) -> Outcome<[String]> {
        let form: PaperTemplate
        do {
            form = try PaperTemplate(.file(path: path))
        } catch {
            let isOther = [.brokenArchive, .damaged(.docx), .unreadable].contains(error)
            return .refused([
                isOther ? Issue("template.type", field: "file", ["name": name]) : error.issue(field: "file")
            ])
        }
        let fields = form.fields
        guard !fields.isEmpty else { return .refused([Issue("template.fields", field: "file", ["name": name])]) }
        let broken = form.brokenFields.prefix(3).map { Issue("template.broken", ["text": $0]) }
        let issues = broken + kind.issues(ofFields: fields) + form.shapeIssues
        guard issues.isEmpty else { return .refused(issues.map { Issue($0.key, field: "file", $0.values) }) }
        return .done(fields)
    }
}
