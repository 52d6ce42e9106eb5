import Core
import Database
import TestSupport
import Testing

@testable import Ledgers

struct PersonalKeyStoreTests {
    @Test(arguments: Driver.allCases)
    func aKeyIsToldByTheSealedValuesOfThings(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let shelf = county.desk.shelf
            let vaults = [county.desk.vault, PersonalVault(secret: Array(repeating: 6, count: 32))]
            func opened() async throws -> [Bool?] {
                try await county.database.read { tx in
                    try vaults.map { try tx.personalKey($0).opensThings(shelf) }
                }
            }
            try await county.enter("甲")
            #expect(try await opened() == [nil, nil])
            try await county.enter("乙", in: LedgerCounty.village, ["identity": "11010519491231002X"])
            #expect(try await opened() == [true, false])
        }
    }

    /// Its key was lost once, and few things were sealed with the next one.
    @Test(arguments: Driver.allCases)
    func theKeyOfTheLastThingsIsTheCountysWhereMostWereSealedWithAnother(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let entries = (1000..<1100).map { number in
                county.answers("户\(number)", in: LedgerCounty.village, ["phone": "1381234\(number)"])
            }
            let many = try await BulkCreate(county.desk)(LedgerCounty.key, entries, by: county.housing)
            #expect(many.value != nil, "\(many.issues)")
            let now = LedgerDesk(
                database: county.database,
                environment: county.environment,
                shelf: BookShelf(),
                vault: PersonalVault(secret: Array(repeating: 6, count: 32))
            )
            let last = county.answers("甲", in: LedgerCounty.village, ["phone": "13912345678"])
            let entered = try await CreateItem(now)(LedgerCounty.key, last, by: county.housing)
            #expect(entered.value != nil, "\(entered.issues)")
            let opened = try await county.database.read { tx in
                try tx.personalKey(now.vault).opensThings(now.shelf)
            }
            #expect(opened == true)
        }
    }
}
