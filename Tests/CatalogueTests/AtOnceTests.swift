import Core
import Database
import Ledgers
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
                let form = Fields(page.visibleFormValues).replacing("lead", with: "housing")
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
}
