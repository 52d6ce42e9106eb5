import Catalogue
import Core
import Database
import Ledgers
import Records
import TestSupport
import Testing
import Web

/// More cells that say something else than are kept: each column is told all the same, with how many they are.
@Suite struct ManyDifferencesTests {
    private static let numbers = ["网速（兆）", "宅基地面积（亩）", "常住人口（人）", "民宿床位（张）", "果树（株）", "肉牛（头）", "路灯（盏）"]

    /// 300 households whose numbers are `more` than the county's and one whose are not; the day of that one is `last`.
    private static func sheet(more: Int, last: String) -> String {
        let header = "乡镇,行政村,户主姓名," + numbers.joined(separator: ",") + ",装机日期"
        let rows = (1...301).map { row in
            let number = String(row == 301 ? 605 : 2 * row + 3 + more)
            let values = numbers.map { _ in number }.joined(separator: ",")
            return "云雾镇,上坪村,张户\(1000 + row),\(values),\(row == 301 ? last : "2026-05-01")"
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }

    @Test(arguments: Driver.allCases)
    func everyColumnThatDiffersIsToldHoweverManyCellsDo(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            let visitor = site.visitor(as: sample.supervisor)
            let first = await LinkedRowsTests.made(Self.sheet(more: 0, last: "2026-05-01"), "宽带入户", by: visitor)
            let ledger = first.address.replacing("/comparison", with: "")
            _ = await visitor.post(ledger + "/saving")
            let entered = await visitor.post(ledger + "/rows")
            #expect(entered.notice == "已导入 301 行。", "\(entered.words)")

            let key = try await LinkedRowsTests.key(of: "宽带入户", database, desk)
            let second = await LinkedRowsTests.made(Self.sheet(more: 1000, last: "2026-05-09"), "宽带回访", by: visitor)
            let address = second.address.replacing("/comparison", with: "")
            var decisions = Fields()
            for column in 3...10 { decisions.append("decision-\(column)", "linked:\(key)") }
            let saved = await visitor.post(address + "/saving", decisions)
            #expect(saved.words.contains("300 行的网速（兆）与“宽带入户”里的不同（先看 D2）"), "\(saved.words)")
            #expect(saved.words.contains("1 行的装机日期与“宽带入户”里的不同（先看 K302）"), "\(saved.words)")
            let written = await visitor.post(address + "/rows")
            #expect(written.notice == "已导入 301 行；2101 个格子用了台账里的值，列在下面。", "\(written.words)")
            let details = try await database.read { tx in
                var filter = RecordFilter()
                filter.actPrefix = "proposal.rows"
                return try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 9).map(\.detail)
            }
            #expect(details.count == 1 && details[0].hasPrefix("网速（兆） 300 行（D2、D3、"), "\(details)")
            #expect(details[0].contains("装机日期 1 行（K302）与“宽带入户”不同，用了那里的值"), "\(details)")
        }
    }
}
