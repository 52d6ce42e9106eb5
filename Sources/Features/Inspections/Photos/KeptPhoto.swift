import Core
import Pictures
import Tasks

package typealias PhotoID = Identifier<KeptPhoto>

/// A photo of a visit or one that was asked for. Its copy in the vault tells nothing but what it shows.
package struct KeptPhoto: Hashable, Sendable {
    package let id: PhotoID
    package let county: RegionCode
    package let region: RegionCode
    package let visit: VisitID?
    package let request: PhotoRequestID?
    package let item: String
    package let digest: String
    package let name: String
    package let mediaType: String
    package let size: Int
    package let width: Int
    package let height: Int
    /// As the camera's clock said.
    package let takenAt: Instant?
    package let camera: String?
    /// Sealed: `38.9*****4972|…`; nil where the camera wrote none.
    package let position: String?
    package let hash: PictureHash?
    package let account: AccountID
    package let person: String
    package let at: Instant
}

/// A photo that was looked at and lies in the vault, about to be stored.
struct TakenPhoto: Sendable {
    let id: PhotoID
    let item: String
    let digest: String
    let originalDigest: String
    let name: String
    let mediaType: String
    let size: Int
    let width: Int
    let height: Int
    let exif: Exif
    let position: String?
    let hash: PictureHash?

    func attachment(_ id: AttachmentID) -> NewAttachment {
        NewAttachment(id: id, digest: digest, name: name, mediaType: mediaType, size: size)
    }
}

/// Two photos that look alike, one of them used before.
package struct PhotoMatch: Hashable, Sendable {
    package let id: MatchID
    package let photo: KeptPhoto
    package let earlier: KeptPhoto
    /// Of 128 bits; 0 for the same file.
    package let distance: Int
    package let at: Instant
    package let decision: MatchDecision?
    package let reason: String
    package let decidedBy: String
}

package enum MatchSubject {}
package typealias MatchID = Identifier<MatchSubject>

/// What a person found. A match is a reason to look, never a verdict.
package enum MatchDecision: String, CaseIterable, Sendable {
    case same, different

    package var word: String { self == .same ? "是同一张，重复使用" : "不是同一张" }
}
