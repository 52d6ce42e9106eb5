import Core
import Database
import Indicators
import Inspections
import Meetings
import Papers
import Rounds
import TestSupport
import Testing
import Web

/// What people see at the addresses of on-site meetings.
@Suite("Pages of on-site meetings")
struct MeetingExchangeTests {
    private func withSite(_ driver: Driver, _ body: (MeetingCounty, TestSite) async throws -> Void) async throws {
        try await withMeetingCounty(driver) { county in
            let desk = county.desk
            let routes =
                MeetingRoutes(desk: desk).all + RoundRoutes(desk: desk.rounds).all + PaperRoutes(desk: desk.papers).all
                + IndicatorRoutes(desk: desk.indicators, shipped: []).all
            try await body(county, TestSite(routes, environment: desk.environment))
        }
    }

    @Test func aMeetingIsArrangedHeldAndReadByThoseItIsFor() async throws {
        try await withSite(.sqlite) { county, site in
            _ = try await county.enter("王大山", in: MeetingCounty.village)
            _ = try await county.enter("李二河", in: MeetingCounty.village)
            let supervisor = site.visitor(as: county.supervisor)
            let form = await supervisor.get("/meetings/new")
            #expect(form.status == 200 && form.words.contains("年度督查检查计划的哪一项"))
            let bad = await supervisor.post(
                "/meetings",
                ["title": "会", "speed": "快", "startTime": "早上", "criteria": "全部 90"]
            )
            #expect(bad.status == 422 && bad.words.contains("各项分值加起来要等于 100，现在是 90"))
            #expect(bad.words.contains("没有依据的现场会不开") && bad.visibleFormValues.contains { $0 == ("title", "会") })

            let township = county.sample.township.unit
            let made = await supervisor.post(
                "/meetings",
                [
                    "title": "拆旧现场推进会", "day": "2026-06-11", "document": "云办发〔2026〕12号", "approved": "县委办公室",
                    "year": "\(county.item)", "startPlace": "县政府", "startPosition": MeetingCounty.position,
                    "startTime": "8:30", "speed": "40", "criteria": "实际成效 60\n产业发展 40", "letters": "on",
                    "units": "\(township)",
                ]
            )
            #expect(made.status == 200 && made.words.contains("已选 0 个"))
            let id = try #require(
                await county.database.read { tx in try tx.meetings.list(for: county.supervisor, limit: 1).first?.id }
            )
            let address = "/meetings/\(id)"
            try await prepare(address, supervisor, county, id)
            try await keepOut(address, site, county)

            let opened = await supervisor.post(address + "/opening", ["version": "\(try await county.version(id))"])
            #expect(opened.status == 200 && opened.words.contains("会议已开始"))
            county.clock.advance(days: 1)
            try await take(part: address, site, county, id)
            try await end(address, supervisor, site, county, id)
        }
    }

    private func prepare(_ address: String, _ supervisor: Visitor, _ county: MeetingCounty, _ id: MeetingID)
        async throws
    {
        let list = await supervisor.get(address + "/points?choice=slowest&programme=sample-houses")
        #expect(list.status == 200 && list.words.contains("完成 0 / 2 户") && list.words.contains("以前没有看过"))
        let chosen = await supervisor.post(
            address + "/points",
            [
                "choice": "slowest", "programme": "sample-houses", "picks": "region-\(MeetingCounty.village)",
                "version": "\(try await county.version(id))",
            ]
        )
        #expect(chosen.status == 200 && chosen.words.contains("已列入 1 个观摩点"))
        let early = await supervisor.post(address + "/draws", ["seed": "六二零", "count": "1"])
        #expect(early.status == 422 && early.words.contains("随机数要写成数字"))
        let drawn = await supervisor.post(
            address + "/draws",
            ["seed": "620799", "count": "1", "version": "\(try await county.version(id))"]
        )
        #expect(drawn.status == 200 && drawn.words.contains("结果相同") && drawn.words.contains("620799"))
        let points = try await county.points(id)
        for (place, point) in points.enumerated() {
            let bad = await supervisor.post(
                address + "/points/\(point.id)",
                ["title": point.title, "stay": "1", "position": "东边", "version": "\(try await county.version(id))"]
            )
            #expect(bad.status == 422 && bad.words.contains("位置写成经度和纬度"))
            let saved = await supervisor.post(
                address + "/points/\(point.id)",
                [
                    "title": point.title, "stay": "30", "position": "100.\(60 - place * 5),38.9",
                    "version": "\(try await county.version(id))",
                ]
            )
            #expect(saved.status == 200 && saved.words.contains("观摩点已保存"))
        }
        let moved = await supervisor.post(
            address + "/points/\(points[1].id)/moves",
            ["way": "up", "version": "\(try await county.version(id))"]
        )
        #expect(moved.status == 200)
        #expect(try await county.points(id).map(\.id) == [points[1].id, points[0].id])
        let route = await supervisor.post(address + "/route", ["version": "\(try await county.version(id))"])
        #expect(route.status == 200 && route.words.contains("两点之间的直线") && route.words.contains("8:30"))
        let brief = await supervisor.get(address + "/briefs/\(points[0].id)")
        #expect(brief.status == 200 && brief.words.contains("已登记 2 户") && !brief.words.contains("王大山"))
    }

    /// Before it is opened nobody who is to be looked at can read it, by no address.
    private func keepOut(_ address: String, _ site: TestSite, _ county: MeetingCounty) async throws {
        for actor in [county.sample.township, county.otherTownship, county.sample.village] {
            let visitor = site.visitor(as: actor)
            for path in ["", "/route", "/briefs", "/scores", "/pledges", "/points.xlsx"] {
                #expect(await visitor.get(address + path).status == 404, "\(path)")
            }
            #expect(!(await visitor.get("/meetings").words.contains("拆旧现场推进会")))
        }
    }

    private func take(part address: String, _ site: TestSite, _ county: MeetingCounty, _ id: MeetingID) async throws {
        let township = site.visitor(as: county.sample.township)
        let page = await township.get(address)
        #expect(page.status == 200 && page.words.contains("件要做的") && page.words.contains("没有签的：云雾镇"))
        let points = try await county.points(id)
        let own = try #require(points.first { $0.region.digits.hasPrefix("620799101") })
        let refused = await township.post(address + "/points/\(own.id)/marks", ["mark1": "60", "mark2": "40"])
        #expect(refused.status == 422 && refused.words.contains("不给本地方的点打分"))
        if let other = points.first(where: { !$0.region.digits.hasPrefix("620799101") }) {
            let wrong = await township.post(address + "/points/\(other.id)/marks", ["mark1": "61", "mark2": ""])
            #expect(wrong.status == 422 && wrong.errors.count == 2)
            let given = await township.post(address + "/points/\(other.id)/marks", ["mark1": "50", "mark2": "30.5"])
            #expect(given.status == 200 && given.words.contains("已打 80.5 分"))
            // What others gave, and the mean, is read when the meeting is over.
            #expect(!given.words.contains("去掉一个最高分"))
        }
        // Another township, not present, has no point there and cannot score for anybody.
        let stranger = site.visitor(as: county.otherTownship)
        if !points.contains(where: { $0.region.digits.hasPrefix("620799102") }) {
            #expect(
                await stranger.post(address + "/points/\(own.id)/marks", ["mark1": "1", "mark2": "1"]).status == 404
            )
        }
        #expect(await township.post(address + "/speakers", ["count": "1"]).status == 403)
        let pledged = await township.post(
            address + "/pledges",
            [
                "words": "月底前拆完两户。", "promise1": "拆 2 户", "indicator1": "sample-houses.done", "wanted1": "2",
                "due1": "2026-06-30",
            ]
        )
        #expect(pledged.status == 200 && pledged.words.contains("承诺 2 户，现在 0 户，承诺时 0 户"))
        let supervisor = site.visitor(as: county.supervisor)
        let promises = await supervisor.get("/rounds/promises")
        #expect(promises.status == 200 && promises.words.contains("拆 2 户"))
        let drawn = await supervisor.post(address + "/speakers", ["count": "1", "seed": "9", "among": "townships"])
        #expect(drawn.status == 200 && drawn.words.contains("云雾镇") && drawn.words.contains("结果相同"))
    }

    private func end(
        _ address: String,
        _ supervisor: Visitor,
        _ site: TestSite,
        _ county: MeetingCounty,
        _ id: MeetingID
    ) async throws {
        let kept = await supervisor.post(
            address + "/minutes",
            ["text": "住房和城乡建设局6月30日前完成鉴定 40 户。", "version": "\(try await county.version(id))"]
        )
        #expect(kept.status == 200 && kept.words.contains("分解出 1 条任务草稿"))
        let empty = await supervisor.post(
            address + "/closing",
            ["note": "", "version": "\(try await county.version(id))"]
        )
        #expect(empty.status == 422)
        let closed = await supervisor.post(
            address + "/closing",
            ["note": "看完了。", "version": "\(try await county.version(id))"]
        )
        #expect(closed.status == 200 && closed.words.contains("看完了。"))
        for path in ["", "/route", "/briefs", "/scores", "/pledges"] {
            #expect(await site.visitor(as: county.sample.leader).get(address + path).status == 200, "\(path)")
        }
        let result = await site.visitor(as: county.sample.township).get(address + "/scores")
        #expect(result.status == 200 && result.words.contains("去掉一个最高分") && !result.words.contains("各单位打的分"))
        for path in ["/materials.docx", "/materials.zip", "/points.xlsx", "/scores.xlsx"] {
            #expect(await supervisor.get(address + path).body.starts(with: [0x50, 0x4B]), "\(path)")
        }
        let day = county.clock.environment.today
        for (path, name) in [("/points.xlsx", "观摩点"), ("/scores.xlsx", "得分")] {
            let sheet = await supervisor.get(address + path)
            let line = try sheet.sheet[2][0]
            #expect(line.hasPrefix("截至 \(day.year)年\(day.month)月") && line.hasSuffix(" 个观摩点"), "\(line)")
            #expect(sheet.fileName?.hasSuffix(" \(name) \(day).xlsx") == true, "\(sheet.fileName ?? "")")
        }
        #expect(await site.visitor(as: county.sample.township).get(address + "/scores.xlsx").status == 403)
        #expect(await site.visitor(as: county.sample.officer).get(address).status == 404)
    }
}
