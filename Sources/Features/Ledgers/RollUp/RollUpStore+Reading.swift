import Core
import Database

/// A measure of a ledger.
package struct RollUpColumn: Hashable, Sendable {
    package let ledger: LedgerID
    package let measure: Int

    package init(_ ledger: LedgerID, _ measure: Int = RollUp.count) {
        self.ledger = ledger
        self.measure = measure
    }
}

/// A sum as read: things as a count, measures in ten-thousandths.
package struct RollUpSum: Hashable, Sendable {
    package let ledger: LedgerID
    package let measure: Int
    package let region: Int64
    package let stage: Int
    package let value: Int64

    package var amount: Double { measure == RollUp.count ? Double(value) : Double(value) / MeasureAmounts.scale }
}

extension RollUpStore {
    /// The sums of one place by stage, as they stand now or stood on the evening of a day.
    package func sums(
        _ ledger: LedgerID,
        measure: Int = RollUp.count,
        in region: RegionCode,
        asOf day: Day? = nil
    ) throws -> [Int: Int64] {
        let sums = try self.sums([RollUpColumn(ledger, measure)], in: [region.number], asOf: day)
        return Dictionary(sums.map { ($0.stage, $0.value) }, uniquingKeysWith: +)
    }

    /// The sums of the places of a level in a place, by stage.
    package func sums(
        _ ledgers: [LedgerID],
        measure: Int = RollUp.count,
        at level: RegionCode.Level,
        in region: RegionCode,
        asOf day: Day? = nil
    ) throws -> [RollUpSum] {
        let codes = try tx.values(
            "SELECT code FROM region WHERE \(tx.dialect.within("code", region)) AND level = \(level.rawValue)",
            as: RegionCode.self
        )
        return try sums(ledgers.map { RollUpColumn($0, measure) }, in: codes.map(\.number), asOf: day)
    }

    /// The sums of several measures in several places: one question for any number of them. What is nothing is left out.
    package func sums(_ columns: [RollUpColumn], in regions: [Int64], asOf day: Day? = nil) throws -> [RollUpSum] {
        guard !columns.isEmpty, !regions.isEmpty else { return [] }
        var rows = select("stage, value", of: columns, in: regions, .now)
        if let day, let days = try days(of: columns, in: regions), days.upperBound > day.daysSince1970 {
            let last = day.daysSince1970
            if last < days.lowerBound { return [] }
            if last - days.lowerBound < days.upperBound - last {
                // A day long ago: what came until then is less than what came since.
                rows = select("stage, value", of: columns, in: regions, .days(days.lowerBound...last))
            } else {
                rows += " UNION ALL "
                rows += select("stage, -value AS value", of: columns, in: regions, .days(last + 1...days.upperBound))
            }
        }
        return try tx.rows(
            """
            SELECT ledger, measure, region, stage, CAST(sum(value) AS BIGINT) AS value FROM (\(rows)) AS part
            GROUP BY ledger, measure, region, stage
            """
        ) { row in
            RollUpSum(
                ledger: try row.id("ledger"),
                measure: try row.int("measure"),
                region: try row.int64("region"),
                stage: try row.int("stage"),
                value: try row.int64("value")
            )
        }.filter { $0.value != 0 }
    }

    /// Which rows of a sum are asked for.
    package enum Span: Hashable, Sendable {
        /// What stands now.
        case now
        /// What each day added.
        case days(ClosedRange<Int>)
    }

    /// So many places of a level are read as one range.
    private static let manyPlaces = 8

    /// `ledger`, `measure`, `region` and what else is asked for. PostgreSQL reads most of the table where it is given long
    /// lists, so it is told to look up one measure of one place after the other, or of many places that lie side by side.
    /// SQLite does that by itself, and may answer more measures than were asked for.
    func select(_ what: Query, of columns: [RollUpColumn], in regions: [Int64], _ span: Span) -> Query {
        let period: Query =
            switch span {
            case .now: "period = 0"
            case .days(let days): "period BETWEEN \(days.lowerBound) AND \(days.upperBound)"
            }
        let (upper, lower) = (regions.filter(Self.isUpper), regions.filter { !Self.isUpper($0) })
        let bins: [(bins: [Int64], regions: [Int64])] =
            switch span {
            case .now: [([Self.now], regions)]
            case .days(let days):
                [([Self.upper], upper), ((days.lowerBound / 32...days.upperBound / 32).map { Int64(1 + $0) }, lower)]
            }
        switch tx.dialect {
        case .sqlite:
            return bins.filter { !$0.regions.isEmpty }.map { part in
                """
                SELECT ledger, measure, region, \(what) FROM rollup
                WHERE ledger IN \(list: Set(columns.map(\.ledger)).sorted())
                    AND measure IN \(list: Set(columns.map(\.measure)).sorted())
                    AND bin IN \(list: part.bins) AND region IN \(list: part.regions) AND \(period)
                """
            }.joined(separator: " UNION ALL ")
        case .postgres:
            if span == .now, regions.count >= Self.manyPlaces { return ranges(what, of: columns, regions) }
            let pairs = [columns.map(\.ledger.rawValue), columns.map { Int64($0.measure) }]
            let places = bins.flatMap { part in part.bins.flatMap { bin in part.regions.map { (bin, $0) } } }
            return """
                SELECT asked.ledger, asked.measure, asked.region, found.*
                FROM (SELECT ledger, measure, bin, region
                    FROM \(tx.dialect.unnested(pairs, as: "pair", ["ledger", "measure"])) CROSS JOIN
                    \(tx.dialect.unnested([places.map(\.0), places.map(\.1)], as: "place", ["bin", "region"]))) AS asked
                CROSS JOIN LATERAL (SELECT \(what) FROM rollup WHERE ledger = asked.ledger AND measure = asked.measure
                    AND bin = asked.bin AND region = asked.region AND \(period) OFFSET 0) AS found
                """
        }
    }

    /// What stands now in many places: those of one level lie side by side, however many there are.
    private func ranges(_ what: Query, of columns: [RollUpColumn], _ regions: [Int64]) -> Query {
        let levels = Dictionary(grouping: regions, by: Self.width).values
        let bounds = [levels.compactMap { $0.min() }, levels.compactMap { $0.max() }]
        let pairs = [columns.map(\.ledger.rawValue), columns.map { Int64($0.measure) }]
        return """
            SELECT asked.ledger, asked.measure, found.*
            FROM (SELECT ledger, measure, low, high
                FROM \(tx.dialect.unnested(pairs, as: "pair", ["ledger", "measure"])) CROSS JOIN
                \(tx.dialect.unnested(bounds, as: "level", ["low", "high"]))) AS asked
            CROSS JOIN LATERAL (SELECT region, \(what) FROM rollup WHERE ledger = asked.ledger AND measure = asked.measure
                AND bin = \(Self.now) AND region BETWEEN asked.low AND asked.high AND period = 0
                AND region IN \(list: regions) OFFSET 0) AS found
            """
    }

    /// The first day on which any of the sums changed in the county of a place; nil where none ever did.
    package func firstDay(of columns: [RollUpColumn], in region: RegionCode) throws -> Day? {
        try columns.isEmpty ? nil : days(of: columns, in: [region.number]).map { Day(daysSince1970: $0.lowerBound) }
    }

    /// The first and the last day on which any of the sums changed. What changed in a place changed in its county, which
    /// has all its days beside one another.
    private func days(of columns: [RollUpColumn], in regions: [Int64]) throws -> ClosedRange<Int>? {
        var days: ClosedRange<Int>?
        let pairs = [columns.map(\.ledger.rawValue), columns.map { Int64($0.measure) }]
        for county in Set(regions.compactMap { Self.upward($0).last }).sorted() {
            let periods: Query = """
                SELECT period FROM rollup WHERE ledger = asked.ledger AND measure = asked.measure AND bin = \(Self.upper)
                    AND region = \(county)
                """
            let ends = try tx.first(
                """
                SELECT min(first) AS first, max(last) AS last FROM (SELECT (\(periods) ORDER BY period LIMIT 1) AS first,
                    (\(periods) ORDER BY period DESC LIMIT 1) AS last
                    FROM \(tx.dialect.unnested(pairs, as: "asked", ["ledger", "measure"]))) AS ends
                """
            )
            guard let ends, let first = try ends.optionalInt("first"), let last = try ends.optionalInt("last") else {
                continue
            }
            days = min(days?.lowerBound ?? first, first)...max(days?.upperBound ?? last, last)
        }
        return days
    }

    /// How many transactions changed the sums of each ledger: as long as the number stands, so do they.
    /// All ledgers are read: a list of those asked for would be a statement to plan anew, and the table is small.
    package func writes() throws -> [LedgerID: Int64] {
        let rows = try tx.rows("SELECT ledger, CAST(sum(writes) AS BIGINT) AS writes FROM ledger_write GROUP BY ledger")
        {
            (try $0.id("ledger") as LedgerID, try $0.int64("writes"))
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    /// What each day from `from` on added to the stages of a place, oldest first.
    package func days(
        _ ledger: LedgerID,
        measure: Int = RollUp.count,
        in region: RegionCode,
        from day: Day
    ) throws -> [(day: Day, stage: Int, value: Int64)] {
        try changes("period, stage, value", of: [RollUpColumn(ledger, measure)], in: region.number, from: day).map {
            rows in
            try tx.rows(
                """
                SELECT period, stage, CAST(sum(value) AS BIGINT) AS value FROM (\(rows)) AS part
                GROUP BY period, stage ORDER BY period, stage
                """
            ) { (Day(daysSince1970: try $0.int("period")), try $0.int("stage"), try $0.int64("value")) }
        } ?? []
    }

    /// The rows of the days of one place from a day on, as a query; nil where no day changed anything.
    package func changes(_ what: Query, of columns: [RollUpColumn], in region: Int64, from day: Day) throws -> Query? {
        guard let days = try days(of: columns, in: [region]), days.upperBound >= day.daysSince1970 else { return nil }
        let first = max(days.lowerBound, day.daysSince1970)
        return select(what, of: columns, in: [region], .days(first...days.upperBound))
    }
}
