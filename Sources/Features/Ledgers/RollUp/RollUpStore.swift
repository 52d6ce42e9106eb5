import Core
import Database

extension Transaction {
    package var rollUps: RollUpStore { RollUpStore(tx: self) }
}

/// The sums of every ledger, kept with every change and read by pages, indicators and the wall.
package struct RollUpStore {
    let tx: Transaction

    static let key = ["ledger", "measure", "region", "period", "stage", "lane"]

    package func add(_ rollUp: RollUp) throws {
        var rows: [[Int64]] = []
        var counties: Set<Int64> = []
        for (key, amount) in rollUp.changes where amount != 0 {
            var (place, width) = (key.region, Self.width(of: key.region))
            while width >= RegionCode.Level.county.rawValue {
                if width == RegionCode.Level.county.rawValue { counties.insert(place) }
                for period in [0, Int64(rollUp.day.daysSince1970)] {
                    rows.append([
                        rollUp.ledger.rawValue, Int64(key.measure), place, period, Int64(key.stage),
                        lane(of: width, rollUp.seed), amount,
                    ])
                }
                (place, width) = (place / 1_000, width - 3)
            }
        }
        guard !rows.isEmpty else { return }
        for county in counties {
            let lane = lane(of: RegionCode.Level.county.rawValue, rollUp.seed)
            rows.append([rollUp.ledger.rawValue, Int64(RollUp.writes), county, 0, 0, lane, 1])
        }
        try tx.add(to: "rollup", key: Self.key, sum: "value", rows)
    }

    /// Digits of a place's number: no code begins with 0.
    private static func width(of number: Int64) -> Int {
        var (rest, width) = (number, 0)
        while rest > 0 { (rest, width) = (rest / 10, width + 1) }
        return width
    }

    /// Only the county's rows are met by everybody; a place below is met by few.
    private func lane(of width: Int, _ seed: Int64) -> Int64 {
        let lanes =
            switch width {
            case RegionCode.Level.county.rawValue: tx.dialect.lanes
            case RegionCode.Level.township.rawValue: max(1, tx.dialect.lanes / 4)
            default: 1
            }
        let mixed = UInt64(bitPattern: seed) &* 0x9E37_79B9_7F4A_7C15 >> 32
        return Int64(mixed % UInt64(lanes))
    }
}
