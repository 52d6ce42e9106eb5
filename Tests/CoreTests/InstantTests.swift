import Core
import Testing

@Suite("Instant")
struct InstantTests {
    @Test(arguments: [
        (Int64(0), "1970-01-01T08:00:00.000+08:00"),
        (1_791_216_000_123, "2026-10-06T00:00:00.123+08:00"),
        (-1, "1970-01-01T07:59:59.999+08:00"),
        (-28_800_001, "1969-12-31T23:59:59.999+08:00"),
    ])
    func isShownOnTheCountysClock(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).description == text)
    }

    @Test func beginsADayAtItsMidnight() throws {
        let day = try #require(Day("2026-11-24"))
        let start = Instant(startOf: day)
        #expect(start.day == day)
        #expect(Instant(milliseconds: start.milliseconds - 1).day == day.adding(days: -1))
        #expect(start.adding(days: 1).day == day.adding(days: 1))
        #expect(start.adding(seconds: 90).seconds(since: start) == 90)
    }
}
