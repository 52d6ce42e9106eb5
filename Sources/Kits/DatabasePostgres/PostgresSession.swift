import Database

/// One connection and the transaction that runs on it. The pool hands it to one thread at a time, which makes
/// `@unchecked` sound.
///
/// BEGIN travels with the first statement, and nobody waits for the COMMIT of a read: a transaction with one query is one
/// trip to the server.
final class PostgresSession: DatabaseConnection, @unchecked Sendable {
    private let wire: PostgresWire
    private var statements = PreparedStatements()
    private var phase = Phase.outside
    private var cursors = 0
    /// Commands nobody waits for; they travel with the next one.
    private var posted: [PostgresCommand] = []
    /// The last fault of the running transaction; it decides whether the transaction is tried again.
    private(set) var fault: DatabaseFault?
    /// Whether COMMIT was sent, after which a lost connection leaves open what is stored.
    private(set) var isCommitting = false

    private enum Phase {
        case outside
        case beginning(String)
        case inside
    }

    init(_ settings: PostgresSettings) throws(DatabaseFault) {
        wire = try PostgresWire(settings)
    }

    var isLost: Bool { wire.isLost }

    func close() { wire.close() }

    func read<Value>(_ body: (any DatabaseConnection) throws -> Value) throws -> Value {
        begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        do {
            let value = try body(self)
            if case .inside = phase { wire.send([.plain("COMMIT")]) }
            phase = .outside
            return value
        } catch {
            rollback()
            throw error
        }
    }

    func write<Value>(_ body: (any DatabaseConnection) throws -> Value) throws -> Value {
        begin("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        do {
            let value = try body(self)
            try commit()
            return value
        } catch {
            rollback()
            throw error
        }
    }

    func rows(_ query: Query) throws(DatabaseFault) -> [ResultRow] {
        try ask(query, isKept: query.isReusable).rows
    }

    func run(_ query: Query) throws(DatabaseFault) -> Int {
        try ask(query, isKept: query.isReusable).affected
    }

    /// Waits for each row: many go with one statement (`ColumnTexts`).
    func run(_ query: Query, each rows: [[SQLValue]]) throws(DatabaseFault) -> Int {
        var affected = 0
        for row in rows { affected += try run(Query(query, with: row)) }
        return affected
    }

    /// A statement the server does not know yet is not put off: what it looks like is learned from its answer.
    func post(_ query: Query) throws(DatabaseFault) {
        guard query.isReusable, let statement = statements.known(query), posted.count < 200 else {
            _ = try run(query)
            return
        }
        posted.append(.run(statement.name, try PostgresValues(query)))
    }

    func execute(_ statement: String) throws(DatabaseFault) {
        _ = try ask(Query(trusted: statement), isKept: false)
    }

    /// A cursor, so that `body` may use the connection between two portions.
    func each(_ query: Query, _ body: (ResultRow) throws -> Void) throws {
        cursors += 1
        let cursor = "c\(cursors)"
        let portion = 500
        _ = try ask(Query(trusted: "DECLARE \(cursor) NO SCROLL CURSOR FOR ") + query, isKept: false)
        while true {
            let rows = try ask(Query(trusted: "FETCH \(portion) FROM \(cursor)"), isKept: false).rows
            for row in rows { try body(row) }
            if rows.count < portion { break }
        }
        try execute("CLOSE \(cursor)")
    }

    private func begin(_ statement: String) {
        fault = nil
        isCommitting = false
        cursors = 0
        posted = []
        for name in statements.trim() { wire.send([.plain("DEALLOCATE \(name)")]) }
        phase = .beginning(statement)
    }

    private func commit() throws(DatabaseFault) {
        if case .inside = phase {
        } else if posted.isEmpty {
            phase = .outside
            return
        }
        isCommitting = true
        // The server answers ROLLBACK to the COMMIT of a transaction that failed.
        guard try exchange([.plain("COMMIT")]).tag == "COMMIT" else { throw .transactionFailed }
        phase = .outside
    }

    /// After a failed ROLLBACK the connection is of no use to the next one.
    private func rollback() {
        posted = []
        if case .inside = phase, !wire.isLost {
            do { _ = try wire.exchange([.plain("ROLLBACK")]) } catch { wire.abandon() }
        }
        phase = .outside
    }

    func answers(_ queries: [Query]) throws(DatabaseFault) -> [[ResultRow]] {
        queries.isEmpty ? [] : try ask(queries).map(\.rows)
    }

    private func ask(_ query: Query, isKept: Bool) throws(DatabaseFault) -> PostgresAnswer {
        if isKept, let answer = try ask([query]).last { return answer }
        return try exchange([.query(query.postgresText, try PostgresValues(query))])
    }

    /// Asks in one trip; a statement the server does not know yet is prepared on the way and kept when its answer is there.
    private func ask(_ queries: [Query]) throws(DatabaseFault) -> [PostgresAnswer] {
        var (commands, asked): ([PostgresCommand], [Asked]) = ([], [])
        for query in queries {
            let values = try PostgresValues(query)
            if !query.isReusable {
                commands.append(.query(query.postgresText, values))
                asked.append(Asked(query: query, statement: nil, isNew: false))
                continue
            }
            // Asked twice in one trip, a new statement is still prepared once.
            let earlier = asked.first { $0.isNew && $0.query.text == query.text && $0.query.types == query.types }
            let (statement, isUnknown) = earlier.map { ($0.statement, false) } ?? statements.statement(for: query)
            guard let statement else { continue }
            if isUnknown { commands.append(.prepare(statement.name, query.postgresText, values.types)) }
            commands.append(.run(statement.name, values))
            asked.append(Asked(query: query, statement: statement, isNew: isUnknown))
        }
        do throws(DatabaseFault) {
            let answers = try exchangeAll(commands).suffix(commands.count)
            let prepared = Set(commands.indices.filter { if case .prepare = commands[$0] { true } else { false } })
            let told = zip(commands.indices, answers).filter { !prepared.contains($0.0) }.map(\.1)
            for (one, answer) in zip(asked, told) { keep(one, answer) }
            return told
        } catch {
            for one in asked where one.isNew { one.statement.map { statements.drop($0) } }
            throw error
        }
    }

    private struct Asked {
        let query: Query
        let statement: PreparedStatements.Statement?
        let isNew: Bool
    }

    /// What a statement answers looks the same each time.
    private func keep(_ asked: Asked, _ answer: PostgresAnswer) {
        guard let statement = asked.statement else { return }
        if let shape = statement.shape { answer.shape = shape } else { statement.shape = answer.shape }
        if asked.isNew { statements.keep(statement, for: asked.query) }
    }

    /// The last command's result.
    private func exchange(_ commands: [PostgresCommand]) throws(DatabaseFault) -> PostgresAnswer {
        let answers = try exchangeAll(commands)
        return answers[answers.count - 1]
    }

    /// Sends commands, behind those put off and a BEGIN where it is owed, and answers the results of all.
    private func exchangeAll(_ commands: [PostgresCommand]) throws(DatabaseFault) -> [PostgresAnswer] {
        var commands = posted + commands
        posted = []
        if case .beginning(let statement) = phase {
            commands.insert(.plain(statement), at: 0)
            phase = .inside
        }
        do {
            return try wire.exchange(commands)
        } catch let refusal {
            if refusal.isStalePlan { statements.forgetAll() }
            let found = DatabaseFault(refusal)
            fault = found
            throw found
        }
    }
}
