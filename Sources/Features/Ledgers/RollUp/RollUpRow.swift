import Core
import Database

/// A row of `rollup`: eight sums of one ledger that one place, stage and day have, or that stand there now. An act changes
/// several measures of a thing at once, and they are written as one row (ADR 116).
struct RollUpRow: Hashable {
    static let width = 8
    static let key = ["ledger", "part", "bin", "region", "period", "stage", "lane"]
    static let amounts = (0..<width).map { "amount\($0)" }

    /// The place's digits as a number.
    let region: Int64
    /// Measures 0 to 7 of the ledger stand in part 0, 8 to 15 in part 1.
    let part: Int
    let stage: Int

    static func part(of measure: Int) -> Int { measure / width }
    static func place(of measure: Int) -> Int { measure % width }
}

/// Which rows and columns hold some sums, and how they are read from there.
struct AskedSums {
    /// The parts of ledgers that are read, each once.
    let parts: [(ledger: LedgerID, part: Int)]
    /// The columns that are read of all of them.
    private let places: [Int]
    private let columns: Set<RollUpColumn>

    init(_ columns: [RollUpColumn]) {
        self.columns = Set(columns)
        let parts = Dictionary(grouping: columns, by: \.ledger).mapValues { ledger in
            Set(ledger.map { RollUpRow.part(of: $0.measure) }).sorted()
        }
        self.parts = parts.sorted { $0.key < $1.key }.flatMap { ledger, parts in parts.map { (ledger, $0) } }
        places = Set(columns.map { RollUpRow.place(of: $0.measure) }).sorted()
    }

    /// Numbers of `parts`, as two lists that a statement looks up together.
    var pairs: [[Int64]] { [parts.map(\.ledger.rawValue), parts.map { Int64($0.part) }] }

    var amounts: Query { list { $0 } }
    /// What is taken away.
    var negated: Query { list { "-\($0) AS \($0)" } }
    /// Of rows that stand under one key.
    var summed: Query { list { "CAST(sum(\($0)) AS BIGINT) AS \($0)" } }

    private func list(_ column: (Query) -> Query) -> Query {
        places.map { column("\(name: RollUpRow.amounts[$0])") }.joined(separator: ", ")
    }

    /// What a row says of the measures that were asked for; what is nothing is left out.
    func each(_ row: ResultRow, _ body: (_ column: RollUpColumn, _ value: Int64) throws -> Void) throws {
        let (ledger, first) = (try row.id("ledger") as LedgerID, try row.int("part") * RollUpRow.width)
        for place in places {
            let value = try row.int64(RollUpRow.amounts[place])
            let column = RollUpColumn(ledger, first + place)
            if value != 0, columns.contains(column) { try body(column, value) }
        }
    }
}
