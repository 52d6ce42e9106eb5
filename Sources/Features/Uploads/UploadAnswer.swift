import Core

/// Where an upload stands, as scripts of our pages read it.
struct UploadAnswer: Encodable {
    let id: String
    let name: String
    let size: Int
    /// Bytes from the beginning that need not be sent again.
    let received: Int
    let stage: String
    /// The most bytes of one chunk.
    let chunk: Int
    /// Why the file was refused, or what is the matter with the last request.
    let sentence: String?

    init(_ upload: ChunkedUpload, _ limits: UploadLimits, sentence: String? = nil) {
        (id, name, size, received) = (upload.key, upload.name, upload.size, upload.received)
        (stage, chunk) = (upload.stage.rawValue, limits.chunk)
        self.sentence = sentence ?? upload.reason
    }
}

/// Who is signed in on this browser, and what of theirs is on its way.
struct UploadsAnswer: Encodable {
    /// Carried by every request of a script that changes something; good as long as the session.
    let token: String
    /// Names the account, so that a browser keeps apart what several people left on it.
    let person: String
    let name: String
    let uploads: [UploadAnswer]
}

/// A request that was refused.
struct RefusedAnswer: Encodable {
    let sentence: String
}
