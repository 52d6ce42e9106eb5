import Core
import Database
import Schema
import TestSupport
import Testing

@testable import Ledgers

/// Sums of many places are read at once, and each is what it is when it is asked for alone.
@Suite("Sums of many places")
struct RollUpPlacesTests {
    /// Two counties of twelve townships with six villages each; every fourth sum is missing.
    private static let regions: [Int64] = {
        var regions: [Int64] = []
        for county: Int64 in [620_799, 620_801] {
            regions.append(county)
            for township: Int64 in 101...112 {
                let number = county * 1_000 + township
                regions.append(number)
                for village: Int64 in 201...206 { regions.append(number * 1_000 + village) }
            }
        }
        return regions
    }()

    private static func every(_ step: Int) -> [Int64] {
        stride(from: 0, to: regions.count, by: step).map { regions[$0] }
    }

    private static let columns = [11, 12].flatMap { ledger in
        [0, 3, 8, 21].map { RollUpColumn(LedgerID(rawValue: ledger), $0) }
    }

    private func fill(_ tx: Transaction) throws {
        var (number, rows) = (0, NumberRows(width: RollUpRow.key.count + RollUpRow.width))
        for column in Self.columns {
            for region in Self.regions {
                for stage in 1...3 {
                    number += 1
                    guard number % 4 != 0 else { continue }
                    var amounts = SIMD8<Int64>.zero
                    amounts[RollUpRow.place(of: column.measure)] = Int64(number)
                    let row = RollUpRow(region: region, part: RollUpRow.part(of: column.measure), stage: stage)
                    rows.append(RollUpStore.numbers(of: row, column.ledger, 0, 0, amounts))
                }
            }
        }
        try tx.add(to: RollUpStore.table, rows)
    }

    private static let questions: [(name: String, regions: [Int64])] = [
        ("one county", [620_799]),
        ("the townships of a county", regions.filter { $0 / 1_000 == 620_799 }),
        ("every second place", every(2)),
        ("eight places of three levels", every(20)),
        ("everything, and what is not there", regions + [620_799_999, 620_799_999_201]),
    ]

    @Test(arguments: Driver.allCases, questions)
    func manyPlacesSayWhatEachSays(driver: Driver, _ asked: (name: String, regions: [Int64])) async throws {
        try await withDatabase(driver, migrations: Schema.migrations) { database in
            try await database.write { tx in try fill(tx) }
            let (together, apart) = try await database.read { tx in
                let together = try tx.rollUps.sums(Self.columns, in: asked.regions)
                let apart = try asked.regions.flatMap { region in
                    try Self.columns.flatMap { try tx.rollUps.sums([$0], in: [region]) }
                }
                return (together, apart)
            }
            #expect(Set(together) == Set(apart), "\(asked.name)")
            #expect(together.count == apart.count && !together.isEmpty, "\(asked.name)")
        }
    }

    @Test(arguments: Driver.allCases)
    func sumsOfATownshipThatStoodInPartsBecomeOne(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.migrations(below: 112)) { database in
            // Lane 0 of the second township has no row yet; the county's lanes stay apart, as everybody writes there.
            let parts: [(region: Int64, period: Int64, lane: Int64, value: Int64)] = [
                (620_799_101, 0, 0, 5), (620_799_101, 0, 1, 7), (620_799_101, 0, 3, -2), (620_799_101, 20_000, 2, 4),
                (620_799_102, 0, 1, 6), (620_799_102, 0, 2, 1), (620_799, 0, 0, 9), (620_799, 0, 5, 8),
                (620_799_101_201, 0, 0, 3),
            ]
            let parted = driver == .postgres ? parts : parts.filter { $0.lane == 0 }
            try await database.write { tx in
                for part in parted {
                    try tx.run(
                        """
                        INSERT INTO rollup (ledger, measure, bin, region, period, stage, lane, value)
                        VALUES (1, 0, 0, \(part.region), \(part.period), 2, \(part.lane), \(part.value))
                        """
                    )
                }
            }
            func totals() async throws -> [String] {
                try await database.read { tx in
                    try tx.values(
                        """
                        SELECT CAST(region AS TEXT) || ' ' || CAST(period AS TEXT) || ' ' || CAST(sum(value) AS TEXT)
                        FROM rollup GROUP BY region, period ORDER BY region, period
                        """,
                        as: String.self
                    )
                }
            }
            let before = try await totals()
            _ = try await Migrator.migrate(database, Self.migrations(below: 115))
            #expect(try await totals() == before)
            let lanes = try await database.read { tx in
                try tx.values("SELECT lane FROM rollup WHERE region > 999999 ORDER BY lane", as: Int64.self)
            }
            #expect(lanes.allSatisfy { $0 == 0 })
            let county = try await database.read { tx in try tx.count("FROM rollup WHERE region = 620799") }
            #expect(county == parted.filter { $0.region == 620_799 }.count)
        }
    }

    /// How often a ledger was written stood among its sums.
    @Test(arguments: Driver.allCases)
    func countsOfWritesMoveToATableOfTheirOwn(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.migrations(below: 113)) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO region (code, level, name, updated_at) VALUES ('620799', 6, '云岭县', 0)")
                try tx.run(
                    """
                    INSERT INTO programme (id, county, key, digest, name, lead, yaml, person, adopted_at)
                    VALUES (1, '620799', 'k', 'd', '拆旧', 'housing', '', '王', 0)
                    """
                )
                for ledger in [11, 12] {
                    try tx.run(
                        "INSERT INTO ledger (id, county, key, programme_id) VALUES (\(ledger), '620799', \("l\(ledger)"), 1)"
                    )
                }
                // The last is of a ledger that is there no more.
                let rows = [(11, -1, 0, 5), (11, -1, 3, 4), (12, -1, 2, 1), (11, 0, 3, 9), (13, -1, 0, 2)]
                for (ledger, measure, lane, value) in rows {
                    try tx.run(
                        """
                        INSERT INTO rollup (ledger, measure, bin, region, period, stage, lane, value)
                        VALUES (\(ledger), \(measure), 0, 620799, 0, 0, \(lane), \(value))
                        """
                    )
                }
            }
            _ = try await Migrator.migrate(database, Self.migrations(below: 115))
            let (writes, kept) = try await database.read { tx in
                (try tx.rollUps.writes(), try tx.values("SELECT measure FROM rollup", as: Int64.self))
            }
            #expect(writes == [LedgerID(rawValue: 11): 9, LedgerID(rawValue: 12): 1] && kept == [0])
        }
    }

    /// Each sum stood in a row of its own.
    @Test(arguments: Driver.allCases)
    func sumsOfSeveralMeasuresComeIntoOneRow(driver: Driver) async throws {
        try await withDatabase(driver, migrations: Self.migrations(below: 115)) { database in
            let county: Int64 = 620_799
            // Ledger, measure, region, period, stage, lane, value.
            let old: [[Int64]] = [
                [11, 0, county, 0, 2, 0, 5], [11, 0, county, 0, 2, 3, 4], [11, 7, county, 0, 2, 0, -30_000],
                [11, 8, county, 0, 2, 0, 7], [11, 17, county, 0, 2, 0, 11], [11, 0, county, 20_000, 2, 0, 9],
                [11, 3, county, 20_000, 2, 0, 9_000_000_000_000], [11, 0, county * 1_000 + 101, 0, 1, 0, 6],
                [12, 0, county, 0, 2, 0, 1],
            ]
            try await database.write { tx in
                for row in old {
                    let bin = RollUpStore.bin(of: row[2], in: Int(row[3]))
                    try tx.run(
                        """
                        INSERT INTO rollup (ledger, measure, bin, region, period, stage, lane, value)
                        VALUES (\(row[0]), \(row[1]), \(bin), \(row[2]), \(row[3]), \(row[4]), \(row[5]), \(row[6]))
                        """
                    )
                }
            }
            _ = try await Migrator.migrate(database, Schema.migrations)
            let (now, then, rows) = try await database.read { tx in
                let columns = [0, 3, 7, 8, 17].map { RollUpColumn(LedgerID(rawValue: 11), $0) }
                let then = try tx.rollUps.changes(of: columns, in: county, from: Day(daysSince1970: 1))
                return (try tx.rollUps.sums(columns, in: [county]), then, try tx.count("FROM rollup"))
            }
            #expect(now.reduce(into: [:]) { $0[$1.measure] = $1.value } == [0: 9, 7: -30_000, 8: 7, 17: 11])
            #expect(then.reduce(into: [:]) { $0[$1.column.measure] = $1.value } == [0: 9, 3: 9_000_000_000_000])
            #expect(then.allSatisfy { $0.day == Day(daysSince1970: 20_000) && $0.stage == 2 })
            // Two lanes of part 0, parts 1 and 2, a day, a township and another ledger.
            #expect(rows == 7)
        }
    }

    /// A thing entered by hand is the first of its millisecond, and its number ends like that of every other such thing.
    @Test func thingsEnteredOneByOneShareTheLanesOfTheirCounty() {
        var counts: [Int64: Int] = [:]
        for number in 0..<160 {
            let moment = Instant(milliseconds: 1_781_051_405_000 + 1_700 * Int64(number))
            let item = IdentifierSource(maker: 1).next(at: moment)
            counts[RollUpStore.lane(of: item, among: 16), default: 0] += 1
            #expect(RollUpStore.lane(of: item, among: 1) == 0)
        }
        #expect(Set(counts.keys) == Set(0..<16) && counts.values.allSatisfy { $0 <= 20 }, "\(counts)")
    }

    private static func migrations(below number: Int) -> [Migration] {
        Schema.migrations.filter { $0.number < number }
    }
}
