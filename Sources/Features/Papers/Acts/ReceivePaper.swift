import Core
import Database
import Records

/// 签收文书: somebody of an addressed unit has the document in hand; who and when is kept with it, once a unit.
package struct ReceivePaper: Sendable {
    let database: Database
    let environment: Environment
    let received: PaperReceived

    package init(database: Database, environment: Environment, received: PaperReceived = .nothing) {
        self.database = database
        self.environment = environment
        self.received = received
    }

    package func callAsFunction(_ id: PaperID, by actor: Actor) async throws -> Outcome<PaperID> {
        try await database.write { tx in
            let paper = try tx.papers.find(id, for: actor, locking: true)
            guard paper.stage == .issued else { return .refused([Issue("paper.notIssued.receipt")]) }
            guard PaperPolicy.mayReceive(actor), try tx.papers.isAddressed(id, to: actor.unit) else {
                return .refused([Issue("paper.notYours", ["kind": paper.kind.word])])
            }
            guard try receive(paper, by: actor, tx) else {
                let person = try tx.papers.readers(of: id).first { $0.unit == actor.unit }?.receivedBy ?? ""
                return .refused([Issue("paper.received", ["kind": paper.kind.word, "person": person])])
            }
            try received.follow(id, actor, environment, tx)
            return .done(id)
        }
    }

    /// Within a transaction of the caller; false where the unit signed before.
    private func receive(_ paper: Paper, by actor: Actor, _ tx: Transaction) throws -> Bool {
        try Self.receive(paper.id, paper.numberWords, by: actor, environment, tx)
    }

    /// Also for acts that imply it: whoever signs for a matter has the document about it in hand.
    @discardableResult
    package static func receive(
        _ id: PaperID,
        _ number: String,
        by actor: Actor,
        _ environment: Environment,
        _ tx: Transaction
    ) throws -> Bool {
        guard try tx.papers.receive(id, for: actor.unit, by: actor.name, at: environment.now()) else { return false }
        try tx.records.append(
            RecordEntry("paper.receipt", on: "paper", id.rawValue, number),
            by: actor,
            in: environment
        )
        return true
    }
}

/// What else happens when a document is signed for: a feature above says it, in the same transaction.
package struct PaperReceived: Sendable {
    package let follow: @Sendable (PaperID, Actor, Environment, Transaction) throws -> Void

    package init(_ follow: @escaping @Sendable (PaperID, Actor, Environment, Transaction) throws -> Void) {
        self.follow = follow
    }

    package static let nothing = PaperReceived { _, _, _, _ in }
}
