import Core
import Database
import Directives
import Files
import PolicyText
import Tasks

/// Loads the county's documents, settles what the reading left open, and issues.
struct DemoDocuments {
    let database: Database
    let vault: FileVault
    let clock: DemoClock
    let supervisor: Actor

    func load(_ text: String) async throws -> DirectiveID {
        let load = LoadDirective(database: database, environment: clock.environment, vault: vault)
        return try await load(LoadDirective.Input(source: .pasted(text)), by: supervisor).orThrow("load").id
    }

    /// Takes the suggested lead where the text names none, as an officer would who looks the drafts through.
    func settleLeads(_ id: DirectiveID) async throws {
        let assign = AssignUnit(CorrectDirective(database: database, environment: clock.environment))
        for draft in try await open(id) where draft.lead == nil {
            guard let unit = draft.suggested.first?.name else { continue }
            _ = try await assign(unit, as: .lead, to: .draft(draft.id), in: id, by: supervisor)
        }
    }

    /// An earlier day than the text's, as the meeting agreed afterwards.
    func setDeadline(_ day: Day, ofFirstLedBy unit: String, in id: DirectiveID) async throws {
        let edit = EditDraft(CorrectDirective(database: database, environment: clock.environment))
        guard let draft = try await open(id).first(where: { $0.lead?.name == unit && $0.masked.isEmpty }) else {
            return
        }
        var changed = DraftEdit(draft)
        changed.deadline = day
        _ = try await edit(draft.id, in: id, version: draft.version, changed, by: supervisor)
    }

    /// Says what the document hides as XX.
    func nameMasked(_ id: DirectiveID, as value: (Int) -> String) async throws {
        let name = NameMaskedValue(CorrectDirective(database: database, environment: clock.environment))
        let spans = Set(try await open(id).flatMap(\.masked).compactMap(\.span))
        for (index, span) in spans.sorted(by: { $0.start < $1.start }).enumerated() {
            _ = try await name(span, is: value(index), in: id, by: supervisor)
        }
    }

    /// Issues the open drafts that can be and are chosen.
    @discardableResult
    func issue(_ id: DirectiveID, where chosen: (DraftTask) -> Bool = { _ in true }) async throws -> [IssuedTask] {
        let today = clock.now.day
        let drafts = try await open(id).filter { IssuingRules.issues([$0], on: today).isEmpty && chosen($0) }
        guard !drafts.isEmpty else { return [] }
        let issue = IssueTasks(database: database, environment: clock.environment)
        return try await issue(id, Set(drafts.map(\.id)), by: supervisor).orThrow("issue")
    }

    /// Takes out what will never become a task.
    func discardRest(_ id: DirectiveID) async throws {
        let rest = try await open(id).map(\.id)
        guard !rest.isEmpty else { return }
        let discard = DiscardDrafts(CorrectDirective(database: database, environment: clock.environment))
        _ = try await discard(rest, in: id, by: supervisor)
    }

    func open(_ id: DirectiveID) async throws -> [DraftTask] {
        let county = supervisor.county
        return try await database.read { tx in try tx.drafts.issuable(id, county: county) }
    }
}

/// The generator asked for something the rules refuse: a mistake in the generator.
struct DemoFault: Error, CustomStringConvertible {
    let act: String
    let issues: [Issue]

    var description: String { "\(act): \(issues.map(\.key).joined(separator: ", "))" }
}

extension Outcome {
    func orThrow(_ act: String) throws -> Value {
        guard let value else { throw DemoFault(act: act, issues: issues) }
        return value
    }
}
