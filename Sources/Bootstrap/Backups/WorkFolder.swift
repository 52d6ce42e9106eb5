import Ciphers
import Foundation

/// A folder that is gone when the work is over. It lies beside what is made, so that putting it there is a rename.
struct WorkFolder {
    let path: String

    init(in folder: String) throws {
        path = folder + "/.luoshi-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}

enum FileHash {
    /// In hexadecimal; read in pieces.
    static func sha256(_ path: String) throws -> String {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return hash.finalize().map { Int($0) }.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
