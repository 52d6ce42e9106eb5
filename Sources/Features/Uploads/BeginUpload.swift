import Core
import Database
import Files

/// 开始上传: a browser says what will come, and learns how much of it is here already.
package struct BeginUpload: Sendable {
    let desk: UploadDesk

    package init(_ desk: UploadDesk) { self.desk = desk }

    package func callAsFunction(_ promise: UploadPromise, by actor: Actor) async throws -> Outcome<ChunkedUpload> {
        let issues = UploadRules.issues(promise, largest: desk.vault.largest)
        guard issues.isEmpty, let digest = FileDigest(promise.digest) else { return .refused(issues) }
        let new = ChunkedUpload(
            id: desk.environment.newID(),
            county: actor.county,
            account: actor.account,
            key: promise.id,
            name: FileName(promise.name, type: .unknown).description,
            size: promise.size,
            digest: digest,
            received: 0,
            stage: .receiving,
            createdAt: desk.environment.now(),
            changedAt: desk.environment.now()
        )
        let limits = desk.limits
        let outcome = try await desk.database.write { tx -> Outcome<ChunkedUpload> in
            if let known = try tx.uploads.first(new.key, of: actor) { return Self.same(known, new) }
            let issues = UploadRules.issues(promise, beside: try tx.uploads.open(of: actor), limits)
            guard issues.isEmpty else { return .refused(issues) }
            if try tx.uploads.insert(new) { return .done(new) }
            return Self.same(try tx.uploads.find(new.key, of: actor), new)
        }
        guard let upload = outcome.value, upload.stage == .receiving, upload.received > 0 else { return outcome }
        return try await EndUpload(desk).resumed(upload, by: actor)
    }

    private static func same(_ known: ChunkedUpload, _ new: ChunkedUpload) -> Outcome<ChunkedUpload> {
        known.size == new.size && known.digest == new.digest
            ? .done(known) : .refused([Issue("upload.other", field: "id")])
    }
}
