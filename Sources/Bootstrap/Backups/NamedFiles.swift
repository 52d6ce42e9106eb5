import Catalogue
import Database
import Directives
import Imports
import Inspections
import Ledgers
import Papers
import Tasks
import Uploads

extension Transaction {
    /// Digests of every file the database names: evidence, photos and spoken notes of inspections, documents that were
    /// read, forms of documents and of ledgers, sheets that were brought or made into ledgers, and what just arrived in
    /// chunks.
    func namedFiles() throws -> Set<String> {
        try attachments.digests().union(directives.originalDigests()).union(paperTemplates.digests())
            .union(keptForms.digests()).union(importDigests()).union(proposalDigests()).union(uploads.digests())
            .union(photos.digests()).union(voices.digests())
    }
}
