import Core
import Database
import Files
import Records

/// 传完: every byte is here. The file goes into the vault where its digest is the promised one, and the row says so once.
struct EndUpload: Sendable {
    let desk: UploadDesk

    init(_ desk: UploadDesk) { self.desk = desk }

    func callAsFunction(_ upload: ChunkedUpload, by actor: Actor) async throws -> Outcome<ChunkedUpload> {
        let (vault, path) = (desk.vault, desk.parts.path(of: upload.id))
        let kept = try await desk.aside {
            Result { () throws(FileFault) -> FileType in
                let type = try vault.check(contentsOf: path, originalName: upload.name, types: UploadDesk.types)
                // Asked of these bytes, also where the vault has the promised file from somebody else.
                guard try FileDigest(contentsOf: path) == upload.digest else { throw .changed(upload.digest) }
                try vault.take(upload.digest, from: path, isNamed: true)
                return type
            }
        }
        var ended = upload
        switch kept {
        case .success(let type):
            ended.stage = .whole
            ended.mediaType = type.contentType
        case .failure(.changed), .failure(.missing):
            return try await again(upload, by: actor)
        case .failure(.diskFull), .failure(.storage):
            // Not ended: the next request for it tries again. Another request may have ended it and taken the bytes away.
            let now = try await desk.database.read { tx in try tx.uploads.find(upload.key, of: actor) }
            if case .failure(let fault) = kept, now.stage == .receiving { return .refused([fault.issue()]) }
            return .done(now)
        case .failure(let fault):
            ended.stage = .refused
            ended.reason = fault.sentence
        }
        return try await keep(ended, by: actor)
    }

    private func keep(_ ended: ChunkedUpload, by actor: Actor) async throws -> Outcome<ChunkedUpload> {
        let environment = desk.environment
        let stored = try await desk.database.write { tx in
            if try tx.uploads.end(ended, at: environment.now()), ended.isWhole {
                let entry = RecordEntry("upload.arrival", on: "upload", ended.id.rawValue, ended.name)
                try tx.records.append(entry, by: actor, in: environment)
            }
            return try tx.uploads.find(ended.key, of: actor)
        }
        let (parts, id) = (desk.parts, ended.id)
        _ = try await desk.aside { () -> Result<Void, FileFault> in
            parts.remove(id)
            return .success(())
        }
        return .done(stored)
    }

    /// Bytes that are another file are thrown away whole: nothing tells which of them are right.
    private func again(_ upload: ChunkedUpload, by actor: Actor) async throws -> Outcome<ChunkedUpload> {
        let now = desk.environment.now()
        let stored = try await desk.database.write { tx in
            try tx.uploads.setReceived(0, of: upload.id, from: upload.received, at: now)
            return try tx.uploads.find(upload.key, of: actor)
        }
        guard stored.stage == .receiving else { return .done(stored) }
        return .refused([Issue("upload.changed")])
    }

    /// Where an upload goes on after a pause: what the row promises is looked for on the disk.
    func resumed(_ upload: ChunkedUpload, by actor: Actor) async throws -> Outcome<ChunkedUpload> {
        let (parts, id, environment) = (desk.parts, upload.id, desk.environment)
        let there = try await desk.aside { .success(parts.size(of: id)) }.get()
        if there >= upload.received {
            return upload.received == upload.size ? try await self(upload, by: actor) : .done(upload)
        }
        return .done(
            try await desk.database.write { tx in
                try tx.uploads.setReceived(there, of: id, from: upload.received, at: environment.now())
                return try tx.uploads.find(upload.key, of: actor)
            }
        )
    }
}
