import Core
import Indicators
import Programmes
import Testing

@Suite("Courses to a target")
struct CourseTests {
    static func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

    static func course(
        _ direction: Indicator.Direction = .reach,
        base: Double? = 0,
        goal: Double = 100,
        low: Double? = nil,
        along trajectory: Trajectory = .straight,
        from start: String = "2026-01-01",
        to due: String = "2026-12-31"
    ) -> Course {
        Course(
            direction,
            base: base,
            goal: goal,
            low: low,
            startsOn: day(start),
            dueOn: day(due),
            trajectory: trajectory
        )
    }

    static let milestones = Trajectory.milestones(
        ["05-31=0.3", "09-30=0.9", "10-31=1"].compactMap { text in
            guard case .milestones(let steps)? = Trajectory("milestones \(text)") else { return nil }
            return steps.first
        }
    )
    static let season = Trajectory.season([0, 0, 0.1, 0.4, 0.2, 0, 0, 0, 0.1, 0.2, 0, 0])

    static let shares: [(Trajectory, String, Double)] = [
        (Trajectory.straight, "2025-12-31", 0.0), (.straight, "2026-07-02", 183.0 / 365), (.straight, "2026-12-31", 1),
        (.straight, "2027-05-01", 1), (milestones, "2026-05-31", 0.3), (milestones, "2026-09-30", 0.9),
        (milestones, "2026-10-31", 1), (milestones, "2026-11-15", 1), (season, "2026-02-28", 0),
        (season, "2026-03-31", 0.1), (season, "2026-04-15", 0.3), (season, "2026-08-31", 0.7),
        (season, "2026-10-31", 1),
    ]

    @Test(arguments: shares)
    func theShareOfTheWayFollowsTheTrajectory(trajectory: Trajectory, on day: String, share: Double) {
        let found = Self.course(along: trajectory).share(on: Self.day(day))
        #expect(abs(found - share) < 1e-9, "\(found)")
    }

    @Test func betweenMilestonesTheWayIsStraight() {
        let course = Self.course(along: Self.milestones)
        let (spring, summer) = (course.share(on: Self.day("2026-03-16")), course.share(on: Self.day("2026-07-31")))
        #expect(abs(spring - 0.149_006_622_516) < 1e-9)
        #expect(abs(summer - 0.6) < 1e-9)
    }

    /// Winter work begins in autumn and ends in spring: milestones after New Year are of the next year.
    static let winter: [(String, String, Double)] = [
        ("milestones 11-30=0.3,03-31=0.8,05-31=1", "2026-11-30", 0.3),
        ("milestones 11-30=0.3,03-31=0.8,05-31=1", "2026-12-31", 0.3 + 0.5 * 31 / 121),
        ("milestones 11-30=0.3,03-31=0.8,05-31=1", "2027-03-31", 0.8),
        ("milestones 11-30=0.3,03-31=0.8,05-31=1", "2027-05-30", 0.8 + 0.2 * 60 / 61),
        // The first one lies after New Year.
        ("milestones 02-28=0.5,05-31=1", "2026-12-31", 0.5 * 92 / 151),
        ("milestones 02-28=0.5,05-31=1", "2027-02-28", 0.5),
    ]

    @Test(arguments: winter)
    func milestonesGoOnOverNewYear(written: String, on day: String, share: Double) throws {
        let trajectory = try #require(Trajectory(written))
        let found = Self.course(along: trajectory, from: "2026-10-01", to: "2027-05-31").share(on: Self.day(day))
        #expect(abs(found - share) < 1e-9, "\(found)")
    }

    /// A planting year that runs over New Year goes on with next spring's shares.
    @Test func aSeasonRunsOverTheYear() {
        let course = Self.course(along: Self.season, from: "2026-09-01", to: "2027-05-31")
        #expect(abs(course.share(on: Self.day("2026-10-31")) - 0.3) < 1e-9)
        #expect(abs(course.share(on: Self.day("2027-02-15")) - 0.3) < 1e-9)
        #expect(course.share(on: Self.day("2027-05-31")) == 1)
    }

    static let wanted: [(Course, String, Double?)] = [
        (course(goal: 365), "2026-07-02", 183), (course(base: 20, goal: 100), "2026-12-31", 100),
        (course(base: 20, goal: 100), "2025-12-31", 20), (course(base: nil, goal: 365), "2026-01-10", 10),
        (course(.stayWithin, base: 30, goal: 0), "2026-12-31", 0),
        (course(.stayWithin, base: 365, goal: 0), "2026-01-10", 355),
        (course(.stayWithin, base: 10, goal: 50), "2026-05-01", 50),
        (course(.stayWithin, base: nil, goal: 0), "2026-05-01", nil),
        (course(.interval, goal: 60, low: 40), "2026-05-01", nil),
        // Reached before it began: the plan asks for the target.
        (course(base: 120, goal: 100), "2026-05-01", 100),
    ]

    @Test(arguments: wanted)
    func thePlanSaysWhatTodayWants(course: Course, on day: String, expected: Double?) {
        let found = course.expected(on: Self.day(day))
        #expect(abs((found ?? -1) - (expected ?? -1)) < 1e-9, "\(String(describing: found))")
    }

    @Test(arguments: ["straight", "season 0,0,0.1,0.4,0.2,0,0,0,0.1,0.2,0,0", "milestones 05-31=0.3,10-31=1"])
    func aTrajectoryIsStoredAndReadBack(text: String) {
        #expect(Trajectory(text)?.description == text)
    }

    @Test(arguments: [
        "", "season 1,2", "season 0,0,0,0,0,0,0,0,0,0,0,0", "milestones ", "milestones 13-01=1", "milestones 05-31=1.5",
    ])
    func whatIsNoTrajectoryIsNotRead(text: String) { #expect(Trajectory(text) == nil) }
}
