import Programmes
import Testing

struct AchievementTests {
    static let cases: [(Double, Indicator.Direction, Double?, Double?, ClosedRange<Double>?, Double?)] = [
        (57_000, .reach, 57_000, nil, nil, 1), (28_500, .reach, 57_000, nil, nil, 0.5),
        (90_000, .reach, 57_000, nil, nil, 1),
        (0.6, .stayWithin, 0.6, nil, nil, 1), (1.2, .stayWithin, 0.6, nil, nil, 0.5), (0, .stayWithin, 0, nil, nil, 1),
        (3, .stayWithin, 0, nil, nil, 0), (4, .interval, 6, 3, nil, 1), (7, .interval, 6, 3, nil, nil),
        (7, .interval, 6, 3, 0...10, 0.75), (12, .interval, 6, 3, 0...10, 0), (1, .reach, nil, nil, nil, nil),
        (.nan, .reach, 1, nil, nil, nil), (-5, .reach, 10, nil, nil, 0),
    ]

    @Test(arguments: cases.indices)
    func measuresHowMuchIsReached(_ index: Int) {
        let (value, direction, target, low, limits, expected) = Self.cases[index]
        #expect(Achievement.of(value, direction, target: target, low: low, limits: limits) == expected)
    }

    @Test func totalsOnlyWhatIsKnown() {
        #expect(Achievement.total([(4, 1), (2, 0.5), (nil, 0.1), (3, nil)]) == 5.0 / 6)
        #expect(Achievement.total([(nil, 1)]) == nil)
    }
}
