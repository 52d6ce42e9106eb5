import Database

/// The statements one connection has prepared on its server, the least used forgotten when there are too many.
struct PreparedStatements {
    final class Statement {
        let name: String
        var shape: ResultShape?
        fileprivate var lastUse = 0

        fileprivate init(name: String) { self.name = name }
    }

    private struct Key: Hashable {
        let text: String
        let types: [SQLType]

        init(_ query: Query) {
            text = query.text
            types = query.types
        }
    }

    private let limit = 300
    private var kept: [Key: Statement] = [:]
    private var stale: [String] = []
    private var made = 0
    private var uses = 0

    /// The statement of a query; a new one has to be prepared and then kept.
    mutating func statement(for query: Query) -> (Statement, isNew: Bool) {
        uses += 1
        if let statement = kept[Key(query)] {
            statement.lastUse = uses
            return (statement, false)
        }
        made += 1
        let statement = Statement(name: "q\(made)")
        statement.lastUse = uses
        return (statement, true)
    }

    /// The statement of a query where the server has it.
    mutating func known(_ query: Query) -> Statement? {
        guard let statement = kept[Key(query)] else { return nil }
        uses += 1
        statement.lastUse = uses
        return statement
    }

    mutating func keep(_ statement: Statement, for query: Query) { kept[Key(query)] = statement }

    /// A statement that failed may stand on the server or not.
    mutating func drop(_ statement: Statement) { stale.append(statement.name) }

    mutating func forgetAll() {
        stale += kept.values.map(\.name)
        kept = [:]
    }

    /// The names the server can drop. Called between transactions.
    mutating func trim() -> [String] {
        if kept.count > limit {
            let uses = kept.values.map(\.lastUse).sorted()
            let oldest = uses[kept.count - limit * 3 / 4]
            for (key, statement) in kept where statement.lastUse < oldest {
                stale.append(statement.name)
                kept[key] = nil
            }
        }
        defer { stale = [] }
        return stale
    }
}
