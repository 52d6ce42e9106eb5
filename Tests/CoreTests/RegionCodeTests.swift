import Core
import Testing

@Suite("RegionCode")
struct RegionCodeTests {
    @Test(arguments: [
        ("62", "62", RegionCode.Level.province), ("620000000000", "62", .province), ("6207", "6207", .prefecture),
        ("620700000000", "6207", .prefecture), ("620702000000", "620702", .county),
        ("620702101", "620702101", .township),
        ("620702101000", "620702101", .township), ("620702101201", "620702101201", .village),
        ("620702101201003", "620702101201003", .group), ("110101001000", "110101001", .township),
    ])
    func cutsListCodesToTheDigitsOfTheirLevel(text: String, digits: String, level: RegionCode.Level) throws {
        let code = try #require(RegionCode(text))
        #expect(code.digits == digits)
        #expect(code.level == level)
    }

    @Test(arguments: ["", "6", "62070", "62070210120", "6207021012010033", "62a7", "６２０７"])
    func refusesLengthsAndSignsNoListHas(text: String) {
        #expect(RegionCode(text) == nil)
    }

    @Test func knowsWhatLiesInIt() throws {
        let county = try #require(RegionCode("620702"))
        let village = try #require(RegionCode("620702101201"))
        #expect(county.contains(village))
        #expect(!village.contains(county))
        #expect(village.parent?.digits == "620702101")
        #expect(village.ancestor(at: .county) == county)
        #expect(county.ancestor(at: .village) == nil)
        #expect(RegionCode("62")?.parent == nil)
        #expect(county.lowest <= village.digits && village.digits <= county.highest)
    }
}
