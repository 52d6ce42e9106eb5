import Core
import Database

extension ScoreDesk {
    /// Computes the digests of published results again. A frozen one may have been changed by granted appeals since: those
    /// are checked against the rules alone only once they are published.
    package func verify(_ county: RegionCode, _ tx: Transaction) throws -> (count: Int, differing: [String]) {
        var (count, differing): (Int, [String]) = (0, [])
        for period in try tx.scores.periods(in: county) {
            guard let published = period.published else { continue }
            count += 1
            if ScoreDigest.of(try reading(period, tx)) != published.digest { differing.append(period.name) }
        }
        return (count, differing)
    }
}
