import Core
import Database
import Indicators
import Ledgers
import Papers
import Programmes
import Rounds

/// What every act and page about on-site meetings works with.
package struct MeetingDesk: Sendable {
    /// Knows promises and what the ledgers say of them.
    package let rounds: RoundDesk

    package init(rounds: RoundDesk) { self.rounds = rounds }

    package var papers: PaperDesk { rounds.papers }
    package var indicators: IndicatorDesk { rounds.indicators }
    package var database: Database { rounds.database }
    package var environment: Environment { rounds.environment }
    package var today: Day { rounds.today }

    /// Ledgers a person may read and everybody present may hear of: briefs are handed round, so a ledger few may read is
    /// never a reason to go somewhere.
    func books(for actor: Actor, _ tx: Transaction) throws -> [LedgerBook] {
        try indicators.shelf.readable(by: actor, tx).filter { !$0.playbook.isRestricted }
    }

    /// The numbers of those ledgers.
    func programmes(for actor: Actor, _ tx: Transaction) throws -> [PlainProgramme] {
        let open = Set(try books(for: actor, tx).map(\.playbook.key))
        return try indicators.programmes(for: actor, tx).filter { open.contains($0.key) }
    }
}
