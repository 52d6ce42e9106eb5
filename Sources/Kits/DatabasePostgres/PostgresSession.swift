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

    private func ask(_ query: Query, isKept: Bool) throws(DatabaseFault) -> PostgresAnswer {
        let values = try PostgresValues(query)
        guard isKept else { return try exchange([.query(query.postgresText, values)]) }
        let (statement, isNew) = statements.statement(for: query)
        let run = PostgresCommand.run(statement.name, values)
        if !isNew {
            let answer = try exchange([run])
            answer.shape = statement.shape ?? answer.shape
            return answer
        }
        do throws(DatabaseFault) {
            let answer = try exchange([.prepare(statement.name, query.postgresText, values.types), run])
            statement.shape = answer.shape
            statements.keep(statement, for: query)
            return answer
        } catch {
            statements.drop(statement)
            throw error
        }
    }

    /// Sends commands, with a BEGIN before them where it is owed, and answers the last one's result.
    private func exchange(_ commands: [PostgresCommand]) throws(DatabaseFault) -> PostgresAnswer {
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
