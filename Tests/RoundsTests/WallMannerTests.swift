import Core
import Database
import Indicators
import Ledgers
import Programmes
import Rounds
import TestSupport
import Testing
import Web

/// The wall of a dispatch beside the one people look at every day.
@Suite("Walls of packs")
struct WallMannerTests {
    @Test(arguments: Driver.allCases)
    func aWallOfAPackIsWrittenAsTheMainWall(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            // Where nobody demolished anything no share comes of what is registered.
            let yaml = HousesPlaybook.yaml.replacing(
                "unit: 户, decimals: 0, formula: items(demolished)",
                with: "unit: \"%\", formula: 100 * items(demolished) / items(demolished)"
            )
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.environment)
            _ = try #require(await adopt(OwnPlaybook.text(yaml), by: county.supervisor).value)
            let draft = TargetDraft(
                value: 90,
                startsOn: Day("2026-01-01"),
                dueOn: Day("2026-10-31"),
                source: "县委农村工作会议"
            )
            let target = try await SetTarget(county.desk.indicators)(
                RoundCounty.done,
                in: SampleCounty.county,
                draft,
                named: "督查室"
            )
            #expect(target.issues.isEmpty)
            let house = try await county.enter("王大山")
            #expect(try await county.finish(house).isEmpty)
            _ = try await county.enter("李二河", in: RoundCounty.farVillage)

            let routes =
                RoundRoutes(desk: county.desk).all + IndicatorRoutes(desk: county.desk.indicators, shipped: []).all
            let supervisor = try TestSite(routes, environment: county.desk.environment).visitor(as: county.supervisor)
            let set = SetCadence(county.desk)
            let cadence = try #require(await set.adopt(shipped: "weekly-dispatch", by: county.supervisor).value)
            let open = OpenRound(county.desk)
            let day = try county.day("2026-06-15")
            let round = try #require(await open(cadence, on: day, by: county.supervisor).value)
            _ = try #require(await MakePack(county.desk)(round, by: county.supervisor).value)

            let main = Self.cells(await supervisor.get("/board/programmes"))
            let pack = Self.cells(await supervisor.get("/rounds/\(round)/pack/wall"))
            #expect(pack == main && main.count == 4, "\(main) \(pack)")
            #expect(main[2...] == ["清泉镇 —", "松林乡 ·"], "\(main)")
            let sheet = try await supervisor.get("/rounds/\(round)/pack/wall.xlsx").sheet
            let head = try #require(sheet.firstIndex { $0.first == "专项" }, "\(sheet)")
            #expect(sheet[head][1...] == ["云岭县", "云雾镇", "清泉镇", "松林乡"], "\(sheet)")
            #expect(sheet[head + 1].suffix(2) == ["—", "·"], "\(sheet)")
        }
    }

    /// 清泉镇 —: the place of each cell of a wall with what stands in it.
    private static func cells(_ page: SeenPage) -> [String] {
        let tables = page.text.split(separator: "<table class=\"matrix\">").dropFirst()
        let table = tables.first?.split(separator: "</table>").first ?? ""
        return table.split(separator: "<td data-label=\"").dropFirst().compactMap { part in
            guard let cell = part.firstRange(of: "</td>"), let name = part.firstRange(of: "\">") else { return nil }
            let words = part[name.upperBound..<cell.lowerBound].replacing(#/<[^>]*>/#, with: "")
            return "\(part[..<name.lowerBound]) \(words)"
        }
    }
}
