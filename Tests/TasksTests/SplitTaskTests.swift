import Core
import Database
import Tasks
import TestSupport
import Testing

@Suite("Splitting a task")
struct SplitTaskTests {
    /// A department's task of 300 in two parts, one for 云雾镇 and one for another township.
    private func split(_ county: TaskCounty) async throws -> (whole: TaskID, parts: [Task]) {
        let whole = try await county.insert(lead: county.sample.officer, goal: 300)
        let other = county.sample.unit("清泉镇人民政府")
        let parts = [
            TaskPart(target: .unit(county.sample.township.unit), quantity: 200),
            TaskPart(target: .unit(other), quantity: 100, deadline: Samples.day("2026-10-31")),
        ]
        _ = try #require(await county.split(whole, version: 1, parts, by: county.sample.officer).value)
        return (whole, try await county.database.read { tx in try tx.tasks.parts(of: whole) })
    }

    @Test(arguments: Driver.allCases)
    func partsAreTasksOfTheirOwn(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (_, parts) = try await split(county)
            #expect(parts.map { "\($0.number)" } == ["〔2026〕1-1号", "〔2026〕1-2号"])
            #expect(parts.map(\.stage) == [.awaitingSigning, .awaitingSigning])
            #expect(parts.map(\.deadline) == [Samples.day("2026-12-31"), Samples.day("2026-10-31")])
            #expect(try await county.dossier(parts[0].id).quantities.first?.value == 200)
            #expect(try await county.waiting(for: county.sample.township)[.toSign] == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func theWholeFollowsItsParts(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (whole, parts) = try await split(county)
            let township = county.sample.township
            _ = try #require(await county.acts.sign(parts[0].id, version: 1, by: township).value)
            let input = ProgressInput(words: "过半", quantity: 150)
            _ = try #require(await county.report(parts[0].id, version: 2, input, by: township).value)
            #expect(try await county.task(parts[0].id).percent == 75)
            #expect(try await county.task(whole).percent == 50)
            // A split task is measured by its parts alone.
            let own = ProgressInput(words: "汇总", quantity: 10)
            let version = try await county.version(whole)
            _ = try #require(await county.report(whole, version: version, own, by: county.sample.officer).value)
            #expect(try await county.task(whole).percent == 50)
        }
    }

    @Test(arguments: Driver.allCases)
    func openPartsStopTheClose(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (whole, parts) = try await split(county)
            let officer = county.sample.officer
            let report = ProgressInput(words: "汇总", quantity: 0)
            _ = try #require(await county.report(whole, version: 2, report, by: officer).value)
            let open = try await county.acts.requestCloseOut(whole, version: 3, note: "完成", by: officer)
            #expect(open.keys == ["closeout.openParts"])
            for part in parts {
                _ = try #require(await county.acts.withdraw(part.id, version: 1, note: "合并", by: officer).value)
            }
            let version = try await county.version(whole)
            #expect(try await county.acts.requestCloseOut(whole, version: version, note: "完成", by: officer).keys == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func theUnitThatHandedItOutVerifiesAPart(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let (whole, parts) = try await split(county)
            let (officer, township) = (county.sample.officer, county.sample.township)
            let id = parts[0].id
            _ = try #require(await county.acts.sign(id, version: 1, by: township).value)
            _ = try #require(
                await county.report(id, version: 2, ProgressInput(words: "完成", quantity: 200), by: township).value
            )
            _ = try #require(await county.acts.requestCloseOut(id, version: 3, note: "完成", by: township).value)
            #expect(try await county.waiting(for: officer)[.toVerify] == 1)
            #expect(try await county.waiting(for: county.sample.supervisor)[.toVerify] == nil)
            #expect(try await county.acts.closeOut(id, version: 4, note: "", by: township).keys == ["move.notAllowed"])
            _ = try #require(await county.acts.closeOut(id, version: 4, note: "", by: officer).value)
            #expect(abs(try await county.task(whole).percent - 200.0 / 3) < 0.01)
        }
    }

    @Test(arguments: Driver.allCases)
    func aTownshipSplitsToItsOwnVillagesOnly(driver: Driver) async throws {
        try await withTaskCounty(driver) { county in
            let township = county.sample.township
            let id = try await county.insert(lead: township)
            let elsewhere = [TaskPart(target: .unit(county.sample.unit("松林乡松坡村村民委员会")))]
            #expect(try await county.split(id, version: 1, elsewhere, by: township).keys == ["part.outside"])
            #expect(try await county.version(id) == 1)
            let own = [TaskPart(target: .unit(county.sample.village.unit))]
            #expect(try await county.split(id, version: 1, own, by: township).keys == [])
            #expect(try await county.waiting(for: county.sample.village)[.toSign] == 1)
        }
    }
}
