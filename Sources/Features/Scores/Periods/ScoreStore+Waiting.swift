import Core
import Database

/// An appeal (with its clock) or a request to overlook a mistake (without one) that waits for somebody's decision.
package struct WaitingDecision: Hashable, Sendable {
    package let period: PeriodID
    package let periodName: String
    package let unitName: String
    /// What the unit says.
    package let words: String
    /// 申诉: the day by which it is answered; nil for 容错.
    package let answerDay: Day?
}

extension ScoreStore {
    /// What waits for a decision of this person: appeals and requests to overlook a mistake that are for somebody else
    /// to have filed and marked, the first due first.
    package func waiting(for actor: Actor) throws -> [WaitingDecision] {
        guard ScorePolicy.heads(actor) else { return [] }
        let names = Dictionary(
            try periods(in: actor.county).map { ($0.id, $0.name) },
            uniquingKeysWith: { one, _ in one }
        )
        let appeals = try openAppeals(in: actor.county)
        var markers: [PeriodID: [ScoreMark]] = [:]
        for period in Set(appeals.map(\.period)) { markers[period] = try marks(of: period) }
        let own = appeals.filter { appeal in
            let marker = markers[appeal.period]?.last { $0.unit == appeal.unit && $0.item == appeal.item }
            return ScorePolicy.answers(actor, appeal, marker: marker?.account)
        }
        let tolerances = try tx.rows(
            """
            SELECT s.* FROM score_tolerance s JOIN score_period p ON p.id = s.period_id
            WHERE p.county = \(actor.county) AND s.decision IS NULL ORDER BY s.day, s.id LIMIT 200
            """,
            ScoreTolerance.init
        ).filter { ScorePolicy.answers(actor, $0) }
        return own.map {
            WaitingDecision(
                period: $0.period,
                periodName: names[$0.period] ?? "",
                unitName: $0.unitName,
                words: $0.reason,
                answerDay: $0.answerDay
            )
        }
            + tolerances.map {
                WaitingDecision(
                    period: $0.period,
                    periodName: names[$0.period] ?? "",
                    unitName: $0.unitName,
                    words: $0.facts,
                    answerDay: nil
                )
            }
    }
}
