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

/// What a day added to one sum.
package struct DayChange: Hashable, Sendable {
    package let day: Day
    package let column: RollUpColumn
    package let stage: Int
    package let value: Int64
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
        let asked = AskedSums(columns)
        var rows = select("stage, \(asked.amounts)", of: asked, in: regions, .now)
        // Also on SQLite: a county may have been copied from where its sums stand in lanes.
        var isParted = regions.contains { Self.width(of: $0) == RegionCode.Level.county.rawValue }
        if let day, let days = try days(of: asked, in: regions), days.upperBound > day.daysSince1970 {
            isParted = true
            let last = day.daysSince1970
            if last < days.lowerBound { return [] }
            if last - days.lowerBound < days.upperBound - last {
                // A day long ago: what came until then is less than what came since.
                rows = select("stage, \(asked.amounts)", of: asked, in: regions, .days(days.lowerBound...last))
            } else {
                rows += " UNION ALL "
                let since = last + 1...days.upperBound
                rows += select("stage, \(asked.negated)", of: asked, in: regions, .days(since))
            }
        }
        if isParted {
            rows = """
                SELECT ledger, part, region, stage, \(asked.summed) FROM (\(rows)) AS parted
                GROUP BY ledger, part, region, stage
                """
        }
        var sums: [RollUpSum] = []
        for row in try tx.rows(rows) {
            let (region, stage) = (try row.int64("region"), try row.int("stage"))
            try asked.each(row) { column, value in
                let (ledger, measure) = (column.ledger, column.measure)
                sums.append(RollUpSum(ledger: ledger, measure: measure, region: region, stage: stage, value: value))
            }
        }
        return sums
    }

    /// Which rows of a sum are asked for.
    private enum Span: Hashable {
        /// What stands now.
        case now
        /// What each day added.
        case days(ClosedRange<Int>)
    }

    /// So many places of a level are read as one range.
    private static let manyPlaces = 8

    /// `ledger`, `part`, `region` and what else is asked for. PostgreSQL reads most of the table where it is given long
    /// lists, so it is told to look up one part of one place after the other, or of many places that lie side by side.
    /// SQLite does that by itself, and may answer more parts than were asked for.
    private func select(_ what: Query, of asked: AskedSums, in regions: [Int64], _ span: Span) -> Query {
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
                SELECT ledger, part, region, \(what) FROM rollup
                WHERE ledger IN \(list: Set(asked.parts.map(\.ledger)).sorted())
                    AND part IN \(list: Set(asked.parts.map(\.part)).sorted())
                    AND bin IN \(list: part.bins) AND region IN \(list: part.regions) AND \(period)
                """
            }.joined(separator: " UNION ALL ")
        case .postgres:
            if span == .now, regions.count >= Self.manyPlaces { return ranges(what, of: asked, regions) }
            let places = bins.flatMap { part in part.bins.flatMap { bin in part.regions.map { (bin, $0) } } }
            return """
                SELECT asked.ledger, asked.part, asked.region, found.*
                FROM (SELECT ledger, part, bin, region
                    FROM \(tx.dialect.unnested(asked.pairs, as: "pair", ["ledger", "part"])) CROSS JOIN
                    \(tx.dialect.unnested([places.map(\.0), places.map(\.1)], as: "place", ["bin", "region"]))) AS asked
                CROSS JOIN LATERAL (SELECT \(what) FROM rollup WHERE ledger = asked.ledger AND part = asked.part
                    AND bin = asked.bin AND region = asked.region AND \(period) OFFSET 0) AS found
                """
        }
    }

    /// What stands now in many places: those of one level lie side by side, however many there are.
    private func ranges(_ what: Query, of asked: AskedSums, _ regions: [Int64]) -> Query {
        let levels = Dictionary(grouping: regions, by: Self.width).values
        let bounds = [levels.compactMap { $0.min() }, levels.compactMap { $0.max() }]
        return """
            SELECT asked.ledger, asked.part, found.*
            FROM (SELECT ledger, part, low, high
                FROM \(tx.dialect.unnested(asked.pairs, as: "pair", ["ledger", "part"])) CROSS JOIN
                \(tx.dialect.unnested(bounds, as: "level", ["low", "high"]))) AS asked
            CROSS JOIN LATERAL (SELECT region, \(what) FROM rollup WHERE ledger = asked.ledger AND part = asked.part
                AND bin = \(Self.now) AND region BETWEEN asked.low AND asked.high AND period = 0
                AND region IN \(list: regions) OFFSET 0) AS found
            """
    }

    /// The first day on which any of the sums changed in the county of a place; nil where none ever did.
    package func firstDay(of columns: [RollUpColumn], in region: RegionCode) throws -> Day? {
        guard !columns.isEmpty, let days = try days(of: AskedSums(columns), in: [region.number]) else { return nil }
        return Day(daysSince1970: days.lowerBound)
    }

    /// The first and the last day on which any of the sums changed. What changed in a place changed in its county, which
    /// has all its days beside one another.
    private func days(of asked: AskedSums, in regions: [Int64]) throws -> ClosedRange<Int>? {
        var days: ClosedRange<Int>?
        for county in Set(regions.compactMap { Self.upward($0).last }).sorted() {
            let periods: Query = """
                SELECT period FROM rollup WHERE ledger = asked.ledger AND part = asked.part AND bin = \(Self.upper)
                    AND region = \(county)
                """
            let ends = try tx.first(
                """
                SELECT min(first) AS first, max(last) AS last FROM (SELECT (\(periods) ORDER BY period LIMIT 1) AS first,
                    (\(periods) ORDER BY period DESC LIMIT 1) AS last
                    FROM \(tx.dialect.unnested(asked.pairs, as: "asked", ["ledger", "part"]))) AS ends
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

    /// What each day from a day on added to some sums of one place, the latest first.
    package func changes(of columns: [RollUpColumn], in region: Int64, from day: Day) throws -> [DayChange] {
        let asked = AskedSums(columns)
        guard let days = try days(of: asked, in: [region]), days.upperBound >= day.daysSince1970 else { return [] }
        let span = max(days.lowerBound, day.daysSince1970)...days.upperBound
        let found = try tx.rows(
            """
            SELECT ledger, part, period, stage, \(asked.summed)
            FROM (\(select("period, stage, \(asked.amounts)", of: asked, in: [region], .days(span)))) AS parted
            GROUP BY ledger, part, period, stage ORDER BY period DESC
            """
        )
        var changes: [DayChange] = []
        for row in found {
            let (day, stage) = (Day(daysSince1970: try row.int("period")), try row.int("stage"))
            try asked.each(row) { changes.append(DayChange(day: day, column: $0, stage: stage, value: $1)) }
        }
        return changes
    }
}
