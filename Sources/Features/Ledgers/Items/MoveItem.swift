import Core
import Database
import Programmes
import Tasks
import Workflow

/// Moves a thing by its playbook: gates, proof, stage, sums, movement and record in one transaction.
package struct MoveItem: Sendable {
    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// `version` is what the person saw. A move that a gate refuses is remembered with the gate, so that the programme's
    /// page can say what holds things up.
    package func callAsFunction(
        _ id: ItemID,
        version: Int,
        _ request: MoveRequest,
        files: [NewAttachment] = [],
        by actor: Actor
    ) async throws -> Outcome<ItemID> {
        let desk = desk
        do {
            return try await desk.database.write { tx in
                let today = desk.environment.today
                let dossier = try tx.items(desk.shelf).dossier(id, for: actor, on: today, locking: true)
                guard dossier.item.version == version else { return .refused([Issue("move.changed")]) }
                var sums = RollUps()
                let outcome = try desk.move(dossier, request, files, by: actor, &sums, tx)
                try tx.rollUps.add(sums)
                return outcome
            }
        } catch let large as SumTooLarge {
            return .refused([large.issue(for: actor)])
        }
    }
}

extension LedgerDesk {
    /// The move itself, for one and for many; the dossier was read with the thing's row locked, the sums are the caller's to
    /// write.
    func move(
        _ dossier: ItemDossier,
        _ request: MoveRequest,
        _ files: [NewAttachment] = [],
        by actor: Actor,
        _ sums: inout RollUps,
        _ tx: Transaction
    ) throws -> Outcome<ItemID> {
        if let issue = ActWords.tooLong(request.note, field: "note") { return .refused([issue]) }
        let (item, book, store, now) = (dossier.item, dossier.book, tx.items(shelf), environment.now())
        var new = item
        let workflow = book.workflow.workflow(for: dossier)
        let outcome = try MoveSubject(workflow, in: environment)(dossier, request, by: actor, in: tx) { stage in
            guard let place = book.playbook.stage(stage.rawValue) else { return false }
            new.stage = book.stageNumbers[place]
            new.stageDay = new.stage == item.stage ? item.stageDay : now.day
            new.measures = try amounts(of: new, over: item, book, on: now.day, tx)
            try store.place(item, at: new.stage, measures: new.measures, on: new.stageDay, now: now)
            return true
        }
        guard let movement = outcome.value else {
            try store.remember(outcome.issues, of: item, at: now)
            return .refused(outcome.issues)
        }
        try store.insert(files, of: item, on: movement.id, by: actor, at: now)
        if !book.playbook.gates.isEmpty { try store.forgetRefusals(of: item.id) }
        sums.change(
            of: item.ledger,
            on: now.day,
            seed: item.id.rawValue,
            from: item.contribution,
            to: new.contribution
        )
        try countAround([(new, book)], tx)
        return .done(item.id)
    }
}
