import Core
import Database
import Foundation

/// What a backup says of itself: enough to prove, before anything is restored, that it is whole.
struct BackupManifest: Codable, Equatable {
    static let name = "manifest.json"

    var format = 1
    var madeAt: String
    var schema: Int
    /// SHA-256 of `county.sqlite`.
    var databaseDigest: String
    /// Files of the vault in the backup.
    var files: Int
}
