import Accounts
import Core
import Database
import Directives
import Files
import Indicators
import Inspections
import Ledgers
import Meetings
import Papers
import Programmes
import Rounds

/// Two on-site meetings: one that was held, with a drawn point, scores, pledges, suggestions made into tasks and letters signed
/// by most; one that is being prepared, of which nobody but the conveners knows the points.
struct DemoMeetings {
    let desk: MeetingDesk
    let clock: DemoClock
    let staff: DemoStaff
    let documents: DemoDocuments
    let today: Day
    private let inspections: InspectionDesk
    private var random: SeededGenerator
    private(set) var refused: [String] = []

    static let held = -9

    init(
        _ indicators: IndicatorDesk,
        _ clock: DemoClock,
        _ staff: DemoStaff,
        _ vault: FileVault,
        _ personal: PersonalVault,
        today: Day,
        _ random: SeededGenerator
    ) {
        (self.clock, self.staff, self.today, self.random) = (clock, staff, today, random)
        let (database, environment) = (indicators.database, clock.environment)
        documents = DemoDocuments(database: database, vault: vault, clock: clock, supervisor: staff.supervisors[0])
        // The desk's clock is this life's own.
        let numbers = IndicatorDesk(
            database: database,
            environment: environment,
            shelf: indicators.shelf,
            sets: indicators.sets,
            thresholds: indicators.thresholds
        )
        let papers = PaperDesk(database: database, environment: environment, vault: vault, indicators: numbers)
        desk = MeetingDesk(rounds: RoundDesk(papers: papers))
        inspections = InspectionDesk(
            database: database,
            environment: environment,
            files: vault,
            personal: personal,
            others: .meetings
        )
    }

    private var supervisor: Actor { staff.supervisors[0] }
    private var day: Day { today.adding(days: Self.held) }
    private var present: [Unit] { staff.townships() + DemoMeetingWords.departments.compactMap { staff.unit($0) } }

    private mutating func note(_ issues: [Issue]) { refused += issues.map(\.key) }
    private func at(_ day: Int, _ hour: Int, _ minute: Int = 0) {
        clock.advance(to: Instant(today.adding(days: day), hour, minute))
    }

    mutating func live() async throws {
        at(Self.held - 5, 9)
        guard let item = try await yearItem() else { return }
        guard let meeting = try await arrange("农村人居环境整治暨拆旧现场推进会", on: day, item, "云办发〔\(day.year)〕21号") else {
            return
        }
        try await choose(meeting)
        at(Self.held, 8)
        note(try await MoveMeeting(desk).open(meeting, version: try await version(meeting), by: supervisor).issues)
        try await score(meeting)
        try await pledge(meeting)
        try await conclude(meeting)
        at(-2, 10)
        let next = today.adding(days: 4)
        let document = "云办发〔\(next.year)〕24号"
        let nextItem = next.year == day.year ? item : try await yearItem(next.year)
        guard let nextItem, let coming = try await arrange("农村厕所改造现场推进会", on: next, nextItem, document) else { return }
        try await pick(coming, PointSearch(.slowest, programme: "toilets"), 2)
        let draw = try await ChoosePoints(desk).draw(
            coming,
            version: try await version(coming),
            programme: try await known("toilets"),
            count: 1,
            seed: 314_159,
            witnesses: "督查室两名干部",
            by: supervisor
        )
        note(draw.issues)
        try await locate(coming)
        at(-1, 22, 40)
        try await sign()
    }

    /// The line of the yearly plan such meetings count against.
    private mutating func yearItem(_ year: Int? = nil) async throws -> YearItemID? {
        let year = year ?? day.year
        let outcome = try await GovernInspections(inspections).addYearItem(
            year: year,
            title: "重点工作现场推进会",
            document: "云办发〔\(year)〕2号",
            approvedBy: "县委、县人民政府",
            times: 4,
            by: supervisor
        )
        note(outcome.issues)
        return outcome.value
    }

    private mutating func arrange(_ title: String, on day: Day, _ item: YearItemID, _ document: String) async throws
        -> MeetingID?
    {
        var input = MeetingInput()
        (input.title, input.day, input.document) = (title, day, document)
        (input.approvedBy, input.yearItem, input.seat) = ("县委办公室", item, "县委三楼会议室")
        (input.startPlace, input.startPosition, input.startTime) = ("县政府", DemoMeetingWords.seat, "8:30")
        input.speed = 35
        input.signsLetters = true
        input.units = present.map(\.id)
        let outcome = try await MakeMeeting(desk)(input, by: supervisor)
        note(outcome.issues)
        return outcome.value
    }

    private func version(_ id: MeetingID) async throws -> Int {
        let reader = supervisor
        return try await desk.database.read { tx in try tx.meetings.find(id, for: reader).version }
    }

    private func points(_ id: MeetingID) async throws -> [MeetingPoint] {
        try await desk.database.read { tx in try tx.meetingPoints.list(of: id) }
    }

    private mutating func choose(_ id: MeetingID) async throws {
        try await pick(id, PointSearch(.slowest, programme: "old-houses"), 2)
        try await pick(id, PointSearch(.fastest, programme: "clean-villages"), 1)
        try await pick(id, PointSearch(.stuck, programme: "old-houses"), 1)
        let draw = try await ChoosePoints(desk).draw(
            id,
            version: try await version(id),
            programme: try await known("old-houses"),
            count: 2,
            seed: 620_799,
            witnesses: "县人大代表 1 名、乡镇干部 2 名",
            by: supervisor
        )
        note(draw.issues)
        try await locate(id)
    }

    /// The ledger, or none where this county does not run it.
    private func known(_ programme: String) async throws -> String {
        let (shelf, county) = (desk.indicators.shelf, supervisor.county)
        let keys = try await desk.database.read { tx in try shelf.all(in: county, tx).map(\.playbook.key) }
        return keys.contains(programme) ? programme : ""
    }

    private mutating func pick(_ id: MeetingID, _ search: PointSearch, _ count: Int) async throws {
        let reader = supervisor
        let (desk, taken) = (desk, Set(try await points(id).map(\.region)))
        let found = try await desk.database.read { tx in try desk.candidates(search, for: reader, tx) }
        let picks = found.filter { !taken.contains($0.region) }.prefix(count).map(\.key)
        guard !picks.isEmpty else { return }
        note(
            try await ChoosePoints(desk)(
                id,
                version: try await version(id),
                search,
                picks: Array(picks),
                reason: "",
                by: supervisor
            ).issues
        )
    }

    /// Where the points lie around the county seat, and the short way round.
    private mutating func locate(_ id: MeetingID) async throws {
        for point in try await points(id) {
            note(
                try await ChoosePoints(desk).change(
                    point.id,
                    of: id,
                    version: try await version(id),
                    title: point.title,
                    stay: 15 + 5 * (point.ordinal % 3),
                    position: DemoMeetingWords.position(of: point.region),
                    by: supervisor
                ).issues
            )
        }
        note(try await ChoosePoints(desk).arrange(id, version: try await version(id), by: supervisor).issues)
    }

    /// Every unit scores on the way, its own place left out; two townships forget the last point.
    private mutating func score(_ id: MeetingID) async throws {
        let (points, reader) = (try await points(id), supervisor)
        let dossier = try await desk.database.read { tx in try tx.meetings.dossier(id, for: reader) }
        for (place, unit) in dossier.units.enumerated() {
            guard let actor = staff.actors[unit.unit] else { continue }
            for point in points where !MeetingPolicy.isOwn(point.region, of: unit) {
                if place % 9 == 4, point.ordinal == points.count { continue }
                clock.advance(to: Instant(day, 8 + point.ordinal, place % 50))
                let quality = point.choice == .fastest ? 0.9 : point.choice == .drawn ? 0.78 : 0.64
                let marks = dossier.meeting.arrangement.criteria.map { criterion -> Double? in
                    let share = quality + Double(random.whole(0...20) - 10) / 100
                    return (criterion.full * min(1, share) * 2).rounded() / 2
                }
                note(try await GiveMarks(desk)(id, point.id, marks, by: actor).issues)
            }
        }
    }

    private mutating func pledge(_ id: MeetingID) async throws {
        clock.advance(to: Instant(day, 16))
        let pledging = GivePledge(desk)
        let draw = try await pledging.draw(
            id,
            count: 3,
            seed: 918,
            witnesses: "参会各单位",
            townshipsOnly: true,
            by: supervisor
        )
        note(draw.issues)
        let (database, reader, due) = (desk.database, supervisor, day.adding(days: 7))
        let numbers = desk.indicators
        let before = try await database.read { tx in
            try numbers.programmes(for: reader, asOf: nil, tx).flatMap(\.places)
        }
        for (place, unit) in staff.townships().dropLast(2).enumerated() {
            guard let actor = staff.actors[unit.id] else { continue }
            var input = PledgeInput()
            input.words = DemoMeetingWords.pledges[place % DemoMeetingWords.pledges.count]
            var promise = PromiseInput()
            promise.due = due.adding(days: place % 4 == 0 ? 14 : 0)
            let own = before.filter {
                $0.region == unit.region && $0.unit != "%" && !$0.lowers && ($0.number ?? 0) >= 1
            }
            if place % 2 == 0, let number = own.first {
                promise.key = number.key
                promise.wanted = (number.number ?? 0).rounded(.down) + Double(random.whole(2...4))
                promise.words = "\(number.programme)：\(number.indicator)做到 \(Int(promise.wanted ?? 0)) \(number.unit)"
            } else {
                promise.words = DemoMeetingWords.promises[place % DemoMeetingWords.promises.count]
            }
            input.promises = [promise]
            note(try await pledging(id, input, by: actor).issues)
        }
    }

    /// Suggestions become tasks, and the meeting ends; promises in words are judged when their day is over.
    private mutating func conclude(_ id: MeetingID) async throws {
        clock.advance(to: Instant(day, 17))
        var said = RoundMinutes()
        (said.text, said.chair) = (DemoMeetingWords.suggestions(day), "孙县长")
        let kept = try await KeepSuggestions(desk)(id, version: try await version(id), said, by: supervisor)
        note(kept.issues)
        if let directive = kept.value?.directive {
            try await documents.settleLeads(directive)
            _ = try await documents.issue(directive)
            try await documents.discardRest(directive)
        }
        clock.advance(to: Instant(day, 18))
        let words = "六个点看下来，差距在后续复垦和长效管护。慢的村一周内由县领导再去一次。"
        note(
            try await MoveMeeting(desk).close(id, version: try await version(id), words: words, by: supervisor).issues
        )
        at(-1, 11)
        let promises = try await desk.database.read { tx in try tx.promises.list(of: .meeting(id)) }
        for (place, promise) in promises.enumerated() where !promise.isCounted && promise.due < clock.now.day {
            guard place % 5 != 4 else { continue }
            let kept = place % 3 != 1
            note(
                try await JudgePromise(desk.rounds)(
                    promise.id,
                    of: .meeting(id),
                    kept ? .kept : .broken,
                    reason: kept ? "到村里看过，做到了。" : "到村里看过，还差一段没有清完。",
                    by: supervisor
                ).issues
            )
        }
    }

    /// Most townships have signed their letter by now.
    private mutating func sign() async throws {
        let (numbers, year) = (desk.indicators, day.year)
        for unit in staff.townships().dropLast(4) {
            guard let actor = staff.actors[unit.id] else { continue }
            let stamp = try await desk.database.read { tx in
                try numbers.letterStamp(of: unit.region, year: year, for: actor, tx)
            }
            guard let stamp else { continue }
            note(try await SignLetter(numbers)(unit.region, year: year, stamp: stamp, by: actor).issues)
        }
    }
}
