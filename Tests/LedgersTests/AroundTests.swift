import Core
import Database
import Files
import Foundation
import Ledgers
import Programmes
import Records
import TestSupport
import Testing
import Web
import Workflow

/// What formulas ask beyond the thing itself, sealed values, and ledgers only named posts may read.
@Suite("Things around a thing")
struct AroundTests {
    private func withSite(_ driver: Driver, _ body: (LedgerCounty, TestSite) async throws -> Void) async throws {
        try await withLedgerSite(driver) { county, site in
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            for text in try AroundPlaybooks.texts() { _ = try await adopt(text, by: county.sample.supervisor) }
            try await body(county, site)
        }
    }

    private func enter(_ ledger: String, _ answers: [String: String], _ county: LedgerCounty, by actor: Actor)
        async throws -> ItemID
    {
        let (shelf, key) = (county.desk.shelf, ledger)
        let book = try await county.database.read { tx in try shelf.current(key, in: SampleCounty.county, tx) }
        let draft = ItemAnswers(place: LedgerCounty.village.digits, answers, of: book.playbook)
        let outcome = try await county.create(ledger, draft, by: actor)
        return try #require(outcome.value, "\(outcome.issues)")
    }

    private func sums(_ ledger: String, _ county: LedgerCounty) async throws -> [Double] {
        let (shelf, key) = (county.desk.shelf, ledger)
        return try await county.database.read { tx in
            let book = try shelf.current(key, in: SampleCounty.county, tx)
            return try book.measureNumbers.map { measure in
                let sums = try tx.rollUps.sums(book.ledger, measure: measure, in: SampleCounty.county)
                return Double(sums.values.reduce(0, +)) / MeasureAmounts.scale
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func whomNoMeasureCoversIsListedAndCountedUntilOneDoes(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let actor = county.sample.village
            let village = site.visitor(as: actor)
            let family = try await enter(
                "sample-families",
                ["number": "H1", "head": "王大山", "income": "8000", "kind": "一般"],
                county,
                by: actor
            )
            let list = "/ledgers/sample-families?warning=left-out"
            #expect(await village.get(list).words.contains("H1"))
            #expect(try await sums("sample-families", county) == [1, 0, 0])
            let held = await village.post("/items/\(family)/moves/release", ["version": "1"])
            #expect(held.status == 422 && held.errors.contains { $0.contains("有帮扶措施") })

            let aid = try await enter(
                "sample-aids",
                ["content": "低保", "family": "H1", "amount": "300"],
                county,
                by: actor
            )
            #expect(try await sums("sample-families", county) == [1, 0, 0], "planned is not given")
            _ = await village.post("/items/\(aid)/moves/giving", ["version": "1"])
            #expect(try await sums("sample-families", county) == [0, 300, 0])
            #expect(await !village.get(list).words.contains("H1"))
            #expect(await village.get("/items/\(family)").words.contains("帮扶措施：低保"))

            // Back, and into the trash and out again: the family's sums follow each time.
            _ = await village.post("/items/\(aid)/moves/taking", ["version": "2"])
            #expect(try await sums("sample-families", county) == [1, 0, 0])
            _ = await village.post("/items/\(aid)/moves/giving", ["version": "3"])
            let trashed = try await county.trash(aid, version: 4, reason: "重复", by: county.sample.township)
            #expect(trashed.value != nil && trashed.issues == [])
            #expect(try await sums("sample-families", county) == [1, 0, 0])
            _ = try await county.trash.restore(aid, by: county.sample.township)
            #expect(try await sums("sample-families", county) == [0, 300, 0])
            #expect(try await county.differences() == [])
            let moved = await village.post("/items/\(family)/moves/release", ["version": "1"])
            #expect(moved.notice?.contains("已办理") == true)
            #expect(try await sums("sample-families", county) == [0, 300, 0])
        }
    }

    @Test(arguments: Driver.allCases)
    func twinsAreShownAndHoldTheMoveAndSealedValuesStaySealed(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let actor = county.sample.village
            let village = site.visitor(as: actor)
            let answers = ["head": "王大山", "income": "4000", "kind": "一般"]
            let first = try await enter("sample-families", answers.merging(["number": "H1"]) { $1 }, county, by: actor)
            county.clock.advance(days: 99)
            let second = try await enter("sample-families", answers.merging(["number": "H2"]) { $1 }, county, by: actor)
            county.clock.advance(days: 2)
            let third = try await enter("sample-families", answers.merging(["number": "H3"]) { $1 }, county, by: actor)
            let page = await village.get("/items/\(first)")
            #expect(page.words.contains("同名同类的户") && page.words.contains("H2") && !page.words.contains("H3"))
            #expect(await village.get("/items/\(second)").words.contains("H3"))
            let held = await village.post("/items/\(third)/moves/release", ["version": "1"])
            #expect(held.errors.contains { $0.contains("没有重复登记") } && held.errors.contains { $0.contains("收入够") })

            // Neither the page, nor the explanation of a gate, nor the sheet tells the name or the amount.
            #expect(page.words.contains("王**") && page.words.contains("人均收入 （保密）"))
            let sheet = await village.get("/ledgers/sample-families/items.csv")
            for text in [page.words, held.words, sheet.text] {
                #expect(!text.contains("王大山") && !text.contains("4000") && !text.contains("4,000"))
            }
            let opened = await village.post("/items/\(first)/opening", ["field": "head", "reason": "核对身份"])
            #expect(opened.words.contains("王大山"))
            let bad = await village.post(
                "/ledgers/sample-families/items",
                ["place": "620799101201", "number": "H4", "head": "王2", "income": "1e308", "kind": "一般"]
            )
            #expect(bad.status == 422 && bad.errors.count == 2)
        }
    }

    @Test(arguments: Driver.allCases)
    func aRestrictedLedgerIsThereOnlyForNamedPostsAndEveryOpeningIsRecorded(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await enter("sample-secrets", ["number": "X1"], county, by: county.housing)
            let family = try await enter(
                "sample-families",
                ["number": "H1", "head": "王大山", "kind": "一般"],
                county,
                by: county.sample.village
            )
            _ = try await LinkItems(county.desk)(id, to: family, kind: "涉及", by: county.housing)
            let outsiders = [
                county.sample.supervisor, county.sample.township, county.sample.village, county.sample.officer,
            ]
            for actor in outsiders {
                let visitor = site.visitor(as: actor)
                for path in ["", "/board", "/items.csv", "/new"] {
                    let reply = await visitor.get("/ledgers/sample-secrets" + path)
                    #expect([403, 404].contains(reply.status), "\(actor.role) \(path)")
                }
                #expect(await visitor.get("/items/\(id)").status == 404)
                #expect(await visitor.post("/items/\(id)/moves/handing", ["version": "1"]).status != 200)
            }
            #expect(await !site.visitor(as: county.sample.supervisor).get("/items/\(family)").words.contains("X1"))
            let leader = site.visitor(as: county.sample.leader)
            #expect(await leader.get("/items/\(family)").words.contains("X1"))
            #expect(await leader.get("/ledgers/sample-secrets").status == 200)
            #expect(await leader.get("/items/\(id)").words.contains("还没有人打开过"))
            let again = await leader.get("/items/\(id)")
            #expect(again.words.contains("谁打开过") && again.words.contains(county.sample.leader.name))
            _ = await leader.get("/ledgers/sample-secrets/items.csv")
            let looks = try await county.database.read { tx in
                var filter = RecordFilter()
                filter.actPrefix = "ledger.look"
                return try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 9).map(\.detail)
            }
            #expect(looks == ["样例线索：导出", "样例线索：清单"])

            // The form to correct it, and what a warning would make a problem of.
            let officer = site.visitor(as: county.housing)
            _ = await officer.get("/items/\(id)/edit")
            let own = await officer.get("/items/\(id)")
            #expect(own.words.contains("还没有移交") && !own.text.contains("spot=X1"))
            let details = try await county.database.read { tx in
                var filter = RecordFilter()
                filter.actPrefix = "item.look"
                return try tx.records.list(filter, in: SampleCounty.county, before: nil, limit: 9).map(\.detail)
            }
            #expect(details == ["X1", "X1：修改", "X1", "X1"])
        }
    }

    @Test(arguments: Driver.allCases)
    func sumsOverTwinsFollowEveryTwinAndCoverageAsksWhichAidItIs(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let actor = county.sample.village
            let village = site.visitor(as: actor)
            let answers = ["head": "王大山", "income": "8000", "kind": "一般", "needs": "低保、医疗"]
            func twice() async throws -> Double { try await sums("sample-families", county)[2] }
            let first = try await enter("sample-families", answers.merging(["number": "H1"]) { $1 }, county, by: actor)
            #expect(try await twice() == 0)
            let second = try await enter("sample-families", answers.merging(["number": "H2"]) { $1 }, county, by: actor)
            #expect(try await twice() == 2, "both are twins, the new one at once")
            let other = ["number": "H2", "head": "王大山", "income": "8000", "kind": "困难", "place": "620799101201"]
            let changed = await village.post(
                "/items/\(second)/revision",
                Fields(other.merging(["version": "1"]) { $1 }.map { ($0.key, $0.value) })
            )
            #expect(changed.status == 200, "\(changed.errors)")
            #expect(try await twice() == 0)
            // Many at once: each act knows what the one before it changed.
            let (desk, township) = (county.desk, county.sample.township)
            _ = try await BulkActs(desk)(.edit(field: "kind", text: "困难"), [first: 1, second: 2], by: township)
            #expect(try await twice() == 2)
            let trashed = try await county.trash(second, version: 2, reason: "重复", by: township)
            #expect(trashed.value != nil, "\(trashed.issues)")
            #expect(try await twice() == 0)
            #expect(try await county.differences() == [])

            // Two of one kind are not two kinds.
            var aids: [ItemID] = []
            for number in 1...2 {
                let aid = ["content": "低保\(number)", "family": "H1", "amount": "\(number)00", "kind": "低保"]
                let id = try await enter("sample-aids", aid, county, by: actor)
                aids.append(id)
                _ = await village.post("/items/\(id)/moves/giving", ["version": "1"])
                #expect(try await sums("sample-aids", county) == [Double(number) * 100], "one of a family counts")
            }
            let gone = try await county.trash(aids[1], version: 2, reason: "重复", by: township)
            #expect(gone.value != nil, "\(gone.issues)")
            #expect(try await sums("sample-aids", county) == [100])
            #expect(try await county.differences() == [])
            let held = await village.post("/items/\(first)/moves/release", ["version": "2"])
            #expect(held.status == 422 && held.errors.contains { $0.contains("落实的帮扶的种类 缺 医疗") }, "\(held.errors)")
        }
    }

    @Test(arguments: Driver.allCases)
    func whatNamedADuplicateNamesWhatSurvivedOfIt(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let (actor, township) = (county.sample.village, county.sample.township)
            let village = site.visitor(as: actor)
            let answers = ["head": "王大山", "kind": "一般"]
            let kept = try await enter("sample-families", answers.merging(["number": "H1"]) { $1 }, county, by: actor)
            let double = try await enter("sample-families", answers.merging(["number": "H2"]) { $1 }, county, by: actor)
            let words = ["content": "低保", "family": "H2", "amount": "300"]
            let aid = try await enter("sample-aids", words, county, by: actor)
            _ = try #require(await county.merge(double, into: kept, by: township).value)
            let page = await village.get("/items/\(aid)")
            #expect(page.words.contains("哪一户：H2 → H1") && page.words.contains("合并补全"), "\(page.words)")
            // The aid is given after the merge: it counts for the family that is left.
            let given = await village.post("/items/\(aid)/moves/giving", ["version": "2"])
            #expect(given.notice?.contains("已办理") == true, "\(given.errors)")
            #expect(try await sums("sample-families", county) == [0, 300, 0])
            #expect(try await county.differences() == [])
        }
    }

    /// A county closes a ledger that everybody read: what was entered before is closed too.
    @Test(arguments: Driver.allCases)
    func aLedgerClosedLaterClosesWhatWasEnteredBefore(driver: Driver) async throws {
        try await withLedgerCounty(driver) { county in
            let id = try await county.enter("甲")
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            _ = try #require(await adopt(SamplePlaybook.restricted(), by: county.sample.supervisor).value)
            let routes = LedgerRoutes(desk: county.desk, files: FileVault(root: "/nowhere"), shipped: [])
            let site = try TestSite(routes.all, environment: county.environment)
            for actor in [county.sample.supervisor, county.sample.township, county.sample.village] {
                for path in ["/items/\(id)", "/ledgers/\(LedgerCounty.key)", "/items/\(id)/edit"] {
                    let status = await site.visitor(as: actor).get(path).status
                    #expect([403, 404].contains(status), "\(actor.role) \(path)")
                }
            }
            let leader = await site.visitor(as: county.sample.leader).get("/items/\(id)")
            #expect(leader.status == 200 && leader.words.contains("谁打开过"))
        }
    }

    /// A new version without what others name would take them from the county.
    @Test func aVersionThatOthersCannotBeReadBesideIsNotTakenOn() async throws {
        try await withSite(.sqlite) { county, site in
            let renamed = AroundPlaybooks.families.replacing("{key: aids, word", with: "{key: helps, word")
                .replacing("aids.", with: "helps.").replacing("count(aids)", with: "count(helps)")
            func offered(_ families: String, _ aids: String = AroundPlaybooks.aids) throws -> PlaybookText {
                try OwnPlaybook.text(families, beside: [aids])
            }
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            let supervisor = county.sample.supervisor
            #expect(try await adopt(offered(renamed), by: supervisor).value != nil)
            // Restricted, while the aids everybody reads lead to it: good beside aids that are restricted too.
            let restricted = try offered(
                OwnPlaybook.restricted(renamed),
                OwnPlaybook.restricted(AroundPlaybooks.aids)
            )
            let refused = try await adopt(restricted, by: supervisor)
            #expect(refused.keys == ["programme.breaks"])
            #expect(refused.issues.first.map(ledgerWords.sentence)?.contains("“样例帮扶措施”就读不了") == true)
            let village = site.visitor(as: county.sample.village)
            #expect(await village.get("/ledgers/sample-aids").status == 200)
        }
    }
}
