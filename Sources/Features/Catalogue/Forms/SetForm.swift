import Core
import Database
import Ledgers
import Programmes
import Records

/// 登记表单: number, issuer, approval, validity and minutes of a form.
package struct SetForm: Sendable {
    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    package func callAsFunction(_ key: String, _ draft: FormDraft, by actor: Actor) async throws -> Outcome<String> {
        let desk = desk
        return try await desk.database.write { tx in
            let book = try desk.shelf.current(key, in: actor.county, tx)
            guard CataloguePolicy.mayKeep(actor, book.playbook, functions: try tx.programmes.functions(of: actor))
            else {
                return .refused([Issue("form.notAllowed")])
            }
            let issues = FormRules.issues(draft)
            guard issues.isEmpty else { return .refused(issues) }
            try tx.forms.set(key, draft, by: actor, at: desk.environment.now())
            try tx.records.append(
                RecordEntry("form.setting", on: "ledger", book.ledger.rawValue, draft.words(of: book.playbook.name)),
                by: actor,
                in: desk.environment
            )
            return .done(key)
        }
    }
}

/// Who may do what with forms and new ledgers; pure.
package enum CataloguePolicy {
    /// The supervision office, and the department that leads.
    package static func mayKeep(_ actor: Actor, _ playbook: Playbook, functions: Set<String>) -> Bool {
        actor.role == .supervisor || actor.role == .officer && functions.contains(playbook.lead)
    }

    /// County offices make ledgers: units below the county build no forms of their own (国办函〔2026〕12号 第二条).
    package static func mayPropose(_ actor: Actor) -> Bool {
        [.supervisor, .officer].contains(actor.role) && actor.region.level == .county
    }

    /// A department makes ledgers it leads itself.
    package static func mayLead(_ actor: Actor, _ lead: String, functions: Set<String>) -> Bool {
        mayPropose(actor) && (actor.role == .supervisor || functions.contains(lead))
    }
}

extension FormDraft {
    func words(of name: String) -> String {
        let facts = [
            ("表号", number), ("制定机关", issuer), ("批准文号", approval), ("有效期至", validThrough), ("每次分钟数", minutes),
        ]
        let told = facts.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }.joined(separator: "，")
        return "\(name)：\(told.isEmpty ? "清空" : told)"
    }
}
