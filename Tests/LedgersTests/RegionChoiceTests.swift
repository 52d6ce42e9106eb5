import Core
import Database
import Pages
import Regions
import TestSupport
import Testing

/// What the box of places offers, and that it says what the page shows.
@Suite("Places a list can be narrowed to")
struct RegionChoiceTests {
    @Test(arguments: Driver.allCases)
    func thePlaceAListIsNarrowedToIsAmongThem(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let township = LedgerCounty.code("620799101")
            func words(_ scope: RegionCode, _ asked: RegionCode?) async throws -> [String] {
                try await county.database.read { tx in try tx.regions.choices(in: scope, showing: asked).map(\.word) }
            }
            let townships = try await words(SampleCounty.county, nil)
            #expect(townships.count > 1 && townships.contains("云雾镇"))
            #expect(try await words(SampleCounty.county, township) == townships)
            #expect(try await words(SampleCounty.county, SampleCounty.county) == townships)
            #expect(try await words(SampleCounty.county, LedgerCounty.code("620801101")) == townships)

            var narrowed = townships
            let above = try #require(townships.firstIndex(of: "云雾镇"))
            narrowed.insert("云雾镇上坪村", at: above + 1)
            #expect(try await words(SampleCounty.county, LedgerCounty.village) == narrowed)
            #expect(try await words(SampleCounty.county, LedgerCounty.code("620799101999")) == townships)

            let villages = try await words(township, nil)
            #expect(villages.contains("上坪村"))
            #expect(try await words(township, LedgerCounty.village) == villages)
        }
    }
}
