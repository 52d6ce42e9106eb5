import Core
import Database

/// What the use cases of messages work with.
package struct MessageDesk: Sendable {
    /// The calendar of a county: which days people work.
    package typealias Calendar = @Sendable (RegionCode, Transaction) throws -> WorkingCalendar

    package let database: Database
    package let environment: Environment
    package let calendar: Calendar

    package init(
        database: Database,
        environment: Environment,
        calendar: @escaping Calendar = { _, _ in WorkingCalendar() }
    ) {
        self.database = database
        self.environment = environment
        self.calendar = calendar
    }

    /// This moment, or where it is quiet the next at which people of a county are reached.
    func reachable(_ county: RegionCode, _ tx: Transaction) throws -> Instant {
        try tx.messages.hours(of: county).next(from: environment.now(), calendar(county, tx))
    }
}
