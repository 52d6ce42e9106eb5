import Database

/// What pages keep answers about. Sums of ledgers count their own writes (`RollUpStore.writes`).
package enum RevisionSubject: String, CaseIterable, Sendable {
    case regions, targets, values
    /// Counted once all keys an earlier program cut are renewed: nobody need look for them again.
    case longKeys
    /// The same of keys that stood as they were typed.
    case typedKeys
}

extension Transaction {
    package var revisions: RevisionStore { RevisionStore(tx: self) }
}

/// How many transactions wrote about a subject. A later state of the database never shows fewer, and shows the same number
/// only where it shows the same writes: an answer that was worked out at a number holds as long as the number stands.
package struct RevisionStore {
    let tx: Transaction

    /// Counts this transaction in; every store does so with what it writes.
    package func advance(_ subject: RevisionSubject) throws {
        try tx.once("revision \(subject.rawValue)") {
            try tx.post(
                """
                INSERT INTO revision (subject, writes) VALUES (\(subject), 1)
                ON CONFLICT (subject) DO UPDATE SET writes = revision.writes + 1
                """
            )
        }
    }

    package func writes() throws -> [RevisionSubject: Int64] {
        let rows = try tx.rows("SELECT subject, writes FROM revision") { row in
            (RevisionSubject(rawValue: try row.text("subject")), try row.int64("writes"))
        }
        return rows.reduce(into: [:]) { writes, row in
            if let subject = row.0 { writes[subject] = row.1 }
        }
    }
}
