import Core
import Database
import Files
import Indicators
import Papers
import Tasks

/// What every act and page about rounds works with.
package struct RoundDesk: Sendable {
    package let papers: PaperDesk

    package init(papers: PaperDesk) { self.papers = papers }

    package var database: Database { papers.database }
    package var environment: Environment { papers.environment }
    package var vault: FileVault { papers.vault }
    package var indicators: IndicatorDesk { papers.indicators }
    package var today: Day { environment.today }
    var thresholds: LightThresholds { indicators.thresholds }
    var light: LightColumn { LightColumn(today: today, thresholds: thresholds) }
}
