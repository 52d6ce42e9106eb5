import Core
import Database
import Indicators
import Inspections
import Ledgers
import Meetings
import Papers
import Rounds
import TestSupport
import Testing

/// Meetings from their arrangement to their end, on both engines.
@Suite("On-site meetings")
struct MeetingTests {
    @Test(arguments: Driver.allCases)
    func aMeetingIsPreparedInTheDarkHeldAndScored(_ driver: Driver) async throws {
        try await withMeetingCounty(driver) { county in
            let (supervisor, desk) = (county.supervisor, county.desk)
            let house = try await county.enter("王大山", in: MeetingCounty.village)
            _ = try await county.enter("李二河", in: MeetingCounty.village)
            let far = try await county.enter("赵三", in: MeetingCounty.farVillage)
            _ = try await county.enter("钱四", in: MeetingCounty.farVillage)
            try await county.finish(far)

            // Without authority nothing is arranged, and nothing is half written.
            let before = try await county.rows()
            var bare = county.input()
            (bare.document, bare.yearItem) = ("", nil)
            let refused = try await MakeMeeting(desk)(bare, by: supervisor)
            #expect(refused.keys.sorted() == ["meeting.document", "meeting.yearItem"])
            #expect(try await MakeMeeting(desk)(county.input(), by: county.sample.township).keys == ["move.notAllowed"])
            #expect(try await county.rows() == before)

            let id = try await county.arrange()
            try await choose(id, house, in: county)
            try await hide(id, in: county)

            // Two days ahead it is too early, the day before it may begin.
            let open = MoveMeeting(desk)
            #expect(try await open.open(id, version: county.version(id), by: supervisor).keys == ["meeting.early"])
            county.clock.advance(days: 1)
            #expect(try await open.open(id, version: 0, by: supervisor).keys == ["move.changed"])
            #expect(try await open.open(id, version: county.version(id), by: supervisor).issues.isEmpty)
            let brief = try #require(await county.points(id).first { $0.item == house }?.brief)
            #expect(brief.thing?.stage == "已登记" && brief.work?.stages.first?.things == 2)
            #expect(
                try await county.add(PointSearch(.slowest, programme: MeetingCounty.key), ["x"], to: id).keys == [
                    "meeting.notPreparing"
                ]
            )
            try await score(id, in: county)
            try await pledge(id, in: county)
            try await conclude(id, in: county)
        }
    }

    private func choose(_ id: MeetingID, _ house: ItemID, in county: MeetingCounty) async throws {
        let desk = county.desk
        let slowest = PointSearch(.slowest, programme: MeetingCounty.key)
        let found = try await county.database.read { tx in try desk.candidates(slowest, for: county.supervisor, tx) }
        #expect(found.map(\.region.digits) == [MeetingCounty.village, MeetingCounty.farVillage])
        #expect(found.first?.fact == "进度最慢的：完成 0 / 2 户")
        let named = PointSearch(.named, programme: MeetingCounty.key, text: "王大山")
        let before = try await county.rows()
        #expect(try await county.add(slowest, [], to: id).keys == ["point.none"])
        #expect(try await county.add(slowest, ["region-620799102299"], to: id).keys == ["point.gone"])
        #expect(try await county.add(named, ["item-\(house)"], to: id, because: "").keys == ["point.reason"])
        #expect(try await county.rows() == before)
        #expect(try await county.add(named, ["item-\(house)"], to: id).value == 1)
        #expect(try await county.add(named, ["item-\(house)"], to: id).keys == ["point.double"])
        let point = try #require(await county.points(id).first)
        // A point is called by its place, never by the owner of the house.
        #expect(!point.title.contains("王大山") && point.title.contains("老旧房屋") && point.position == nil)

        let choosing = ChoosePoints(desk)
        let drawn = try await choosing.draw(
            id,
            version: county.version(id),
            programme: MeetingCounty.key,
            count: 1,
            seed: 620_799,
            witnesses: "乡镇干部",
            by: county.supervisor
        )
        #expect(drawn.issues.isEmpty)
        // The village of the house is on the list already, so only the other is left to draw.
        let draw = try #require(await county.database.read { tx in try tx.meetingPoints.draws(of: id) }.first)
        #expect(draw.pool == [MeetingCounty.farVillage] && draw.drawn == draw.pool)
        #expect(try await county.database.read { tx in try tx.meetingPoints.verify(id) } == [])
        let none = try await choosing.draw(
            id,
            version: county.version(id),
            programme: MeetingCounty.key,
            count: 1,
            seed: 1,
            witnesses: "",
            by: county.supervisor
        )
        #expect(none.keys == ["draw.empty"])

        let points = try await county.points(id)
        #expect(points.map(\.choice) == [.named, .drawn])
        for (place, position) in ["100.55,38.93", "100.50,38.93"].enumerated() {
            let changed = try await choosing.change(
                points[place].id,
                of: id,
                version: county.version(id),
                title: points[place].title,
                stay: 20,
                position: position,
                by: county.supervisor
            )
            #expect(changed.issues.isEmpty)
        }
        let moved = try await choosing.shift(
            points[1].id,
            of: id,
            version: county.version(id),
            back: false,
            by: county.supervisor
        )
        #expect(moved.value == 1)
        let length = try #require(
            await choosing.arrange(id, version: county.version(id), by: county.supervisor).value
        )
        #expect(abs(length - 17.3) < 0.2)
        let stale = try await choosing.arrange(id, version: 1, by: county.supervisor)
        #expect(stale.keys == ["meeting.changed"])
    }

    /// Nobody but those who prepare it sees it before it is opened.
    private func hide(_ id: MeetingID, in county: MeetingCounty) async throws {
        let sample = county.sample
        for reader in [
            sample.township, county.otherTownship, sample.otherOfficer, sample.village, sample.otherSupervisor,
        ] {
            await #expect(throws: NotFound.self) { try await county.meeting(id, as: reader) }
            let seen = try await county.database.read { tx in try tx.meetings.list(for: reader, limit: 5) }
            #expect(seen.isEmpty)
            let reminders = try await county.database.read { tx in try county.desk.reminders(for: reader, tx) }
            #expect(reminders.isEmpty)
        }
        #expect(try await county.meeting(id, as: sample.leader).id == id)
    }

    private func score(_ id: MeetingID, in county: MeetingCounty) async throws {
        let (sample, give) = (county.sample, GiveMarks(county.desk))
        let points = try await county.points(id)
        let near = try #require(points.first { $0.region.digits == MeetingCounty.village })
        let far = try #require(points.first { $0.region.digits == MeetingCounty.farVillage })
        let full = MeetingCriterion.usual.map { $0.full as Double? }
        #expect(try await give(id, far.id, full, by: sample.township).keys == ["mark.early"])
        county.clock.advance(days: 1)
        let waiting = try await county.database.read { tx in try county.desk.reminders(for: sample.township, tx) }
        #expect(waiting.map(\.act) == ["打分", "表态", "签订"])

        let before = try await county.rows()
        #expect(try await give(id, near.id, full, by: sample.township).keys == ["mark.own"])
        #expect(try await give(id, near.id, full, by: sample.supervisor).keys == ["mark.notPresent"])
        await #expect(throws: NotFound.self) { try await give(id, near.id, full, by: sample.otherSupervisor) }
        let wrong: [Double?] = [31, 20.25, nil, -1, 10, 10]
        #expect(
            try await give(id, far.id, wrong, by: sample.township).issues.map(\.field) == [
                "mark1", "mark2", "mark3", "mark4",
            ]
        )
        #expect(try await county.rows() == before)
        #expect(try await give(id, far.id, full, by: sample.township).issues.isEmpty)
        let half = full.map { $0.map { $0 / 2 } }
        #expect(try await give(id, far.id, half, by: sample.township).keys == ["mark.given"])
        #expect(try await give(id, far.id, half, by: sample.otherOfficer).issues.isEmpty)
        #expect(try await give(id, near.id, half, by: county.otherTownship).issues.isEmpty)
        let totals = try await county.database.read { tx in try tx.marks.totals(of: id) }
        #expect(Set(totals.map(\.total)) == [100, 50] && totals.count == 3)
    }

    private func pledge(_ id: MeetingID, in county: MeetingCounty) async throws {
        let (sample, give) = (county.sample, GivePledge(county.desk))
        let drawn = try await give.draw(
            id,
            count: 1,
            seed: 918,
            witnesses: "各单位",
            townshipsOnly: true,
            by: county.supervisor
        )
        #expect(drawn.issues.isEmpty)
        let before = try await county.rows()
        let many = try await give.draw(id, count: 5, seed: 1, witnesses: "", townshipsOnly: true, by: county.supervisor)
        #expect(many.keys == ["speakers.count"])
        var input = PledgeInput()
        #expect(try await give(id, input, by: sample.township).keys == ["pledge.words"])
        input.words = "月底前拆完。"
        #expect(try await give(id, input, by: county.supervisor).keys == ["pledge.notPresent"])
        var promise = PromiseInput()
        (promise.words, promise.key) = ("再拆 1 户", IndicatorKey(MeetingCounty.key, "done"))
        (promise.wanted, promise.due) = (1, county.desk.today)
        input.promises = [promise]
        #expect(try await give(id, input, by: county.otherTownship).keys.contains("promise.past"))
        promise.due = county.desk.today.adding(days: 3)
        input.promises = [promise]
        // One is done there already.
        #expect(try await give(id, input, by: county.otherTownship).keys == ["promise.reached"])
        #expect(try await county.rows() == before)
        input.promises[0].wanted = 2
        #expect(try await give(id, input, by: county.otherTownship).issues.isEmpty)
        #expect(try await give(id, input, by: county.otherTownship).issues.isEmpty)
        input.promises = []
        #expect(try await give(id, input, by: sample.township).issues.isEmpty)
        let units = try await county.database.read { tx in try tx.meetings.units(of: id) }
        #expect(units.filter { $0.form == .spoken }.count == 1 && units.count { $0.pledgedAt != nil } == 2)

        // Held against the ledger's number, beside the promises of rounds.
        func standing() async throws -> PromiseStanding? {
            let desk = county.desk
            return try await county.database.read { tx in
                let promised = try tx.promises.list(of: .meeting(id))
                #expect(promised.count == 1 && promised.first?.base == 1)
                return try desk.rounds.lines(promised, in: SampleCounty.county, tx).first?.standing
            }
        }
        #expect(try await standing() == .open)
        let left = try await county.enter("孙五", in: MeetingCounty.farVillage)
        try await county.finish(left)
        #expect(try await standing() == .kept)
        #expect(try await county.database.read { tx in try tx.meetingPoints.verify(id) } == [])
    }

    private func conclude(_ id: MeetingID, in county: MeetingCounty) async throws {
        let (supervisor, desk) = (county.supervisor, county.desk)
        var said = RoundMinutes()
        let keep = KeepSuggestions(desk)
        #expect(try await keep(id, version: county.version(id), said, by: supervisor).keys == ["meeting.suggestions"])
        said.text = "住房和城乡建设局6月30日前完成危房鉴定 40 户。\n农业农村局7月5日前核实改厕数量。"
        let kept = try #require(await keep(id, version: county.version(id), said, by: supervisor).value)
        #expect(kept.drafts == 2)
        let move = MoveMeeting(desk)
        #expect(try await move.close(id, version: county.version(id), words: "", by: supervisor).issues.count == 1)
        let township = county.sample.township
        let others = try await move.close(id, version: county.version(id), words: "好", by: township)
        #expect(others.keys == ["move.notAllowed"])
        #expect(try await move.close(id, version: county.version(id), words: "看完了。", by: supervisor).issues.isEmpty)
        let marks = MeetingCriterion.usual.map { $0.full as Double? }
        let point = try #require(await county.points(id).first)
        let late = try await GiveMarks(desk)(id, point.id, marks, by: county.sample.otherOfficer)
        #expect(late.keys == ["mark.notUnderway"])
        let today = desk.today
        let results = try await county.database.read { tx in
            try tx.marks.results(in: SampleCounty.county, from: today.adding(days: -7), through: today)
        }
        #expect(results.map(\.mean.value).sorted() == [50, 75])
        // The yearly plan had room for two.
        let second = try await MakeMeeting(desk)(county.input(), by: supervisor)
        #expect(second.issues.isEmpty)
        #expect(try await MakeMeeting(desk)(county.input(), by: supervisor).keys == ["meeting.used"])
        let next = try #require(second.value)
        let withdrawn = try await move.withdraw(next, version: 1, reason: "改期", by: supervisor)
        #expect(withdrawn.issues.isEmpty)
        #expect(try await MakeMeeting(desk)(county.input(), by: supervisor).issues.isEmpty)
        let history = try await county.database.read { tx in
            try tx.meetingPoints.history(of: [point.region], before: today.adding(days: 9), in: SampleCounty.county)
        }
        #expect(history[point.region] == PlaceHistory(shown: 1, lastShown: today, recent: 1))
    }
}
