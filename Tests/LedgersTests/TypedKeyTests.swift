import Core
import Database
import TestSupport
import Testing

@testable import Ledgers

/// What may stand only once stands once however it is typed.
@Suite("Values that stand once and how they are typed")
struct TypedKeyTests {
    private static func outcome(_ owner: String, _ plot: String, _ county: LedgerCounty) async throws -> Outcome<ItemID>
    {
        let answers = county.answers(owner, in: LedgerCounty.village, ["plot": plot])
        return try await county.create(LedgerCounty.key, answers, by: county.housing)
    }

    @Test(arguments: Driver.allCases)
    func aNumberTypedInAnotherWayIsTheSame(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            try await county.enter("甲", in: LedgerCounty.village, ["plot": "宅基 P-1"])
            for plot in ["宅基P-1", "宅基 p-1", "宅基Ｐ－１", "宅基　ｐ-1"] {
                #expect(try await Self.outcome("乙", plot, county).keys == ["item.taken"], "\(plot)")
            }
            let other = try await Self.outcome("丙", "宅基 P-11", county)
            #expect(other.value != nil, "\(other.issues)")
        }
    }

    /// As an earlier program wrote the key.
    private static func type(_ value: String, of id: ItemID, _ county: LedgerCounty) async throws {
        let changed = try await county.database.write { tx in
            try tx.run("UPDATE item_key SET value = \(value) WHERE item_id = \(id)")
        }
        #expect(changed == 1)
    }

    @Test(arguments: Driver.allCases)
    func aKeyThatWasKeptAsTypedIsKnownAgain(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": "Ｐ－１"])
            try await Self.type("Ｐ－１", of: first, county)
            #expect(try await RenewTypedKeys(county.desk)() == 1)
            #expect(try await Self.outcome("乙", "P-1", county).keys == ["item.taken"])
            #expect(try await RenewTypedKeys(county.desk)() == 0)
        }
    }

    /// The newer one keeps the value, nothing fails, and no key stays that nobody asks for.
    @Test(arguments: Driver.allCases)
    func aNumberThatWasEnteredAgainMeanwhileStaysWithTheNewerThing(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": "ｐ-1"])
            try await Self.type("ｐ-1", of: first, county)
            let again = try await county.enter("乙", in: LedgerCounty.village, ["plot": "P-1"])
            #expect(try await RenewTypedKeys(county.desk)() == 0)
            let taken = try await Self.outcome("丙", "p-1", county)
            #expect(taken.issues.first?.values["item"] == "\(again)")
            let left = try await county.database.read { tx in
                try tx.value("SELECT count(*) FROM item_key WHERE item_id = \(first)", as: Int.self)
            }
            #expect(left == 0)
        }
    }

    /// In the moments before the keys are renewed somebody writes another number: what stood there is nobody's.
    @Test(arguments: Driver.allCases)
    func aNumberThatWasCorrectedMeanwhileIsFree(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": "ｐ-1"])
            try await Self.type("ｐ-1", of: first, county)
            let corrected = county.answers("甲", in: LedgerCounty.village, ["plot": "P-2"])
            let edited = try await county.edit(first, version: 1, corrected, by: county.housing)
            #expect(edited.value != nil, "\(edited.issues)")
            #expect(try await RenewTypedKeys(county.desk)() == 0)
            let again = try await Self.outcome("乙", "P-1", county)
            #expect(again.value != nil, "\(again.issues)")
            #expect(try await Self.outcome("丙", "p-2", county).keys == ["item.taken"])
        }
    }

    /// Of a playbook this program does not read keys are renewed too, and hold nobody else's up.
    @Test(arguments: Driver.allCases)
    func aKeyOfAThingNobodyCanReadIsRenewed(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": "Ｐ－１"])
            try await Self.type("Ｐ－１", of: first, county)
            let unread = try await county.database.write { tx in
                try tx.run("UPDATE programme SET yaml = 'key: gone' WHERE key = \(LedgerCounty.key)")
            }
            #expect(unread == 1)
            let desk = LedgerDesk.ofTests(county.database, county.environment)
            #expect(try await RenewTypedKeys(desk)() == 1)
        }
    }

    /// What stands for a sealed number is nothing anybody typed: an earlier program wrote it the same.
    @Test(arguments: Driver.allCases)
    func aSealedNumberKeepsItsKeyAndIsFound(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let number = "11010519491231002X"
            let id = try await county.enter("甲", in: LedgerCounty.village, ["identity": number])
            let index = county.desk.vault.blindIndex(number, about: "identity")
            let kept = try await county.database.read { tx in
                try tx.values("SELECT value FROM item_key WHERE item_id = \(id)", as: String.self)
            }
            #expect(kept == [index] && index.contains(where: \.isLetter))
            for _ in 1...2 {
                var filter = ItemFilter()
                filter.fields = ["identity": index]
                let found = try await county.list(filter).map(\.item.id)
                #expect(found == [id])
                #expect(try await RenewTypedKeys(county.desk)() == 0)
            }
        }
    }
}
