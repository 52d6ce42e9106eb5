import Core
import Database
import Files

extension Transaction {
    package var uploads: UploadStore { UploadStore(tx: self) }
}

/// Every statement about uploads. A person finds the own ones only.
package struct UploadStore {
    let tx: Transaction

    private static var columns: Query {
        """
        id, county, account_id, client_key, name, size, digest, received, stage, media_type, reason, created_at, changed_at
        """
    }

    package func first(_ key: String, of actor: Actor, locking: Bool = false) throws -> ChunkedUpload? {
        let lock: Query = locking ? tx.dialect.lockRows : ""
        return try tx.first(
            """
            SELECT \(Self.columns) FROM upload
            WHERE account_id = \(actor.account) AND county = \(actor.county) AND client_key = \(key)\(lock)
            """,
            ChunkedUpload.init
        )
    }

    package func find(_ key: String, of actor: Actor, locking: Bool = false) throws -> ChunkedUpload {
        guard let upload = try first(key, of: actor, locking: locking) else { throw NotFound("upload", key) }
        return upload
    }

    /// A file of this person that arrived whole; nil for any other key.
    package func whole(_ key: String, of actor: Actor) throws -> ChunkedUpload? {
        try first(key, of: actor).flatMap { $0.isWhole ? $0 : nil }
    }

    /// Files of this person that are still on their way.
    package func underway(of actor: Actor) throws -> [ChunkedUpload] {
        try tx.rows(
            """
            SELECT \(Self.columns) FROM upload
            WHERE account_id = \(actor.account) AND county = \(actor.county) AND stage = 'receiving' ORDER BY id
            """,
            ChunkedUpload.init
        )
    }

    func open(of actor: Actor) throws -> (count: Int, bytes: Int) {
        let query: Query = """
            SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM upload
            WHERE account_id = \(actor.account) AND stage = 'receiving'
            """
        let row = try tx.first(query) { (try $0.int("files"), try $0.int("bytes")) }
        return row ?? (0, 0)
    }

    /// False where another request stored the same key meanwhile.
    func insert(_ upload: ChunkedUpload) throws -> Bool {
        try tx.run(
            """
            INSERT INTO upload (id, county, account_id, client_key, name, size, digest, received, stage, created_at,
                changed_at)
            VALUES (\(upload.id), \(upload.county), \(upload.account), \(upload.key), \(upload.name), \(upload.size),
                \(upload.digest.description), \(upload.received), \(upload.stage.rawValue), \(upload.createdAt),
                \(upload.changedAt))
            ON CONFLICT (account_id, client_key) DO NOTHING
            """
        ) == 1
    }

    /// What lies on the disk from now on, unless another request said so meanwhile.
    func setReceived(_ received: Int, of id: UploadID, from before: Int, at now: Instant) throws {
        try tx.run(
            """
            UPDATE upload SET received = \(received), changed_at = \(now)
            WHERE id = \(id) AND stage = 'receiving' AND received = \(before)
            """
        )
    }

    /// True for the one request that ends it.
    func end(_ upload: ChunkedUpload, at now: Instant) throws -> Bool {
        try tx.run(
            """
            UPDATE upload SET stage = \(upload.stage.rawValue), media_type = \(upload.mediaType),
                reason = \(upload.reason), changed_at = \(now)
            WHERE id = \(upload.id) AND stage = 'receiving'
            """
        ) == 1
    }

    /// A whole file of this person is forgotten as if it had lain unchanged since a moment, unless it lies longer.
    func shorten(_ key: String, of actor: Actor, to moment: Instant) throws {
        try tx.run(
            """
            UPDATE upload SET changed_at = \(moment) WHERE account_id = \(actor.account) AND county = \(actor.county)
                AND client_key = \(key) AND stage = 'whole' AND changed_at > \(moment)
            """
        )
    }

    func delete(_ id: UploadID) throws {
        try tx.run("DELETE FROM upload WHERE id = \(id)")
    }

    func delete(unchangedSince moment: Instant) throws {
        try tx.run("DELETE FROM upload WHERE changed_at < \(moment)")
    }

    /// Of whole files nobody asked for since a moment.
    func wholeDigests(unchangedSince moment: Instant) throws -> Set<String> {
        let query: Query = "SELECT DISTINCT digest FROM upload WHERE stage = 'whole' AND changed_at < \(moment)"
        return Set(try tx.values(query, as: String.self))
    }

    /// Which of these still wait for bytes.
    func receiving(among ids: [UploadID]) throws -> Set<UploadID> {
        guard !ids.isEmpty else { return [] }
        let query: Query = "SELECT id FROM upload WHERE stage = 'receiving' AND id IN \(list: ids)"
        return Set(try tx.rows(query) { try $0.id("id") })
    }

    /// Of every file that arrived and is still asked for, whatever the county: for whoever moves the whole database.
    package func digests() throws -> Set<String> {
        Set(try tx.values("SELECT DISTINCT digest FROM upload WHERE stage = 'whole'", as: String.self))
    }
}

extension ChunkedUpload {
    init(_ row: ResultRow) throws {
        guard let digest = FileDigest(try row.text("digest")) else {
            throw DatabaseFault.unexpectedValue(column: "digest", expected: "a digest")
        }
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            account: try row.id("account_id"),
            key: try row.text("client_key"),
            name: try row.text("name"),
            size: try row.int("size"),
            digest: digest,
            received: try row.int("received"),
            stage: try row.value("stage"),
            mediaType: try row.optionalText("media_type"),
            reason: try row.optionalText("reason"),
            createdAt: try row.instant("created_at"),
            changedAt: try row.instant("changed_at")
        )
    }
}
