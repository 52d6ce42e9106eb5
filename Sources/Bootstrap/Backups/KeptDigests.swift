import Catalogue
import Database
import Directives
import Imports
import Tasks

extension Transaction {
    /// Of every file of the vault that something in the database names: what a backup holds.
    func keptDigests() throws -> Set<String> {
        try attachments.digests().union(directives.originalDigests()).union(imports.digests()).union(
            proposals.digests()
        )
    }
}
