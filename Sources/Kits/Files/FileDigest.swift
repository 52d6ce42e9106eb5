import Ciphers

/// SHA-256 of a file's bytes: 64 lower-case hexadecimal digits, and its address in the vault.
package struct FileDigest: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Nil for anything but 64 lower-case hexadecimal digits, so a digest can stand in a path.
    package init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        description = text
    }

    /// The digest of bytes in memory.
    package init(of bytes: [UInt8]) { self.init(SHA256.hash(data: bytes)) }

    /// The digest of a file's bytes, read piece by piece. Blocks.
    package init(contentsOf path: String) throws(FileFault) {
        guard let file = OpenFile(path) else { throw .storage }
        var hash = SHA256()
        try file.eachPiece { (piece) throws(FileFault) in hash.update(bufferPointer: piece) }
        self.init(hash.finalize())
    }

    init(_ digest: SHA256.Digest) {
        let digits = Array("0123456789abcdef".utf8)
        description = String(
            decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }
}
