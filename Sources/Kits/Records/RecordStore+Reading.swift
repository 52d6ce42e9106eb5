import Core
import Database

/// What to look for in the record; everything nil lists all of a county.
package struct RecordFilter: Hashable, Sendable {
    package var person: String?
    package var actPrefix: String?
    package var subjectKind: String?
    package var subjectID: Int64?
    package var from: Day?
    package var through: Day?

    package init() {}
}

extension RecordStore {
    /// The newest `limit` records of a county that lie before `before`, newest first.
    package func list(_ filter: RecordFilter, in county: RegionCode, before: RecordID?, limit: Int) throws -> [Record] {
        var query: Query = "SELECT * FROM record WHERE county = \(county.digits)"
        if let before { query = query + " AND id < \(before)" }
        if let person = filter.person { query = query + " AND person = \(person)" }
        if let act = filter.actPrefix { query = query + " AND act >= \(act) AND act < \(act + "~")" }
        if let kind = filter.subjectKind { query = query + " AND subject_kind = \(kind)" }
        if let subject = filter.subjectID { query = query + " AND subject_id = \(subject)" }
        if let day = filter.from { query = query + " AND at >= \(Instant(startOf: day))" }
        if let day = filter.through { query = query + " AND at < \(Instant(startOf: day.adding(days: 1)))" }
        return try tx.rows(query + " ORDER BY id DESC LIMIT \(limit)").map(Record.init)
    }

    /// Recomputes every chain; O(records), in constant memory.
    package func verify() throws -> RecordVerdict {
        var verdict = RecordVerdict()
        for chain in try tx.rows("SELECT chain, length, digest FROM record_chain ORDER BY chain") {
            let number = try chain.int("chain")
            var place: Int64 = 0
            var previous = RecordChain.start
            try tx.each("SELECT * FROM record WHERE chain = \(number) ORDER BY place") { row in
                let record = try Record(row)
                place += 1
                let holds =
                    record.place == place && record.previous == previous && RecordChain.digest(record) == record.digest
                if !holds, verdict.firstBroken[number] == nil { verdict.firstBroken[number] = record.place }
                previous = record.digest
                verdict.count += 1
            }
            let whole = try chain.int64("length") == place && chain.text("digest") == previous
            if !whole, verdict.firstBroken[number] == nil { verdict.firstBroken[number] = place + 1 }
        }
        return verdict
    }
}

/// What a verification found.
package struct RecordVerdict: Hashable, Sendable {
    /// Records read.
    package var count = 0
    /// By chain, the first place at which the stored record and its digest do not agree.
    package var firstBroken: [Int: Int64] = [:]

    package var isWhole: Bool { firstBroken.isEmpty }
}

extension Record {
    package init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            chain: try row.int("chain"),
            place: try row.int64("place"),
            at: try row.instant("at"),
            author: try row.optionalID("account_id"),
            person: try row.text("person"),
            unit: try row.optionalID("unit_id"),
            unitName: try row.text("unit_name"),
            county: try row.text("county"),
            act: try row.text("act"),
            subjectKind: try row.text("subject_kind"),
            subjectID: try row.int64("subject_id"),
            detail: try row.text("detail"),
            previous: try row.text("previous"),
            digest: try row.text("digest")
        )
    }
}
