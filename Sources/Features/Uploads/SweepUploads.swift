import Core
import Database
import Files

/// Gives up uploads nobody went on with, forgets whole ones after their days, and takes away bytes nothing names: an
/// original photo with what its camera wrote does not outlive its upload, only the copy others may see does.
package struct SweepUploads: Sendable {
    let desk: UploadDesk
    let named: NamedDigests

    package init(_ desk: UploadDesk, named: @escaping NamedDigests) {
        self.desk = desk
        self.named = named
    }

    package func callAsFunction() async throws {
        let desk = desk
        let oldest = desk.environment.now().adding(days: -desk.limits.days)
        // Listed before the rows are asked: bytes follow their row, so what has none now is nobody's.
        let here = try await desk.aside { .success(desk.parts.list()) }.get()
        let (receiving, forgotten) = try await desk.database.write { tx in
            let ended = try tx.uploads.wholeDigests(unchangedSince: oldest)
            try tx.uploads.delete(unchangedSince: oldest)
            let kept = try ended.isEmpty ? [] : named(tx)
            let receiving = try tx.uploads.receiving(among: here)
            return (receiving, ended.subtracting(kept))
        }
        let gone = here.filter { !receiving.contains($0) }
        _ = try await desk.aside {
            for id in gone { desk.parts.remove(id) }
            for digest in forgotten.compactMap(FileDigest.init) { desk.vault.remove(digest) }
            return .success(())
        }
    }
}
