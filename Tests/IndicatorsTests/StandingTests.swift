import Core
import Indicators
import Programmes
import Tasks
import Testing

@Suite("Lights against a plan")
struct StandingTests {
    private static let year = CourseTests.course(base: 0, goal: 365)
    private static let falling = CourseTests.course(.stayWithin, base: 100, goal: 0)
    private static let cap = CourseTests.course(.stayWithin, base: 40, goal: 50)
    private static let unknownFall = CourseTests.course(.stayWithin, base: nil, goal: 0)
    private static let interval = CourseTests.course(.interval, goal: 60, low: 40)

    /// Day 100 of 365 is 2026-04-10: the plan wants 100. Ten points of the way are 36.5.
    private static let cases: [(Course, Double?, String, Light)] = [
        (year, 100.0, "2026-04-10", Light.onTrack), (year, 63.6, "2026-04-10", .onTrack),
        (year, 63.4, "2026-04-10", .slow), (year, 0, "2026-04-10", .slow), (year, 0, "2026-04-30", .behind),
        (year, 364, "2026-12-29", .slow), (year, 364, "2026-12-20", .onTrack), (year, 364, "2027-01-01", .behind),
        (year, 365, "2027-01-01", .onTrack), (year, 400, "2026-02-01", .onTrack), (year, nil, "2026-04-10", .notDue),
        (year, 0, "2025-12-01", .notDue), (falling, 100, "2026-01-02", .onTrack), (falling, 100, "2026-03-01", .slow),
        (falling, 100, "2026-06-01", .behind), (falling, 0, "2026-06-01", .onTrack), (cap, 50, "2026-06-01", .onTrack),
        (cap, 51, "2026-06-01", .slow), (cap, 56, "2026-06-01", .slow), (cap, 70, "2026-06-01", .behind),
        (unknownFall, 8, "2026-06-01", .slow), (unknownFall, 0, "2026-06-01", .onTrack),
        (unknownFall, 8, "2026-12-30", .slow),
        (unknownFall, 8, "2027-01-02", .behind), (interval, 50, "2026-06-01", .onTrack),
        (interval, 61, "2026-06-01", .slow), (interval, 39, "2026-06-01", .slow), (interval, 10, "2026-06-01", .behind),
        (interval, 61, "2027-01-01", .behind),
    ]

    @Test(arguments: cases)
    func aLightIsComputedFromDatesAndAmounts(course: Course, value: Double?, on day: String, light: Light) {
        let standing = Standing(value, on: course, today: CourseTests.day(day))
        #expect(standing.light == light, "\(standing)")
    }

    @Test func itSaysWhatIsMissingAndWhatEachWeekMustBring() {
        let standing = Standing(40, on: Self.year, today: CourseTests.day("2026-04-10"))
        #expect(standing.expected == 100 && standing.behindBy == 60 && standing.daysLeft == 265)
        let needed: Double = 325 * 7 / 265
        #expect(standing.neededPerWeek == needed)
        #expect(Standing(365, on: Self.year, today: CourseTests.day("2026-04-10")).neededPerWeek == nil)
        let falling = Standing(100, on: Self.falling, today: CourseTests.day("2026-12-24"))
        #expect(falling.neededPerWeek == 100)
    }

    @Test func aPlaybookChangesTheThresholds() {
        let strict = PaceThresholds(amber: 2, red: 5, nearDays: 0)
        let today = CourseTests.day("2026-04-10")
        #expect(Standing(80, on: Self.year, today: today).light == .onTrack)
        #expect(Standing(80, on: Self.year, today: today, strict).light == .behind)
    }
}
