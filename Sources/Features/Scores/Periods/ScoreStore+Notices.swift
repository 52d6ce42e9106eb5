import Core
import Database

/// What a message about a decision on points says: for the program itself, which has no scope.
package struct ScoreDecisionFacts: Hashable, Sendable {
    package let period: PeriodID
    package let periodName: String
    package let unit: UnitID
}

extension ScoreStore {
    package func noticeFacts(of appeal: AppealID) throws -> ScoreDecisionFacts? {
        try tx.first(
            """
            SELECT p.id, p.name, s.unit_id FROM score_appeal s JOIN score_period p ON p.id = s.period_id
            WHERE s.id = \(appeal)
            """,
            ScoreDecisionFacts.init
        )
    }

    package func noticeFacts(of tolerance: ToleranceID) throws -> ScoreDecisionFacts? {
        try tx.first(
            """
            SELECT p.id, p.name, s.unit_id FROM score_tolerance s JOIN score_period p ON p.id = s.period_id
            WHERE s.id = \(tolerance)
            """,
            ScoreDecisionFacts.init
        )
    }

    /// A period's name and the units that were scored in it; nil where there is none.
    package func noticeFacts(of period: PeriodID) throws -> (name: String, units: [UnitID])? {
        let name: Query = "SELECT name FROM score_period WHERE id = \(period)"
        guard let name = try tx.first(name, { try $0.text("name") }) else { return nil }
        let units: Query = "SELECT DISTINCT unit_id FROM score_result WHERE period_id = \(period) ORDER BY unit_id"
        return (name, try tx.values(units))
    }
}

extension ScoreDecisionFacts {
    init(_ row: ResultRow) throws {
        self.init(period: try row.id("id"), periodName: try row.text("name"), unit: try row.id("unit_id"))
    }
}
