import Core
import Database

extension Transaction {
    package var records: RecordStore { RecordStore(tx: self) }
}

/// Appends to and reads the record. There is no way to change or delete.
package struct RecordStore {
    let tx: Transaction

    package func append(_ entry: RecordEntry, by actor: Actor, in environment: Environment) throws {
        try append([entry], by: RecordAuthor(actor), in: environment)
    }

    /// Appends several at once; chains are locked in order so that two writers cannot lock each other out.
    package func append(_ entries: [RecordEntry], by author: RecordAuthor, in environment: Environment) throws {
        let now = environment.now()
        let chains = Dictionary(grouping: entries) { RecordChain.number(of: $0.subjectID) }
        for (chain, entries) in chains.sorted(by: { $0.key < $1.key }) {
            var (place, previous) = try lock(chain)
            for entry in entries {
                place += 1
                let record = stamp(entry, author, now, chain, place, previous, environment.newID())
                try insert(record)
                previous = record.digest
            }
            try tx.post("UPDATE record_chain SET length = \(place), digest = \(previous) WHERE chain = \(chain)")
        }
    }

    private func lock(_ chain: Int) throws -> (place: Int64, digest: String) {
        if let found = try locked(chain) { return found }
        try tx.run(
            """
            INSERT INTO record_chain (chain, length, digest) VALUES (\(chain), 0, \(RecordChain.start))
            ON CONFLICT (chain) DO NOTHING
            """
        )
        return try locked(chain) ?? (0, RecordChain.start)
    }

    private func locked(_ chain: Int) throws -> (place: Int64, digest: String)? {
        let row = try tx.first(
            "SELECT length, digest FROM record_chain WHERE chain = \(chain)\(tx.dialect.lockRows)"
        )
        return try row.map { (try $0.int64("length"), try $0.text("digest")) }
    }

    private func stamp(
        _ entry: RecordEntry,
        _ author: RecordAuthor,
        _ now: Instant,
        _ chain: Int,
        _ place: Int64,
        _ previous: String,
        _ id: RecordID
    ) -> Record {
        func record(_ digest: String) -> Record {
            Record(
                id: id,
                chain: chain,
                place: place,
                at: now,
                author: author.account,
                person: author.person,
                unit: author.unit,
                unitName: author.unitName,
                county: author.county.digits,
                act: entry.act,
                subjectKind: entry.subjectKind,
                subjectID: entry.subjectID,
                detail: entry.detail,
                previous: previous,
                digest: digest
            )
        }
        return record(RecordChain.digest(record("")))
    }

    private func insert(_ record: Record) throws {
        try tx.post(
            """
            INSERT INTO record (id, chain, place, at, account_id, person, unit_id, unit_name, county, act,
                subject_kind, subject_id, detail, previous, digest)
            VALUES (\(record.id), \(record.chain), \(record.place), \(record.at), \(record.author), \(record.person),
                \(record.unit), \(record.unitName), \(record.county), \(record.act), \(record.subjectKind),
                \(record.subjectID), \(record.detail), \(record.previous), \(record.digest))
            """
        )
    }
}
