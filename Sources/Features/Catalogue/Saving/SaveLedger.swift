import Core
import Database
import Imports
import Ledgers
import Programmes
import Records

/// 保存修改: what a person changed of a proposal is kept, whether or not it can be saved as a ledger yet.
package struct ReviseProposal: Sendable {
    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    /// Refused where somebody else changed it since: nothing of theirs is written over unseen.
    /// - Parameters:
    ///   - seen: the version the change was made to.
    ///   - isFinal: whether it becomes a ledger next, so that all of it must have been seen.
    package func callAsFunction(
        _ id: ProposalID,
        seen: Int? = nil,
        isFinal: Bool = false,
        by actor: Actor,
        _ change: @escaping @Sendable (inout ProposalBody) -> Void
    ) async throws -> Outcome<ProposalRecord> {
        let desk = desk
        return try await desk.database.write { tx in
            var record = try tx.proposals(desk.vault).find(id, for: actor, locking: true)
            guard record.ledger == nil else {
                return .refused([Issue("proposal.done", ["name": record.body.ledger.name])])
            }
            var changed = record.body
            change(&changed)
            // The same form sent twice changes nothing.
            if changed == record.body, !isFinal { return .done(record) }
            if let behind = record.behind(seen) { return .refused([behind]) }
            record.body = changed
            try tx.proposals(desk.vault).update(&record, at: desk.environment.now())
            return .done(record)
        }
    }
}

/// 保存新台账: the proposal becomes the county's own playbook, taken on at once, with its form in the catalogue.
package struct SaveLedger: Sendable {
    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    /// Answers the ledger's key.
    /// - Parameter seen: the version that is to become a ledger.
    package func callAsFunction(_ id: ProposalID, seen: Int? = nil, by actor: Actor) async throws -> Outcome<String> {
        let desk = desk
        return try await desk.database.write { tx in
            var record = try tx.proposals(desk.vault).find(id, for: actor, locking: true)
            let ledger = record.body.ledger
            if record.ledger != nil { return .refused([Issue("proposal.done", ["name": ledger.name])]) }
            if let behind = record.behind(seen) { return .refused([behind]) }
            let functions = try tx.programmes.functions(of: actor)
            guard CataloguePolicy.mayLead(actor, ledger.lead, functions: functions) else {
                return .refused([Issue("proposal.lead", field: "lead")])
            }
            let issues = ProposalRules.issues(record.body)
            guard issues.isEmpty else { return .refused(issues) }
            // Whoever saves a ledger of this name in the same moment is seen below.
            try tx.programmes.takeTurns()
            let books = try desk.shelf.all(in: actor.county, tx)
            if books.contains(where: { $0.playbook.key == ledger.key || $0.playbook.name == ledger.name }) {
                return .refused([Issue("proposal.taken", field: "name", ["name": ledger.name])])
            }
            let links = ledger.links(to: try desk.shelf.readable(by: actor, tx).map(\.playbook))
            let lost = ledger.lost(links)
            guard lost.isEmpty else { return .refused(lost) }
            let yaml = ledger.yaml(linking: links, on: desk.environment.today)
            let (text, problems) = try tx.programmes.reading(yaml, key: ledger.key, in: actor.county)
            guard let text else {
                return .refused(problems.map { Issue("proposal.check", ["sentence": $0.sentence]) })
            }
            let author = RecordAuthor(actor)
            let adopted = try AdoptProgramme.adopt(text, author, account: actor.account, in: desk.environment, tx)
            guard adopted.value != nil else { return .refused(adopted.issues) }
            try tx.forms.set(ledger.key, record.body.form, by: actor, at: desk.environment.now())
            record.ledger = ledger.key
            try tx.proposals(desk.vault).update(&record, at: desk.environment.now())
            let words = "\(record.file.own)：\(ledger.name)，\(ledger.kept.count) 个字段"
            try tx.records.append(
                RecordEntry("proposal.saving", on: "proposal", id.rawValue, words),
                by: actor,
                in: desk.environment
            )
            return .done(ledger.key)
        }
    }
}

/// 放弃拟建台账: a sheet that becomes no ledger.
package struct DiscardProposal: Sendable {
    let desk: CatalogueDesk

    package init(_ desk: CatalogueDesk) { self.desk = desk }

    package func callAsFunction(_ id: ProposalID, by actor: Actor) async throws -> Outcome<String> {
        let desk = desk
        return try await desk.database.write { tx in
            let record = try tx.proposals(desk.vault).find(id, for: actor, locking: true)
            guard record.ledger == nil else {
                return .refused([Issue("proposal.done", ["name": record.body.ledger.name])])
            }
            try tx.proposals(desk.vault).delete(record)
            try tx.records.append(
                RecordEntry("proposal.discarding", on: "proposal", id.rawValue, record.file.own),
                by: actor,
                in: desk.environment
            )
            return .done(record.file.own)
        }
    }
}
