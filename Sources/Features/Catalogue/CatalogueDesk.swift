import Core
import Database
import Files
import Ledgers
import Uploads

/// What the catalogue and new ledgers work with.
package struct CatalogueDesk: Sendable {
    package let ledgers: LedgerDesk
    let files: FileVault
    private let named: NamedDigests?

    /// - Parameter named: lets copies of refused forms go at once.
    package init(ledgers: LedgerDesk, files: FileVault, named: NamedDigests? = nil) {
        self.ledgers = ledgers
        self.files = files
        self.named = named
    }

    package var vault: PersonalVault { ledgers.vault }
    var database: Database { ledgers.database }
    var environment: Environment { ledgers.environment }
    /// Files that were sent in chunks before the form that names them.
    var uploads: UploadDesk { UploadDesk(database: database, environment: environment, vault: files, named: named) }
    var shelf: BookShelf { ledgers.shelf }

    /// Rows of a sheet were held against restricted ledgers: whoever does that has opened them.
    func trace(_ restricted: [LedgerBook], from ledger: ProposedLedger, by actor: Actor) async throws {
        let trace = TraceOpening(database: database, environment: environment)
        for book in restricted { try await trace(book, "与新台账“\(ledger.name)”比对", by: actor) }
    }
}
