import Core
import Database

/// What a message about a problem says.
package struct ProblemNoticeFacts: Hashable, Sendable {
    package let number: ProblemNumber
    package let content: String
    /// The unit that puts it right.
    package let owner: UnitID?
    /// It was given to its owner, who has not ended it.
    package let isGiven: Bool
}

extension ProblemStore {
    /// For the program itself, which has no scope.
    package func noticeFacts(of id: ProblemID) throws -> ProblemNoticeFacts? {
        try tx.first("SELECT year, sequence, content, owner_unit, stage FROM problem WHERE id = \(id)") { row in
            let stage: ProblemStage = try row.value("stage")
            return ProblemNoticeFacts(
                number: ProblemNumber(year: try row.int("year"), sequence: try row.int("sequence")),
                content: try row.text("content"),
                owner: try row.optionalID("owner_unit"),
                isGiven: stage != .found && ProblemStage.open.contains(stage)
            )
        }
    }
}
