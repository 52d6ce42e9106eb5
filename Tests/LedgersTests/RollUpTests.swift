import Accounts
import Core
import Database
import Expression
import Regions
import TestSupport
import Testing
import Workflow

@testable import Ledgers

/// What pages count is what the things add up to, whatever people do.
@Suite("Sums of ledgers")
struct RollUpTests {
    @Test(arguments: Driver.allCases)
    func everyPlaceAboveAThingCountsIt(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            try await county.enter("甲", in: LedgerCounty.village, ["area": "120.5", "subsidy": "3000.25"])
            try await county.enter("乙", in: LedgerCounty.otherVillage, ["area": "80"])
            for (place, count) in [("620799", 2), ("620799101", 2), ("620799101201", 1), ("620799102", 0)] {
                let counts = try await county.counts(in: LedgerCounty.code(place))
                #expect(counts["found"] ?? 0 == count, "\(place)")
            }
            let book = county.book
            let area = try await county.database.read { tx in
                try tx.rollUps.sums(book.ledger, measure: book.measureNumbers[0], in: SampleCounty.county)
            }
            #expect(area[book.firstStage] == 2_005_000)
            #expect(try await county.differences() == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func theStateOfAnEarlierDayComesFromTheSameRows(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = county.environment.today
            let id = try await county.enter("甲")
            try await county.enter("乙")
            county.clock.advance(days: 3)
            let second = county.environment.today
            _ = try #require(await county.make("agreement", id).value)
            county.clock.advance(days: 2)
            _ = try #require(await county.make("demolition", id).value)
            #expect(try await county.counts() == ["found": 1, "demolished": 1])
            #expect(try await county.counts(asOf: second) == ["found": 1, "agreed": 1])
            #expect(try await county.counts(asOf: first) == ["found": 2])
            #expect(try await county.counts(asOf: first.adding(days: -1)) == [:])
            // Days of a village lie in bins of 32 days: the first and the last, and those between, count alike.
            let third = county.environment.today
            county.clock.advance(days: 70)
            try await county.enter("丙")
            for place in [LedgerCounty.village, LedgerCounty.code("620799101"), SampleCounty.county] {
                let then = [("found", first, 2), ("agreed", second, 1), ("demolished", third, 1)]
                for (stage, day, count) in then {
                    #expect(try await county.counts(in: place, asOf: day)[stage] == count, "\(place) \(day)")
                }
                let before = county.environment.today.adding(days: -1)
                #expect(try await county.counts(in: place, asOf: before) == ["found": 1, "demolished": 1], "\(place)")
                #expect(try await county.counts(in: place) == ["found": 2, "demolished": 1], "\(place)")
                let (counts, start) = ([RollUpColumn(county.book.ledger)], second)
                let changes = try await county.database.read { tx in
                    try tx.rollUps.changes(of: counts, in: place.number, from: start)
                }
                let today = county.environment.today
                #expect(Set(changes.map(\.day)) == [second, third, today] && changes.first?.day == today, "\(place)")
            }
            // Days before 1970 have negative numbers, and 0 is the sum of today.
            let ancient = try #require(Day("1820-01-01"))
            #expect(try await county.counts(asOf: ancient) == [:])
        }
    }

    @Test(arguments: Driver.allCases)
    func aMergedVillageKeepsItsOldDays(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let day = county.environment.today
            let id = try await county.enter("甲", in: LedgerCounty.village, ["plot": "7"])
            try await county.enter("乙", in: LedgerCounty.farVillage)
            county.clock.advance(days: 10)
            let moved = try await MergeRegions(county.desk)(
                LedgerCounty.village,
                into: LedgerCounty.farVillage,
                by: county.sample.administrator
            )
            #expect(moved.value == 1)
            #expect(try await county.item(id).region == LedgerCounty.farVillage)
            #expect(try await county.counts(in: LedgerCounty.farVillage) == ["found": 2])
            // Its history says how it came there.
            let (shelf, item) = (county.desk.shelf, try await county.item(id))
            let history = try await county.database.read { tx in try tx.items(shelf).history(of: item) }
            let change = #"{"place":["620799101201","620799102201"]}"#
            #expect(history.first?.kind == .changed("item.relocation", try #require(ItemChanges(change))))
            #expect(try await county.counts(in: LedgerCounty.village) == [:])
            #expect(try await county.counts(in: LedgerCounty.village, asOf: day) == ["found": 1])
            #expect(try await county.counts(in: LedgerCounty.code("620799101"), asOf: day) == ["found": 1])
            #expect(try await county.differences() == [])
            // Nothing new is entered in a place that is no more.
            let answers = county.answers("丙", in: LedgerCounty.village)
            #expect(try await county.create(LedgerCounty.key, answers, by: county.housing).keys == ["place.unknown"])
            let again = try await MergeRegions(county.desk)(
                LedgerCounty.village,
                into: LedgerCounty.otherVillage,
                by: county.sample.administrator
            )
            #expect(again.keys == ["region.merge.ended"])
        }
    }

    @Test(arguments: Driver.allCases)
    func groupsOfAMergedVillageGoOnUnderTheNewOne(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let (old, new) = (LedgerCounty.village, LedgerCounty.farVillage)
            let groups = [(old, "001", "一组"), (old, "002", "二组"), (new, "001", "一组")].map { village, number, name in
                Region(code: LedgerCounty.code(village.digits + number), parent: village, name: name)
            }
            let now = county.environment.now()
            try await county.database.write { tx in try tx.regions.insert(groups, at: now) }
            let (first, second) = (groups[0].code, groups[1].code)
            let id = try await county.enter("甲", in: first, ["plot": "7"])
            let other = try await county.enter("乙", in: second)
            let day = county.environment.today
            county.clock.advance(days: 5)
            let merge = MergeRegions(county.desk)
            #expect(try await merge(old, into: new, by: county.sample.administrator).value == 2)
            let after = try await county.database.read { tx in try tx.regions.children(of: new) }
            #expect(after.map(\.name) == ["一组", "二组", "一组（原上坪村）"])
            // Its own number was taken, the other one was free.
            #expect(try await county.item(other).region == LedgerCounty.code(new.digits + "002"))
            #expect(try await county.item(id).region == LedgerCounty.code(new.digits + "003"))
            #expect(try await county.counts(in: new) == ["found": 2])
            for place in [old, first, second] {
                #expect(try await county.counts(in: place) == [:], "\(place)")
                #expect(try await county.counts(in: place, asOf: day).isEmpty == false, "\(place)")
            }
            #expect(try await county.differences() == [])
            // Who had a post there reads and works where the things are now.
            let account = county.sample.village.account
            let post = try await county.database.read { tx in try tx.posts.list(of: account).first }
            #expect(post?.region == new)
            let villager = try #require(post?.actor(named: county.sample.village.name))
            #expect(try await county.item(id, for: villager).region == LedgerCounty.code(new.digits + "003"))
            // What is unique in the county still is, and the item can be worked on where it stands now.
            let again = county.answers("丙", in: new, ["plot": "7"])
            #expect(try await county.create(LedgerCounty.key, again, by: county.housing).keys == ["item.taken"])
            _ = try #require(await county.make("agreement", id).value)
        }
    }

    @Test(arguments: Driver.allCases)
    func verifyFindsWhatSomebodyBrokeAndRebuildMendsIt(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            try await county.enter("甲")
            _ = try await county.database.write { tx in
                try tx.run("UPDATE rollup SET amount0 = amount0 + 1 WHERE period = 0 AND part = 0")
            }
            #expect(try await county.differences().count == 3)
            let today = county.environment.today
            try await county.database.write { tx in try tx.rollUps.rebuild(on: today) }
            #expect(try await county.differences() == [])
            #expect(try await county.counts() == ["found": 1])
        }
    }

    /// What pages keep is told apart by this number.
    @Test(arguments: Driver.allCases)
    func everyWriteThatChangesSumsIsCountedAndNoOther(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let ledger = county.book.ledger
            func writes() async throws -> Int64 {
                try await county.database.read { tx in
                    try tx.rollUps.writes()[ledger] ?? 0
                }
            }
            #expect(try await writes() == 0)
            let id = try await county.enter("甲")
            #expect(try await writes() == 1)
            let answers = ["乙", "丙", "丁"].map { county.answers($0) }
            _ = try #require(await BulkCreate(county.desk)(LedgerCounty.key, answers, by: county.housing).value)
            #expect(try await writes() == 2)
            _ = try #require(await county.make("agreement", id).value)
            #expect(try await writes() == 3)
            #expect(try await county.make("agreement", id).value == nil)
            #expect(try await county.create(LedgerCounty.key, county.answers(""), by: county.housing).value == nil)
            #expect(try await writes() == 3)
            #expect(try await county.differences() == [])
            let today = county.environment.today
            try await county.database.write { tx in try tx.rollUps.rebuild(on: today) }
            #expect(try await writes() == 4)
        }
    }

    /// Hundreds of acts in random order, refused ones included, then every sum is recomputed.
    @Test(arguments: Driver.allCases, [1, 2] as [UInt64])
    func whateverPeopleDoTheSumsAgree(driver: Driver, seed: UInt64) async throws {
        try await withLedgerCounty(driver) { county in
            var random = RandomActs(seed: seed)
            for _ in 0..<160 { try await random.act(in: county) }
            #expect(try await county.differences() == [])
            #expect(random.done > 50)
            let held = try await county.list().count
            let counted = try await county.counts().values.reduce(0, +)
            #expect(held == counted)
        }
    }
}
