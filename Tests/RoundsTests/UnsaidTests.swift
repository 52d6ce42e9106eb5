import Core
import Database
import Documents
import Papers
import Rounds
import TestSupport
import Testing
import Web

/// A round that is over says in words who had said nothing.
@Suite("Rounds nobody reported to")
struct UnsaidTests {
    /// A bulletin goes to everybody: it names who let the day pass, not who still has time.
    @Test(arguments: Driver.allCases)
    func aBulletinNamesNobodyWhoseTimeIsNotOver(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            let id = try await opened(county)
            let make = MakePack(county.desk)
            let pack = try #require(await make(id, by: county.supervisor).value)
            #expect(pack.missing == ["云雾镇", "清泉镇", "松林乡"])
            func bulletin() async throws -> String {
                let paper = try #require(await make.bulletin(id, by: county.supervisor).value)
                let reader = county.supervisor
                return try await county.database.read { tx in try tx.papers.find(paper, for: reader).content.text }
            }
            let heading = "没有按时填报的单位"
            #expect(!PackPapers(pack).bulletin(office: "督查室").content.text.contains(heading))
            #expect(try await !bulletin().contains(heading))

            var version = try await county.version(id)
            let closed = try await county.acts.close(id, version: version, words: "通报", by: county.supervisor)
            #expect(closed.value == id)
            let early = "\(heading)\n本轮6月10日提前结束，没有填报的是云雾镇、清泉镇、松林乡。"
            #expect(try await bulletin().contains(early))
            version = try await county.version(id)
            let reopened = try await county.acts.reopen(id, version: version, reason: "补报", by: county.supervisor)
            #expect(reopened.value == id)
            #expect(try await !bulletin().contains(heading))

            county.clock.advance(days: 2)
            let after = try #require(await make(id, by: county.supervisor).value)
            let over = "\(heading)\n填报到6月11日截止，没有按时填报的是"
            let written = PackPapers(after).bulletin(office: "督查室").content.text
            #expect(written.contains(over + "云雾镇、清泉镇、松林乡。"), "\(written)")
            // Who says it after the pack was made is not named either.
            var said = RoundReport()
            said.words = "已逐项分析。"
            #expect(try await ReportToRound(county.desk)(id, said, by: county.sample.township).value == id)
            #expect(try await bulletin().contains(over + "清泉镇、松林乡。"))
        }
    }

    /// The files of a pack made before the end name who let it pass, as a bulletin that is drafted does.
    @Test func theFilesOfAPackNameWhoDidNotReportOnceItsRoundIsOver() async throws {
        try await withRoundCounty(.sqlite) { county in
            let set = SetCadence(county.desk)
            var draft = CadenceDraft("乡镇旬报", .disclosure, .days(10, from: try county.day("2026-06-01")))
            draft.owing = .townships
            let cadence = try #require(await set.add(draft, by: county.supervisor).value)
            let day = try county.day("2026-06-11")
            let id = try #require(await OpenRound(county.desk)(cadence, on: day, by: county.supervisor).value)
            _ = try #require(await MakePack(county.desk)(id, by: county.supervisor).value)
            let site = try TestSite(RoundRoutes(desk: county.desk).all, environment: county.desk.environment)
            let supervisor = site.visitor(as: county.supervisor)
            func saysWhoIsLate() async throws -> Bool {
                let zip = await supervisor.get("/rounds/\(id)/pack.zip")
                let paper = try OfficeFile(.bytes(zip.body), limits: .standard).bytes(of: "4 调度通报（拟稿）.docx")
                let text = try OfficeFile(.bytes(paper), limits: .standard).bytes(of: "word/document.xml")
                return String(decoding: text, as: UTF8.self).contains("没有按时填报的单位")
            }
            #expect(try await !saysWhoIsLate())
            let version = try await county.version(id)
            let closed = try await county.acts.close(id, version: version, words: "通报", by: county.supervisor)
            #expect(closed.value == id)
            #expect(try await saysWhoIsLate())
        }
    }

    /// 要报 10 个：已报 1 个、数据已有 9 个、没报 0 个.
    @Test(arguments: Driver.allCases)
    func numbersOfAClosedRoundAddUp(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            let set = SetCadence(county.desk)
            let cadence = try #require(await set.adopt(shipped: "weekly-dispatch", by: county.supervisor).value)
            let day = try county.day("2026-06-15")
            let id = try #require(await OpenRound(county.desk)(cadence, on: day, by: county.supervisor).value)
            var said = RoundReport()
            said.words = "天晴就开工。"
            #expect(try await ReportToRound(county.desk)(id, said, by: county.sample.township).value == id)
            let site = try TestSite(RoundRoutes(desk: county.desk).all, environment: county.desk.environment)
            let supervisor = site.visitor(as: county.supervisor)
            let open = await supervisor.get("/rounds").words
            #expect(open.contains("\n2026-06-15\n10\n1\n结束时算\n结束时算\n"), "\(open)")
            let version = try await county.version(id)
            let closed = try await county.acts.close(id, version: version, words: "", by: county.supervisor)
            #expect(closed.value == id)
            let list = await supervisor.get("/rounds").words
            #expect(list.contains("\n数据已有（个）\n没报（个）\n"), "\(list)")
            #expect(list.contains("\n2026-06-15\n10\n1\n9\n0\n"), "\(list)")
        }
    }

    @Test(arguments: Driver.allCases)
    func aClosedRoundNamesWhoDidNotReport(driver: Driver) async throws {
        try await withRoundCounty(driver) { county in
            let id = try await opened(county)
            let site = try TestSite(RoundRoutes(desk: county.desk).all, environment: county.desk.environment)
            let supervisor = site.visitor(as: county.supervisor)
            #expect(await supervisor.get("/rounds/\(id)").words.contains("还没有报"))

            func close() async throws {
                let version = try await county.version(id)
                let closed = try await county.acts.close(id, version: version, words: "通报", by: county.supervisor)
                #expect(closed.value == id)
            }
            try await close()
            let list = await supervisor.get("/rounds")
            #expect(list.words.contains("结束，没有单位填报，未报 3 个：云雾镇、清泉镇、松林乡"), "\(list.words)")
            let page = await supervisor.get("/rounds/\(id)")
            #expect(page.words.contains("没有单位填报，未报 3 个：云雾镇、清泉镇、松林乡。"), "\(page.words)")
            #expect(page.words.contains("没有答复") && !page.words.contains("还没有报"))
            // A township is told of itself alone.
            let own = await site.visitor(as: county.sample.township).get("/rounds")
            #expect(own.words.contains("未报 1 个：云雾镇") && !own.words.contains("松林乡"), "\(own.words)")

            let version = try await county.version(id)
            let reopened = try await county.acts.reopen(id, version: version, reason: "补报", by: county.supervisor)
            #expect(reopened.value == id)
            var said = RoundReport()
            said.words = "已逐项分析。"
            #expect(try await ReportToRound(county.desk)(id, said, by: county.sample.township).value == id)
            try await close()
            let later = await supervisor.get("/rounds").words
            #expect(later.contains("未报 2 个：清泉镇、松林乡") && !later.contains("没有单位填报"), "\(later)")
        }
    }

    /// A round of the townships, asked for on the eleventh of June.
    private func opened(_ county: RoundCounty) async throws -> RoundID {
        let set = SetCadence(county.desk)
        var draft = CadenceDraft("乡镇旬报", .disclosure, .days(10, from: try county.day("2026-06-01")))
        draft.owing = .townships
        let cadence = try #require(await set.add(draft, by: county.supervisor).value)
        let (open, day) = (OpenRound(county.desk), try county.day("2026-06-11"))
        return try #require(await open(cadence, on: day, by: county.supervisor).value)
    }
}
