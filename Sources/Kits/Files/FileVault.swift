import Core

/// Files kept under the digest of their bytes: the same bytes are kept once, and every file can be verified.
package struct FileVault: Sendable {
    package let root: String

    /// - Parameter root: a folder of its own; made on the first store.
    package init(root: String) { self.root = root }

    /// Copies a file into the vault: 64 KB at a time, flushed to disk, then moved to its place in one step.
    /// - Parameters:
    ///   - path: a temporary file; it stays where it is.
    ///   - originalName: as the browser sent it; never used as a path.
    ///   - declaredType: the media type the browser sent; only the bytes decide.
    package func store(
        contentsOf path: String,
        originalName: String,
        declaredType: String? = nil,
        limits: FileLimits = .evidence
    ) throws(FileFault) -> StoredFile { throw .storage }

    /// Where the bytes of a digest are.
    package func path(of digest: FileDigest) -> String { root }

    package func contains(_ digest: FileDigest) -> Bool { false }

    /// Reads the file again; throws `missing` or `changed`.
    package func verify(_ digest: FileDigest) throws(FileFault) {}
}
