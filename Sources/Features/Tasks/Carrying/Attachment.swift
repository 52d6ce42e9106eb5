import Core
import Database
import Files
import Workflow

package enum AttachmentSubject {}
package typealias AttachmentID = Identifier<AttachmentSubject>

/// A file kept with a task.
package struct Attachment: Hashable, Sendable {
    package let id: AttachmentID
    package let task: TaskID
    /// The movement it was handed in with.
    package let occasion: MovementID?
    package let digest: String
    package let name: String
    package let mediaType: String
    /// Bytes.
    package let size: Int
    package let person: String
    package let at: Instant
}

/// A file already in the vault, about to be kept with a task.
package struct NewAttachment: Hashable, Sendable {
    package let id: AttachmentID
    package let digest: String
    package let name: String
    package let mediaType: String
    package let size: Int

    package init(id: AttachmentID, digest: String, name: String, mediaType: String, size: Int) {
        self.id = id
        self.digest = digest
        self.name = name
        self.mediaType = mediaType
        self.size = size
    }

    package init(_ id: AttachmentID, _ stored: StoredFile) {
        self.init(
            id: id,
            digest: stored.digest.description,
            name: stored.name.description,
            mediaType: stored.type.contentType,
            size: stored.size
        )
    }
}
