import Core
import Regions

/// The places of the fictional county, under codes that no real county has.
struct DemoPlaces: Sendable {
    struct Township: Sendable {
        let region: Region
        let villages: [Region]
    }

    static let name = "云岭县"
    var countyName: String { Self.name }
    static let townshipCount = 18

    let county: RegionCode
    let above: [Region]
    let townships: [Township]

    /// Parents before children.
    var all: [Region] { above + townships.map(\.region) + townships.flatMap(\.villages) }

    init(_ random: inout SeededGenerator) throws {
        county = try Self.code("620799")
        above = try [("62", "陇原省"), ("6207", "云州市"), ("620799", Self.name)].map { try Self.region($0, $1) }
        var names = PlaceNames()
        townships = try (1...Self.townshipCount).map { number in
            let isTown = number <= 12
            let digits = isTown ? 100 + number : 200 + number - 12
            let name = names.township(&random) + (isTown ? "镇" : "乡")
            let township = try Self.region("620799\(digits)", name)
            let villages = try (1...random.whole(10...17)).map { place in
                try Self.region("620799\(digits)\(200 + place)", names.village(&random) + "村")
            }
            return Township(region: township, villages: villages)
        }
    }

    private static func code(_ digits: String) throws -> RegionCode {
        guard let code = RegionCode(digits) else { throw NotFound("region", digits) }
        return code
    }

    private static func region(_ digits: String, _ name: String) throws -> Region {
        let code = try code(digits)
        return Region(code: code, parent: code.parent, name: name, urbanClass: code.level == .village ? .village : nil)
    }
}
