import Core
import Database

extension ProblemStore {
    /// What a message about a problem says, and the unit that put it right: for the program itself, which has no scope.
    package func noticeFacts(of id: ProblemID) throws -> (number: ProblemNumber, content: String, owner: UnitID?)? {
        try tx.first("SELECT year, sequence, content, owner_unit FROM problem WHERE id = \(id)") { row in
            (
                ProblemNumber(year: try row.int("year"), sequence: try row.int("sequence")), try row.text("content"),
                try row.optionalID("owner_unit")
            )
        }
    }
}
