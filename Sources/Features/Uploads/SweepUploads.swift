import Core
import Database

/// Gives up uploads nobody went on with, and takes away bytes no row speaks of.
package struct SweepUploads: Sendable {
    let desk: UploadDesk

    package init(_ desk: UploadDesk) { self.desk = desk }

    package func callAsFunction() async throws {
        let desk = desk
        let oldest = desk.environment.now().adding(days: -desk.limits.days)
        // Listed before the rows are asked: bytes follow their row, so what has none now is nobody's.
        let here = try await desk.aside { .success(desk.parts.list()) }.get()
        let receiving = try await desk.database.write { tx in
            try tx.uploads.delete(unchangedSince: oldest)
            return try tx.uploads.receiving(among: here)
        }
        let gone = here.filter { !receiving.contains($0) }
        _ = try await desk.aside {
            for id in gone { desk.parts.remove(id) }
            return .success(())
        }
    }
}
