import Core
import Database
import Files
import Foundation
import Indicators
import Inspections
import Ledgers
import Meetings
import Papers
import Programmes
import Rounds
import Tasks
import TestSupport
import Testing
import Web
import Workflow

/// The sample county with one programme, a line of the yearly plan, and a clock tests move.
struct MeetingCounty: Sendable {
    let database: Database
    let sample: SampleCounty
    let clock: MovedClock
    let ledgers: LedgerDesk
    let desk: MeetingDesk
    let inspections: InspectionDesk
    let book: LedgerBook
    let item: YearItemID

    static let key = HousesPlaybook.key
    /// Of 云雾镇 and of 清泉镇.
    static let village = "620799101201"
    static let farVillage = "620799102201"
    static let position = "100.45,38.93"

    static func code(_ digits: String) -> RegionCode {
        guard let code = RegionCode(digits) else { preconditionFailure(digits) }
        return code
    }

    var supervisor: Actor { sample.supervisor }
    /// 清泉镇人民政府.
    var otherTownship: Actor {
        Actor(
            account: sample.township.account,
            name: "李清泉",
            post: sample.township.post,
            role: .township,
            unit: sample.unit("清泉镇人民政府"),
            unitName: "清泉镇人民政府",
            region: Self.code("620799102")
        )
    }

    func enter(_ owner: String, in region: String, _ key: String = Self.key) async throws -> ItemID {
        let answers = ItemAnswers(place: region, ["owner": owner, "empty": "是"], of: book.playbook)
        return try #require(await CreateItem(ledgers)(key, answers, by: sample.otherOfficer).value)
    }

    static let restricted = "sample-clues"

    /// A ledger only leaders and the department of housing read.
    func adoptRestricted() async throws {
        let yaml = HousesPlaybook.yaml.replacing("key: sample-houses", with: "key: \(Self.restricted)")
            .replacing("name: 样例拆旧", with: "name: 样例线索")
            .replacing("who: [village, officer/housing]", with: "who: [officer/housing]")
        let adopt = AdoptProgramme(database: database, environment: desk.environment)
        _ = try #require(
            await adopt(OwnPlaybook.text(OwnPlaybook.restricted(yaml)), by: sample.supervisor).value
        )
    }

    /// A goal of forty in the county and in 云雾镇, by the department that leads.
    func aim(at sets: [String]) async throws {
        for set in sets {
            for place in [SampleCounty.county, sample.township.region] {
                let draft = TargetDraft(
                    value: 40,
                    startsOn: desk.today,
                    dueOn: Day("2026-10-31"),
                    source: "讲话",
                    reason: place == SampleCounty.county ? "" : "分解"
                )
                let key = IndicatorKey(set, "done")
                let outcome = try await SetTarget(desk.indicators)(key, in: place, draft, by: sample.otherOfficer)
                #expect(outcome.issues.isEmpty)
            }
        }
    }

    func finish(_ id: ItemID) async throws {
        let moved = try await MoveItem(ledgers)(id, version: 1, MoveRequest("demolition"), by: sample.otherOfficer)
        #expect(moved.issues.isEmpty)
    }

    /// A meeting two days ahead, both townships and a department present.
    func input() -> MeetingInput {
        var input = MeetingInput()
        (input.title, input.document, input.approvedBy) = ("拆旧现场推进会", "云办发〔2026〕12号", "县委办公室")
        input.day = clock.environment.today.adding(days: 2)
        (input.yearItem, input.startPlace, input.startPosition) = (item, "县政府", Self.position)
        input.units = [sample.township.unit, otherTownship.unit, sample.otherOfficer.unit]
        input.signsLetters = true
        return input
    }

    func arrange() async throws -> MeetingID {
        try #require(await MakeMeeting(desk)(input(), by: supervisor).value)
    }

    func meeting(_ id: MeetingID, as actor: Actor? = nil) async throws -> Meeting {
        let reader = actor ?? supervisor
        return try await database.read { tx in try tx.meetings.find(id, for: reader) }
    }

    func version(_ id: MeetingID) async throws -> Int { try await meeting(id).version }

    func points(_ id: MeetingID) async throws -> [MeetingPoint] {
        try await database.read { tx in try tx.meetingPoints.list(of: id) }
    }

    func add(_ search: PointSearch, _ picks: [String], to id: MeetingID, because reason: String = "看后续安置") async throws
        -> Outcome<Int>
    {
        try await ChoosePoints(desk)(
            id,
            version: try await version(id),
            search,
            picks: picks,
            reason: reason,
            by: supervisor
        )
    }

    /// Rows of the tables an act may write: what a refused act leaves equal.
    func rows() async throws -> [String: Int] {
        try await database.read { tx in
            var counts: [String: Int] = [:]
            for table in [
                "meeting", "meeting_unit", "meeting_point", "meeting_draw", "meeting_mark", "round_promise", "movement",
                "record", "directive", "paper",
            ] { counts[table] = try tx.count("FROM \(name: table)") }
            return counts
        }
    }
}

func withMeetingCounty(_ driver: Driver, _ body: (MeetingCounty) async throws -> Void) async throws {
    try await withSampleCounty(driver) { database, sample in
        let root = NSTemporaryDirectory() + "luoshi-meeting-vault-\(UInt64.random(in: 0...UInt64.max))"
        defer { try? FileManager.default.removeItem(atPath: root) }
        let clock = MovedClock()
        let environment = clock.environment
        let ledgers = LedgerDesk.ofTests(database, environment)
        let indicators = IndicatorDesk(
            database: database,
            environment: environment,
            shelf: ledgers.shelf,
            sets: [],
            thresholds: Tasks.LightThresholds()
        )
        let adopt = AdoptProgramme(database: database, environment: environment)
        let programme = try #require(
            await adopt(OwnPlaybook.text(HousesPlaybook.yaml), by: sample.supervisor).value
        )
        let book = try await database.read { tx in try ledgers.shelf.book(programme, in: tx) }
        let vault = FileVault(root: root)
        let papers = PaperDesk(database: database, environment: environment, vault: vault, indicators: indicators)
        let inspections = InspectionDesk(
            database: database,
            environment: environment,
            files: vault,
            personal: .ofTests,
            others: .meetings
        )
        let item = try #require(
            await GovernInspections(inspections).addYearItem(
                year: environment.today.year,
                title: "现场推进会",
                document: "云办发〔2026〕2号",
                approvedBy: "县委",
                times: 2,
                by: sample.supervisor
            ).value
        )
        try await body(
            MeetingCounty(
                database: database,
                sample: sample,
                clock: clock,
                ledgers: ledgers,
                desk: MeetingDesk(rounds: RoundDesk(papers: papers)),
                inspections: inspections,
                book: book,
                item: item
            )
        )
    }
}

extension Outcome {
    var keys: [String] { issues.map(\.key) }
}
