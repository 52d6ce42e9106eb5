import Core
import Database

/// What a message about a round says: for the program itself, which has no scope.
package struct RoundNoticeFacts: Hashable, Sendable {
    package let title: String
    package let due: Day
    package let isSurvey: Bool
    package let isOpen: Bool
    package let owners: [RoundOwner]

    /// Whom the last call went to: a person's or the program's. Its record is of a moment later.
    package var called: [UnitID] {
        let last = owners.compactMap(\.remindedAt).max()
        return owners.filter { $0.remindedAt != nil && $0.remindedAt == last && $0.closedAs == nil }.map(\.unit)
    }
}

extension RoundStore {
    package func noticeFacts(of id: RoundID) throws -> RoundNoticeFacts? {
        guard let round = try tx.first("SELECT * FROM round WHERE id = \(id)", Round.init) else { return nil }
        return RoundNoticeFacts(
            title: round.title,
            due: round.due,
            isSurvey: round.isSurvey,
            isOpen: round.stage == .open,
            owners: try owners(of: id)
        )
    }

    /// Open rounds of a county whose day is today or the next, and those whose day is over.
    package func dueCounts(in county: RegionCode, on today: Day, next: Day) throws -> (soon: Int, over: Int) {
        let row = try tx.first(
            """
            SELECT coalesce(sum(CASE WHEN due_day >= \(today.daysSince1970) THEN 1 ELSE 0 END), 0) AS soon,
                coalesce(sum(CASE WHEN due_day < \(today.daysSince1970) THEN 1 ELSE 0 END), 0) AS late
            FROM round WHERE county = \(county) AND stage = 'open' AND due_day <= \(next.daysSince1970)
            """
        )
        return (try row?.int("soon") ?? 0, try row?.int("late") ?? 0)
    }
}
