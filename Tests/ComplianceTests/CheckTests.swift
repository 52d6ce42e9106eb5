import Catalogue
import Core
import Database
import Ledgers
import Messages
import Papers
import Programmes
import TestSupport
import Testing
import Web

@testable import Compliance

@Suite struct ComplianceTests {
    /// Names a county could come to have; those of safety stay excused, whole words only are meant.
    @Test(arguments: [
        ("account.login_count", true), ("post.online_minutes", true), ("member.points", true), ("visit.track", true),
        ("visit.gps_track", true), ("user.last_login", true), ("staff.clock_in", true), ("session.seen_at", false),
        ("sign_in_guard.failed_count", false), ("item.point", false), ("task.tracked_by", false),
        ("form.duration", true), ("letter.attract", false), ("message_unit.read_at", false),
    ])
    func columnsThatRankPeopleAreFound(column: String, isSuspect: Bool) {
        let parts = column.split(separator: ".").map(String.init)
        #expect(StoredColumns.look([parts[0]: [parts[1]]]).suspects == (isSuspect ? [column] : []))
    }

    @Test func formsAreHeldAgainstTheLaw() throws {
        let today = try #require(Day("2026-06-10"))
        func form(_ name: String, approval: String, through: String?, minutes: Double?) throws -> FormChecks.Form {
            FormChecks.Form(
                name: name,
                form: CatalogueForm(
                    key: name,
                    number: approval.isEmpty ? "" : "云农1表",
                    issuer: approval.isEmpty ? "" : "云岭县农业农村局",
                    approval: approval,
                    validThrough: through.flatMap { Day($0) },
                    minutes: minutes,
                    basis: "",
                    person: "",
                    setAt: nil
                ),
                fillings: 30,
                fields: []
            )
        }
        let good = try form("改厕", approval: "云统批〔2026〕1号", through: "2026-12-31", minutes: 4)
        let bare = try form("危房", approval: "", through: nil, minutes: nil)
        let over = try form("道路", approval: "云统批〔2025〕9号", through: "2026-06-01", minutes: 2)
        #expect(FormChecks.lines([good], on: today).map(\.result) == [.kept, .kept, .kept, .kept, .kept])
        let lines = FormChecks.lines([good, bare, over], on: today)
        #expect(lines.map(\.result) == [.open, .open, .kept, .open, .kept])
        #expect(lines[0].words == "在用 3 张，标注不全 1 张：危房")
        #expect(lines[1].words.hasPrefix("已过期 1 张，没写有效期 1 张：道路、危房"))
        #expect(lines[3].words == "近 30 天约 3 小时（2 张），1 张没有估过用时")
        #expect(FormChecks.lines([], on: today).allSatisfy { $0.result == .unknown })
    }

    /// Everybody reads the page, not everybody the documents.
    @Test func longDocumentsAreNamedToThoseWhoMayOpenThem() {
        let papers = [("关于约谈某某的函", PaperKind.supervisionNotice, 4_001), ("会议纪要", .minutes, 4_500)].enumerated().map {
            IssuedPaperFacts(id: PaperID(rawValue: Int64($0)), kind: $1.1, title: $1.0, characters: $1.2)
        }
        let (named, plain) = (RunningChecks.length(papers, named: true), RunningChecks.length(papers, named: false))
        #expect(named.words == "今年印发 2 份，最长 4,500 字，超过的 1 份，例如“关于约谈某某的函”")
        #expect(plain.words == "今年印发 2 份，最长 4,500 字，超过的 1 份" && plain.result == .open)
    }

    @Test(arguments: Driver.allCases)
    func thePageIsReadFromTheRunningSystem(driver: Driver) async throws {
        try await withSampleCounty(driver) { database, county in
            let source = IdentifierSource(maker: 9)
            let environment = Environment(now: { SampleCounty.now }, newNumber: { source.next(at: SampleCounty.now) })
            let shelf = BookShelf()
            let ledgers = LedgerDesk.ofTests(database, environment, shelf: shelf)
            let more = ComplianceSource { _, _, _ in
                [ComplianceLine("督查有计划", basis: "政府督查工作条例", check: "看计划", .kept, "全年 6 次")]
            }
            let routes = ComplianceRoutes(desk: ComplianceDesk(ledgers: ledgers, sources: [more])).all
            let site = try TestSite(routes, environment: environment)
            let page = await site.visitor(as: county.supervisor).get("/compliance")
            #expect(page.status == 200)
            #expect(page.words.contains("没有这样的列"), "a column of ours could rank people")
            #expect(page.words.contains("还没有人提过意见") && page.words.contains("全年 6 次"))
            let desk = MessageDesk(database: database, environment: environment)
            let draft = ComplaintDraft(kind: .repeated, body: "重复填表")
            _ = try #require(try await EnterComplaint(desk)(draft, by: county.village).value)
            let after = await site.visitor(as: county.village).get("/compliance")
            #expect(after.words.contains("共 1 件：办理中 1 件，逾期 0 件"))
            #expect(!after.links.contains { $0.address == "/messages/hours" })
            #expect(await site.visitor(as: county.otherSupervisor).get("/compliance").words.contains("还没有人提过意见"))
        }
    }
}
