import Core
import Database
import Tasks
import Workflow

/// A file handed in with a move of a thing.
package struct ItemFile: Hashable, Sendable {
    package let id: AttachmentID
    package let item: ItemID
    package let occasion: MovementID?
    package let digest: String
    package let name: String
    package let mediaType: String
    /// Bytes.
    package let size: Int
}

extension ItemStore {
    private static let filesAtOnce = 500

    /// - Parameter movement: the move they were handed in with; nil for files of a field.
    func insert(
        _ files: [NewAttachment],
        of item: LedgerItem,
        on movement: MovementID?,
        by actor: Actor,
        at now: Instant
    ) throws {
        for file in files {
            try tx.run(
                """
                INSERT INTO attachment (id, county, subject_kind, subject_id, occasion_id, digest, name, media_type,
                    size, account_id, person, at)
                VALUES (\(file.id), \(actor.county), 'item', \(item.id), \(movement), \(file.digest), \(file.name),
                    \(file.mediaType), \(file.size), \(actor.account), \(actor.name), \(now))
                """
            )
        }
    }

    func files(of id: ItemID) throws -> [ItemFile] {
        try tx.rows(
            "SELECT * FROM attachment WHERE subject_kind = 'item' AND subject_id = \(id) ORDER BY id",
            ItemFile.init
        )
    }

    /// What files are called, by their keys as fields hold them.
    func fileNames(_ keys: [String]) throws -> [String: String] {
        var names: [String: String] = [:]
        let ids = keys.compactMap { AttachmentID($0) }
        for start in stride(from: 0, to: ids.count, by: Self.filesAtOnce) {
            let part = Array(ids[start..<min(start + Self.filesAtOnce, ids.count)])
            let rows = try tx.rows(
                "SELECT id, name FROM attachment WHERE subject_kind = 'item' AND id IN \(list: part)"
            )
            for row in rows {
                let id: AttachmentID = try row.id("id")
                names["\(id)"] = try row.text("name")
            }
        }
        return names
    }

    /// Throws `NotFound` also where the thing it belongs to lies outside what this person may read.
    package func file(_ id: AttachmentID, for actor: Actor) throws -> ItemFile {
        let row = try tx.first("SELECT * FROM attachment WHERE id = \(id) AND subject_kind = 'item'", ItemFile.init)
        guard let row else { throw NotFound("file", id) }
        _ = try find(row.item, for: actor)
        return row
    }
}

extension ItemFile {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            item: try row.id("subject_id"),
            occasion: try row.optionalID("occasion_id"),
            digest: try row.text("digest"),
            name: try row.text("name"),
            mediaType: try row.text("media_type"),
            size: try row.int("size")
        )
    }
}
