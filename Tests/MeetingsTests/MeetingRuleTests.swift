import Core
import Indicators
import Inspections
import Meetings
import Rounds
import Testing

/// Rules of on-site meetings that know no database.
@Suite("Rules of on-site meetings")
struct MeetingRuleTests {
    static func at(_ longitude: Double, _ latitude: Double) -> OutlinePoint {
        OutlinePoint(longitude: Int(longitude * 100_000), latitude: Int(latitude * 100_000))
    }

    @Test func distancesAreThoseOfTheGlobe() {
        // A degree of latitude is 111.19 km on a sphere of 6371.0088 km; of longitude at 60° north half of it.
        #expect(abs(RoutePlan.kilometres(Self.at(100, 38), Self.at(100, 39)) - 111.195) < 0.01)
        #expect(abs(RoutePlan.kilometres(Self.at(100, 60), Self.at(101, 60)) - 55.597) < 0.05)
        #expect(RoutePlan.kilometres(Self.at(100, 38), Self.at(100, 38)) == 0)
    }

    @Test(
        arguments: [
            // Points on a line: out and back.
            ([(3.0, 0.0), (1, 0), (2, 0)], [1, 2, 0]),
            // A square from its corner: around it, never across.
            ([(1, 1), (0, 1), (1, 0)], [1, 0, 2]),
            ([(0.5, 0)], [0]),
            ([], []),
        ] as [([(Double, Double)], [Int])]
    )
    func aShortWayIsFound(_ offsets: [(Double, Double)], _ order: [Int]) {
        let stops = offsets.map { Self.at(100 + $0.0 / 10, 38 + $0.1 / 10) }
        let found = RoutePlan.order(stops, from: Self.at(100, 38))
        #expect(found == order || found == order.reversed())
    }

    @Test func exchangingLegsIsNeverLongerThanTheNearestNeighbourAndAsShortAsTheBest() {
        var state: UInt64 = 7
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / Double(1 << 24)
        }
        let start = Self.at(100, 38)
        for _ in 0..<20 {
            let stops = (0..<6).map { _ in Self.at(100 + next() / 3, 38 + next() / 3) }
            let way = RoutePlan.order(stops, from: start)
            #expect(way.sorted() == Array(0..<6))
            let length = RoutePlan.length(way.map { stops[$0] }, from: start)
            let best = Self.permutations(Array(0..<6)).map { RoutePlan.length($0.map { stops[$0] }, from: start) }.min()
            #expect(length <= (best ?? 0) * 1.1)
            #expect(RoutePlan.order(stops, from: start) == way)
        }
    }

    private static func permutations(_ rest: [Int]) -> [[Int]] {
        guard rest.count > 1 else { return [rest] }
        return rest.flatMap { first in permutations(rest.filter { $0 != first }).map { [first] + $0 } }
    }

    @Test func pointsWithoutAPositionStandLastAndTheirWayIsNotCounted() {
        let start = MeetingStart(place: "县政府", position: Self.at(100, 38), minute: 9 * 60)
        let stops: [OutlinePoint?] = [nil, Self.at(100.2, 38), Self.at(100.1, 38)]
        #expect(RoutePlan.order(stops, from: start.position) == [2, 1, 0])
        #expect(RoutePlan.order([nil, nil], from: nil) == [0, 1])
        let table = Timetable([(stops[2], 20), (stops[1], 30), (stops[0], 10)], from: start, speed: 40)
        // 8.76 km at 40 km/h are 13.1 minutes, begun minutes count.
        #expect(table.stops.map(\.arrival) == [9 * 60 + 14, 9 * 60 + 48, 10 * 60 + 18])
        #expect(table.unknownLegs == 2 && table.stops[2].leg == nil && table.back == 10 * 60 + 28)
        #expect(abs(table.kilometres - 17.52) < 0.1)
    }

    @Test(
        arguments: [
            ("9:05", 545), ("09：30", 570), ("0:00", 0), ("23:59", 1439), ("24:00", nil), ("9", nil), ("9:5x", nil),
            ("", nil), ("9:60", nil), ("-1:00", nil),
        ] as [(String, Int?)]
    )
    func clocksAreRead(_ text: String, _ minute: Int?) { #expect(Timetable.minute(text) == minute) }

    @Test func clocksAreWritten() {
        #expect(Timetable.words(545) == "9:05" && Timetable.words(0) == "0:00" && Timetable.words(1500) == "次日 1:00")
    }

    @Test(
        arguments: [
            ([], nil, 0),
            ([80.0], 80.0, 1),
            // Four are all taken, five lose both ends.
            ([10, 80, 80, 90], 65, 4),
            ([10, 80, 82, 84, 100], 82, 3),
            ([70, 70, 70, 70, 70], 70, 3),
            ([0, 50, 60, 70, 80, 100], 65, 4),
        ] as [([Double], Double?, Int)]
    )
    func theEndsAreLeftOutFromFiveScoresOn(_ scores: [Double], _ mean: Double?, _ taken: Int) {
        let found = TrimmedMean(of: scores.reversed())
        #expect(found?.value == mean && (found?.taken ?? 0) == taken)
        #expect(found?.spread == scores.max().map { $0 - (scores.min() ?? 0) })
    }

    @Test func equalScoresShareAPlaceAndWhatNobodyScoredHasNone() {
        let means = [[90.0], [80], [90], [], [70]].map { TrimmedMean(of: $0) }
        #expect(PointRanks.ranks(means) == [1, 3, 1, nil, 4])
    }

    @Test(
        arguments: [
            ("实际成效 60\n产业发展：40分", nil), ("成效 60.5\n产业 39.5", nil), ("", "criteria.count"),
            ("成效 60", "criteria.sum"), ("成效\n产业 40", "criteria.line"), ("成效 50\n成效 50", "criteria.double"),
            ("成效 -20\n产业 120", "criteria.line"),
            ((1...13).map { "第\($0)项 5" }.joined(separator: "\n"), "criteria.count"),
        ] as [(String, String?)]
    )
    func sheetsOfCriteriaAreRead(_ text: String, _ refusal: String?) {
        let read = CriteriaText.read(text)
        #expect(read.issues.first?.key == refusal)
        if let criteria = read.value {
            #expect(criteria.map(\.full).reduce(0, +) == 100)
            #expect(CriteriaText.read(MeetingCriterion.text(criteria)).value == criteria)
        }
    }

    @Test(arguments: [
        ("100.4512,38.9321", true), ("100.45， 38.93", true), ("38.9321,100.4512", false), ("很远", false),
        ("10.5,38", false),
    ])
    func positionsLieInTheCountry(_ text: String, _ isRead: Bool) {
        #expect((MeetingRules.position(text) != nil) == isRead)
    }

    @Test func aDrawComesOutTheSameAgainAndKnowsItsPool() {
        func draw(_ seed: Int64, _ wanted: Int) -> [String] {
            MeetingDraw(
                id: MeetingDrawID(rawValue: 1),
                meeting: MeetingID(rawValue: 1),
                kind: .points,
                rule: "",
                seed: seed,
                wanted: wanted,
                pool: (1...20).map { "6207991012\($0)" },
                witnesses: "",
                person: "",
                unitName: "",
                at: Instant(milliseconds: 0)
            ).drawn
        }
        #expect(draw(620_799, 3) == draw(620_799, 3) && Set(draw(620_799, 3)).count == 3)
        #expect(draw(620_799, 20).sorted() == (1...20).map { "6207991012\($0)" }.sorted())
        #expect(Set((1...40).map { draw($0, 1) }).count > 8)
        #expect(MeetingDraw.seed("").value == .some(nil) && MeetingDraw.seed("620799").value == 620_799)
        for wrong in ["六", "-3", "1.5", "1234567890123456"] { #expect(MeetingDraw.seed(wrong).issues.count == 1) }
    }

    @Test func aMeetingNeedsAuthorityAndRoomInTheYearlyPlan() throws {
        let today = try #require(Day("2026-06-10"))
        let item = YearItem(
            id: YearItemID(rawValue: 9),
            county: try #require(RegionCode("620799")),
            year: 2026,
            title: "现场推进会",
            document: "云办发〔2026〕1号",
            approvedBy: "县委办公室",
            times: 2
        )
        var input = MeetingInput()
        input.title = "拆旧现场推进会"
        input.day = Day("2026-06-12")
        (input.document, input.approvedBy) = ("云办发〔2026〕12号", "县委办公室")
        (input.yearItem, input.startPlace, input.units) = (item.id, "县政府", [UnitID(rawValue: 1)])
        var world = MeetingSurroundings()
        (world.yearItem, world.used, world.units) = (item, 1, [UnitID(rawValue: 1)])
        #expect(MeetingRules.read(input, in: world, on: today).issues.isEmpty)

        func keys(_ change: (inout MeetingInput, inout MeetingSurroundings) -> Void) -> [String] {
            var (input, world) = (input, world)
            change(&input, &world)
            return MeetingRules.read(input, in: world, on: today).issues.map(\.key)
        }
        #expect(keys { input, _ in input.document = "" } == ["meeting.document"])
        #expect(keys { input, _ in input.approvedBy = "" } == ["meeting.approvedBy"])
        #expect(keys { _, world in world.yearItem = nil } == ["meeting.yearItem"])
        #expect(keys { _, world in world.used = 2 } == ["meeting.used"])
        #expect(keys { input, _ in input.day = Day("2027-01-04") } == ["meeting.otherYear"])
        #expect(keys { input, _ in input.day = Day("2026-06-09") } == ["meeting.past"])
        #expect(keys { input, _ in input.day = nil } == ["meeting.day"])
        #expect(keys { input, _ in input.units = [] } == ["meeting.units"])
        #expect(keys { input, _ in input.units = [UnitID(rawValue: 5)] } == ["meeting.unknownUnit"])
        #expect(keys { input, _ in input.startPosition = "县里" } == ["point.position"])
        #expect(
            keys { input, _ in (input.startTime, input.speed) = ("早上", 0) } == ["meeting.startTime", "meeting.speed"]
        )
        #expect(keys { input, _ in input.title = String(repeating: "会", count: 61) } == ["meeting.title"])
    }

    @Test func aPlaceThatWasTroubledOftenIsRefused() {
        let limits = InspectionLimits()
        #expect(PointRules.issues("上坪村", PlaceHistory(recent: 2), limits).isEmpty)
        #expect(PointRules.issues("上坪村", PlaceHistory(recent: 3), limits).map(\.key) == ["point.often"])
    }
}
