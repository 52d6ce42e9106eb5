import Core
import Database
import Indicators
import Ledgers
import Records
import TestSupport
import Testing
import Web

/// What a township signs is kept, and what changes later stands beside it.
@Suite("Responsibility letters")
struct LetterTests {
    private let path = "/responsibility-letters/620799101"

    private func hand(_ county: IndicatorCounty, _ value: Double, reason: String = "") async throws {
        let key = IndicatorCounty.done
        let draft = county.draft(value, reason: reason)
        let by = county.sample.supervisor
        _ = try #require(await county.setTarget(key, in: SampleCounty.county, draft, by: by).value)
        let handing = HandingDraft([IndicatorCounty.cloud: value], reason: reason)
        _ = try #require(await county.handDown(key, from: SampleCounty.county, year: 2026, handing, by: by).value)
    }

    @Test(arguments: Driver.allCases)
    func whatWasSignedStaysAndLaterChangesStandBesideIt(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let site = try county.site()
            let township = site.visitor(as: county.sample.township)
            let empty = await township.post(path + "/signing", ["year": "2026", "stamp": "x"])
            #expect(empty.notice?.contains("没有可签订的内容") == true)
            try await hand(county, 40)
            let open = await township.get(path)
            #expect(open.words.contains("还没有签订") && open.buttons.contains("签订责任书"))
            let stamp = try #require(open.hiddenValues.first { $0.name == "stamp" }?.value)
            // What changed while somebody read is not signed unseen.
            try await hand(county, 50, reason: "县委常委会调整")
            let unseen = await township.post(path + "/signing", ["year": "2026", "stamp": stamp])
            #expect(unseen.notice?.contains("看过新的内容再签订") == true)
            let seen = try #require(await township.get(path).hiddenValues.first { $0.name == "stamp" }?.value)
            let signed = await township.post(path + "/signing", ["year": "2026", "stamp": seen])
            #expect(signed.notice == "已签订第 1 版，内容照签订时的样子保存。")
            #expect(signed.words.contains("与签订时相同") && !signed.buttons.contains("签订责任书"))
            let again = await township.post(path + "/signing", ["year": "2026", "stamp": seen])
            #expect(again.notice?.contains("与已签订的第 1 版完全相同") == true)
            try await hand(county, 60, reason: "加快")
            let leader = site.visitor(as: county.sample.leader)
            let later = await leader.get(path)
            #expect(later.words.contains("签订以后有变化") && later.words.contains("达到 60 户"))
            #expect(later.words.contains("达到 50 户，2026-12-31 前（第 2 版）"))
            let kept = await leader.get(path + "?version=1")
            #expect(kept.words.contains("达到 50 户") && !kept.words.contains("达到 60 户"))
            #expect(kept.words.contains(county.sample.township.name))
            #expect(await leader.get(path + "?version=2").status == 404)
            let list = await leader.get("/responsibility-letters")
            #expect(list.words.contains("第 1 版，2026年6月10日 \(county.sample.township.name)"))
            let renewed = try #require(await township.get(path).hiddenValues.first { $0.name == "stamp" }?.value)
            _ = await township.post(path + "/signing", ["year": "2026", "stamp": renewed])
            #expect(await leader.get(path + "?version=2").words.contains("达到 60 户"))
            let records = try await county.database.read { tx in
                var filter = RecordFilter()
                filter.actPrefix = "letter.signing"
                return try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 10)
            }
            #expect(records.count == 2)
        }
    }

    @Test func onlyTheTownshipItselfSigns() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let site = try county.site()
            try await hand(county, 40)
            let township = site.visitor(as: county.sample.township)
            let other = "/responsibility-letters/620799102"
            #expect(await township.post(other + "/signing", ["year": "2026"]).status == 404)
            #expect(await township.get(other).status == 404)
            #expect(await site.visitor(as: county.sample.supervisor).post(path + "/signing").status == 403)
            #expect(await site.visitor(as: county.sample.village).post(path + "/signing").status == 403)
        }
    }

    @Test(arguments: Driver.allCases)
    func warningsAndFlagsReachThePeopleTheyAreFor(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let site = try county.site()
            for owner in ["甲", "乙", "丙"] { try await county.enter(owner) }
            let supervisor = site.visitor(as: county.sample.supervisor)
            let township = site.visitor(as: county.sample.township)
            #expect(await township.get("/reminders").words.contains("没有要看的"))
            let flagged = await supervisor.get("/reminders")
            #expect(flagged.words.contains("全村几乎没有拆：1 处") && flagged.words.contains("上坪村"))
            let page = await supervisor.get("/programmes/sample-houses")
            #expect(page.words.contains("全村几乎没有拆"))
            #expect(page.links.contains { $0.address == "/ledgers/sample-houses?region=620799101201" })
            county.clock.advance(days: 21)
            let waiting = await township.get("/reminders")
            #expect(waiting.words.contains("登记二十天没有拆：3 处") && waiting.words.contains("甲（云雾镇上坪村）"))
            #expect(waiting.links.contains { $0.address == "/ledgers/sample-houses?warning=slow&order=slowest" })
            #expect(await supervisor.get("/programmes/sample-houses").words.contains("登记二十天没有拆"))
            #expect(await site.visitor(as: county.sample.administrator).get("/reminders").status == 403)
        }
    }

    @Test(arguments: Driver.allCases)
    func thingsStandOnAMapWhereTheyWereEntered(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let site = try county.site()
            let leader = site.visitor(as: county.sample.leader)
            let path = "/ledgers/sample-houses/map"
            // Nothing is counted where nothing is, and who may enter is asked to.
            let empty = await site.visitor(as: county.housing).get(path)
            #expect(empty.words.contains("还没有登记的老旧房屋") && !empty.words.contains("0 户"), "\(empty.words)")
            #expect(empty.links.contains { $0 == ("登记老旧房屋", "/ledgers/sample-houses/new") }, "\(empty.links)")
            #expect(await leader.get(path).links.contains { $0 == ("看清单", "/ledgers/sample-houses") })
            var ids: [ItemID] = []
            for (owner, spot) in [("甲", "100.45,38.93"), ("乙", "100.52,38.97"), ("丙", "")] {
                let fields = ["owner": owner, "area": "100", "spot": spot]
                let answers = ItemAnswers(place: IndicatorCounty.village.digits, fields, of: county.book.playbook)
                let create = CreateItem(county.ledgers)
                ids.append(try #require(await create(IndicatorCounty.key, answers, by: county.housing).value))
            }
            let page = await leader.get(path)
            #expect(page.words.contains("3 户里有 2 户登记了位置"))
            // A place of another county is no condition here, nor on the tabs beside it.
            let foreign = await leader.get(path + "?region=620798")
            #expect(foreign.words.contains("3 户里有 2 户登记了位置"))
            #expect(!foreign.links.contains { $0.address.contains("region=620798") }, "\(foreign.links)")
            let drawn = Set(page.links.map(\.address).filter { $0.hasPrefix("/items/") })
            #expect(drawn == Set(ids.prefix(2).map { "/items/\($0)" }))
            #expect(page.text.contains(">云雾镇</text>") && page.text.contains(">1 公里</text>"))
            #expect(page.text.contains("map-onTrack") && page.text.contains("甲（云雾镇上坪村）已登记 正常"))
            county.clock.advance(days: 61)
            #expect(await leader.get(path + "?light=behind").text.contains("map-behind"))
            let elsewhere = await leader.get(path + "?region=620799102")
            #expect(elsewhere.words.contains("没有这样的老旧房屋") && !elsewhere.words.contains("0 户"))
            #expect(await site.visitor(as: county.sample.otherSupervisor).get(path).status == 404)
        }
    }
}
