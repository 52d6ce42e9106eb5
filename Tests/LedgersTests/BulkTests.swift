import Core
import Database
import Ledgers
import Regions
import TestSupport
import Testing
import Workflow

@Suite("Many things at once")
struct BulkTests {
    @Test(arguments: Driver.allCases)
    func everythingIsCheckedBeforeAnythingIsWritten(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            var entries = (0..<50).map { county.answers("户\($0)", in: LedgerCounty.village, ["plot": "P\($0)"]) }
            entries[7] = county.answers("户7", in: LedgerCounty.village, ["area": "很大"])
            entries[9] = county.answers("户9", in: LedgerCounty.village, ["plot": "P3"])
            let bulk = BulkCreate(county.desk)
            let outcome = try await bulk(LedgerCounty.key, entries, by: county.housing)
            #expect(
                outcome.issues.map(ledgerWords.sentence) == [
                    "第 8 行：建筑面积要写成数字，例如 120；现在写的是“很大”。", "第 10 行：宅基地编号与第 4 行相同。",
                ]
            )
            #expect(try await county.list().isEmpty)
            entries.remove(at: 9)
            entries.remove(at: 7)
            #expect(try await bulk(LedgerCounty.key, entries, by: county.housing).value?.count == 48)
            let taken = try await bulk(LedgerCounty.key, [entries[0]], by: county.housing)
            #expect(taken.issues.map(ledgerWords.sentence) == ["第 1 行：宅基地编号与已登记的“户0”相同，同一个地方只能登记一次。"])
            #expect(try await county.counts() == ["found": 48])
            #expect(try await county.differences() == [])
            // Places are kept from batch to batch, but not longer than they are called so.
            let now = county.environment.now()
            try await county.database.write { tx in
                let old = try tx.regions.find(LedgerCounty.village)
                try tx.regions.update(Region(code: old.code, parent: old.parent, name: "新名村"), at: now)
            }
            var renamed = county.answers("改名户", in: LedgerCounty.village, ["plot": "P99"])
            renamed.place = "新名村"
            #expect(try await bulk(LedgerCounty.key, [renamed], by: county.housing).value?.count == 1)
        }
    }

    /// Parts of a batch are written while later ones are read: what is taken is told wherever it stands, and nothing stays.
    @Test(arguments: Driver.allCases)
    func takenValuesAreToldFromTheFirstToTheLastOfManyRows(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let bulk = BulkCreate(county.desk)
            func entry(_ number: Int, plot: Int) -> ItemAnswers {
                county.answers("户\(number)", in: LedgerCounty.village, ["plot": "P\(plot)"])
            }
            let first = [entry(0, plot: 300), entry(1, plot: 1_000), entry(2, plot: 2_900)]
            _ = try #require(await bulk(LedgerCounty.key, first, by: county.housing).value)
            var entries = (0..<3_000).map { entry($0, plot: $0) }
            entries[1_500] = entry(1_500, plot: 7)
            let outcome = try await bulk(LedgerCounty.key, entries, by: county.housing)
            #expect(
                outcome.issues.map(ledgerWords.sentence) == [
                    "第 301 行：宅基地编号与已登记的“户0”相同，同一个地方只能登记一次。",
                    "第 1001 行：宅基地编号与已登记的“户1”相同，同一个地方只能登记一次。",
                    "第 1501 行：宅基地编号与第 8 行相同。",
                    "第 2901 行：宅基地编号与已登记的“户2”相同，同一个地方只能登记一次。",
                ]
            )
            #expect(try await county.counts() == ["found": 3])
            for place in [300, 1_000, 1_500, 2_900] { entries[place] = entry(place, plot: place + 5_000) }
            #expect(try await bulk(LedgerCounty.key, entries, by: county.housing).value?.count == 3_000)
            #expect(try await county.counts() == ["found": 3_003])
            #expect(try await county.differences() == [])
            // Words of the first part, of the last and of those between are searched.
            for name in ["户0", "户1234", "户2999"] {
                var filter = ItemFilter()
                filter.text = name
                #expect(try await county.list(filter).contains { $0.item.title == name }, "\(name)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aPreviewSaysWhatCanBeDoneAndTheActDoesIt(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let ids = [
                try await county.enter("甲"), try await county.enter("乙", in: LedgerCounty.village, ["elders": "待安置"]),
                try await county.enter("丙"),
            ]
            for id in ids { _ = try await county.make("agreement", id) }
            let bulk = BulkActs(county.desk)
            let act = BulkAct.move("demolition", note: "")
            let preview = try #require(await bulk.preview(act, ids, by: county.housing).value)
            #expect(preview.ready.map(\.title) == ["甲", "丙"] && preview.held.map(\.item.title) == ["乙"])
            #expect(try await county.counts() == ["agreed": 3])
            let versions = Dictionary(uniqueKeysWithValues: preview.ready.map { ($0.id, $0.version) })
            #expect(try await bulk(act, versions, by: county.housing).value == 2)
            #expect(try await county.counts() == ["agreed": 1, "demolished": 2])
            // What somebody changed since the preview stops all.
            let stale = try await bulk(
                .edit(field: "structure", text: "土坯"),
                [ids[0]: 1, ids[1]: 2],
                by: county.housing
            )
            #expect(stale.keys == ["bulk.changed"])
            let edit = BulkAct.edit(field: "structure", text: "土坯")
            let current = try await county.list().map { ($0.item.id, $0.item.version) }
            #expect(try await bulk(edit, Dictionary(uniqueKeysWithValues: current), by: county.housing).value == 3)
            var filter = ItemFilter()
            filter.fields = ["structure": "土坯"]
            #expect(try await county.list(filter).count == 3)
            #expect(try await county.differences() == [])
        }
    }
}
