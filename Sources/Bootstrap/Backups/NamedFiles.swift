import Database
import Directives
import Papers
import Tasks

extension Transaction {
    /// Digests of every file the database names: evidence, documents that were read, forms of documents.
    func namedFiles() throws -> Set<String> {
        try attachments.digests().union(directives.originalDigests()).union(paperTemplates.digests())
    }
}
