import Core
import Database
import Indicators
import Papers
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
}
