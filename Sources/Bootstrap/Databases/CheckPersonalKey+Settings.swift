import Catalogue
import Core
import Database
import Ledgers

extension CheckPersonalKey {
    /// Of the key of the settings against what a database keeps sealed.
    init(_ database: Database, _ settings: Settings) {
        let ledgers = LedgerDesk(
            database: database,
            environment: .live(),
            shelf: BookShelf(),
            vault: PersonalVault(secret: settings.personalKey)
        )
        self.init(CatalogueDesk(ledgers: ledgers, files: settings.vault))
    }
}
