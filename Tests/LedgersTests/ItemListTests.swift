import Core
import Database
import Ledgers
import TestSupport
import Testing

@Suite("The list of a ledger")
struct ItemListTests {
    private func fill(_ county: LedgerCounty) async throws {
        let places = [LedgerCounty.village, LedgerCounty.otherVillage, LedgerCounty.farVillage]
        let entries = (0..<60).map { index in
            county.answers(
                ["王大山", "李小河", "赵沟井"][index % 3] + "\(index)",
                in: places[index % 3],
                [
                    "area": "\(index % 7 * 10 + 10)", "structure": ["土坯", "砖木", "砖混", ""][index % 4],
                    "uses": index % 5 == 0 ? "住人、养畜" : "", "empty": index % 2 == 0 ? "是" : "否",
                    "identity": index == 4 ? "11010519491231002X" : "",
                ]
            )
        }
        let ids = try #require(await BulkCreate(county.desk)(LedgerCounty.key, entries, by: county.housing).value)
        for id in ids.prefix(10) {
            county.clock.advance(days: 1)
            _ = try await county.make("agreement", id)
        }
    }

    @Test(arguments: Driver.allCases)
    func pagesHoldEveryThingOnceInEveryOrder(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            try await fill(county)
            let (shelf, book, reader) = (county.desk.shelf, county.book, county.sample.supervisor)
            for order in ["newest", "place", "slowest", "field-area", "field-structure"].map(ItemOrder.init) {
                var filter = ItemFilter()
                filter.order = order
                let whole = try await county.list(filter).map(\.item.id)
                var paged: [ItemID] = []
                var cursor: ItemCursor?
                repeat {
                    let page = try await county.database.read { [filter, cursor] tx in
                        try tx.items(shelf).list(book, filter, for: reader, after: cursor, limit: 7)
                    }
                    paged += page.map(\.item.id)
                    cursor = page.last.flatMap { ItemCursor($0.cursor.description) }
                } while cursor != nil
                #expect(whole.count == 60 && paged == whole, "\(order.text)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func anyFieldNarrows(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            try await fill(county)
            let identity = county.desk.vault
            _ = identity
            let cases: [(String, Int, (inout ItemFilter) -> Void)] = [
                ("choice", 15, { $0.fields = ["structure": "土坯"] }), ("truth", 30, { $0.fields = ["empty": "是"] }),
                ("number", 9, { $0.fields = ["area": "10"] }), ("part of a number", 0, { $0.fields = ["area": "1"] }),
                ("elsewhere in the text", 0, { $0.fields = ["owner": "土坯"] }),
                ("set", 12, { $0.fields = ["uses": "养畜"] }),
                ("text", 20, { $0.fields = ["owner": "小河"] }), ("stage", 10, { $0.stages = ["agreed"] }),
                ("place", 20, { $0.region = LedgerCounty.otherVillage }), ("two characters", 20, { $0.text = "沟井" }),
                ("township", 40, { $0.region = LedgerCounty.code("620799101") }), ("nothing", 0, { $0.text = "没有" }),
                ("both", 4, { ($0.text, $0.fields) = ("大山", ["structure": "土坯"]) }),
                ("through", 50, { $0.through = SampleCounty.now.day }),
            ]
            for (name, count, change) in cases {
                var filter = ItemFilter()
                change(&filter)
                let found = try await county.list(filter)
                if name == "both" {
                    #expect(found.allSatisfy { $0.item.title.contains("大山") } && found.count == 5, "\(name)")
                } else {
                    #expect(found.count == count, "\(name)")
                }
            }
        }
    }
}
