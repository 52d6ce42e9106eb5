import Core
import Database
import Documents
import Foundation
import Indicators
import Ledgers
import Papers
import Rounds
import TestSupport
import Testing
import Web

/// What people see at the addresses of rounds.
@Suite("Pages of rounds")
struct RoundExchangeTests {
    private func withSite(_ driver: Driver, _ body: (RoundCounty, TestSite) async throws -> Void) async throws {
        try await withRoundCounty(driver) { county in
            let routes =
                RoundRoutes(desk: county.desk).all + IndicatorRoutes(desk: county.desk.indicators, shipped: []).all
                + PaperRoutes(desk: county.desk.papers).all
            try await body(county, TestSite(routes, environment: county.desk.environment))
        }
    }

    @Test func aDispatchIsArrangedHeldAndItsPagesAgree() async throws {
        try await withSite(.sqlite) { county, site in
            try await county.setTargets()
            let house = try await county.enter("王大山")
            _ = try await county.enter("李二河")
            #expect(try await county.finish(house).isEmpty)
            let supervisor = site.visitor(as: county.supervisor)
            let bad = await supervisor.post(
                "/rounds/cadences",
                ["name": "", "rule": "weekly", "weekday": "9", "remind": "x"]
            )
            #expect(bad.status == 422 && bad.errors.count == 3)
            let drive = await supervisor.post(
                "/rounds/cadences",
                [
                    "name": "厕所攻坚", "kind": "drive", "rule": "drive", "from": "2026-06-01", "phases": "摸底 10 天\n攻坚：80",
                    "remind": "1",
                ]
            )
            #expect(drive.status == 200 && drive.words.contains("2026-06-01 起 90 天：摸底 10 天、攻坚 80 天"))
            let adopted = await supervisor.post("/rounds/cadences", ["shipped": "weekly-dispatch"])
            #expect(adopted.status == 200 && adopted.words.contains("每周一调度"))
            let list = await supervisor.get("/rounds")
            #expect(list.words.contains("2026-06-15") && list.words.contains("开始本轮"))
            // Where others have a button, on the line of the words beside it.
            #expect(list.text.contains(/<span>2026年\d+月\d+日自动开始<\/span>/), "\(list.words)")
            let cadences = try await county.database.read { tx in try tx.cadences.list(in: SampleCounty.county) }
            let weekly = try #require(cadences.first { $0.shipped == "weekly-dispatch" })
            let begun = await supervisor.post("/rounds", ["cadence": "\(weekly.id)", "day": "2026-06-15"])
            #expect(begun.status == 200 && begun.words.contains("数据已有"))
            let round = try await county.database.read { tx in
                try #require(try tx.rounds.list(for: county.supervisor, limit: 1).first)
            }
            let address = "/rounds/\(round.id)"
            let none = await supervisor.get(address + "/pack")
            #expect(none.status == 404 && none.words.contains("还没有生成调度材料"), "\(none.words)")
            #expect(none.text.contains("action=\"\(address)/pack\"") && none.links.contains { $0.address == address })
            for path in ["/townships", "/townships/620799101", "/programmes/sample-houses", "/wall", "/wall.xlsx"] {
                let page = await supervisor.get(address + "/pack" + path)
                #expect(page.status == 404 && page.title == "调度材料", "\(path)")
            }
            let leader = await site.visitor(as: county.sample.leader).get(address + "/pack.zip")
            #expect(leader.words.contains("由督查室在本轮页面上生成") && !leader.text.contains("/pack\""), "\(leader.words)")
            #expect(await supervisor.post(address + "/bulletin", [:]).status == 422)

            let township = site.visitor(as: county.sample.township)
            let empty = await township.post(
                address + "/report",
                ["words": "", "promise1": "拆 3 户", "wanted1": "许多", "due1": "2026-06-21"]
            )
            #expect(empty.status == 422 && empty.visibleFormValues.contains { $0 == ("promise1", "拆 3 户") })
            let said = await township.post(
                address + "/report",
                [
                    "words": "天晴就开工。", "promise1": "拆 3 户", "indicator1": "sample-houses.done", "wanted1": "3",
                    "due1": "2026-06-21",
                ]
            )
            #expect(said.status == 200 && said.words.contains("承诺 3 户，现在 1 户，承诺时 1 户"))

            let pack = await supervisor.post(address + "/pack", [:])
            #expect(pack.status == 200 && pack.words.contains("讲话要点") && pack.words.contains("上次没有留下议定事项"))
            #expect(pack.words.contains("离计划最远的 2 个，一样远的不分先后"), "\(pack.words)")
            let page = await supervisor.get(address + "/pack/townships/620799101")
            let wall = await supervisor.get(address + "/pack/wall")
            let board = await supervisor.get("/board/programmes")
            let programme = await supervisor.get(address + "/pack/programmes/sample-houses")
            for one in [page, programme] { #expect(one.status == 200 && one.words.contains("1 户")) }
            // The same share of the plan on both walls: one of six houses.
            for one in [board, wall] { #expect(one.status == 200 && one.words.contains("17%")) }
            #expect(page.words.contains("三个问题") && page.words.contains("天晴就开工"))
            #expect(await township.get(address + "/pack/townships/620799101").status == 200)
            #expect(await township.get(address + "/pack/townships/620799102").status == 404)
            #expect(await township.get(address + "/pack").status == 403)

            let bulletin = await supervisor.post(address + "/bulletin", [:])
            #expect(bulletin.status == 200 && bulletin.words.contains("调度通报") && bulletin.words.contains("1户"))
            let zip = await supervisor.get(address + "/pack.zip")
            #expect(zip.status == 200 && zip.body.starts(with: [0x50, 0x4B]))
            try Self.expectOneWayOfTellingTheMoment(zip, await supervisor.get(address + "/pack/wall.xlsx"))
            let calendar = await supervisor.post(
                "/rounds/calendar",
                ["day": "2026-06-15", "kind": "off", "word": "县庆"]
            )
            #expect(calendar.status == 200 && calendar.words.contains("县庆"))
            for path in [
                address, "/rounds/promises", "/rounds/calendar?year=2027", "/rounds/cadences/\(weekly.id)",
                "/rounds/cadences/new",
            ] {
                #expect(await supervisor.get(path).status == 200, "\(path)")
            }
        }
    }

    /// Every table of the pack says moment and number as every list that is sent does.
    private static func expectOneWayOfTellingTheMoment(_ zip: SeenPage, _ wall: SeenPage) throws {
        let moment = "截至 2026年6月10日 "
        let tables = try OfficeFile(.bytes(zip.body), limits: .standard).bytes(of: "5 调度表.xlsx")
        let file = try SheetFile(.bytes(tables), name: "调度表.xlsx")
        let ends = ["专项进展": "，共 3 行", "承诺": "，共 0 条", "议定事项": "，共 0 件", "慢榜": "，共 2 个"]
        #expect(file.sheets.map(\.name) == ["专项进展", "承诺", "议定事项", "慢榜"])
        for (place, sheet) in file.sheets.enumerated() {
            let line = try file.grid(ofSheet: place).rows[1].cells.first?.text ?? ""
            #expect(line.hasPrefix(moment) && line.hasSuffix(ends[sheet.name] ?? "?"), "\(sheet.name)：\(line)")
        }
        #expect(try file.grid(ofSheet: 3).rows[2].cells.first?.text == "只列：滞后")
        let lines = try wall.sheet
        #expect(lines[1][0].hasPrefix(moment) && lines[1][0].hasSuffix("，共 1 个专项"), "\(lines)")
        #expect(lines[2][0].hasPrefix("取自台账汇总；▲ 滞后"), "\(lines)")
        #expect(lines[3][0].hasSuffix("带 ? 的数要核对"), "\(lines)")
        #expect(wall.fileName == "云岭县调度挂图 2026-06-10.xlsx", "\(wall.fileName ?? "")")
    }
}
