import Core
import Database
import Tasks
import TestSupport
import Testing
import Web

/// Files that come with an act which is refused are not kept.
@Suite("Evidence")
struct EvidenceTests {
    private let file = SentFile("files", "台账.txt", text: "一组：已完成")

    @Test(arguments: Driver.allCases)
    func aRefusalLeavesTheVaultAsItWas(driver: Driver) async throws {
        try await withTaskSite(driver) { county, site, vault in
            let id = try await county.insert(lead: county.sample.officer)
            let address = "/tasks/\(id)/progress"
            let report: Fields = ["version": "1", "note": "台账已建", "percent": "10"]
            let lead = site.visitor(as: county.sample.officer)
            // Somebody who may not read it, one who may not act, a form with a mistake, one that came too late.
            #expect(await site.visitor(as: county.sample.village).post(address, report, files: [file]).status == 404)
            #expect(await site.visitor(as: county.sample.supervisor).post(address, report, files: [file]).status == 422)
            let wrong: Fields = ["version": "1", "note": "台账已建", "percent": "300"]
            #expect(await lead.post(address, wrong, files: [file]).status == 422)
            let late: Fields = ["version": "7", "note": "台账已建", "percent": "10"]
            #expect(await lead.post(address, late, files: [file]).status == 422)
            let early = await lead.post("/tasks/\(id)/closeout-request", ["version": "1", "note": "完"], files: [file])
            #expect(early.status == 422)
            #expect(vault.files == [])
            let done = await lead.post(address, report, files: [file])
            #expect(done.status == 200 && vault.files.count == 1)
        }
    }
}
