import Core
import Database
import Ledgers

extension PersonalVault {
    /// With the one secret of tests.
    package static var ofTests: PersonalVault { PersonalVault(secret: Array(repeating: 5, count: 32)) }
}

extension LedgerDesk {
    /// The desk of a county in a test.
    package static func ofTests(
        _ database: Database,
        _ environment: Core.Environment,
        shelf: BookShelf = BookShelf()
    ) -> LedgerDesk {
        LedgerDesk(database: database, environment: environment, shelf: shelf, vault: .ofTests)
    }
}
