import Core

/// Why a file was not taken, or is no longer as it was. Words in `fileWords`.
package enum FileFault: Error, Hashable, Sendable {
    case empty
    case tooLarge(limit: Int)
    case typeNotAllowed(FileType, allowed: [FileType])
    /// The name promises one thing and the bytes are another.
    case notReally(ending: String, detected: FileType)
    case passwordProtected
    /// The vault has no such file.
    case missing(FileDigest)
    /// The bytes in the vault no longer have their digest.
    case changed(FileDigest)
    /// The bytes are sealed, and not with the key there is.
    case sealed(FileDigest)
    case diskFull
    /// The disk could not be read or written.
    case storage
}
