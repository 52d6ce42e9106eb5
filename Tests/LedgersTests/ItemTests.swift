import Core
import Database
import Expression
import Ledgers
import Programmes
import Records
import TestSupport
import Testing
import Workflow

/// What people do with single things.
@Suite("Things of ledgers")
struct ItemTests {
    @Test(arguments: Driver.allCases)
    func aThingIsEnteredAndReadBack(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let id = try await county.enter(
                "王“大”山\\",
                in: LedgerCounty.village,
                ["subsidy": "3000.5", "built": "1998-5-1", "uses": "住人、养畜", "structure": "土坯"],
                by: county.sample.village
            )
            let item = try await county.item(id)
            #expect(item.title == "王“大”山\\" && item.region == LedgerCounty.village && item.version == 1)
            let playbook = county.book.playbook
            func value(_ key: String) throws -> Value { item.values[try #require(playbook.field(key))] }
            #expect(try value("subsidy") == .number(3000.5))
            #expect(try value("built") == .day(Day(daysSince1970: 10_347)))
            #expect(try value("uses") == .set(["住人", "养畜"]))
            #expect(try value("empty") == .truth(true))
            #expect(try value("phone") == .unknown)
        }
    }

    @Test(arguments: Driver.allCases)
    func badAnswersAreToldTogetherAndNothingIsWritten(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let bad = county.answers("", in: LedgerCounty.village, ["area": "很大", "elders": "", "subsidy": "1"])
            let outcome = try await county.create(LedgerCounty.key, bad, by: county.housing)
            #expect(Set(outcome.keys) == ["answer.missing", "answer.number", "answer.unchosen"])
            let rule = county.answers("甲", in: LedgerCounty.village, ["area": "10", "subsidy": "99999"])
            #expect(try await county.create(LedgerCounty.key, rule, by: county.housing).keys == ["item.rule"])
            #expect(try await county.list().isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func peopleEnterOnlyInTheirPlace(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let away = county.answers("甲", in: LedgerCounty.farVillage)
            let sample = county.sample
            #expect(try await county.create(LedgerCounty.key, away, by: sample.village).keys == ["place.outside"])
            #expect(try await county.create(LedgerCounty.key, away, by: sample.township).keys == ["place.outside"])
            #expect(try await county.create(LedgerCounty.key, away, by: sample.supervisor).keys == ["item.notAllowed"])
            let named = ItemAnswers(
                place: "清泉镇泉头村",
                ["owner": "乙", "area": "9", "elders": "无老人"],
                of: county.book.playbook
            )
            let id = try #require(await county.create(LedgerCounty.key, named, by: county.housing).value)
            #expect(try await county.item(id).region == LedgerCounty.farVillage)
            await #expect(throws: NotFound.self) { try await county.item(id, for: sample.township) }
            await #expect(throws: NotFound.self) { try await county.item(id, for: sample.otherSupervisor) }
            await #expect(throws: NotFound.self) { try await county.item(id, for: sample.administrator) }
            #expect(try await county.list(for: sample.township).isEmpty)
            #expect(try await county.list(for: sample.leader).count == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func aMoveOwesAsManyFilesAsItsPlaybookSays(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let yaml = SamplePlaybook.yaml().replacing(
                "word: 登记协议, ",
                with: "word: 登记协议, files: 2, proof: 协议照片, "
            )
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            _ = try #require(await adopt(SamplePlaybook.text(of: yaml), by: county.sample.supervisor).value)
            let id = try await county.enter("甲")
            let one = try await county.move(id, version: 1, MoveRequest("agreement", files: 1), by: county.housing)
            #expect(one.issues.map(ledgerWords.sentence) == ["上传至少 2 份证明材料，现在有 1 份。"])
            let two = try await county.move(id, version: 1, MoveRequest("agreement", files: 2), by: county.housing)
            #expect(two.value == id)
        }
    }

    @Test(arguments: Driver.allCases)
    func aUniqueValueStandsOnce(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let first = try await county.enter("甲", in: LedgerCounty.village, ["plot": "A-1"])
            let second = county.answers("乙", in: LedgerCounty.farVillage, ["plot": "A-1"])
            let outcome = try await county.create(LedgerCounty.key, second, by: county.housing)
            #expect(outcome.issues.map(ledgerWords.sentence) == ["宅基地编号与已登记的“甲”相同，同一个地方只能登记一次。"])
            let item = try await county.item(first)
            _ = try #require(
                await county.trash(first, version: item.version, reason: "登记错了", by: county.housing).value
            )
            _ = try #require(await county.create(LedgerCounty.key, second, by: county.housing).value)
            #expect(try await county.trash.restore(first, by: county.housing).keys == ["item.taken"])
        }
    }

    @Test(arguments: Driver.allCases)
    func anEditOfAnOldVersionIsRefusedAndHistoryTellsBothSides(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let id = try await county.enter("甲")
            let changed = county.answers("甲", in: LedgerCounty.otherVillage, ["area": "99", "structure": "砖木"])
            _ = try #require(await county.edit(id, version: 1, changed, by: county.housing).value)
            let other = county.answers("甲", in: LedgerCounty.otherVillage, ["area": "98", "structure": "砖木"])
            #expect(try await county.edit(id, version: 1, other, by: county.housing).keys == ["item.bothChanged"])
            let item = try await county.item(id)
            #expect(item.version == 2 && item.region == LedgerCounty.otherVillage)
            let shelf = county.desk.shelf
            let history = try await county.database.read { tx in try tx.items(shelf).history(of: item) }
            guard case .changed("item.edit", let changes)? = history.first?.kind else {
                Issue.record("no change in \(history)")
                return
            }
            #expect(Set(changes.changes.map(\.key)) == ["place", "area", "structure"])
            // Saving what is there already is no change.
            _ = try #require(await county.edit(id, version: 2, changed, by: county.housing).value)
            #expect(try await county.item(id).version == 2)
        }
    }

    @Test(arguments: Driver.allCases)
    func gatesRefuseWithTheFactAndTheRemedy(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let id = try await county.enter("甲", in: LedgerCounty.village, ["elders": "待安置", "empty": "否"])
            _ = try #require(await county.make("agreement", id).value)
            let refused = try await county.make("demolition", id)
            #expect(refused.keys == ["item.gate", "item.gate"])
            let told = refused.issues.map(ledgerWords.sentence)
            #expect(told.allSatisfy { $0.contains("不满足") } && told.last?.hasSuffix("。填“已腾空”。") == true, "\(told)")
            let (shelf, ledger) = (county.desk.shelf, county.book.ledger)
            let held = try await county.database.read { tx in
                try tx.items(shelf).refusals(in: ledger, within: SampleCounty.county)
            }
            #expect(held.map(\.gate).sorted() == ["emptied", "housed"] && held.allSatisfy { $0.things == 1 })
            let fixed = county.answers("甲", in: LedgerCounty.village, ["elders": "随子女", "home": "县城"])
            let version = try await county.item(id).version
            _ = try #require(await county.edit(id, version: version, fixed, by: county.housing).value)
            _ = try #require(await county.make("demolition", id).value)
            let after = try await county.database.read { tx in
                try tx.items(shelf).refusals(in: ledger, within: SampleCounty.county)
            }
            #expect(after.isEmpty)
            // Nobody accepts the own work.
            #expect(try await county.make("acceptance", id).keys == ["item.ownWork"])
            _ = try #require(await county.make("acceptance", id, by: county.sample.township).value)
            #expect(try await county.counts() == ["accepted": 1])
        }
    }

    @Test(arguments: Driver.allCases)
    func movesArePermittedByThePlaybook(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let id = try await county.enter("甲")
            #expect(
                try await county.make("leaving", id, note: "不拆", by: county.sample.village).keys == ["move.notAllowed"]
            )
            #expect(try await county.make("agreement", id, by: county.sample.supervisor).keys == ["move.notAllowed"])
            #expect(try await county.make("leaving", id, by: county.sample.township).keys == ["move.words"])
            _ = try #require(await county.make("leaving", id, note: "不拆", by: county.sample.township).value)
            #expect(try await county.make("demolition", id).issues.first?.key == "move.notAllowed")
        }
    }

    @Test(arguments: Driver.allCases)
    func aDuplicateLeavesItsLinksAndHistoryToTheSurvivor(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let kept = try await county.enter("甲", in: LedgerCounty.village, ["plot": "1"])
            let other = try await county.enter("甲（重）", in: LedgerCounty.village, ["phone": "13912345678"])
            let third = try await county.enter("丙")
            _ = try #require(await LinkItems(county.desk)(other, to: third, kind: "同院", by: county.housing).value)
            _ = try #require(await county.make("agreement", other).value)
            _ = try #require(await county.merge(other, into: kept, by: county.housing).value)
            let (shelf, item) = (county.desk.shelf, try await county.item(kept))
            let (links, history) = try await county.database.read { tx in
                (try tx.items(shelf).links(of: kept), try tx.items(shelf).history(of: item))
            }
            #expect(links.map(\.id) == [third])
            #expect(history.contains { if case .moved("agreement", _, _) = $0.kind { true } else { false } })
            let phone = try #require(county.book.playbook.field("phone"))
            #expect(item.values[phone].isKnown)
            let gone = try await county.item(other)
            #expect(gone.trashedAt != nil && gone.mergedInto == kept)
            #expect(try await county.trash.restore(other, by: county.housing).keys == ["item.mergedAway"])
            #expect(try await county.counts() == ["found": 2])
            #expect(try await county.differences() == [])
        }
    }

    @Test(arguments: Driver.allCases)
    func aLinkIsTakenOffFromEitherSideOnce(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let (first, second) = (try await county.enter("甲"), try await county.enter("乙"))
            let link = LinkItems(county.desk)
            _ = try #require(await link(first, to: second, kind: "同院", by: county.housing).value)
            let shelf = county.desk.shelf
            let seen = try await county.database.read { tx in try tx.items(shelf).links(of: second) }
            #expect(seen.map(\.id) == [first] && !seen[0].isOutward && !seen[0].isOfField && seen[0].label == "同院")
            #expect(try await link.remove(first, to: second, kind: "同院", by: county.sample.supervisor).value == nil)
            _ = try #require(await link.remove(first, to: second, kind: "同院", by: county.housing).value)
            #expect(try await link.remove(first, to: second, kind: "同院", by: county.housing).keys == ["link.none"])
            let left = try await county.database.read { tx in try tx.items(shelf).links(of: first) }
            #expect(left.isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func personalValuesAreMaskedAndOpenedWithAReason(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let number = "11010519491231002X"
            let id = try await county.enter("甲", in: LedgerCounty.village, ["identity": number])
            let stored = try await county.database.read { tx in
                try tx.value("SELECT fields FROM ledger_item WHERE id = \(id)", as: String.self)
            }
            #expect(!stored.contains(number) && stored.contains("1101**********002X"))
            let open = OpenPersonal(county.desk)
            #expect(try await open(id, field: "identity", reason: " ", by: county.housing).keys == ["item.reason"])
            #expect(try await open(id, field: "identity", reason: "核对补助", by: county.housing).value == number)
            let records = try await county.database.read { tx in
                var filter = RecordFilter()
                filter.actPrefix = "item.opening"
                return try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 10)
            }
            #expect(records.count == 1 && records[0].detail.contains("核对补助"))
            // The mask sent back by a form keeps the value.
            let same = county.answers("甲", in: LedgerCounty.village, ["identity": "1101**********002X", "area": "5"])
            _ = try #require(await county.edit(id, version: 1, same, by: county.housing).value)
            #expect(try await open(id, field: "identity", reason: "核对", by: county.housing).value == number)
        }
    }

    @Test(arguments: Driver.allCases)
    func oldThingsKeepTheirVersionUntilMoved(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let old = try await county.enter("甲")
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let more = "  - {key: heating, label: 取暖方式, type: choice, options: [煤, 电]}"
            let text = try SamplePlaybook.text(name: "样例拆旧新版", more: more)
            let programme = try #require(await adopt(text, by: county.sample.supervisor).value)
            #expect(try await adopt(text, by: county.sample.officer).keys == ["programme.notAllowed"])
            let new = try await county.enter("乙")
            #expect(try await county.item(old).programme == county.book.programme)
            #expect(try await county.item(new).programme == programme)
            #expect(try await county.counts() == ["found": 2])
            let bulk = BulkActs(county.desk)
            let preview = try #require(await bulk.preview(.renew, [old], by: county.housing).value)
            #expect(preview.ready.count == 1)
            #expect(try await bulk(.renew, [old: 1], by: county.housing).value == 1)
            #expect(try await county.item(old).programme == programme)
            // What stands under it already is left alone, and said so.
            let again = try #require(await bulk.preview(.renew, [old, new], by: county.housing).value)
            #expect(again.ready.isEmpty && again.held.allSatisfy { $0.issues.map(\.key) == ["bulk.current"] })
            #expect(try await bulk(.renew, [new: 1], by: county.housing).keys == ["bulk.current"])
            #expect(try await county.differences() == [])
        }
    }
}
