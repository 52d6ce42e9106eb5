import Core
import Database
import Records
import Workflow

/// Moves a round by its workflow: the step every act of those who lead it shares.
struct MoveRound: Sendable {
    let desk: RoundDesk

    /// `version` is what the person saw; another one by now is refused as changed, with nothing written.
    func callAsFunction(
        _ id: RoundID,
        version: Int,
        _ request: MoveRequest,
        by actor: Actor,
        checking: @escaping @Sendable (Transaction, RoundDossier) throws -> [Issue] = { _, _ in [] },
        change: @escaping @Sendable (Transaction, RoundDossier, Movement) throws -> Void
    ) async throws -> Outcome<RoundID> {
        let desk = desk
        return try await desk.database.write { tx in
            let dossier = try desk.dossier(id, for: actor, locking: true, tx)
            guard let transition = roundWorkflow.transition(request.transition) else {
                throw NotFound("act", request.transition)
            }
            guard transition.permits(actor, dossier) else {
                return .refused([Issue("move.notAllowed", ["act": transition.word])])
            }
            let issues = try checking(tx, dossier)
            guard issues.isEmpty else { return .refused(issues) }
            let outcome = try MoveSubject(roundWorkflow, in: desk.environment)(dossier, request, by: actor, in: tx) {
                try tx.rounds.place(id, at: $0, version: version)
            }
            guard let movement = outcome.value else { return .refused(outcome.issues) }
            try change(tx, dossier, movement)
            return .done(id)
        }
    }
}

/// What those who lead a round do with it.
package struct RoundActs: Sendable {
    let desk: RoundDesk
    let move: MoveRound

    package init(_ desk: RoundDesk) {
        self.desk = desk
        move = MoveRound(desk: desk)
    }

    /// Calls on everybody who has not said what only they can say.
    package func remind(_ id: RoundID, version: Int, by actor: Actor) async throws -> Outcome<RoundID> {
        let now = desk.environment.now()
        return try await move(
            id,
            version: version,
            MoveRequest("reminder"),
            by: actor,
            checking: { _, dossier in dossier.missing.isEmpty ? [Issue("round.nobodyMissing")] : [] },
            change: { tx, dossier, _ in
                try tx.rounds.remind(dossier.dues.missing.map(\.unit), of: id, at: now)
            }
        )
    }

    /// Who is missing stays on record; promises whose day is over are settled by the ledgers' numbers of that day.
    package func close(_ id: RoundID, version: Int, words: String, by actor: Actor) async throws -> Outcome<RoundID> {
        let desk = desk
        return try await move(
            id,
            version: version,
            MoveRequest("closing", note: words),
            by: actor,
            checking: { _, dossier in
                guard !dossier.missing.isEmpty, words.isEmpty else { return [] }
                let names = dossier.missing.prefix(5).joined(separator: "、") + (dossier.missing.count > 5 ? "等" : "")
                let values = ["count": "\(dossier.missing.count)", "names": names]
                return [Issue("round.missingReason", field: "note", values)]
            },
            change: { tx, dossier, movement in
                let standings = dossier.dues.owners.map { ($0.unit, dossier.dues.standing(of: $0)) }
                let said = Dictionary(standings, uniquingKeysWith: { first, _ in first })
                try tx.rounds.close(id, words, by: actor, at: movement.at, said)
                try desk.settle(in: dossier.round.county, tx)
            }
        )
    }

    package func reopen(_ id: RoundID, version: Int, reason: String, by actor: Actor) async throws -> Outcome<RoundID> {
        try await move(id, version: version, MoveRequest("reopening", note: reason), by: actor) { tx, _, _ in
            try tx.rounds.reopen(id)
        }
    }
}

extension RoundDesk {
    /// Promises the ledgers decide, as soon as their day is over.
    func settle(in county: RegionCode, _ tx: Transaction) throws {
        let due = try tx.promises.due(in: county, from: today.adding(days: -120), through: today.adding(days: -1))
        for line in try lines(due.filter { $0.isCounted && $0.result == nil }, in: county, tx) {
            guard line.standing == .kept || line.standing == .broken else { continue }
            _ = try tx.promises.settle(
                line.promise.id,
                line.standing == .kept ? .kept : .broken,
                reached: line.reached,
                line.measure,
                by: RoundPromise.ledgerName,
                on: today
            )
        }
    }
}
