import Core
import Database
import Documents
import Files
import Foundation
import TestSupport
import Testing
import Web

@testable import Ledgers

/// A blank form comes back filled as a file; what stayed empty is said on the page that is opened next.
@Suite struct FormNoticeTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    @Test(arguments: Driver.allCases)
    func columnsNothingWasFoundForAreNamed(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let root = NSTemporaryDirectory() + "luoshi-form-notice-\(UInt64.random(in: 0...UInt64.max))"
            defer { try? FileManager.default.removeItem(atPath: root) }
            let routes = LedgerRoutes(desk: county.desk, files: FileVault(root: root), shipped: [])
            let site = try TestSite(routes.all, environment: county.environment)
            _ = try await county.enter("甲")
            let officer = site.visitor(as: county.housing)
            for (heads, words) in [(["户主", "环节", "镇里自己的一列"], "镇里自己的一列"), (["户主", "环节"], "")] {
                let sink = MemorySink()
                let columns = heads.map { SheetColumn($0) }
                try SheetDocument(SheetTable(name: "表样", title: "花名册", columns: columns, blankRows: 3)).write(to: sink)
                let filled = await officer.post(base + "/filling", files: [SentFile("file", "表样.xlsx", sink.bytes)])
                #expect(filled.status == 200)
                let next = await officer.get(base + "/filling")
                let said = words.isEmpty ? "" : "表样填了 1 行。没有对应、空着的列：\(words)。表头改成台账的字段名就会填上。"
                #expect((next.notice ?? "") == said, "\(next.words)")
            }
        }
    }
}
