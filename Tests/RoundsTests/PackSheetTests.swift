import Core
import Database
import TestSupport
import Testing
import Web

@testable import Rounds

/// The sheet of a dispatch on the wall is read sheet by sheet.
@Suite("A pack's wall on paper")
struct PackSheetTests {
    @Test func aSheetThatBeginsAmongTheProgrammesOfAGoalNamesItAgain() async throws {
        try await withRoundCounty(.sqlite) { county in
            try await county.setTargets()
            let set = SetCadence(county.desk)
            let cadence = try #require(await set.adopt(shipped: "weekly-dispatch", by: county.supervisor).value)
            let day = try county.day("2026-06-15")
            let id = try #require(await OpenRound(county.desk)(cadence, on: day, by: county.supervisor).value)
            var pack = try #require(await MakePack(county.desk)(id, by: county.supervisor).value)
            let one = try #require(pack.programmes.first)
            let site = try TestSite(RoundRoutes(desk: county.desk).all, environment: county.desk.environment)
            let supervisor = site.visitor(as: county.supervisor)
            let short = await supervisor.get("/rounds/\(id)/pack/wall")
            #expect(short.words.contains(one.goal) && !short.words.contains("（续）"))

            // As many as two sheets hold.
            pack.programmes = (0..<40).map { place in
                var copy = one
                (copy.key, copy.name) = ("sample-\(place)", "样例 \(place)")
                return copy
            }
            let long = pack
            try await county.database.write { tx in try tx.packs.keep(long, of: id, by: "督查室") }
            let wall = await supervisor.get("/rounds/\(id)/pack/wall")
            #expect(wall.text.contains("<tr class=\"matrix-group next-sheet is-again\">"), "\(wall.words)")
            #expect(wall.words.contains("\(one.goal)（续）") && wall.words.contains("样例 39"))
        }
    }
}
