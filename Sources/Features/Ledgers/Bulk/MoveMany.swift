import Core
import Database
import Tasks
import Workflow

/// Moves of different people in one transaction, each standing on its own: what a gate refuses does not stop the others. No
/// page moves things so: it fills the demonstration's and measured ledgers, and stands here because moves and the sums they
/// bring are this feature's own. What a person does to many things is all or nothing (`BulkActs`).
package struct MoveMany: Sendable {
    package struct Move: Sendable {
        package let item: ItemID
        package let request: MoveRequest
        package let files: [NewAttachment]
        package let actor: Actor

        package init(_ item: ItemID, _ request: MoveRequest, files: [NewAttachment] = [], by actor: Actor) {
            self.item = item
            self.request = request
            self.files = files
            self.actor = actor
        }
    }

    let desk: LedgerDesk

    package init(_ desk: LedgerDesk) { self.desk = desk }

    /// What stood in the way of each, in the order given; empty where it was made.
    package func callAsFunction(_ moves: [Move]) async throws -> [[Issue]] {
        do { return try await make(moves, apart: false) } catch is SumTooLarge {
            return try await make(moves, apart: true)
        }
    }

    /// - Parameter apart: each in a savepoint, which costs more: one that brings too much to a sum had written already.
    private func make(_ moves: [Move], apart: Bool) async throws -> [[Issue]] {
        let desk = desk
        return try await desk.database.write { tx in
            let today = desk.environment.today
            var sums = RollUps()
            func perform(_ move: Move, _ sums: inout RollUps) throws -> [Issue] {
                let dossier = try tx.items(desk.shelf).dossier(move.item, for: move.actor, on: today, locking: true)
                return try desk.move(dossier, move.request, move.files, by: move.actor, &sums, tx).issues
            }
            let issues = try moves.map { move -> [Issue] in
                guard apart else { return try perform(move, &sums) }
                var own = sums
                do {
                    let issues = try tx.savepoint { try perform(move, &own) }
                    sums = own
                    return issues
                } catch let large as SumTooLarge {
                    return [large.issue(for: move.actor)]
                }
            }
            // Once for all of them: a sum many things add to is written once.
            try tx.rollUps.add(sums)
            return issues
        }
    }
}
