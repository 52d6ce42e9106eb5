import Core
import Foundation

/// Where backups made from the page lie.
struct BackupFolder {
    let path: String

    struct File: Sendable {
        let name: String
        /// Bytes.
        let size: Int
        let madeAt: Instant
    }

    /// The newest first.
    func files() -> [File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".tar") && !$0.hasPrefix(".") }.sorted(by: >).map { name in
            let facts = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
            let date = (facts?[.modificationDate] as? Date) ?? .distantPast
            return File(
                name: name,
                size: (facts?[.size] as? Int) ?? 0,
                madeAt: Instant(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
            )
        }
    }
}
