import Core
import Programmes
import Tasks
import Testing

@testable import Indicators

/// One thing has one word on a wall: more than was asked is 超额, and its hint has the number.
@Suite("Figures of a wall")
struct WallFigureTests {
    private static func figure(_ value: Double, exceeds: Bool, goal: Double?) -> String {
        let today = CourseTests.day("2026-06-10")
        let course = goal.map { CourseTests.course(goal: $0) }
        let indicator = Indicator(
            key: "earned",
            word: "收入实现率",
            unit: "%",
            decimals: 1,
            direction: .reach,
            origin: .entered(source: "县统计局", every: .yearly),
            weight: nil,
            note: "",
            mayExceed: exceeds
        )
        return Outlook(
            key: IndicatorKey("sample", "earned"),
            indicator: indicator,
            target: nil,
            course: course,
            standing: Standing(value, on: course ?? CourseTests.course(), today: today)
        ).figure
    }

    private static let cases: [(Double, Bool, Double?, String)] = [
        (82, true, 100, "82%"), (100, true, 100, "100%"), (118, true, 100, "超额"), (932, true, 100, "超额"),
        (4_000, true, 100, "超额"), (118, true, 150, "118%"), (118, true, nil, "118%"), (4_000, true, nil, ">999%"),
        (95, false, 90, "95%"), (118, false, 90, "118%?"), (4_000, false, 100, ">999%?"),
    ]

    @Test(arguments: cases)
    func moreThanWasAskedIsOneWord(value: Double, exceeds: Bool, goal: Double?, figure: String) {
        #expect(Self.figure(value, exceeds: exceeds, goal: goal) == figure)
    }
}
