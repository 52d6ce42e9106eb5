import Core
import PolicyText
import Tasks
import Testing

@Suite("ProgressRules")
struct ProgressRulesTests {
    @Test(
        arguments: [
            (nil, nil, ["percent.missing"]), (101.0, nil, ["percent.range"]), (-1, nil, ["percent.range"]),
            (50, nil, []), (50, -3.0, ["quantity.negative"]),
            (nil, .infinity, ["quantity.negative", "percent.missing"]),
        ] as [(Double?, Double?, [String])]
    )
    func saysWhatAReportWithoutATargetLacks(percent: Double?, quantity: Double?, keys: [String]) {
        let input = ProgressInput(words: "开展了摸底", percent: percent, quantity: quantity)
        #expect(ProgressRules.issues(input, measured: nil).map(\.key) == keys)
    }

    @Test func anAmountIsEnoughWhereThereIsATarget() {
        let input = ProgressInput(words: "已拆 300 户", quantity: 300)
        let measured = Samples.quantity(1200)
        #expect(ProgressRules.issues(input, measured: measured).isEmpty)
        #expect(ProgressRules.percent(input, measured: measured, before: 0) == 25)
    }

    @Test func moreThanTheTargetIsAHundred() {
        let input = ProgressInput(words: "超额", quantity: 2000)
        #expect(ProgressRules.percent(input, measured: Samples.quantity(1200), before: 0) == 100)
    }

    @Test(arguments: [
        (QuantityMention.Comparison.atLeast, true), (.exactly, true), (.increaseTo, true), (.atMost, false),
        (.decreaseTo, false),
    ])
    func onlyNumbersToReachMeasureATask(comparison: QuantityMention.Comparison, counts: Bool) {
        #expect((ProgressRules.measured([Samples.quantity(5, comparison)]) != nil) == counts)
        #expect(ProgressRules.measured([Samples.quantity(nil, comparison)]) == nil)
    }

    @Test func partsAreAddedByAmountWhereAllHaveOne() {
        let parts = [
            ProgressRules.Part(percent: 100, goal: 100), ProgressRules.Part(percent: 0, goal: 300),
        ]
        #expect(ProgressRules.rollUp(parts) == 25)
    }

    @Test func partsWithoutAmountsAreAveraged() {
        let parts = [ProgressRules.Part(percent: 100, goal: nil), ProgressRules.Part(percent: 0, goal: 300)]
        #expect(ProgressRules.rollUp(parts) == 50)
        #expect(ProgressRules.rollUp([]) == nil)
    }
}
