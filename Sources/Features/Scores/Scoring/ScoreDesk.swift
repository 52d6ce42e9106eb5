import Core
import Database
import Files
import Indicators
import Ledgers
import Programmes
import Tasks

/// What every act and page about scores works with.
package struct ScoreDesk: Sendable {
    package let indicators: IndicatorDesk
    package let vault: FileVault
    package let schemes: SchemeShelf

    package init(indicators: IndicatorDesk, vault: FileVault, schemes: SchemeShelf) {
        self.indicators = indicators
        self.vault = vault
        self.schemes = schemes
    }

    package var database: Database { indicators.database }
    package var environment: Environment { indicators.environment }

    /// What new periods of a county can begin with: uploaded schemes before the files of the program.
    package func shelf(in county: RegionCode, _ tx: Transaction) throws -> SchemeShelf {
        schemes.with(try tx.scores.usedSchemes(in: county))
    }

    /// The scheme of a period, in the version it began with.
    package func scheme(of period: ScorePeriod, _ tx: Transaction) throws -> ScoreScheme {
        let (key, yaml) = try tx.scores.schemeText(period.scheme)
        let file = WrittenFile(name: "\(key).yaml", bytes: Array(yaml.utf8))
        // An indicator that is gone since is unknown, not a reason to lose the scheme.
        guard let scheme = SchemeReading(file, knows: { _ in true }).scheme else { throw NotFound("scheme", key) }
        return scheme
    }
}
