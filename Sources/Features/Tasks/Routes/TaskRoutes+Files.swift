import Core
import Database
import Files
import Web

extension TaskRoutes {
    var files: [Route] {
        [
            .get("/files/{file}", Self.readers, "打开附件") { visit in
                let (actor, id) = (try visit.actor, try visit.id("file", of: AttachmentSubject.self))
                let file = try await database.read { tx in try tx.attachments.find(id, for: actor) }
                guard let digest = FileDigest(file.digest) else { throw WebFault.notFound }
                let isPicture = file.mediaType.hasPrefix("image/") || file.mediaType == "application/pdf"
                return .file(
                    vault.path(of: digest),
                    name: file.name,
                    type: file.mediaType,
                    showing: isPicture ? .inPage : .download
                )
            }
        ]
    }
}
