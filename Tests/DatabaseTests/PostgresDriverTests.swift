import Core
import Database
import DatabasePostgres
import Dispatch
import Synchronization
import TestSupport
import Testing

struct PostgresDriverTests {
    /// The engine under test where its server is there, nothing otherwise (`Driver.allCases` says so).
    static let postgres = Driver.allCases.filter { $0 == .postgres }

    @Test(arguments: postgres)
    func aConnectionThatWasCutIsOpenedAgain(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.addNote(1, "t")
            try await cutOthers(database)
            #expect(try await database.count("note") == 1)
            try await cutOthers(database)
            try await database.addNote(2, "t")
            #expect(try await database.count("note") == 2)
        }
    }

    @Test(arguments: postgres)
    func aWriteCutInTheMiddleIsDoneOnce(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            let tries = Mutex(0)
            try await database.write { transaction in
                try transaction.run("INSERT INTO note (id, title) VALUES (\(1), \("t"))")
                let isFirst = tries.withLock { tries in
                    tries += 1
                    return tries == 1
                }
                if isFirst { try transaction.execute("SELECT pg_terminate_backend(pg_backend_pid())") }
            }
            #expect(tries.withLock { $0 } == 2)
            let count = try await database.count("note")
            #expect(count == 1)
        }
    }

    @Test(arguments: postgres)
    func aWriteThatIsCutEachTimeIsToldSo(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            let fault = try await database.fault { transaction in
                try transaction.run("INSERT INTO note (id, title) VALUES (\(1), \("t"))")
                try transaction.execute("SELECT pg_terminate_backend(pg_backend_pid())")
            }
            guard case .lost = fault else {
                Issue.record("\(String(describing: fault))")
                return
            }
            #expect(try await database.count("note") == 0)
        }
    }

    @Test(arguments: postgres)
    func aStatementThatTakesTooLongIsStopped(_ driver: Driver) async throws {
        try await withDatabaseAddress(driver, migrations: []) { address in
            guard case .postgres(let url) = address else { return }
            let settings = PostgresSettings(address: url, connections: 2, statementTimeout: 50)
            let database = Database(try await PostgresDriver.open(settings))
            await #expect(throws: DatabaseFault.timeout) {
                try await database.read { _ = try $0.rows("SELECT pg_sleep(10)") }
            }
            #expect(try await database.read { try $0.value("SELECT 1", as: Int.self) } == 1)
            try await database.close()
        }
    }

    @Test(arguments: postgres)
    func aWriteDoesNotWaitForReads(_ driver: Driver) async throws {
        try await withDatabaseAddress(driver, migrations: []) { address in
            guard case .postgres(let url) = address else { return }
            let settings = PostgresSettings(address: url, connections: 1, readers: 1)
            let database = Database(try await PostgresDriver.open(settings))
            let isWritten = DispatchSemaphore(value: 0)
            let (begun, reading) = AsyncStream.makeStream(of: Void.self)
            async let isSeen = database.read { _ in
                reading.yield()
                return isWritten.wait(timeout: .now() + 20) == .success
            }
            // Only a write that comes after the read can wait for it.
            for await _ in begun { break }
            #expect(try await database.write { try $0.value("SELECT 1", as: Int.self) } == 1)
            isWritten.signal()
            #expect(try await isSeen)
            try await database.close()
        }
    }

    @Test func aServerThatIsNotThereIsLost() async throws {
        await #expect {
            _ = try await PostgresDriver.open(PostgresSettings(address: "postgres://nobody@127.0.0.1:1/none"))
        } throws: { error in
            if case DatabaseFault.lost = error { true } else { false }
        }
    }

    @Test(arguments: postgres)
    func moreStatementsThanAreKeptWork(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            for round in 1...2 {
                for number in 1...700 {
                    let answer = try await database.read {
                        try $0.value(Query(trusted: "SELECT \(number) + ") + "\(round)", as: Int.self)
                    }
                    #expect(answer == number + round)
                }
            }
        }
    }

    @Test(arguments: postgres)
    func aStatementPreparedBeforeTheSchemaChangedWorks(_ driver: Driver) async throws {
        try await withSample(driver) { database in
            try await database.addNote(1, "t")
            for _ in 1...8 { _ = try await database.read { try $0.rows("SELECT * FROM note WHERE id = \(1)") } }
            try await database.write { try $0.execute("ALTER TABLE note ADD COLUMN colour TEXT DEFAULT 'red'") }
            let colour = try await database.read { transaction in
                try transaction.first("SELECT * FROM note WHERE id = \(1)") { try $0.text("colour") }
            }
            #expect(colour == "red")
        }
    }

    private func cutOthers(_ database: Database) async throws {
        guard let address = Driver.serverAddress else { return }
        let name = try await database.read { try $0.value("SELECT current_database()", as: String.self) }
        let server = Database(try await PostgresDriver.open(PostgresSettings(address: address, connections: 1)))
        _ = try await server.read {
            try $0.rows("SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity WHERE datname = \(name)")
        }
        try await server.close()
    }
}
