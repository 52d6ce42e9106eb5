import Files
import Foundation

/// What a backup says of itself: enough to prove, before anything is restored, that it is whole.
struct BackupManifest: Codable, Equatable, Sendable {
    static let name = "manifest.json"
    static let database = "county.sqlite"
    static let files = "files"
    /// The shape of the archive; 2 lists every file.
    static let format = 2

    var format = BackupManifest.format
    var madeAt: String
    /// The version of the program; nil in a backup from before it was written down.
    var program: String?
    var schema: Int
    /// SHA-256 of `county.sqlite`.
    var databaseDigest: String
    /// Files of the vault in the backup, by digest; the archive holds exactly these.
    var files: [String]

    func write(to folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(to: URL(fileURLWithPath: folder + "/" + Self.name))
    }

    /// Throws a `BackupFault` where `folder` holds no manifest this program can follow.
    static func read(from folder: String, of path: String, newest schema: Int) throws -> BackupManifest {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name),
            let stamp = try? JSONDecoder().decode(Stamp.self, from: data)
        else { throw BackupFault.notABackup(path) }
        guard stamp.format <= format, stamp.schema <= schema else { throw BackupFault.newer(schema: stamp.schema) }
        guard stamp.format == format, let manifest = try? JSONDecoder().decode(Self.self, from: data),
            manifest.files.allSatisfy({ FileDigest($0) != nil })
        else { throw BackupFault.damaged("清单") }
        return manifest
    }

    /// Whether this is the manifest of a backup, of this format or another.
    static func isOne(_ text: Data) -> Bool { (try? JSONDecoder().decode(Stamp.self, from: text)) != nil }

    /// What every format begins with.
    private struct Stamp: Decodable {
        let format: Int
        let schema: Int
    }
}
