import Core
import Database
import Files
import Ledgers
import Uploads

/// What the catalogue and new ledgers work with.
package struct CatalogueDesk: Sendable {
    package let ledgers: LedgerDesk
    let files: FileVault

    package init(ledgers: LedgerDesk, files: FileVault) {
        self.ledgers = ledgers
        self.files = files
    }

    var database: Database { ledgers.database }
    var environment: Environment { ledgers.environment }
    /// Files that were sent in chunks before the form that names them.
    var uploads: UploadDesk { UploadDesk(database: database, environment: environment, vault: files) }
    var shelf: BookShelf { ledgers.shelf }
}
