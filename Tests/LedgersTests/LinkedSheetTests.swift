import Core
import Database
import Documents
import Files
import Foundation
import Programmes
import TestSupport
import Testing
import Web

@testable import Ledgers

/// The number of a thing: on its page, in sheets beside its title, and as a way to find it.
@Suite("Numbers of things")
struct LinkedSheetTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    private func withSite(_ driver: Driver, _ body: (LedgerCounty, TestSite) async throws -> Void) async throws {
        try await withLedgerCounty(driver) { county in
            let root = NSTemporaryDirectory() + "luoshi-linked-vault-\(UInt64.random(in: 0...UInt64.max))"
            defer { try? FileManager.default.removeItem(atPath: root) }
            let routes = LedgerRoutes(desk: county.desk, files: FileVault(root: root), shipped: [])
            try await body(county, TestSite(routes.all, environment: county.environment))
        }
    }

    private func links(_ id: ItemID, _ county: LedgerCounty) async throws -> [ItemID] {
        ItemStore.linked(try await county.item(id).values[county.field("neighbour")])
    }

    @Test(arguments: Driver.allCases)
    func aLinkColumnSaysTitlesAndNumbersAndAFormOnlyTitles(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let (first, second) = (try await county.enter("李四、李五"), try await county.enter("王五"))
            let id = try await county.enter("甲", in: LedgerCounty.village, ["neighbour": "\(first)、\(second)"])
            let officer = site.visitor(as: county.housing)
            let csv = await officer.get(base + "/items.csv")
            #expect(csv.text.contains("李四、李五（\(first)）、王五（\(second)）"), "\(csv.text)")
            let book = try SheetReader(.bytes(await officer.get(base + "/items.xlsx").body), name: "a.xlsx").rest()
            #expect(book.contains { $0.cells.contains("李四、李五（\(first)）、王五（\(second)）") && $0.cells.contains("\(id)") })

            let sink = MemorySink()
            let columns = ["户主", "相邻房屋"].map { SheetColumn($0) }
            try SheetDocument(SheetTable(name: "表样", title: "花名册", columns: columns, blankRows: 5)).write(to: sink)
            let filled = await officer.post(
                base + "/filling?f-owner=甲",
                files: [SentFile("file", "表样.xlsx", sink.bytes)]
            )
            let rows = try SheetReader(.bytes(filled.body), name: "a.xlsx").rest().map(\.cells)
            #expect(rows.contains { $0.starts(with: ["甲", "李四、李五、王五"]) }, "\(rows)")
        }
    }

    @Test(arguments: Driver.allCases)
    func aThingIsFoundByTheNumberItsPageShows(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.enter("甲")
            let far = try await county.enter("乙", in: LedgerCounty.farVillage)
            let village = site.visitor(as: county.sample.village)
            let page = await village.get("/items/\(id)")
            #expect(page.words.contains("编号") && page.words.contains("\(id)"), "\(page.words)")
            #expect(page.text.contains("<code class=\"copyable\" data-copyable>\(id)</code>"))
            for text in ["\(id)", "甲（\(id)）", "从前的名字（\(id)）"] {
                var filter = ItemFilter()
                filter.text = text
                #expect(try await county.list(filter).map(\.item.id) == [id], "\(text)")
                let list = await village.get(base + "?q=\(text)")
                #expect(list.links.contains { $0.address == "/items/\(id)" }, "\(text): \(list.words)")
            }
            // Beyond the own place a number finds nothing either.
            #expect(await !village.get(base + "?q=\(far)").words.contains("乙"))
            var linked = ItemFilter()
            let other = try await county.enter("丙", in: LedgerCounty.village, ["neighbour": "\(id)"])
            linked.fields["neighbour"] = "甲（\(id)）"
            #expect(try await county.list(linked).map(\.item.id) == [other])

            // Put away, it is said to lie in the trash.
            _ = try #require(await county.trash(id, version: 1, reason: "重复", by: county.housing).value)
            let gone = await site.visitor(as: county.housing).get(base + "?q=\(id)")
            #expect(gone.words.contains("它在样例拆旧台账的回收站里。"), "\(gone.words)")
            #expect(gone.links.contains { $0.address == "/items/\(id)" })
            // And what is looked for in the trash is said to be in the list.
            let trash = await site.visitor(as: county.housing).get(base + "/trash?q=\(other)")
            #expect(trash.words.contains("它在样例拆旧台账的清单里。"), "\(trash.words)")
            #expect(trash.links.contains { $0.address == "/items/\(other)" })
        }
    }

    /// What somebody copies out of a sheet into a form is read as it stands.
    @Test(arguments: Driver.allCases)
    func aFormTakesATitleWithItsNumber(driver: Driver) async throws {
        try await withSite(driver) { county, _ in
            let first = try await county.enter("李四")
            let namesake = try await county.enter("李四", in: LedgerCounty.otherVillage)
            let other = try await county.enter("王五")
            let id = try await county.enter("甲", in: LedgerCounty.village, ["neighbour": "李四（\(namesake)）"])
            #expect(try await links(id, county) == [namesake])
            func save(_ words: String) async throws -> Outcome<ItemID> {
                let answers = county.answers("甲", in: LedgerCounty.village, ["neighbour": words])
                let version = try await county.item(id).version
                return try await county.edit(id, version: version, answers, by: county.housing)
            }
            // Names before a number, a name the thing no longer has, and one of another thing.
            let cases: [(String, [ItemID])] = [
                ("王五、李四（\(first)）", [other, first]), ("李四（\(first)）、李四(\(namesake))", [first, namesake]),
                ("从前的名字（\(other)）", [other]), ("（\(other)）", [other]),
            ]
            for (words, expected) in cases {
                let saved = try await save(words)
                #expect(saved.value != nil, "\(words): \(saved.issues)")
                #expect(try await links(id, county) == expected, "\(words)")
            }
            let refused = try await save("李四（\(other)）")
            #expect(
                refused.issues.map(ledgerWords.sentence) == [
                    "相邻房屋里写的“李四”和编号 \(other) 不是同一条。要哪一条，就写哪一条的名称和编号。"
                ]
            )
            #expect(try await save("无名（\(id.rawValue + 1)）").keys == ["answer.link"])
            #expect(try await links(id, county) == [other])
        }
    }
}
