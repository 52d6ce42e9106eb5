import Core
import Rounds
import Testing

@Suite("The working calendar and what comes due by it")
struct CalendarTests {
    private static func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

    @Test(arguments: [
        // 国办发明电〔2025〕7号: days off within a week, and weekend days worked in their place.
        ("2026-01-01", false), ("2026-01-03", false), ("2026-01-04", true), ("2026-02-14", true), ("2026-02-16", false),
        ("2026-02-23", false), ("2026-02-24", true), ("2026-02-28", true), ("2026-05-09", true), ("2026-06-19", false),
        ("2026-09-20", true), ("2026-10-07", false), ("2026-10-10", true), ("2026-10-11", false), ("2026-11-27", true),
        // 国办发明电〔2024〕12号.
        ("2025-01-26", true), ("2025-01-27", true), ("2025-01-28", false), ("2025-10-08", false), ("2025-10-11", true),
        // Nobody has said anything of 2027: the days of the law, nothing made up for.
        ("2027-01-01", false), ("2027-02-05", false), ("2027-02-08", false), ("2027-02-09", true), ("2027-10-04", true),
    ])
    func aDayIsWorkedOrNotAsItWasAnnounced(day: String, isWorking: Bool) {
        #expect(WorkingCalendar().isWorking(Self.day(day)) == isWorking)
    }

    @Test func whatTheCountySaysStandsOverEverything() {
        let made = CalendarDay(Self.day("2027-02-06"), isWorking: true, "春节调休上班")
        let calendar = WorkingCalendar(own: [made.day: made])
        #expect(calendar.isWorking(made.day) && calendar.word(of: made.day) == "春节调休上班")
        #expect(calendar.isAnnounced(2027) && !WorkingCalendar().isAnnounced(2027))
    }

    @Test(arguments: [
        (1, "2026-09-30", "2026-10-08"), (3, "2026-09-30", "2026-10-10"), (-1, "2026-10-08", "2026-09-30"),
        (0, "2026-10-03", "2026-10-03"), (1, "2026-11-27", "2026-11-30"),
    ])
    func workingDaysAreCountedOverHolidays(count: Int, from: String, to: String) {
        #expect(WorkingCalendar().adding(count, to: Self.day(from)) == Self.day(to))
    }

    /// Rule, stretch, what comes due: planned and, where another day, moved.
    @Test(arguments: [
        ("weekly 1", "2026-09-28", "2026-10-12", "2026-09-28 2026-10-05>2026-10-08 2026-10-12"),
        ("weekly 6", "2026-02-10", "2026-02-20", "2026-02-14"),
        ("days 10 2026-01-01", "2026-02-01", "2026-02-28", "2026-02-10 2026-02-20>2026-02-24"),
        ("monthly 31", "2026-01-15", "2026-04-30", "2026-01-31>2026-02-02 2026-02-28 2026-03-31 2026-04-30"),
        ("quarterly 15", "2026-01-01", "2026-07-31", "2026-01-15 2026-04-15 2026-07-15"),
        (
            "drive 2026-06-01 排查摸底:20,集中攻坚:60,验收巩固:20", "2026-06-01", "2026-12-31",
            "2026-06-20>2026-06-22 2026-08-19 2026-09-08"
        ),
        ("asked", "2026-01-01", "2026-12-31", ""), ("weekly 1", "2026-06-03", "2026-06-01", ""),
    ])
    func aRuleComesDueAndGivesWayToHolidays(rule: String, from: String, through: String, expected: String) throws {
        let rule = try #require(CadenceRule(rule))
        #expect(CadenceRule(rule.description) == rule && rule.issues.isEmpty)
        let found = rule.occurrences(from: Self.day(from), through: Self.day(through), WorkingCalendar())
        let words = found.map { $0.due == $0.planned ? "\($0.planned)" : "\($0.planned)>\($0.due)" }
        #expect(words.joined(separator: " ") == expected)
    }

    /// The stretch an occurrence tells of where there was none before it.
    @Test(arguments: [
        ("weekly 1", "2026-06-15", "2026-06-08"), ("days 10 2026-06-01", "2026-06-11", "2026-06-01"),
        ("monthly 31", "2026-03-31", "2026-02-28"), ("quarterly 15", "2026-07-15", "2026-04-01"),
        ("drive 2026-06-01 排查摸底:20,集中攻坚:60", "2026-08-19", "2026-06-21"),
    ])
    func anOccurrenceTellsOfItsStretch(rule: String, planned: String, from: String) throws {
        let (rule, day) = (try #require(CadenceRule(rule)), Self.day(planned))
        let found = rule.occurrences(from: day, through: day, WorkingCalendar())
        #expect(found.map(\.from) == [Self.day(from)])
    }

    @Test(arguments: [
        ("weekly 0", "cadence.weekday"), ("weekly 8", "cadence.weekday"), ("days 1 2026-01-01", "cadence.days"),
        ("monthly 32", "cadence.monthly"), ("quarterly 0", "cadence.quarterly"),
        ("drive 2026-01-01 排查:0", "cadence.phases"),
        ("drive 2026-01-01 ,", "cadence.phases"),
    ])
    func aRuleThatNeverComesDueIsRefused(rule: String, key: String) throws {
        #expect(try #require(CadenceRule(rule)).issues.map(\.key) == [key])
    }

    @Test func everyShippedCadenceIsSound() {
        for (key, draft) in ShippedCadences.all(on: Self.day("2026-06-10")) {
            #expect(draft.issues.isEmpty && CadenceRule(draft.rule.description) == draft.rule, "\(key)")
        }
    }
}
