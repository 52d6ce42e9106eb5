import Core
import Database
import Records
import Web

/// Every route of accounts: signing in, the own account, and what an administrator keeps.
package struct AccountRoutes: Sendable {
    let database: Database
    let environment: Environment
    let hasher: PasswordHasher
    let limits: SessionLimits
    let recordWords: RecordWords
    let countyWords: @Sendable (RegionCode, Transaction) throws -> RecordWords

    /// - Parameter recordWords: the words of other features' acts, for the record page.
    /// - Parameter countyWords: of acts a county named itself, in ledgers of its own.
    package init(
        database: Database,
        environment: Environment,
        hasher: PasswordHasher = .standard,
        limits: SessionLimits = .standard,
        recordWords: RecordWords = RecordWords([:]),
        countyWords: @escaping @Sendable (RegionCode, Transaction) throws -> RecordWords = { _, _ in RecordWords([:]) }
    ) {
        self.database = database
        self.environment = environment
        self.hasher = hasher
        self.limits = limits
        self.recordWords = recordWords
        self.countyWords = countyWords
    }

    package var all: [Route] {
        SignInRoutes(database: database, environment: environment, hasher: hasher, limits: limits).all
            + OwnAccountRoutes(database: database, environment: environment, hasher: hasher, limits: limits).all
            + PeopleRoutes(database: database, environment: environment, hasher: hasher, limits: limits).all
            + UnitRoutes(database: database, environment: environment).all
            + RecordRoutes(database: database, words: accountRecordWords.merging(recordWords), own: countyWords).all
    }

    /// How the site learns who is there.
    package var gate: SessionGate { .accounts(database, environment, limits: limits) }
}
