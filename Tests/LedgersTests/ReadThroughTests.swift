import Core
import Database
import Documents
import Files
import Foundation
import Programmes
import Records
import TestSupport
import Testing
import Web

@testable import Ledgers

/// What a ledger shows of another through its links instead of asking it again.
@Suite("Fields read through links")
struct ReadThroughTests {
    private static let key = "sample-lines"
    private static let item = "{word: 线路, counter: 条, title: name, level: village}"
    private let identity = "11010519491231002X"

    private static func yaml(reads: Bool = true) -> String {
        let links = """
              - {key: house, label: 关联的老旧房屋, type: link, to: sample-houses, reads: [area, structure, identity, built]}
              - {key: yard, label: 同院房屋, type: link, to: sample-houses, many: yes, reads: [subsidy]}

            """
        return """
            \(OwnPlaybook.head(key, "样例宽带", clause: "宽带进村", item: item))
            fields:
              - {key: name, label: 户名, type: text, required: yes}
              - {key: speed, label: 网速, type: number, unit: 兆, min: 1, max: 2000}
            \(reads ? links : "")
            stages:
              - {key: planned, word: 已安排}
              - {key: done, word: 已接通, outcome: done}
            moves:
              - {key: connect, word: 接通, from: planned, to: done, who: [village, township, officer/housing]}
            indicators:
              - {key: rate, word: 接通率, unit: "%", formula: 100 * items(done) / items()}
            targets:
              - {indicator: rate, value: 100, source: 讲话}
            """
    }

    private static func text(_ yaml: String) throws -> PlaybookText {
        try OwnPlaybook.text(yaml, beside: [SamplePlaybook.yaml()])
    }

    private func withSite(_ driver: Driver, _ body: (LedgerCounty, TestSite) async throws -> Void) async throws {
        try await withLedgerSite(driver) { county, site in
            try await adopt(Self.text(Self.yaml()), county)
            try await body(county, site)
        }
    }

    private func adopt(_ text: PlaybookText, _ county: LedgerCounty) async throws {
        let adopt = AdoptProgramme(database: county.database, environment: county.environment)
        let adopted = try await adopt(text, by: county.sample.supervisor)
        try #require(adopted.value != nil, "\(adopted.issues)")
    }

    private func line(_ answers: [String: String], _ county: LedgerCounty) async throws -> ItemID {
        let shelf = county.desk.shelf
        let book = try await county.database.read { tx in try shelf.current(Self.key, in: SampleCounty.county, tx) }
        let draft = ItemAnswers(place: LedgerCounty.village.digits, answers, of: book.playbook)
        let outcome = try await county.create(Self.key, draft, by: county.housing)
        return try #require(outcome.value, "\(outcome.issues)")
    }

    private func looks(_ act: String, _ county: LedgerCounty) async throws -> [String] {
        try await county.database.read { tx in
            var filter = RecordFilter()
            filter.actPrefix = act
            return try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 9).map(\.detail)
        }
    }

    @Test(arguments: Driver.allCases)
    func aThingItsListAndItsSheetsShowWhatTheLinkedThingSaysNow(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let more = ["area": "137", "structure": "砖木", "identity": identity, "subsidy": "15000"]
            let house = try await county.enter("王大山", more)
            let other = try await county.enter("李四", ["subsidy": "800", "area": "90"])
            let id = try await line(["name": "王家", "house": "王大山", "yard": "王大山、李四"], county)
            let officer = site.visitor(as: county.housing)
            let page = await officer.get("/items/\(id)")
            #expect(page.words.contains("从“样例拆旧”读的") && page.words.contains("137 平方米"), "\(page.words)")
            #expect(page.words.contains("砖木") && page.words.contains("那边没有填写：建成日期"))
            #expect(page.links.contains { $0.address == "/items/\(house)" && $0.word == "王大山" })
            #expect(page.words.contains("15,000 元") && page.words.contains("800 元"))
            // What is sealed there is no more than a mask here, and is opened where it stands.
            #expect(page.words.contains("1101**********002X") && !page.words.contains(identity))

            let list = await officer.get("/ledgers/\(Self.key)")
            #expect(list.words.contains("137") && list.words.contains("砖木"), "\(list.words)")
            #expect(list.words.contains("建筑面积、结构从“样例拆旧”读，在那边改。") && !list.words.contains("1101*"))

            let csv = await officer.get("/ledgers/\(Self.key)/items.csv")
            #expect(csv.text.contains("关联的老旧房屋的建筑面积（平方米）,关联的老旧房屋的结构,关联的老旧房屋的身份证号"))
            #expect(csv.text.contains("137,砖木,1101**********002X,,15000、800"), "\(csv.text)")
            let workbook = await officer.get("/ledgers/\(Self.key)/items.xlsx")
            let rows = try SheetReader(.bytes(workbook.body), name: "a.xlsx").rest().map(\.cells)
            #expect(rows.last?.contains("137") == true && rows.last?.contains("砖木") == true)

            // A version without what is read here would leave this ledger unreadable.
            let gone = SamplePlaybook.yaml().replacing("  - {key: built, label: 建成日期, type: day}\n", with: "")
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            #expect(
                try await adopt(SamplePlaybook.text(of: gone), by: county.sample.supervisor).keys == [
                    "programme.breaks"
                ]
            )

            // Changed over there, it is changed here.
            let answers = county.answers("王大山", in: LedgerCounty.village, more.merging(["area": "140"]) { $1 })
            _ = try #require(await county.edit(house, version: 1, answers, by: county.housing).value)
            #expect(await officer.get("/items/\(id)").words.contains("140 平方米"))
            for item in [house, other] {
                let version = try await county.item(item).version
                _ = try #require(await county.trash(item, version: version, reason: "重复", by: county.housing).value)
            }
            let after = await officer.get("/items/\(id)")
            #expect(!after.words.contains("140") && !after.words.contains("从“样例拆旧”读的"))
        }
    }

    /// A county's own form takes what is read under the other ledger's word.
    @Test func aFormIsFilledWithWhatIsRead() async throws {
        try await withSite(.sqlite) { county, site in
            try await county.enter("王大山", ["area": "137"])
            _ = try await line(["name": "王家", "speed": "100", "house": "王大山"], county)
            let sink = MemorySink()
            let columns = ["户名", "建筑面积（平方米）"].map { SheetColumn($0) }
            try SheetDocument(SheetTable(name: "表样", title: "宽带花名册", columns: columns, blankRows: 3)).write(to: sink)
            let filled = await site.visitor(as: county.housing).post(
                "/ledgers/\(Self.key)/filling",
                files: [SentFile("file", "表样.xlsx", sink.bytes)]
            )
            let rows = try SheetReader(.bytes(filled.body), name: "a.xlsx").rest().map(\.cells)
            #expect(rows.contains { $0.starts(with: ["王家", "137"]) }, "\(rows)")
        }
    }

    @Test(arguments: Driver.allCases)
    func nothingOfAPlaceOrLedgerIsReadThatThisPersonMayNotSee(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let far = try await county.enter("远房", in: LedgerCounty.farVillage, ["area": "136.5", "structure": "砖木"])
            let id = try await line(["name": "王家", "house": "\(far)"], county)
            let village = site.visitor(as: county.sample.village)
            let page = await village.get("/items/\(id)")
            #expect(page.status == 200 && !page.words.contains("136.5") && !page.words.contains("砖木"), "\(page.words)")
            #expect(page.words.contains("关联的老旧房屋不在你的岗位可以看的范围里，从它读的不显示。"))
            for path in ["", "/items.csv"] {
                let reply = await village.get("/ledgers/\(Self.key)" + path)
                #expect(reply.status == 200 && !reply.text.contains("136.5") && !reply.text.contains("砖木"), "\(path)")
            }

            // Everybody read the houses when the line was entered; now only named posts do, and are recorded.
            try await adopt(Self.text(Self.yaml(reads: false)), county)
            try await adopt(SamplePlaybook.restricted(), county)
            let hidden = await site.visitor(as: county.sample.supervisor).get("/items/\(id)")
            #expect(hidden.status == 200 && !hidden.words.contains("136.5") && !hidden.words.contains("样例拆旧"))
            #expect(!hidden.words.contains("不在你的岗位"))
            #expect(await site.visitor(as: county.sample.leader).get("/items/\(id)").words.contains("136.5 平方米"))
            #expect(try await looks("item.look", county) == ["远房：从“样例宽带”的一条读"])
        }
    }

    /// Whoever exports what is read from a restricted ledger has opened that ledger too.
    @Test func aRestrictedLedgerThatIsReadIsOpened() async throws {
        try await withLedgerCounty(.sqlite) { county in
            let houses = try SamplePlaybook.restricted()
            try await adopt(houses, county)
            try await adopt(OwnPlaybook.text(OwnPlaybook.restricted(Self.yaml()), beside: [houses.yaml]), county)
            let routes = LedgerRoutes(desk: county.desk, files: FileVault(root: "/nowhere"), shipped: [])
            let site = try TestSite(routes.all, environment: county.environment)
            let leader = site.visitor(as: county.sample.leader)
            _ = await leader.get("/ledgers/\(Self.key)/items.csv")
            _ = await leader.get("/ledgers/\(Self.key)")
            let own = ["样例拆旧：从“样例宽带”读", "样例宽带：清单", "样例拆旧：从“样例宽带”读", "样例宽带：导出"]
            #expect(try await looks("ledger.look", county) == own)
        }
    }
}
