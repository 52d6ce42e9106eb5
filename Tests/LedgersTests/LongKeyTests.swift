import Core
import Database
import Ledgers
import TestSupport
import Testing

/// Long texts that may stand only once: all of them counts, not how they begin.
@Suite("Long values that stand once")
struct LongKeyTests {
    /// More characters than stand in a key.
    private static let start = String(repeating: "东至大路西至水渠", count: 40)

    private static func outcome(_ owner: String, _ plot: String, _ county: LedgerCounty) async throws -> Outcome<ItemID>
    {
        let answers = county.answers(owner, in: LedgerCounty.village, ["plot": plot])
        return try await county.create(LedgerCounty.key, answers, by: county.housing)
    }

    @Test(arguments: Driver.allCases)
    func textsThatBeginAlikeAreTwoAndTheSameTextIsOne(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": Self.start + "南至河"])
            let other = try await Self.outcome("乙", Self.start + "南至山", county)
            #expect(other.value != nil, "\(other.issues)")
            #expect(try await Self.outcome("丙", Self.start + "南至河", county).keys == ["item.taken"])
            let version = try await county.item(first).version
            _ = try await county.trash(first, version: version, reason: "误登", by: county.housing)
            let freed = try await Self.outcome("丙", Self.start + "南至河", county)
            #expect(freed.value != nil, "\(freed.issues)")
        }
    }

    /// As an earlier program wrote the key.
    private static func cutKey(of id: ItemID, _ county: LedgerCounty) async throws {
        let cut = String(Self.start.prefix(200))
        let changed = try await county.database.write { tx in
            try tx.run("UPDATE item_key SET value = \(cut) WHERE item_id = \(id)")
        }
        #expect(changed == 1)
    }

    @Test(arguments: Driver.allCases)
    func aTextWhoseKeyWasCutIsKnownAgain(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": Self.start + "南至河"])
            try await Self.cutKey(of: first, county)
            // As long as what was cut, and whole.
            try await county.enter("乙", in: LedgerCounty.village, ["plot": String(repeating: "东至大路", count: 50)])
            #expect(try await RenewLongKeys(county.desk)() == 1)
            #expect(try await Self.outcome("丙", Self.start + "南至河", county).keys == ["item.taken"])
            let other = try await Self.outcome("丁", Self.start + "南至山", county)
            #expect(other.value != nil, "\(other.issues)")
            #expect(try await RenewLongKeys(county.desk)() == 0)
        }
    }

    /// What no program writes any more is not looked for again: nothing reads through every key of the county each day.
    @Test(arguments: Driver.allCases)
    func keysAreLookedThroughOnce(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            #expect(try await RenewLongKeys(county.desk)() == 0)
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": Self.start + "南至河"])
            try await Self.cutKey(of: first, county)
            #expect(try await RenewLongKeys(county.desk)() == 0)
            // A county of an earlier program came in its place.
            _ = try await county.database.write { tx in try tx.run("DELETE FROM revision WHERE subject = 'longKeys'") }
            #expect(try await RenewLongKeys(county.desk)() == 1)
        }
    }

    /// Where the same text was entered once more meanwhile, the newer one keeps the key and nothing fails.
    @Test(arguments: Driver.allCases)
    func aTextThatWasEnteredAgainMeanwhileKeepsItsKey(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": Self.start + "南至河"])
            try await Self.cutKey(of: first, county)
            let again = try await county.enter("乙", in: LedgerCounty.village, ["plot": Self.start + "南至河"])
            #expect(try await RenewLongKeys(county.desk)() == 0)
            let taken = try await Self.outcome("丙", Self.start + "南至河", county)
            #expect(taken.issues.first?.values["item"] == "\(again)")
        }
    }

    /// Keys that were written when long texts were cut go with their thing.
    @Test(arguments: Driver.allCases)
    func aKeyThatWasCutGoesWithItsThing(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": Self.start + "南至河"])
            try await Self.cutKey(of: first, county)
            let version = try await county.item(first).version
            _ = try await county.trash(first, version: version, reason: "误登", by: county.housing)
            let left = try await county.database.read { tx in
                try tx.value("SELECT count(*) FROM item_key WHERE item_id = \(first)", as: Int.self)
            }
            #expect(left == 0)
        }
    }
}
