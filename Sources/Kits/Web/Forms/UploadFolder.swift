import Foundation

/// Where uploads lie during their request.
package enum UploadFolder {
    /// Files older than this belong to a request that was cut off with its program.
    private static let lifetime: TimeInterval = 24 * 3600

    /// Makes the folder, for this program's user alone, and takes away what a killed program left there. Blocks.
    package static func prepare(_ path: String, now: Date = Date()) throws {
        let files = FileManager.default
        try files.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        for name in try files.contentsOfDirectory(atPath: path) where name.hasPrefix(UploadWriter.prefix) {
            let place = path + "/" + name
            let changed = try? files.attributesOfItem(atPath: place)[.modificationDate] as? Date
            if let changed, now.timeIntervalSince(changed) > lifetime { try? files.removeItem(atPath: place) }
        }
    }
}
