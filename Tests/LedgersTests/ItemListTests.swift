import Core
import Database
import Expression
import Ledgers
import Tasks
import TestSupport
import Testing
import Web

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
            for order in [
                "newest", "place", "slowest", "field-area", "field-structure", "field-owner", "field-area-down",
                "field-structure-down", "field-uses-down",
            ].map(ItemOrder.init) {
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

    /// A plan costs as much as the answer: it is made once for a list and once for a search, not for every reader.
    @Test func postgresPlansAListASearchAndTheSlowestOnce() async throws {
        guard Driver.allCases.contains(.postgres) else { return }
        try await withLedgerCounty(.postgres) { county in
            try await fill(county)
            let (shelf, book, reader) = (county.desk.shelf, county.book, county.sample.supervisor)
            var search = ItemFilter()
            search.text = "李"
            var slowest = ItemFilter()
            (slowest.light, slowest.today, slowest.order) = (.slow, county.environment.today, .slowest)
            for filter in [ItemFilter(), search, slowest] {
                let plans = try await county.database.read { tx in
                    for _ in 0..<12 { _ = try tx.items(shelf).list(book, filter, for: reader, limit: 7) }
                    return try tx.rows(
                        """
                        SELECT generic_plans AS kept, custom_plans AS anew FROM pg_prepared_statements
                        WHERE statement LIKE '%sort_key%' AND generic_plans + custom_plans > 10
                        """
                    ) { (kept: try $0.int("kept"), anew: try $0.int("anew")) }
                }
                #expect(!plans.isEmpty && plans.allSatisfy { $0.kept >= 7 && $0.anew <= 5 }, "\(filter) \(plans)")
            }
        }
    }

    /// Words sort by their characters' numbers, and ~ stands before all of them.
    @Test(arguments: Driver.allCases)
    func whatNobodyEnteredStandsLastWhicheverWay(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let homes = ["", "~东头", "县城", "乡上", ""]
            for (index, home) in homes.enumerated() {
                let subsidy = home.isEmpty ? "" : "\(index * 10)"
                let more = ["elders": "随子女", "home": home, "subsidy": subsidy]
                try await county.enter("户\(index)", in: LedgerCounty.village, more)
            }
            let expected = [
                "field-home": "户1户3户2户0户4", "field-home-down": "户2户3户1户4户0",
                "field-subsidy": "户1户2户3户0户4", "field-subsidy-down": "户3户2户1户4户0",
            ]
            let (shelf, book, reader) = (county.desk.shelf, county.book, county.sample.supervisor)
            for (order, owners) in expected {
                var filter = ItemFilter()
                filter.order = ItemOrder(order)
                #expect(filter.order.text == order)
                var (paged, cursor) = ("", ItemCursor?.none)
                repeat {
                    let page = try await county.database.read { [filter, cursor] tx in
                        try tx.items(shelf).page(book, filter, for: reader, after: cursor, limit: 2)
                    }
                    paged += page.lines.map(\.item.title).joined()
                    cursor = page.next.flatMap { ItemCursor($0.description) }
                } while cursor != nil
                #expect(paged == owners, "\(order)")
            }
        }
    }

    /// The sixtieth letter, up to which the address of the next page tells where it begins, is a blank.
    @Test(arguments: Driver.allCases)
    func aBlankWhereThePageEndsLosesNothing(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let home = String(repeating: "长", count: 59) + " 同样的开头"
            for index in 0..<5 {
                try await county.enter(
                    "户\(index)",
                    in: LedgerCounty.village,
                    ["elders": "随子女", "home": "\(home)\(index)"]
                )
            }
            let (shelf, book, reader) = (county.desk.shelf, county.book, county.sample.supervisor)
            for order in ["field-home", "field-home-down"] {
                var filter = ItemFilter()
                filter.order = ItemOrder(order)
                var (paged, after) = ([String](), "")
                repeat {
                    let cursor = Fields([("after", after)]).filled("after").flatMap(ItemCursor.init)
                    let page = try await county.database.read { [filter, cursor] tx in
                        try tx.items(shelf).page(book, filter, for: reader, after: cursor, limit: 2)
                    }
                    paged += page.lines.map(\.item.title)
                    after = page.next?.description ?? ""
                } while !after.isEmpty && paged.count < 20
                #expect(paged.sorted() == ["户0", "户1", "户2", "户3", "户4"], "\(order)")
            }
        }
    }

    /// A page looks at so many things and says where it stopped; page by page everything is found once.
    @Test(arguments: Driver.allCases)
    func aPageThatLookedEnoughLeadsOn(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            try await fill(county)
            let (shelf, book, reader) = (county.desk.shelf, county.book, county.sample.supervisor)
            for order in ["newest", "place", "slowest"].map(ItemOrder.init) {
                var filter = ItemFilter()
                (filter.order, filter.fields) = (order, ["structure": "土坯"])
                let whole = try await county.list(filter).map(\.item.id)
                var (paged, cursor, short) = ([ItemID](), ItemCursor?.none, 0)
                repeat {
                    let page = try await county.database.read { [filter, cursor] tx in
                        try tx.items(shelf).page(book, filter, for: reader, after: cursor, limit: 4, looking: 8)
                    }
                    #expect(page.looked.map { $0 > 0 && $0 <= 8 && page.next != nil } ?? true, "\(order.text)")
                    short += page.looked == nil ? 0 : 1
                    paged += page.lines.map(\.item.id)
                    cursor = page.next
                } while cursor != nil
                #expect(whole.count == 15 && paged == whole && short > 5, "\(order.text)")
                // What an index finds is looked for everywhere.
                filter.text = "大山"
                let found = try await county.database.read { [filter] tx in
                    try tx.items(shelf).page(book, filter, for: reader, limit: 20, looking: 8)
                }
                #expect(found.lines.count == 5 && found.looked == nil, "\(order.text)")
            }
        }
    }

    /// Signs are looked for as they are typed, among the things of the ledger.
    @Test(arguments: Driver.allCases)
    func signsAreSearchedForAsTheyStand(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let share = try await county.enter("王大山（占50%）")
            let code = try await county.enter("东_头")
            try await county.enter("李小河")
            let cases: [(String, [ItemID])] = [
                ("%", [share]), ("_", [code]), ("%_", []), ("（", [share]), ("大山 %", [share]),
            ]
            for (text, found) in cases {
                var filter = ItemFilter()
                filter.text = text
                #expect(try await county.list(filter).map(\.item.id) == found, "\(text)")
            }
        }
    }

    /// Ten stand in 已签协议, which gives them ten days; the other fifty where they were entered.
    @Test(arguments: Driver.allCases)
    func lightsAndWarningsNarrowByTheDay(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            try await fill(county)
            func count(_ after: Int, _ change: (inout ItemFilter) -> Void) async throws -> Int {
                var filter = ItemFilter()
                filter.today = county.environment.today.adding(days: after)
                change(&filter)
                let found = try await county.list(filter).map(\.item.id)
                // Stage by stage the same things are found.
                filter.order = .slowest
                #expect(try await Set(county.list(filter).map(\.item.id)) == Set(found), "\(filter)")
                return found.count
            }
            // The last one was moved today, the first nine days ago; the fifty others stand ten days in a stage of thirty.
            let cases: [(after: Int, behind: Int, slow: Int, onTrack: Int, stands: Int)] = [
                (0, 0, 0, 60, 0), (2, 0, 1, 59, 0), (7, 0, 6, 54, 1), (12, 1, 9, 50, 6), (21, 10, 50, 0, 10),
                (51, 60, 0, 0, 10),
            ]
            for one in cases {
                #expect(try await count(one.after) { $0.light = .behind } == one.behind, "\(one)")
                #expect(try await count(one.after) { $0.light = .slow } == one.slow, "\(one)")
                #expect(try await count(one.after) { $0.light = .onTrack } == one.onTrack, "\(one)")
                #expect(try await count(one.after) { $0.warning = "stands" } == one.stands, "\(one)")
            }
            // Stages this version does not have hold nothing, whichever order is asked for.
            let gone = try await count(12) { ($0.light, $0.stages) = (.onTrack, ["levelled", "rebuilt"]) }
            #expect(gone == 0)
            // A warning on fields alone, checked against the things themselves.
            let all = try await county.list()
            let (structure, empty, area) = (county.field("structure"), county.field("empty"), county.field("area"))
            let brick = all.filter { line in
                let values = line.item.values
                let isBrick = values[structure] == .text("砖木") || values[structure] == .text("砖混")
                return isBrick && values[empty] == .truth(true) && (values[area].number ?? 0) > 60
            }
            #expect(brick.count > 0 && brick.count < 30)
            var filter = ItemFilter()
            (filter.warning, filter.today) = ("brick", county.environment.today)
            let (shelf, book, reader) = (county.desk.shelf, county.book, county.sample.supervisor)
            var paged: [ItemID] = []
            var cursor: ItemCursor?
            repeat {
                let page = try await county.database.read { [filter, cursor] tx in
                    try tx.items(shelf).list(book, filter, for: reader, after: cursor, limit: 2)
                }
                paged += page.map(\.item.id)
                cursor = page.count == 2 ? page.last?.cursor : nil
            } while cursor != nil
            #expect(paged == brick.map(\.item.id))
            filter.warning = "no-such"
            #expect(try await county.list(filter).isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func anyFieldNarrows(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            try await fill(county)
            let first = try #require(try await county.list().last?.item.id)
            let neighbours = ["neighbour": "\(first)", "built": "2019-03-05", "empty": "", "structure": ""]
            _ = try await county.enter("周家", in: LedgerCounty.farVillage, neighbours)
            let cases: [(String, Int, (inout ItemFilter) -> Void)] = [
                ("choice", 15, { $0.fields = ["structure": "土坯"] }), ("truth", 30, { $0.fields = ["empty": "是"] }),
                ("number", 9, { $0.fields = ["area": "10"] }), ("part of a number", 0, { $0.fields = ["area": "1"] }),
                ("elsewhere in the text", 0, { $0.fields = ["owner": "土坯"] }),
                ("set", 12, { $0.fields = ["uses": "养畜"] }),
                ("part of an option", 30, { $0.fields = ["structure": "砖"] }),
                ("no option", 0, { $0.fields = ["structure": "石"] }), ("no field", 0, { $0.fields = ["roof": "瓦"] }),
                ("a day as people write it", 1, { $0.fields = ["built": "2019年3月5日"] }),
                ("the name of what it leads to", 1, { $0.fields = ["neighbour": "王大山0"] }),
                ("its number", 1, { $0.fields = ["neighbour": "\(first)"] }),
                ("the name of another", 0, { $0.fields = ["neighbour": "李小河1"] }),
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
