import Core
import Expression

/// Turns facts into points. Pure.
package enum ScoreUnits {
    /// - Parameters:
    ///   - facts: of every item but those that are not scored yet.
    ///   - isOver: whether parts of the end are scored.
    package static func score(
        _ scheme: ScoreScheme,
        _ unit: ScoredUnit,
        _ facts: [String: ItemFacts],
        _ adjustments: [ScoreAdjustment] = [],
        isOver: Bool,
        today: Day
    ) -> UnitScore {
        let points = scheme.items.map { item -> ScorePoint in
            let isWaiting = scheme.part(item.part)?.isAtEnd == true && !isOver
            var point =
                isWaiting
                ? ScorePoint(item: item.key, state: .notYet, words: "考核期末评分")
                : Self.point(item, facts[item.key], today: today)
            guard !isWaiting else { return point }
            for adjustment in adjustments where adjustment.item == item.key && adjustment.unit == unit.id {
                apply(adjustment, to: &point, item)
            }
            return point
        }
        return sum(scheme, unit, points)
    }

    // MARK: One item

    static func point(_ item: SchemeItem, _ facts: ItemFacts?, today: Day) -> ScorePoint {
        guard let facts else { return ScorePoint(item: item.key, state: .unknown, words: "没有数据来源") }
        var point = ScorePoint(
            item: item.key,
            state: .known,
            facts: facts.listed(item),
            words: facts.lack,
            evidence: facts.evidence
        )
        if let absence = facts.absence {
            (point.state, point.words) = (item.kind == .points ? .notApplicable : .known, absence)
            return point
        }
        let values = facts.facts(item, today: today)
        switch item.rule {
        case .share(let formula):
            guard let share = formula.value(in: values).number else { return unknown(point) }
            point.share = min(1, max(0, share))
            point.points = item.points * (point.share ?? 0)
        case .score(let formula):
            guard let score = formula.value(in: values).number else { return unknown(point) }
            let held = min(item.points, max(0, score))
            point.points = item.kind == .deduction ? -held : held
            point.share = item.kind == .points ? held / item.points : nil
        case .holds(let formula):
            guard let holds = formula.holds(in: values) else { return unknown(point) }
            point.isVetoed = holds
        }
        return point
    }

    private static func unknown(_ point: ScorePoint) -> ScorePoint {
        var point = point
        point.state = .unknown
        if point.words.isEmpty { point.words = "缺少计算要用的数" }
        return point
    }

    static func apply(_ adjustment: ScoreAdjustment, to point: inout ScorePoint, _ item: SchemeItem) {
        switch adjustment.change {
        case .points(let points):
            if point.ruled == nil { point.ruled = point.state == .known ? point.points : nil }
            point.state = .known
            point.isVetoed = false
            point.points = points
            point.share = item.kind == .points ? points / item.points : nil
        case .notApplicable:
            (point.state, point.points, point.share, point.isVetoed) = (.notApplicable, 0, nil, false)
        }
        point.words = adjustment.words
    }

    // MARK: The whole

    /// An item without anything to do is given the rate of the other items, so that nobody gains or loses by it.
    static func sum(_ scheme: ScoreScheme, _ unit: ScoredUnit, _ points: [ScorePoint]) -> UnitScore {
        var points = points
        var (had, could, rest, open) = (0.0, 0.0, 0.0, 0.0)
        for (item, point) in zip(scheme.items, points) where point.state != .notYet {
            switch (item.kind, point.state) {
            case (.points, .known): (had, could) = (had + point.points, could + item.points)
            case (.points, .unknown): open += item.points
            case (.points, .notApplicable): rest += item.points
            default: continue
            }
        }
        let rate = could > 0 ? had / could : nil
        var extra = 0.0
        var (low, high) = (0.0, open)
        for (place, item) in scheme.items.enumerated() {
            let point = points[place]
            switch (item.kind, point.state) {
            case (.points, .notApplicable):
                points[place].share = rate
                points[place].points = item.points * (rate ?? 0)
            case (.deduction, .known), (.bonus, .known): extra += point.points
            case (.deduction, .unknown): low -= item.points
            case (.bonus, .unknown): high += item.points
            default: continue
            }
        }
        // Nothing is known that could stand in: those items count as open too.
        let filled = rest * (rate ?? 0)
        if rate == nil { high += rest }
        let total = had + filled + extra
        var score = UnitScore(
            unit: unit,
            points: points,
            total: total,
            low: total + low,
            high: total + high,
            full: could + rest + open,
            grade: ""
        )
        score.grade = grade(scheme, score)
        return score
    }

    /// Only where it can be said: not before anything is known, and not while the unknown could change it.
    static func grade(_ scheme: ScoreScheme, _ score: UnitScore) -> String {
        guard score.full > 0, score.points.contains(where: { $0.state == .known }) else { return "" }
        func word(_ total: Double) -> String? {
            scheme.grades.first { total / score.full * 100 + 1e-9 >= $0.from }?.word ?? scheme.grades.last?.word
        }
        guard let low = word(score.low), low == word(score.high) else { return "" }
        guard !score.vetoes.isEmpty, let veto = scheme.vetoGrade,
            let best = scheme.grades.firstIndex(where: { $0.word == veto }),
            let own = scheme.grades.firstIndex(where: { $0.word == low })
        else { return low }
        return own < best ? veto : low
    }
}
