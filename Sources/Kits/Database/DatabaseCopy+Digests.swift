/// What two databases hold, table by table.
extension DatabaseCopy {
    static func digests(in transaction: Transaction, _ plan: [Part], _ count: RowCount) throws -> [String: TableDigest]
    {
        var digests: [String: TableDigest] = [:]
        for part in plan {
            var digest = TableDigest()
            try transaction.each(part.query) { row in
                digest.add(row)
                if digest.rows.isMultiple(of: 500) { count.add(500, of: part.table) }
            }
            count.add(digest.rows % 500, of: part.table)
            digests[part.table] = digest
        }
        return digests
    }

    static func pair(_ plan: [Part], _ source: [String: TableDigest], _ target: [String: TableDigest]) -> [Table] {
        plan.map { part in
            let (a, b) = (source[part.table] ?? TableDigest(), target[part.table] ?? TableDigest())
            return Table(
                name: part.table,
                sourceRows: a.rows,
                targetRows: b.rows,
                sourceDigest: a.hexadecimal,
                targetDigest: b.hexadecimal
            )
        }
    }
}
