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
}
