import Core
import Indicators
import Ledgers
import Papers
import Synchronization
import Tasks
import TestSupport
import Testing

@testable import Database
@testable import Rounds

/// What a page of a round asks of the sums behind its numbers.
@Suite("Numbers of rounds are read once")
struct ReadOnceTests {
    @Test(arguments: Driver.allCases)
    func anIndicatorRoundWithAPackReadsTheNumbersOfTheWallOnce(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            try await county.setTargets()
            let house = try await county.enter("王大山")
            let id = try await Self.opened(.both, county)
            let reads = CountedReads(county.database)
            let routes = RoundRoutes(desk: Self.desk(county, Database(reads)))
            let supervisor = county.supervisor
            func page() async throws -> (reads: Int, notice: String) {
                reads.begin()
                let page = try await routes.page(of: id, for: supervisor)
                return (reads.count, page.packNotice?.changes.words ?? "")
            }
            let bare = try await page()
            #expect(bare.reads > 0 && bare.notice == "")
            _ = try #require(await MakePack(county.desk)(id, by: supervisor).value)
            let packed = try await page()
            #expect(packed.reads == bare.reads && packed.notice == "", "\(packed) \(bare)")

            #expect(try await county.finish(house).isEmpty)
            let moved = try await page()
            #expect(moved.reads == bare.reads && moved.notice.contains("2 个数字变了"), "\(moved)")
        }
    }

    /// Departments alone owe it, yet its pack tells of townships, and its page what changed there.
    @Test func whatChangedIsToldOfTownshipsThatOweNothing() async throws {
        try await withRoundCounty(.sqlite) { county in
            try await county.setTargets()
            let house = try await county.enter("王大山")
            let id = try await Self.opened(.departments, county)
            _ = try #require(await MakePack(county.desk)(id, by: county.supervisor).value)
            #expect(try await county.finish(house).isEmpty)
            let page = try await RoundRoutes(desk: county.desk).page(of: id, for: county.supervisor)
            let words = page.packNotice?.changes.words ?? ""
            #expect(words.contains("2 个数字变了") && words.contains("云雾镇样例拆旧 0 户 → 1 户"), "\(words)")
        }
    }

    private static func opened(_ owing: RoundOwing, _ county: RoundCounty) async throws -> RoundID {
        var draft = CadenceDraft("指标分析", .indicators, .asked)
        draft.owing = owing
        let cadence = try #require(await SetCadence(county.desk).add(draft, by: county.supervisor).value)
        let open = OpenRound(county.desk)
        return try #require(await open(cadence, on: county.desk.today, by: county.supervisor).value)
    }

    private static func desk(_ county: RoundCounty, _ database: Database) -> RoundDesk {
        let environment = county.desk.environment
        let indicators = IndicatorDesk(
            database: database,
            environment: environment,
            shelf: county.ledgers.shelf,
            sets: [],
            thresholds: Tasks.LightThresholds()
        )
        let papers = PaperDesk(
            database: database,
            environment: environment,
            vault: county.desk.vault,
            indicators: indicators
        )
        return RoundDesk(papers: papers)
    }
}

/// A database that counts how often the sums of ledgers are asked for.
private final class CountedReads: DatabaseDriver {
    private let database: Database
    private let asked = Mutex(0)

    init(_ database: Database) { self.database = database }

    var dialect: Dialect { database.dialect }
    var count: Int { asked.withLock { $0 } }

    func begin() { asked.withLock { $0 = 0 } }

    fileprivate func note(_ query: Query) {
        if query.text.contains("FROM rollup") { asked.withLock { $0 += 1 } }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value {
        try await database.read { tx in try body(CountedConnection(tx, self)) }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
    ) async throws -> Value {
        try await database.write { tx in try body(CountedConnection(tx, self)) }
    }

    func close() async throws { try await database.close() }
}

private final class CountedConnection: DatabaseConnection {
    private let tx: Transaction
    private let reads: CountedReads

    init(_ tx: Transaction, _ reads: CountedReads) {
        self.tx = tx
        self.reads = reads
    }

    func rows(_ query: Query) throws(DatabaseFault) -> [ResultRow] {
        reads.note(query)
        return try fault { try tx.rows(query) }
    }

    func answers(_ queries: [Query]) throws(DatabaseFault) -> [[ResultRow]] {
        queries.forEach(reads.note)
        return try fault { try tx.answers(queries) }
    }

    func each(_ query: Query, _ body: (ResultRow) throws -> Void) throws {
        reads.note(query)
        try tx.each(query, body)
    }

    func run(_ query: Query) throws(DatabaseFault) -> Int { try fault { try tx.run(query) } }

    func run(_ query: Query, each rows: [[SQLValue]]) throws(DatabaseFault) -> Int {
        try fault { try tx.run(query, each: rows) }
    }

    func post(_ query: Query) throws(DatabaseFault) { try fault { try tx.post(query) } }

    func execute(_ statement: String) throws(DatabaseFault) { try fault { try tx.execute(statement) } }

    private func fault<Value>(_ body: () throws -> Value) throws(DatabaseFault) -> Value {
        do { return try body() } catch {
            throw error as? DatabaseFault ?? .failed(code: "", message: "\(error)")
        }
    }
}
