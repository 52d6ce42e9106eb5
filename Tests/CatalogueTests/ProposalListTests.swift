import Core
import Database
import Ledgers
import TestSupport
import Testing
import Web

@testable import Catalogue

/// What waits on the page of new ledgers, however much others brought since.
@Suite("Waiting new ledgers")
struct ProposalListTests {
    private static let sheet = """
        行政村,户主姓名,网速（兆）,进度
        上坪村,张三,100,已完工
        下坪村,李四,50,在建
        泉头村,王五,50,未开工
        """

    /// So many newer ones of another person, as the first stands.
    private static func crowd(
        _ desk: LedgerDesk,
        like page: SeenPage,
        _ sample: SampleCounty,
        ledger: String?
    ) async throws {
        let part = try #require(page.address.split(separator: "/").last)
        let id = try #require(ProposalID(String(part)))
        try await desk.database.write { tx in
            let one = try tx.proposals(desk.vault).find(id, for: sample.supervisor)
            for number in 1...25 {
                let other = ProposalRecord(
                    id: ProposalID(rawValue: one.id.rawValue + Int64(number)),
                    county: one.county,
                    person: sample.officer.name,
                    fileName: "别人的\(number).csv",
                    digest: one.digest,
                    table: 0,
                    tables: one.tables,
                    body: one.body,
                    madeAt: one.madeAt,
                    ledger: ledger
                )
                try tx.proposals(desk.vault).insert(other, by: sample.officer)
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func rowsStillToBeBroughtInAreFoundBehindManyOtherLedgers(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            let supervisor = site.visitor(as: sample.supervisor)
            let page = await supervisor.post("/proposed-ledgers", files: [SentFile("file", "宽带.csv", text: Self.sheet)])
            _ = await supervisor.post(page.address, Fields(page.visibleFormValues).replacing("lead", with: "housing"))
            let saved = await supervisor.post(page.address + "/saving")
            #expect(saved.status == 200, "\(saved.errors)")
            // Their ledgers are no more.
            try await Self.crowd(desk, like: page, sample, ledger: "nowhere")
            let waiting = await supervisor.get("/proposed-ledgers")
            #expect(waiting.links.contains { $0.address == page.address + "/rows" }, "\(waiting.words)")
            #expect(!waiting.words.contains("别人的"))
            let written = await supervisor.post(page.address + "/rows")
            #expect(written.notice == "已导入 3 行。", "\(written.words)")
            #expect(!(await supervisor.get("/proposed-ledgers").words.contains("行还没有导入的")))
        }
    }

    @Test(arguments: Driver.allCases)
    func onesOwnStandBeforeThoseOfOthersAndTheRestIsNamed(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, desk) = try NewLedgerTests.site(database)
            let supervisor = site.visitor(as: sample.supervisor)
            let page = await supervisor.post("/proposed-ledgers", files: [SentFile("file", "宽带.csv", text: Self.sheet)])
            #expect(!(await supervisor.get("/proposed-ledgers").words.contains("只列出")))
            try await Self.crowd(desk, like: page, sample, ledger: nil)
            let waiting = await supervisor.get("/proposed-ledgers")
            let first = waiting.links.first { $0.address.hasPrefix("/proposed-ledgers/") }?.address
            #expect(first == page.address, "\(waiting.words)")
            #expect(waiting.words.contains("只列出 20 份，您上传的在前，新的在前。"))
        }
    }
}
