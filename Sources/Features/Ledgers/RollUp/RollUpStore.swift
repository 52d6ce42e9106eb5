import Core
import Database

extension Transaction {
    package var rollUps: RollUpStore { RollUpStore(tx: self) }
}

/// The sums of every ledger, kept with every change and read by pages, indicators and the wall.
package struct RollUpStore {
    let tx: Transaction

    static let table = SumTable("rollup", key: RollUpRow.key, sums: RollUpRow.amounts)

    /// How many transactions changed the sums of a ledger. A table of its own, so small that all of it is read with every
    /// page: among the sums each number lay on another page of the file (ADR 115).
    static let writes = SumTable("ledger_write", key: ["ledger", "lane"], sums: ["writes"])

    /// The rows of the sums of one place lie where `bin` says: what stands now, the days of counties and townships, or 32
    /// days of the places below them. A batch about every village of a county then changes a few pages of the file and
    /// not one page for each village and measure (ADR 49).
    static func bin(of region: Int64, in period: Int) -> Int64 {
        period == 0 ? now : isUpper(region) ? upper : Int64(1 + period / 32)
    }

    static let now: Int64 = 0
    static let upper: Int64 = -1

    /// A county or a township.
    static func isUpper(_ region: Int64) -> Bool { region < 1_000_000_000 }

    /// Ledger by ledger in their order: two writers cannot lock each other out.
    func add(_ rollUps: RollUps) throws {
        for (_, part) in rollUps.parts.sorted(by: { $0.key < $1.key }) { try add(part) }
    }

    package func add(_ rollUp: RollUp) throws {
        var sums: [RollUpRow: SIMD8<Int64>] = [:]
        // Days of a place are known by those of its county, so what comes to nothing there is written too.
        for (key, amount) in rollUp.changes where amount != 0 {
            let (part, place) = (RollUpRow.part(of: key.measure), RollUpRow.place(of: key.measure))
            for region in Self.upward(key.region) {
                sums[RollUpRow(region: region, part: part, stage: key.stage), default: .zero][place] += amount
            }
        }
        guard !sums.isEmpty else { return }
        var rows = NumberRows(width: RollUpRow.key.count + RollUpRow.width)
        rows.reserve(2 * sums.count)
        for (row, amounts) in sums {
            let lane = lane(of: Self.width(of: row.region), rollUp.seed)
            for period in [0, rollUp.day.daysSince1970] {
                rows.append(Self.numbers(of: row, rollUp.ledger, period, lane, amounts))
            }
        }
        // First: two writers of one lane meet here, holding nothing else of the ledger.
        var writes = NumberRows(width: 3)
        writes.append([rollUp.ledger.rawValue, lane(of: RegionCode.Level.county.rawValue, rollUp.seed), 1])
        try tx.add(to: Self.writes, writes)
        try tx.add(to: Self.table, rows)
    }

    static func numbers(
        of row: RollUpRow,
        _ ledger: LedgerID,
        _ period: Int,
        _ lane: Int64,
        _ amounts: SIMD8<Int64>
    ) -> [Int64] {
        [
            ledger.rawValue, Int64(row.part), bin(of: row.region, in: period), row.region, Int64(period),
            Int64(row.stage), lane, amounts[0], amounts[1], amounts[2], amounts[3], amounts[4], amounts[5], amounts[6],
            amounts[7],
        ]
    }

    /// A place and those above it up to its county.
    static func upward(_ region: Int64) -> [Int64] {
        var (places, place, width) = ([Int64](), region, width(of: region))
        while width >= RegionCode.Level.county.rawValue {
            places.append(place)
            (place, width) = (place / 1_000, width - 3)
        }
        return places
    }

    /// Digits of a place's number: no code begins with 0.
    static func width(of number: Int64) -> Int {
        var (rest, width) = (number, 0)
        while rest > 0 { (rest, width) = (rest / 10, width + 1) }
        return width
    }

    /// Only the county's rows are met by everybody. A place below is met by few, and pages read all of them: one row each
    /// is read four times as fast as four (ADR 108).
    private func lane(of width: Int, _ seed: Int64) -> Int64 {
        Self.lane(of: seed, among: width == RegionCode.Level.county.rawValue ? tx.dialect.lanes : 1)
    }

    /// Numbers drawn one by one end alike: the moment in their upper half is what tells them apart.
    static func lane(of seed: Int64, among lanes: Int) -> Int64 {
        let mixed = (UInt64(bitPattern: seed) &* 0x9E37_79B9_7F4A_7C15) >> 32
        return Int64(mixed % UInt64(lanes))
    }
}
