import Core
import Database
import Workflow

extension Transaction {
    package var attachments: AttachmentStore { AttachmentStore(tx: self) }
}

package struct AttachmentStore {
    let tx: Transaction

    /// Files handed in with a movement.
    func insert(_ files: [NewAttachment], of dossier: TaskDossier, on movement: Movement, by actor: Actor) throws {
        for file in files {
            try tx.run(
                """
                INSERT INTO attachment (id, county, subject_kind, subject_id, occasion_id, digest, name, media_type,
                    size, account_id, person, at)
                VALUES (\(file.id), \(dossier.task.county), 'task', \(dossier.task.id),
                    \(movement.id), \(file.digest), \(file.name), \(file.mediaType), \(file.size), \(actor.account),
                    \(actor.name), \(movement.at))
                """
            )
        }
    }

    /// Of every file handed in, whatever the county: for whoever moves or checks the whole database.
    package func digests() throws -> Set<String> {
        Set(try tx.values("SELECT DISTINCT digest FROM attachment", as: String.self))
    }

    package func list(of task: TaskID) throws -> [Attachment] {
        try tx.rows(
            "SELECT * FROM attachment WHERE subject_kind = 'task' AND subject_id = \(task) ORDER BY id",
            Attachment.init
        )
    }

    /// Throws `NotFound` also where the task it belongs to lies outside what this person may read.
    package func find(_ id: AttachmentID, for actor: Actor) throws -> Attachment {
        let query: Query = "SELECT * FROM attachment WHERE id = \(id) AND subject_kind = 'task'"
        guard let attachment = try tx.first(query, Attachment.init) else { throw NotFound("file", id) }
        _ = try tx.tasks.find(attachment.task, for: actor)
        return attachment
    }
}

extension Attachment {
    package init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            task: try row.id("subject_id"),
            occasion: try row.optionalID("occasion_id"),
            digest: try row.text("digest"),
            name: try row.text("name"),
            mediaType: try row.text("media_type"),
            size: try row.int("size"),
            person: try row.text("person"),
            at: try row.instant("at")
        )
    }
}
