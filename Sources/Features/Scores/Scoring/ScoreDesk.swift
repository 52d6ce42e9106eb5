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
    package let visits: VisitMarks

    package init(
        indicators: IndicatorDesk,
        vault: FileVault,
        schemes: SchemeShelf,
        visits: VisitMarks = .none
    ) {
        self.indicators = indicators
        self.vault = vault
        self.schemes = schemes
        self.visits = visits
    }

    package var database: Database { indicators.database }
    package var environment: Environment { indicators.environment }

    /// The scheme of a period, in the version it began with.
    package func scheme(of period: ScorePeriod, _ tx: Transaction) throws -> ScoreScheme {
        let (key, yaml) = try tx.scores.schemeText(period.scheme)
        let file = WrittenFile(name: "\(key).yaml", bytes: Array(yaml.utf8))
        // An indicator that is gone since is unknown, not a reason to lose the scheme.
        guard let scheme = SchemeReading(file, knows: { _ in true }).scheme else { throw NotFound("scheme", key) }
        return scheme
    }
}

/// Where scores of visits come from: another feature hands them over in this shape, or none does.
package struct VisitMarks: Sendable {
    package struct Mark: Hashable, Sendable {
        package let unit: UnitID?
        package let region: RegionCode
        package let day: Day
        package let title: String
        package let address: String?
        /// 0 to 1.
        package let share: Double

        package init(unit: UnitID?, region: RegionCode, day: Day, title: String, address: String?, share: Double) {
            (self.unit, self.region, self.day, self.title) = (unit, region, day, title)
            (self.address, self.share) = (address, share)
        }
    }

    package typealias Reading = @Sendable (Transaction, RegionCode, ClosedRange<Day>) throws -> [Mark]

    /// Nil where nobody hands any over: the items that ask for them are unknown then.
    let read: Reading?

    package init(_ read: @escaping Reading) { self.read = read }
    private init() { read = nil }

    package static let none = VisitMarks()
}
