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
            _ = await supervisor.post(page.address, Fields(answering: page).replacing("lead", with: "housing"))
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

    /// A server with the wrong key, or a row that was changed from outside.
    @Test(arguments: Driver.allCases)
    func oneThatCannotBeOpenedHidesNoneOfTheOthers(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let supervisor = site.visitor(as: sample.supervisor)
            var ids: [ProposalID] = []
            for name in ["宽带.csv", "路灯.csv"] {
                let page = await supervisor.post("/proposed-ledgers", files: [SentFile("file", name, text: Self.sheet)])
                let part = try #require(page.address.split(separator: "/").last)
                ids.append(try #require(ProposalID(String(part))))
            }
            let (first, second) = (ids[0], ids[1])
            _ = try await database.write { tx in
                // What was sealed for one opens in no other.
                try tx.run(
                    """
                    UPDATE proposed_ledger SET body = (SELECT body FROM proposed_ledger WHERE id = \(first))
                    WHERE id = \(second)
                    """
                )
            }
            let list = await supervisor.get("/proposed-ledgers")
            #expect(list.status == 200 && list.words.contains("宽带.csv"), "\(list.transcript)")
            #expect(list.words.contains("有 1 份加密存放的用现在的密钥打不开") && !list.words.contains("路灯.csv"))
            // By its own address it is said to be there, to those who may see it.
            let address = "/proposed-ledgers/\(second)"
            for path in ["", "/comparison", "/layout", "/rows"] {
                let sealed = await supervisor.get(address + path)
                #expect(sealed.address == "/proposed-ledgers", "\(path): \(sealed.transcript)")
                #expect(sealed.notice?.contains("“路灯.csv”是加密存放的，用现在的密钥打不开") == true, "\(sealed.words)")
            }
            let kept = await supervisor.post(address + "/discarding")
            #expect(kept.notice?.contains("内容都还在") == true, "\(kept.words)")
            #expect(try await database.read { tx in try tx.count("FROM proposed_ledger") } == 2)
            #expect(await site.visitor(as: sample.otherSupervisor).get(address).status == 404)
        }
    }

    /// Changed from outside, or kept by a program that writes it otherwise: the key is not to blame.
    @Test(arguments: Driver.allCases)
    func whatNobodyUnderstandsIsNotSaidToBeSealed(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let supervisor = site.visitor(as: sample.supervisor)
            let page = await supervisor.post(
                "/proposed-ledgers",
                files: [SentFile("file", "路灯.csv", text: Self.sheet)]
            )
            _ = try await database.write { tx in try tx.run("UPDATE proposed_ledger SET body = '{}'") }
            let list = await supervisor.get("/proposed-ledgers")
            #expect(list.words.contains("有 1 份存下的内容读不出来") && !list.words.contains("打不开"), "\(list.words)")
            let one = await supervisor.get(page.address)
            #expect(one.address == "/proposed-ledgers", "\(one.transcript)")
            #expect(one.notice?.contains("“路灯.csv”存下的内容读不出来") == true, "\(one.words)")
            #expect(one.notice?.contains("加密") == false)
        }
    }

    /// On PostgreSQL neither would see the other's.
    @Test(arguments: Driver.allCases)
    func rowsBroughtInTwiceInOneMomentAreWrittenOnce(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, sample in
            let (site, _) = try NewLedgerTests.site(database)
            let (first, second) = (site.visitor(as: sample.supervisor), site.visitor(as: sample.supervisor))
            let page = await first.post("/proposed-ledgers", files: [SentFile("file", "宽带.csv", text: Self.sheet)])
            _ = await first.post(page.address, Fields(answering: page).replacing("lead", with: "housing"))
            let saved = await first.post(page.address + "/saving")
            #expect(saved.status == 200, "\(saved.errors)")
            let rows = page.address + "/rows"
            async let one = first.post(rows)
            async let other = second.post(rows)
            let notices = await [one, other].map(\.notice)
            #expect(notices.count { $0 == "已导入 3 行。" } == 1, "\(notices)")
            let imports = try await database.read { tx in try tx.count("FROM sheet_import WHERE stage = 'written'") }
            let things = try await database.read { tx in try tx.count("FROM ledger_item") }
            #expect(imports == 1 && things == 3)
            #expect(try await database.read { tx in try tx.rollUps.verify().differences } == [])
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
