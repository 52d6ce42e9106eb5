import Core
import Tasks
import Testing

@Suite("Pace")
struct PaceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var stage = TaskStage.underway
        var start = "2026-01-01"
        var due: String? = "2026-04-11"
        let percent: Double
        let today: String
        let light: Light

        var testDescription: String { name }
    }

    // 100 days from start to deadline: one day is one percentage point.
    @Test(arguments: [
        Case(name: "as the plan says", percent: 50, today: "2026-02-20", light: .onTrack),
        Case(name: "9.9 points behind", percent: 40.1, today: "2026-02-20", light: .onTrack),
        Case(name: "10 points behind, the lower end", percent: 40, today: "2026-02-20", light: .slow),
        Case(name: "30 points behind, the upper end", percent: 20, today: "2026-02-20", light: .slow),
        Case(name: "more than 30 points behind", percent: 19.9, today: "2026-02-20", light: .behind),
        Case(name: "four days before the deadline", percent: 96, today: "2026-04-07", light: .onTrack),
        Case(name: "three days before the deadline", percent: 97, today: "2026-04-08", light: .slow),
        Case(name: "on the last day", percent: 95, today: "2026-04-11", light: .slow),
        Case(name: "a day late", percent: 99, today: "2026-04-12", light: .behind),
        Case(
            name: "late but waiting to be verified",
            stage: .awaitingVerification,
            percent: 90,
            today: "2026-04-12",
            light: .behind
        ),
        Case(
            name: "behind but waiting to be verified",
            stage: .awaitingVerification,
            percent: 0,
            today: "2026-04-01",
            light: .onTrack
        ),
        Case(name: "closed late", stage: .closed, percent: 100, today: "2026-05-01", light: .closed),
        Case(name: "not begun", start: "2026-03-01", percent: 0, today: "2026-02-20", light: .notDue),
        Case(name: "no deadline", due: nil, percent: 0, today: "2026-02-20", light: .notDue),
        Case(
            name: "issued and due the same day",
            start: "2026-02-20",
            due: "2026-02-20",
            percent: 0,
            today: "2026-02-20",
            light: .behind
        ),
        Case(name: "unsigned and behind", stage: .awaitingSigning, percent: 0, today: "2026-02-10", light: .behind),
    ])
    func lightsFollowDatesAndAmounts(_ one: Case) throws {
        let pace = Pace(
            stage: one.stage,
            startsOn: Samples.day(one.start),
            deadline: one.due.map(Samples.day),
            percent: one.percent,
            today: Samples.day(one.today)
        )
        #expect(pace.light(LightThresholds()) == one.light)
    }

    @Test func thresholdsAreTheCountysOwn() {
        let pace = Pace(
            stage: .underway,
            startsOn: Samples.day("2026-01-01"),
            deadline: Samples.day("2026-04-11"),
            percent: 44,
            today: Samples.day("2026-02-20")
        )
        #expect(pace.light(LightThresholds()) == .onTrack)
        #expect(pace.light(LightThresholds(amberBehind: 5, redBehind: 20, nearDays: 3)) == .slow)
        #expect(pace.light(LightThresholds(amberBehind: 1, redBehind: 5, nearDays: 3)) == .behind)
    }

    @Test func theExpectedShareGrowsFromStartToDeadline() {
        let task = Samples.task(deadline: Samples.day("2026-01-11"))
        #expect(task.pace(on: Samples.day("2025-12-01")).expected == 0)
        #expect(task.pace(on: Samples.day("2026-01-06")).expected == 50)
        #expect(task.pace(on: Samples.day("2026-03-01")).expected == 100)
        #expect(Samples.task(deadline: nil).pace(on: Samples.day("2026-03-01")).expected == nil)
    }
}
