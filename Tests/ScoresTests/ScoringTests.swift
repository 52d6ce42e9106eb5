import Core
import Programmes
import Scores
import Testing

/// From facts to points, totals, places and ranges: tables of cases.
struct ScoringTests {
    private static let today = IndicatorDays.day("2026-06-10")

    private static func unit(_ number: Int64) -> ScoredUnit {
        ScoredUnit(id: UnitID(rawValue: number), name: "乡\(number)", region: IndicatorRegion.cloud)
    }

    /// Two parts, one of them of the end, a deduction, a bonus and a veto.
    private static let scheme: ScoreScheme = {
        let text = """
            key: sample
            name: 样本方案
            source: 讲话六
            subject: townships
            parts:
              - {key: daily, word: 日常考核, points: 20}
              - {key: end, word: 年终考核, points: 10, at-end: yes}
            grades:
              - {word: 好, from: 90}
              - {word: 较好, from: 80}
              - {word: 一般, from: 0}
            veto-grade: 一般
            items:
              - {key: tasks, word: 任务, group: 一, part: daily, points: 12, from: tasks, share: on_time / due, source: 一}
              - {key: rate, word: 指标, group: 一, part: daily, points: 8, from: indicator, indicator: a.b, share: value / 100, source: 一}
              - {key: late, word: 逾期, group: 一, part: daily, kind: deduction, points: 3, from: tasks, score: 0.5 * late_days, source: 一}
              - {key: mark, word: 评价, group: 二, part: end, points: 10, from: manual, share: mark / 100, source: 一}
              - {key: model, word: 推广, group: 二, part: end, kind: bonus, points: 2, from: manual, score: mark, source: 一}
              - {key: veto, word: 否决, group: 二, part: daily, kind: veto, from: problems, when: reopened >= 3, source: 一}

            """
        let file = WrittenFile(name: "sample.yaml", bytes: Array(text.utf8))
        guard let scheme = SchemeReading(file, knows: { _ in true }).scheme else { preconditionFailure("scheme") }
        return scheme
    }()

    private static func tasks(_ due: Double, _ onTime: Double, lateDays: Double = 0) -> ItemFacts {
        ItemFacts(
            [due, onTime, onTime, 0, due - onTime, lateDays, 0],
            absence: due == 0 ? "没有到期的任务" : nil
        )
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var tasks = ScoringTests.tasks(10, 8)
        var rate: Double? = 50
        var mark: Double?
        var bonus: Double?
        var reopened = 0.0
        var isOver = false
        /// total, low, high, full
        let wanted: [Double]
        let grade: String
    }

    static let cases: [Case] = [
        Case(testDescription: "parts of the end are left out before it", wanted: [13.6, 13.6, 13.6, 20], grade: "一般"),
        Case(
            testDescription: "what is unknown is a range and never nothing",
            rate: nil,
            wanted: [9.6, 9.6, 17.6, 20],
            grade: ""
        ),
        Case(
            testDescription: "an item without anything to do takes the rate of the others",
            tasks: ScoringTests.tasks(0, 0),
            rate: 90,
            wanted: [18, 18, 18, 20],
            grade: "好"
        ),
        Case(
            testDescription: "nothing to do and nothing known says nothing",
            tasks: ScoringTests.tasks(0, 0),
            rate: nil,
            wanted: [0, 0, 20, 20],
            grade: ""
        ),
        Case(
            testDescription: "a deduction stops at its cap",
            tasks: ScoringTests.tasks(10, 8, lateDays: 100),
            wanted: [10.6, 10.6, 10.6, 20],
            grade: "一般"
        ),
        Case(
            testDescription: "a share is never above the full points",
            rate: 140,
            wanted: [17.6, 17.6, 17.6, 20],
            grade: "较好"
        ),
        Case(
            testDescription: "a mark that is owed at the end is unknown",
            isOver: true,
            wanted: [13.6, 13.6, 23.6, 30],
            grade: "一般"
        ),
        Case(
            testDescription: "bonus comes on top",
            rate: 100,
            mark: 95,
            bonus: 5,
            isOver: true,
            wanted: [29.1, 29.1, 29.1, 30],
            grade: "好"
        ),
        Case(
            testDescription: "a veto holds the grade down and leaves the points",
            tasks: ScoringTests.tasks(10, 10),
            rate: 100,
            reopened: 3,
            wanted: [20, 20, 20, 20],
            grade: "一般"
        ),
    ]

    @Test(arguments: cases)
    func factsBecomePoints(_ one: Case) {
        let facts: [String: ItemFacts] = [
            "tasks": one.tasks, "rate": ItemFacts([one.rate]),
            "late": ItemFacts(one.tasks.values), "mark": ItemFacts([one.mark]),
            "model": one.bonus.map { ItemFacts([$0]) } ?? ItemFacts([0], absence: "没有加分"),
            "veto": ItemFacts([5, 5, 5, 0, 0, 0, 0, one.reopened]),
        ]
        let score = ScoreUnits.score(Self.scheme, Self.unit(1), facts, isOver: one.isOver, today: Self.today)
        let found = [score.total, score.low, score.high, score.full]
        #expect(zip(found, one.wanted).allSatisfy { abs($0 - $1) < 1e-9 }, "\(found)")
        #expect(score.grade == one.grade)
        #expect(score.point("late")?.points ?? 1 <= 0)
    }

    @Test func decisionsOfPeopleStandBesideTheRule() {
        let facts: [String: ItemFacts] = [
            "tasks": Self.tasks(10, 8), "rate": ItemFacts([50]), "late": Self.tasks(10, 8, lateDays: 4),
            "veto": ItemFacts([5, 5, 5, 0, 0, 0, 0, 3]),
        ]
        let unit = Self.unit(1)
        let changes = [
            ScoreAdjustment(unit: unit.id, item: "tasks", change: .points(12), words: "申诉"),
            ScoreAdjustment(unit: unit.id, item: "rate", change: .notApplicable, words: "不适用"),
            ScoreAdjustment(unit: unit.id, item: "veto", change: .points(0), words: "容错"),
            ScoreAdjustment(unit: UnitID(rawValue: 9), item: "late", change: .points(0), words: "别的单位"),
        ]
        let score = ScoreUnits.score(Self.scheme, unit, facts, changes, isOver: false, today: Self.today)
        #expect(score.point("tasks")?.points == 12 && abs((score.point("tasks")?.ruled ?? 0) - 9.6) < 1e-9)
        #expect(score.point("rate")?.state == .notApplicable && score.vetoes.isEmpty)
        #expect(abs(score.total - (12 + 8 - 2)) < 1e-9)
    }

    // MARK: Places

    private static func score(_ number: Int64, _ total: Double, unknown: Double = 0, _ shares: [Double] = [])
        -> UnitScore
    {
        UnitScore(
            unit: ScoredUnit(
                id: UnitID(rawValue: number),
                name: "乡\(number)",
                region: IndicatorRegion.code("62079910\(number)")
            ),
            points: Self.scheme.items.enumerated().map { place, item in
                var point = ScorePoint(item: item.key, state: item.kind == .points ? .known : .known)
                if place < shares.count { (point.share, point.points) = (shares[place], shares[place] * item.points) }
                return point
            },
            total: total,
            low: total,
            high: total + unknown,
            full: 30,
            grade: ""
        )
    }

    @Test func placesAreSharedAndRangesSayWhatMayCome() {
        let scores = [Self.score(1, 20), Self.score(2, 18, unknown: 3), Self.score(3, 18), Self.score(4, 10)]
        let ranks = ScoreRanks.ranks(scores)
        #expect([1, 2, 3, 4].map { ranks[UnitID(rawValue: $0)]?.place } == [1, 2, 2, 4])
        #expect(ranks[UnitID(rawValue: 1)]?.range == 1...2)
        #expect(ranks[UnitID(rawValue: 2)]?.range == 1...2)
        #expect(ranks[UnitID(rawValue: 4)]?.range == 4...4)
    }

    @Test func listsNameUnitsWhosePointsAreAllKnownAndNobodyTwice() {
        var scores = (1...6).map { Self.score(Int64($0), Double(30 - $0)) }
        scores[0].points[0].state = .unknown
        let (red, black) = ScoreRanks.lists(Self.scheme, scores)
        #expect(red.map(\.unit.id.rawValue) == [2, 3] && black.map(\.unit.id.rawValue) == [6, 5])
    }

    // MARK: What if

    @Test func otherWeightsGiveOtherPlacesAndRangesHoldEveryDraw() {
        // tasks 12, rate 8, mark 10: the first is best in tasks, the second in rate, the third in marks.
        let scores = [
            Self.score(1, 0, [1, 0.5, 0, 0.5]), Self.score(2, 0, [0.6, 1, 0, 0.58]),
            Self.score(3, 0, [0.5, 0.5, 0, 1]),
        ]
        let plain = WhatIf(Self.scheme, scores)
        #expect(plain.lines.map { plain.total($0) }.map { ($0 * 100).rounded() / 100 } == [21, 21, 20])
        let rates = WhatIf(Self.scheme, scores, weights: ["rate": 16])
        #expect(rates.ranks()[UnitID(rawValue: 2)] == 1 && rates.ranks()[UnitID(rawValue: 1)] == 2)
        let bounds = plain.bounds(margin: 0.05)
        let drawn = plain.sampled(margin: 0.05, draws: 400, seed: 7)
        #expect(drawn == plain.sampled(margin: 0.05, draws: 400, seed: 7))
        for (unit, range) in drawn {
            #expect(bounds[unit].map { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound } == true)
        }
        #expect(drawn[UnitID(rawValue: 1)] == 1...2)
        // 21 against 20: ±5 % moves the difference by 0.05 × (12·0.5 + 10·0.5) = 0.55, so the third can never lead the first.
        #expect(bounds[UnitID(rawValue: 1)] == 1...2 && bounds[UnitID(rawValue: 3)]?.upperBound == 3)
        #expect(plain.bounds(margin: 0)[UnitID(rawValue: 3)] == 3...3)
    }
}

enum IndicatorDays {
    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure(text) }
        return day
    }
}
