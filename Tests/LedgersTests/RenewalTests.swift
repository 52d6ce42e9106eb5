import Core
import Database
import Documents
import Expression
import Files
import Foundation
import Programmes
import TestSupport
import Testing
import Web

@testable import Ledgers

/// A ledger whose playbook the county changed while its things are open.
@Suite("Changed playbooks")
struct RenewalTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    /// A field is asked before all others, an option and a field are gone, a bound is narrower, a stage has another name.
    private func changed() throws -> PlaybookText {
        let changes = [
            ("fields:\n", "fields:\n  - {key: watch, label: 看管人, type: text}\n"),
            ("options: [土坯, 砖木, 砖混]", "options: [砖木, 砖混]"), ("max: 2000", "max: 200"),
            ("  - {key: built, label: 建成日期, type: day}\n", ""), ("word: 已签协议", "word: 已签订"),
        ]
        let yaml = changes.reduce(SamplePlaybook.yaml()) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
        return try SamplePlaybook.text(of: yaml)
    }

    private func withSite(_ driver: Driver, _ body: (LedgerCounty, TestSite) async throws -> Void) async throws {
        try await withLedgerCounty(driver) { county in
            let root = NSTemporaryDirectory() + "luoshi-renewal-vault-\(UInt64.random(in: 0...UInt64.max))"
            defer { try? FileManager.default.removeItem(atPath: root) }
            let routes = LedgerRoutes(desk: county.desk, files: FileVault(root: root), shipped: [])
            try await body(county, TestSite(routes.all, environment: county.environment))
        }
    }

    private func adopt(_ county: LedgerCounty) async throws -> ProgrammeID {
        let adopt = AdoptProgramme(database: county.database, environment: county.environment)
        return try #require(await adopt(changed(), by: county.sample.supervisor).value)
    }

    @Test(arguments: Driver.allCases)
    func listsAndSheetsReadThingsOfEveryVersionByTheirFields(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            try await county.enter("甲", in: LedgerCounty.village, ["area": "137", "elders": "随子女", "home": "县城"])
            _ = try await adopt(county)
            let officer = site.visitor(as: county.housing)
            let list = await officer.get(base)
            #expect(list.words.contains("137") && list.words.contains("随子女"))
            let sheet = await officer.get(base + "/items.xlsx")
            let rows = try SheetReader(.bytes(sheet.body), name: "a.xlsx").rest().map(\.cells)
            let header = try #require(rows.firstIndex { $0.first == "编号" })
            let said = Dictionary(zip(rows[header], rows[header + 1])) { first, _ in first }
            #expect(said["户主"] == "甲" && said["建筑面积（平方米）"] == "137" && said["老人现住处"] == "县城")
            #expect(said["看管人"] == "")
        }
    }
}
