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

    /// What the form's file was sent for is done, and what is kept of it lies sealed: the copy that came in chunks goes two
    /// days later instead of after `limits.days`. Until then whoever sends the form again still has it.
    package func letGo(of visit: Visit, field: String = "file") async throws {
        guard let key = visit.form.filled(Self.field(for: field)) else { return }
        try await letGo(key, by: visit.actor)
    }

    package func letGo(_ key: String, by actor: Actor) async throws {
        let moment = environment.now().adding(days: 2 - limits.days)
        try await database.write { tx in try tx.uploads.shorten(key, of: actor, to: moment) }
    }

    /// The form was refused, and its page asks for a file anew: the copy that came in chunks goes at once. Where somebody else
    /// has the same bytes it goes as `letGo` says.
    package func discard(of visit: Visit, field: String = "file") async throws {
        guard let key = visit.form.filled(Self.field(for: field)) else { return }
        try await discard(key, by: visit.actor)
    }

    package func discard(_ key: String, by actor: Actor) async throws {
        let vault = vault
        guard let named, let upload = try await database.read({ tx in try tx.uploads.whole(key, of: actor) }),
            try await aside({ .success(vault.isSettled(upload.digest)) }).get()
        else { return try await letGo(key, by: actor) }
        let isNamed = try await database.write { tx in
            try tx.uploads.delete(upload.id)
            return try named(tx).contains("\(upload.digest)")
        }
        if !isNamed { try await remove(upload.digest) }
    }

    /// Takes away bytes that lay in the vault for something that is gone, where nothing else names them: at once, or where
    /// they have not lain for a day, and somebody may be about to name them, as an upload that is forgotten two days later.
    package func release(_ digest: FileDigest, name: String, size: Int, by actor: Actor) async throws {
        guard let named, try await !database.read({ tx in try named(tx).contains("\(digest)") }) else { return }
        let vault = vault
        if try await aside({ .success(vault.isSettled(digest)) }).get() { return try await remove(digest) }
        let (id, now, days): (UploadID, Instant, Int) = (environment.newID(), environment.now(), limits.days)
        let left = ChunkedUpload(
            id: id,
            county: actor.county,
            account: actor.account,
            key: "released-\(id)",
            name: name,
            size: size,
            digest: digest,
            received: size,
            stage: .receiving,
            createdAt: now,
            changedAt: now
        )
        try await database.write { tx in
            guard try tx.uploads.insert(left) else { return }
            var whole = left
            (whole.stage, whole.mediaType) = (.whole, FileType.unknown.contentType)
            _ = try tx.uploads.end(whole, at: now.adding(days: 2 - days))
        }
    }

    private func remove(_ digest: FileDigest) async throws {
        let vault = vault
        _ = try await aside { () -> Result<Void, FileFault> in
            vault.remove(digest)
            return .success(())
        }
    }
}
