import Core
import TestSupport
import Testing
import Web

@testable import Catalogue

/// In the hand each column of a sheet is a card of the page of a new ledger.
@Suite("Cards of a new ledger's columns")
struct ProposalCardTests {
    private static let sheet = "行政村,户主姓名,网速（兆）,进度\n上坪村,张三,100,已完工\n下坪村,李四,50,在建\n"

    /// The stylesheet tells the answers apart by their places: four in pairs, the reason on a line, four marks on one.
    @Test func answersStandInTheOrderTheirCardIsDrawnFor() async throws {
        try await withSampleCounty(.sqlite) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let supervisor = site.visitor(as: sample.supervisor)
            let page = await supervisor.post("/proposed-ledgers", files: [SentFile("file", "宽带.csv", text: Self.sheet)])
            let text = String(decoding: page.body, as: UTF8.self)
            let body = try #require(text.split(separator: "<tbody>").dropFirst().first)
            let row = try #require(body.split(separator: "</tr>").first)
            let cells = row.split(separator: "<td").dropFirst().map { cell in
                cell.split(separator: "aria-hidden=\"true\">").dropFirst().first.map { String($0.prefix { $0 != "<" }) }
            }
            #expect(cells == ["怎么用", "字段名", "类型", "单位或选项", "为什么要填", "名称", "唯一", "必填", "合计"], "\(row)")
            // Of a column that is not wanted the other answers are folded away where its use says so.
            #expect(row.contains("<option value=\"left\""), "\(row)")
        }
    }
}
