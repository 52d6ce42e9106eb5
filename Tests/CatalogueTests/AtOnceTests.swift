import Core
import Database
import Ledgers
import Programmes
import TestSupport
import Testing
import Web

/// What two people do about new ledgers in the same moment, or one after the other from pages both had open.
@Suite("New ledgers at once")
struct AtOnceTests {
    private static let sheet = """
        行政村,户主姓名,网速（兆）,进度
        上坪村,张三,100,已完工
        下坪村,李四,50,在建
        泉头村,王五,50,未开工
        """

    private static func started(_ name: String, by visitor: Visitor) async -> SeenPage {
        await visitor.post("/proposed-ledgers", files: [SentFile("file", "\(name).csv", text: sheet)])
    }

    /// Both sheets are of one name: the second is told, whichever comes first.
    @Test(arguments: Driver.allCases)
    func oneOfTwoLedgersOfOneNameSavedAtOnceIsToldSo(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            let (first, second) = (site.visitor(as: sample.supervisor), site.visitor(as: sample.supervisor))
            var addresses: [String] = []
            for visitor in [first, second] {
                let page = await Self.started("宽带入户", by: visitor)
                let form = Fields(answering: page).replacing("lead", with: "housing")
                    .replacing("name", with: "宽带到户")
                let compared = await visitor.post(page.address, form)
                #expect(compared.status == 200, "\(compared.errors)")
                addresses.append(page.address)
            }
            let (one, other) = (addresses[0] + "/saving", addresses[1] + "/saving")
            async let saved = first.post(one)
            async let alsoSaved = second.post(other)
            let pages = await [saved, alsoSaved]
            #expect(pages.map(\.status).sorted() == [200, 422], "\(pages.map(\.transcript))")
            #expect(pages.flatMap(\.errors) == ["“宽带到户”这个名字的台账已经有了，换一个名字。"])
            let names = try await database.read { tx in
                try desk.shelf.all(in: SampleCounty.county, tx).map(\.playbook.name)
            }
            #expect(names == ["宽带到户"])
        }
    }

    /// As a browser sends it: with the version the page was made of.
    private static func form(_ page: SeenPage) -> Fields {
        Fields(Fields(answering: page).pairs + page.hiddenValues.filter { $0.name == "version" })
    }

    private static func name(_ page: SeenPage) -> String? {
        page.visibleFormValues.first { $0.name == "name" }?.value
    }

    @Test(arguments: Driver.allCases)
    func theSecondOfTwoRevisionsSeesBothAndLosesNothing(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let (first, second) = (site.visitor(as: sample.supervisor), site.visitor(as: sample.supervisor))
            let page = await Self.started("宽带入户", by: first)
            let opened = await second.get(page.address)
            let theirs = Self.form(page).replacing("lead", with: "housing").replacing("name", with: "宽带到户")
            #expect(await first.post(page.address, theirs).status == 200)
            // The same form sent twice is no second revision.
            #expect(await first.post(page.address, theirs).status == 200)

            let mine = Self.form(opened).replacing("lead", with: "housing").replacing("name", with: "村村通宽带")
            let refused = await second.post(page.address, mine)
            #expect(refused.status == 422 && refused.errors.count == 1)
            #expect(refused.errors.first?.hasPrefix("您打开这一页以后，有人改过这份拟建台账") == true, "\(refused.errors)")
            #expect(refused.words.contains("台账名称\n宽带到户\n村村通宽带"), "\(refused.words)")
            #expect(Self.name(refused) == "村村通宽带")
            let kept = await first.get(page.address)
            #expect(Self.name(kept) == "宽带到户" && !kept.words.contains("不同的地方"))

            let saved = await second.post(page.address, Self.form(refused))
            #expect(saved.status == 200 && saved.address == page.address + "/comparison", "\(saved.errors)")
            #expect(Self.name(await first.get(page.address)) == "村村通宽带")
        }
    }

    /// What becomes a ledger is what the person saw.
    @Test(arguments: Driver.allCases)
    func aProposalChangedSinceItWasComparedIsNotSavedUnseen(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            let (first, second) = (site.visitor(as: sample.supervisor), site.visitor(as: sample.supervisor))
            let page = await Self.started("宽带入户", by: first)
            let lead = Self.form(page).replacing("lead", with: "housing")
            let compared = await first.post(page.address, lead.replacing("name", with: "宽带到户"))
            let opened = await second.get(page.address)
            _ = await second.post(page.address, Self.form(opened).replacing("name", with: "村村通宽带"))
            func names() async throws -> [String] {
                try await database.read { tx in
                    try desk.shelf.all(in: SampleCounty.county, tx).map(\.playbook.name)
                }
            }
            let card = Self.form(compared).replacing("number", with: "云农 7 表")
            let refused = await first.post(page.address + "/saving", card)
            #expect(refused.status == 422 && refused.words.contains("村村通宽带"), "\(refused.transcript)")
            #expect(refused.visibleFormValues.contains { $0 == ("number", "云农 7 表") })
            #expect(try await names().isEmpty)
            let saved = await first.post(page.address + "/saving", Self.form(refused))
            #expect(saved.status == 200, "\(saved.errors)")
            #expect(try await names() == ["村村通宽带"])
        }
    }

    /// Answers to columns that stand there no more are not laid over others.
    @Test(arguments: Driver.allCases)
    func whoAnswersToATableReadAnewMeanwhileIsToldAndKeepsTheName(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let (first, second) = (site.visitor(as: sample.supervisor), site.visitor(as: sample.supervisor))
            let page = await Self.started("宽带入户", by: first)
            let opened = await second.get(page.address)
            let rows: Fields = ["header": "1", "data": "2", "version": "0"]
            let read = await first.post(page.address + "/layout", rows)
            #expect(read.notice == "已照这些行重新读。", "\(read.transcript)")
            let refused = await second.post(page.address, Self.form(opened).replacing("name", with: "村村通宽带"))
            #expect(refused.status == 422 && refused.errors.contains { $0.contains("换用了另一张表") }, "\(refused.errors)")
            #expect(Self.name(refused) == "村村通宽带")
            // Whoever reads it anew in place of what they have not seen is asked too.
            let again = await second.post(page.address + "/layout", rows)
            #expect(again.errors.contains { $0.hasSuffix("还要重新读，就再按一次。") }, "\(again.transcript)")
        }
    }
}
