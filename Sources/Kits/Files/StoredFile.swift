import Core

/// A file in the vault.
package struct StoredFile: Hashable, Sendable {
    package let digest: FileDigest
    /// Bytes.
    package let size: Int
    package let type: FileType
    /// The name it was brought under, made safe.
    package let name: FileName

    package init(digest: FileDigest, size: Int, type: FileType, name: FileName) {
        self.digest = digest
        self.size = size
        self.type = type
        self.name = name
    }
}
