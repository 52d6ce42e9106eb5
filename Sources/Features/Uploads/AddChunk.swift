import Core
import Database
import Files

/// 传一段: bytes from an offset on. The same chunk may arrive twice, early, or overlap what is here: only bytes that
/// follow those received are written, and they are flushed to the disk before the row says that they are here.
package struct AddChunk: Sendable {
    let desk: UploadDesk

    package init(_ desk: UploadDesk) { self.desk = desk }

    package func callAsFunction(
        _ bytes: [UInt8],
        at offset: Int,
        digest: FileDigest?,
        to key: String,
        by actor: Actor
    ) async throws -> Outcome<ChunkedUpload> {
        let upload = try await desk.database.read { tx in try tx.uploads.find(key, of: actor) }
        guard upload.stage == .receiving else { return .done(upload) }
        let issues = UploadRules.issues(bytes, at: offset, digest: digest, of: upload, desk.limits)
        guard issues.isEmpty else { return .refused(issues) }
        guard offset <= upload.received else { return .refused([Issue("upload.gap")]) }
        let end = offset + bytes.count
        if end > upload.received {
            let (parts, id, received) = (desk.parts, upload.id, upload.received)
            let written = try await desk.aside {
                Result { () throws(FileFault) -> Int in
                    // Bytes the row promises can be lost with a disk, or not have come along with a backup.
                    guard parts.size(of: id) >= received else { return parts.size(of: id) }
                    try parts.write(bytes[(received - offset)...], at: received, of: id)
                    return end
                }
            }
            switch written {
            case .failure(let fault): return .refused([fault.issue()])
            case .success(let there): try await keep(there, after: upload)
            }
        }
        let now = try await desk.database.read { tx in try tx.uploads.find(key, of: actor) }
        guard now.stage == .receiving, now.received == now.size else { return .done(now) }
        return try await EndUpload(desk)(now, by: actor)
    }

    /// Where no other request wrote meanwhile.
    private func keep(_ received: Int, after upload: ChunkedUpload) async throws {
        let now = desk.environment.now()
        try await desk.database.write { tx in
            try tx.uploads.setReceived(received, of: upload.id, from: upload.received, at: now)
        }
    }
}
