import Core
import Database
import Ledgers

/// What the checks of compliance work with.
package struct ComplianceDesk: Sendable {
    let ledgers: LedgerDesk
    /// Checks of features beside those of this one: photo requests, the frequency of inspections.
    let sources: [ComplianceSource]

    package init(ledgers: LedgerDesk, sources: [ComplianceSource] = []) {
        self.ledgers = ledgers
        self.sources = sources
    }

    var database: Database { ledgers.database }
    var today: Day { ledgers.environment.today }
}

/// A rule of the law checked against the running system. A higher feature hands its own to `ComplianceDesk`.
package struct ComplianceSource: Sendable {
    package let lines: @Sendable (Actor, Day, Transaction) throws -> [ComplianceLine]

    package init(_ lines: @escaping @Sendable (Actor, Day, Transaction) throws -> [ComplianceLine]) {
        self.lines = lines
    }
}
