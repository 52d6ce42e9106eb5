import Core
import Database
import Records

extension Transaction {
    var messageCursors: CursorStore { CursorStore(tx: self) }
}

/// How far the record has been read for notices. A chain's places are given out under its lock, so they are seen without
/// a gap: what stands after a cursor has not been told, what stands before it has.
struct CursorStore {
    let tx: Transaction

    /// The place read last in every chain, held until the transaction ends. The first time it is where each chain ends:
    /// nobody is told of what happened before.
    func lock() throws -> [Int: Int64] {
        for chain in 0..<RecordChain.count {
            try tx.run(
                """
                INSERT INTO message_cursor (chain, place)
                VALUES (\(chain), coalesce((SELECT length FROM record_chain WHERE chain = \(chain)), 0))
                ON CONFLICT (chain) DO NOTHING
                """
            )
        }
        let rows = try tx.rows("SELECT chain, place FROM message_cursor ORDER BY chain\(tx.dialect.lockRows)") { row in
            (try row.int("chain"), try row.int64("place"))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// Whether anything was recorded since, without holding anything.
    func isBehind() throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM record_chain r LEFT JOIN message_cursor c ON c.chain = r.chain
            WHERE c.place IS NULL OR r.length > c.place
            """
        )
    }

    func records(_ chain: Int, after place: Int64, limit: Int) throws -> [Record] {
        try tx.rows(
            "SELECT * FROM record WHERE chain = \(chain) AND place > \(place) ORDER BY place LIMIT \(limit)",
            Record.init
        )
    }

    func move(_ chain: Int, to place: Int64) throws {
        try tx.run("UPDATE message_cursor SET place = \(place) WHERE chain = \(chain)")
    }
}
