import Core
import Database
import Ledgers
import Records

/// Tells two states of what pages of programmes are computed from apart. Every write counts itself in its own transaction,
/// so an answer worked out in one state holds in another exactly where the numbers are the same.
struct NumbersRevision: Hashable, Sendable {
    /// Places and their names, targets, entered numbers.
    private let subjects: [RevisionSubject: Int64]
    /// The versions of playbooks the county runs.
    private let programmes: [ProgrammeID]
    private let ledgers: [LedgerID: Int64]

    init(_ books: [LedgerBook], _ tx: Transaction) throws {
        subjects = try tx.revisions.writes()
        programmes = books.map(\.programme)
        let writes = try tx.rollUps.writes()
        ledgers = Dictionary(books.map { ($0.ledger, writes[$0.ledger] ?? 0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether what was computed from the sums of some ledgers is the same in another state.
    func holds(for other: NumbersRevision, _ ledgers: Set<LedgerID>) -> Bool {
        subjects == other.subjects && programmes == other.programmes
            && ledgers.allSatisfy { self.ledgers[$0] == other.ledgers[$0] }
    }
}
