import Catalogue
import Core
import Database
import Files
import Foundation
import Ledgers
import TestSupport
import Testing

@testable import Bootstrap

/// A key that is not the county's seals nothing.
@Suite("The key of what lies sealed")
struct PersonalKeyTests {
    private static let sheet = """
        行政村,户主姓名,联系电话,网速（兆）,进度
        上坪村,张三,13812345678,100,已完工
        下坪村,李四,13912345678,50,在建
        泉头村,王五,13712345678,50,未开工
        """

    private func desk(_ database: Database, _ folder: String, key: UInt8) -> CatalogueDesk {
        let ledgers = LedgerDesk(
            database: database,
            environment: MovedClock().environment,
            shelf: BookShelf(),
            vault: PersonalVault(secret: Array(repeating: key, count: 32))
        )
        return CatalogueDesk(ledgers: ledgers, files: FileVault(root: folder + "/vault"))
    }

    private func isRight(_ desk: CatalogueDesk) async throws -> Bool {
        do { try await CheckPersonalKey(desk.ledgers)() } catch is WrongPersonalKey { return false }
        return true
    }

    @Test(arguments: Driver.allCases)
    func theKeyThatOpensWhatIsSealedCountsUntilAnotherIsAccepted(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            try await withFolder { folder in
                let (own, other) = (desk(database, folder, key: 5), desk(database, folder, key: 6))
                // Nothing is sealed yet: no key is wrong, and none is learnt.
                #expect(try await isRight(other))
                #expect(try await isRight(own))

                let path = folder + "/宽带入户.csv"
                try Data(Self.sheet.utf8).write(to: URL(fileURLWithPath: path))
                let started = try await StartLedger(own)(path, name: "宽带入户.csv", by: sample.supervisor)
                let id = try #require(started.value)
                #expect(try await !isRight(other))
                #expect(try await isRight(own))

                // It is known from now on, also where nothing it sealed is left.
                _ = try await database.write { tx in
                    try tx.run("DELETE FROM proposed_ledger WHERE id = \(id)")
                }
                #expect(try await !isRight(other))
                #expect(try await isRight(own))

                try await CheckPersonalKey(other.ledgers).accept()
                #expect(try await isRight(other))
                #expect(try await !isRight(own))
            }
        }
    }

    /// Its key was lost once: many new ledgers are of that one.
    @Test(arguments: Driver.allCases)
    func aKeyThatOpensOnlyTheLastNewLedgerIsRight(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            try await withFolder { folder in
                let (own, other) = (desk(database, folder, key: 5), desk(database, folder, key: 6))
                let path = folder + "/宽带入户.csv"
                try Data(Self.sheet.utf8).write(to: URL(fileURLWithPath: path))
                let started = try await StartLedger(own)(path, name: "宽带入户.csv", by: sample.supervisor)
                let id = try #require(started.value)
                _ = try await database.write { tx in
                    for before in 1...100 {
                        // What was sealed for one opens in no other.
                        try tx.run(
                            """
                            INSERT INTO proposed_ledger (id, county, account_id, person, file_name, digest, table_place,
                                tables, body, made_at, updated_at, ledger_key)
                            SELECT id - \(before), county, account_id, person, file_name, digest, table_place,
                                tables, body, made_at, updated_at, ledger_key
                            FROM proposed_ledger WHERE id = \(id)
                            """
                        )
                    }
                }
                #expect(try await !isRight(other))
                #expect(try await isRight(own))
            }
        }
    }
}
