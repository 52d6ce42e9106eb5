import Core
import Database
import Documents
import Files
import Foundation
import Indicators
import Ledgers
import Papers
import Problems
import Tasks
import TestSupport
import Testing
import Web

/// What people see at the addresses of problems, and sheets on their way in and out.
@Suite("Pages of problems")
struct ProblemExchangeTests {
    private func withSite(_ driver: Driver, _ body: (ProblemCounty, TestSite) async throws -> Void) async throws {
        try await withProblemCounty(driver) { county in
            let root = NSTemporaryDirectory() + "luoshi-problem-vault-\(UInt64.random(in: 0...UInt64.max))"
            defer { try? FileManager.default.removeItem(atPath: root) }
            let vault = FileVault(root: root)
            let routes = ProblemRoutes(
                database: county.database,
                environment: county.environment,
                vault: vault,
                thresholds: LightThresholds(),
                shelf: BookShelf()
            )
            let papers = PaperRoutes(
                desk: PaperDesk(
                    database: county.database,
                    environment: county.environment,
                    vault: vault,
                    indicators: IndicatorDesk(
                        database: county.database,
                        environment: county.environment,
                        shelf: BookShelf(),
                        sets: [],
                        thresholds: LightThresholds()
                    ),
                    received: .problems
                )
            )
            try await body(county, TestSite(routes.all + papers.all, environment: county.environment))
        }
    }

    @Test(arguments: Driver.allCases)
    func aProblemIsEnteredHandedOutAndOpensOnlyToItsPeople(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let sample = county.sample
            let supervisor = site.visitor(as: sample.supervisor)
            let bad = await supervisor.post("/problems", ["content": "", "spot": "二组"])
            #expect(bad.status == 422 && bad.errors.count == 4)
            #expect(bad.visibleFormValues.contains { $0 == ("spot", "二组") })
            let page = await supervisor.post(
                "/problems",
                [
                    "content": "集镇污水直排河道", "aspect": "人居环境", "region": "620799101", "found": "2026-06-09",
                    "source": "patrol", "day1": "2026-06-20", "goal1": "停止直排", "day2": "2026-07-20", "goal2": "接通管网",
                ],
                files: [
                    SentFile(
                        "files",
                        "排口.jpg",
                        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
                    )
                ]
            )
            #expect(page.status == 200 && page.words.contains("待交办") && page.words.contains("整改前"))
            let photo = try #require(page.links.first { $0.address.contains("/files/") })
            let address = "/problems/" + (photo.address.split(separator: "/").dropFirst().first ?? "")
            #expect(await supervisor.get(photo.address).status == 200)
            #expect(await site.visitor(as: sample.otherOfficer).get(photo.address).status == 404)
            #expect(await site.visitor(as: sample.otherOfficer).get(address).status == 404)
            #expect(await site.visitor(as: sample.otherSupervisor).get(address).status == 404)
            let handed = await supervisor.post(
                address + "/assignment",
                [
                    "version": "1", "owner": "\(sample.officer.unit)", "kind": "rectification", "day1": "2026-06-20",
                    "day2": "2026-07-20", "note": "按〔附件一〕整改",
                ]
            )
            #expect(handed.status == 200 && handed.words.contains("整改〔2026〕1号"))
            let owner = site.visitor(as: sample.officer)
            let slip = try #require(handed.links.first { $0.address.hasPrefix("/papers/") })
            let paper = await owner.get(slip.address)
            #expect(paper.words.contains("集镇污水直排河道") && paper.words.contains("2026年7月20日前"))
            #expect(paper.words.contains("按（附件一）整改"))
            #expect(paper.words.contains("1 张") && paper.buttons.contains("签收整改通知单"))
            #expect(await owner.get(slip.address + "/word").status == 200)
            #expect(await site.visitor(as: sample.otherOfficer).get(slip.address).status == 404)
            let received = await owner.post(slip.address + "/receipt", [:])
            #expect(received.status == 200 && received.words.contains("李农业"))
            #expect(await owner.get(address).words.contains("整改中"))
            #expect(await owner.get("/problems?paper=" + slip.address.dropFirst(8)).words.contains("集镇污水直排河道"))
            // Somebody else acted meanwhile: what was typed stays.
            let stale = await owner.post(address + "/progress", ["version": "1", "note": "已封堵"])
            #expect(stale.status == 422 && stale.visibleFormValues.contains { $0 == ("note", "已封堵") })
        }
    }

    @Test(arguments: Driver.allCases)
    func aListOfTheLevelAboveIsCheckedInWordsThenWrittenWhole(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let visitor = site.visitor(as: county.sample.supervisor)
            let header = ["序号", "问题类别", "具体问题", "所在地", "牵头单位", "整改时限", "领导批示"]
            func workbook(_ rows: [[String]]) throws -> SentFile {
                let path = NSTemporaryDirectory() + "luoshi-list-\(UInt64.random(in: 0...UInt64.max)).xlsx"
                defer { try? FileManager.default.removeItem(atPath: path) }
                let table = SheetTable(
                    name: "清单",
                    title: "省上检查反馈问题清单",
                    columns: header.map { SheetColumn($0) },
                    rows: rows.map { $0.map { SheetCell.text($0) } }
                )
                try SheetDocument(table).write(to: path)
                return SentFile("file", "清单.xlsx", Array(try Data(contentsOf: URL(fileURLWithPath: path))))
            }
            let good = [
                ["1", "人居环境方面", "垃圾清运不及时", "云雾镇上坪村", "县农业局", "6月10日前取得明显成效，6月底前整改到位", ""],
                ["2", "资金项目方面", "支付进度慢", "", "财政局", "6月底前", ""],
                ["3", "人居环境方面", "厕屋堆放杂物", "清泉镇", "住建局", "2026-07-15", ""],
            ]
            var bad = good
            bad[0][4] = "不存在的局"
            bad[1][5] = "尽快"
            bad.append(good[2])
            let refused = await visitor.post("/problems/import", ["found": "2026-05-20"], files: [try workbook(bad)])
            #expect(refused.status == 422)
            for words in ["没有找到责任单位“不存在的局”", "整改时限“尽快”读不懂", "是同一个问题"] {
                #expect(refused.words.contains(words), "\(words)")
            }
            let before = try await county.rows()
            let checked = await visitor.post(
                "/problems/import",
                ["found": "2026-05-20", "check": "1"],
                files: [try workbook(good)]
            )
            #expect(checked.status == 200 && checked.words.contains("2 个方面 3 个问题"))
            #expect(checked.words.contains("没有用到的列：领导批示"))
            #expect(try await county.rows() == before)
            let done = await visitor.post("/problems/import", ["found": "2026-05-20"], files: [try workbook(good)])
            #expect(done.status == 200 && done.notice?.contains("3 个问题") == true)
            let light = county.light
            let lines = try await county.database.read { tx in
                var filter = ProblemFilter()
                filter.order = .number
                return try tx.problems.list(filter, for: county.sample.supervisor, light, limit: 10)
            }
            #expect(lines.map(\.placeName) == ["上坪村", "云岭县", "清泉镇"])
            #expect(lines.map(\.ownerName) == ["云岭县农业农村局", "云岭县财政局", "云岭县住房和城乡建设局"])
            #expect(lines.map(\.problem.nextDay) == [Day("2026-06-10"), Day("2026-06-30"), Day("2026-07-15")])
            #expect(lines.map(\.problem.aspect) == ["人居环境", "资金项目", "人居环境"])
            let twice = await visitor.post("/problems/import", [:], files: [try workbook(good)])
            #expect(twice.status == 422 && twice.words.contains("已经登记为 问题〔2026〕1号"))
            var ticked: Fields = ["kind": "assignment"]
            for line in lines { ticked.append("problem", "\(line.problem.id)") }
            // Days that passed while they lay there: each says which problem it is of, and one new day is enough.
            county.later(days: 25)
            let list = await visitor.get("/problems")
            #expect(list.words.contains("未交办") && list.words.contains("2026-06-30 已过，交办时另定"))
            #expect(list.words.contains("2026-07-15 拟定") && !list.words.contains("未到期"))
            let late = await visitor.post("/problems/assignments", ticked)
            #expect(late.status == 422 && late.words.contains("问题〔2026〕1号的整改时限 2026-06-30 已经过去"))
            #expect(late.words.contains("问题〔2026〕2号的整改时限 2026-06-30 已经过去") && !late.words.contains("3号的整改时限"))
            ticked.append("due", "2026-07-20")
            let handed = await visitor.post("/problems/assignments", ticked)
            #expect(handed.status == 200 && handed.notice?.contains("开出 3 份交办单") == true)
            let days = try await county.database.read { tx in
                var filter = ProblemFilter()
                filter.order = .number
                return try tx.problems.list(filter, for: county.sample.supervisor, light, limit: 10)
                    .map(\.problem.nextDay)
            }
            #expect(days == [Day("2026-07-20"), Day("2026-07-20"), Day("2026-07-15")])
        }
    }

    /// domain.md B15: the sheets go out, and those of 14, 13 and 11 columns come in again as they were.
    @Test func theSheetsGoOutAndComeIn() async throws {
        try await withSite(.sqlite) { county, site in
            let sample = county.sample
            _ = try await county.handedIn(by: sample.officer, "厕屋堆放杂物")
            let supervisor = site.visitor(as: sample.supervisor)
            for (kind, count) in [
                (ProblemTableKind.notice, 14), (.closeout, 13), (.register, 11), (.summary, 8), (.rectification, 11),
            ] {
                let reply = await supervisor.get("/problems/sheets/\(kind.rawValue).xlsx?aspect=人居环境")
                #expect(reply.status == 200 && kind.columns.count == count)
                let head = try reply.sheet
                #expect(head[1][0].contains("　　截至 2026年6月10日 ") && head[1][0].hasSuffix("，共 1 个"), "\(head)")
                #expect(head[2] == ["只列：人居环境"], "\(head)")
                #expect(reply.fileName == "\(kind.word) 2026-06-10（人居环境）.xlsx")
                if [.summary, .rectification].contains(kind) { continue }
                let sheet = try #require(try ProblemSheet.read(.bytes(reply.body), name: "表.xlsx"))
                #expect(sheet.rows.count == 1 && sheet.title == kind.word)
                #expect(sheet.rows[0][.content] == "厕屋堆放杂物" && sheet.rows[0][.aspect] == "人居环境")
                let checked = try await county.importing.check(sheet, ImportProblems.Options(), by: sample.supervisor)
                // Read as it was written; the one thing in the way is that it stands in the county already.
                #expect(
                    checked.rows[0].input.phases.map(\.due) == [
                        county.today.adding(days: 5), county.today.adding(days: 20),
                    ]
                )
                if kind != .register {
                    #expect(checked.problems.count == 1 && checked.rows[0].unitName == "农业农村局")
                    #expect(checked.rows[0].input.measures == "逐户鉴定" && checked.rows[0].input.person == "李农业")
                }
            }
            #expect(await supervisor.get("/problems/sheets/other.xlsx").status == 404)
            let list = await supervisor.get("/problems.xlsx?light=notDue")
            let rows = try SheetReader(.bytes(list.body), name: "a.xlsx").rest().map(\.cells)
            #expect(rows[1][0].hasPrefix("截至 ") && rows[2] == ["只列：未交办"])
        }
    }
}
