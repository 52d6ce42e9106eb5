import Core
import Database
import Files
import Web

/// Everything people reach about tasks.
package struct TaskRoutes: Sendable {
    package let database: Database
    package let environment: Environment
    package let vault: FileVault
    package let thresholds: LightThresholds
    let summaries: TaskSummaries

    package init(
        database: Database,
        environment: Environment,
        vault: FileVault,
        thresholds: LightThresholds,
        summaries: TaskSummaries
    ) {
        self.summaries = summaries
        self.database = database
        self.environment = environment
        self.vault = vault
        self.thresholds = thresholds
    }

    package var all: [Route] { lists + acts + issuing + files }

    /// Lights as they stand today.
    var light: LightColumn { LightColumn(today: environment.today, thresholds: thresholds) }

    static let readers = Access.roles([.supervisor, .leader, .officer, .township, .village])
    static let supervisors = Access.roles([.supervisor])
    static let pageSize = 50
    /// Bytes of one form with its files: one of the largest, or many small ones.
    var uploadLimit: Int { Self.uploadLimit(vault) }

    package static func uploadLimit(_ vault: FileVault) -> Int { vault.largest + 12_000_000 }
}
