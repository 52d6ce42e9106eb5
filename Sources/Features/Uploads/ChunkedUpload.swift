import Core
import Files

package enum UploadSubject {}
package typealias UploadID = Identifier<UploadSubject>

/// A file on its way from a browser in chunks, under a key the browser made. It belongs to one person.
package struct ChunkedUpload: Hashable, Sendable {
    package enum Stage: String, Sendable {
        case receiving
        /// Every byte arrived and the digest of the whole is the promised one: the file lies in the vault.
        case whole
        /// The bytes arrived and are no file that is taken; `reason` says why.
        case refused
    }

    package let id: UploadID
    package let county: RegionCode
    package let account: AccountID
    /// 16 to 64 letters, digits, `-` and `_`, made by the browser: the same file under the same key goes on.
    package let key: String
    /// As the person's device calls it, made safe.
    package let name: String
    /// Bytes.
    package let size: Int
    package let digest: FileDigest
    /// Bytes from the beginning that lie flushed on the disk.
    package var received: Int
    package var stage: Stage
    package var mediaType: String?
    package var reason: String?
    package let createdAt: Instant
    package var changedAt: Instant

    package var isWhole: Bool { stage == .whole }
}

/// What a person may have on its way at once.
package struct UploadLimits: Hashable, Sendable {
    /// The most bytes of one chunk.
    package var chunk = 1 << 20
    /// Files of one person that are on their way.
    package var count = 200
    /// Bytes of one person that are on their way.
    package var bytes = 1_000_000_000
    /// After so many days without a new byte an upload is given up, and a whole one that nobody asks for is forgotten.
    package var days = 14

    package init() {}
}
