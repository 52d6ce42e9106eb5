import Core
import Database
import Files
import Pages
import Web

extension UploadDesk {
    /// What a form names a file by that was sent before it, in chunks.
    package static func field(for field: String) -> String { "\(field)-upload" }

    /// The file a form brought: in its body, or sent before in chunks. A chunked one lies in the vault and stays there.
    package func file(of visit: Visit, field: String = "file") async throws -> Upload? {
        if let file = visit.uploads.first(where: { $0.field == field && ($0.size > 0 || !$0.name.isEmpty) }) {
            return file
        }
        guard let key = visit.form.filled(Self.field(for: field)) else { return nil }
        let actor = try visit.actor
        guard let whole = try await database.read({ tx in try tx.uploads.whole(key, of: actor) }) else { return nil }
        return Upload(
            field: field,
            name: whole.name,
            declaredType: whole.mediaType ?? "",
            path: vault.path(of: whole.digest),
            size: whole.size
        )
    }
}
