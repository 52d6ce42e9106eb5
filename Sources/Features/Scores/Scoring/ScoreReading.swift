import Accounts
import Core
import Database
import Indicators
import Ledgers
import Programmes

/// A period's results: what the rules say of every unit on a day, with the decisions of people on top.
package struct ScoreReading: Sendable {
    package let period: ScorePeriod
    package let scheme: ScoreScheme
    /// By unit, in the order of units.
    package let scores: [UnitScore]
    package let asOf: Day
    package let isOver: Bool

    package func score(_ unit: UnitID) -> UnitScore? { scores.first { $0.unit.id == unit } }
}

extension ScoreDesk {
    /// As the period stands: live while it is open, as it was frozen afterwards, decisions included.
    package func reading(_ period: ScorePeriod, _ tx: Transaction) throws -> ScoreReading {
        let scheme = try scheme(of: period, tx)
        let day = period.asOf(environment.today)
        let adjustments = try adjustments(of: period, scheme, tx)
        guard period.stage == .open else {
            let kept = try tx.scores.results(of: period.id)
            let scores = kept.map { Self.adjusted($0, scheme, adjustments) }
            return ScoreReading(period: period, scheme: scheme, scores: scores, asOf: period.through, isOver: true)
        }
        return try live(period, scheme, adjustments, on: day, tx)
    }

    /// What the rules say now of the span, whatever was frozen.
    package func live(_ period: ScorePeriod, _ tx: Transaction) throws -> ScoreReading {
        try live(period, scheme(of: period, tx), [], on: period.asOf(environment.today), tx)
    }

    /// A scheme that is tried on a span nobody began a period for.
    package func live(_ period: ScorePeriod, _ scheme: ScoreScheme, _ tx: Transaction) throws -> ScoreReading {
        try live(period, scheme, [], on: period.asOf(environment.today), tx)
    }

    func live(
        _ period: ScorePeriod,
        _ scheme: ScoreScheme,
        _ adjustments: [ScoreAdjustment],
        on day: Day,
        _ tx: Transaction
    ) throws -> ScoreReading {
        let isOver = period.isOver(environment.today)
        let facts = try FactGathering(self, period, scheme, on: day, tx)
        let today = environment.today
        let scores = facts.units.map { unit in
            ScoreUnits.score(scheme, unit, facts.facts(of: unit), adjustments, isOver: isOver, today: today)
        }
        return ScoreReading(period: period, scheme: scheme, scores: scores, asOf: day, isOver: isOver)
    }

    /// A kept result with what was decided about it.
    static func adjusted(_ score: UnitScore, _ scheme: ScoreScheme, _ adjustments: [ScoreAdjustment]) -> UnitScore {
        let own = adjustments.filter { $0.unit == score.unit.id }
        guard !own.isEmpty else { return score }
        return ScoreUnits.adjusted(scheme, score, own)
    }

    /// Granted appeals and tolerance, and items that were declared not to apply.
    func adjustments(of period: ScorePeriod, _ scheme: ScoreScheme, _ tx: Transaction) throws -> [ScoreAdjustment] {
        var found: [ScoreAdjustment] = []
        var last: [String: ScoreMark] = [:]
        for mark in try tx.scores.marks(of: period.id) { last["\(mark.unit) \(mark.item)"] = mark }
        for mark in last.values where mark.mark == nil {
            let words = "不适用：\(mark.words)（\(mark.person)，\(mark.at.day)）"
            found.append(ScoreAdjustment(unit: mark.unit, item: mark.item, change: .notApplicable, words: words))
        }
        for appeal in try tx.scores.appeals(of: period.id) {
            guard let decision = appeal.decision, decision.isChanged, let points = decision.points else { continue }
            let words = "申诉后改为 \(SchemeReader.plain(points)) 分：\(decision.reason)（\(decision.person)，\(decision.day)）"
            found.append(
                ScoreAdjustment(unit: appeal.unit, item: appeal.item, change: .points(points), words: words)
            )
        }
        for tolerance in try tx.scores.tolerances(of: period.id) {
            guard let decision = tolerance.decision, decision.verdict != .refused, let points = decision.points else {
                continue
            }
            let words = "容错，\(decision.verdict.word)：\(decision.reason)（\(decision.approver)批准，\(decision.day)）"
            found.append(
                ScoreAdjustment(unit: tolerance.unit, item: tolerance.item, change: .points(points), words: words)
            )
        }
        return found
    }
}

extension ScoreUnits {
    /// The kept points with decisions applied, summed again.
    static func adjusted(_ scheme: ScoreScheme, _ score: UnitScore, _ adjustments: [ScoreAdjustment]) -> UnitScore {
        let points = scheme.items.map { item -> ScorePoint in
            var point = score.point(item.key) ?? ScorePoint(item: item.key, state: .unknown)
            for adjustment in adjustments where adjustment.item == item.key {
                apply(adjustment, to: &point, item)
            }
            return point
        }
        return sum(scheme, score.unit, points)
    }
}
