import Expression
import Indicators
import Pages

/// How points and rules are written on pages, in sheets and documents.
enum ScoreFormat {
    static let decimals = 2

    /// Places are told by what was not rounded: of two that are written alike one may stand before the other.
    static let ranking = "得分写到两位小数；名次按没有四舍五入的得分排，相差不超过 \(ScoreRanks.same) 分的名次相同。"

    /// `87.35`, at most two decimals.
    static func points(_ points: Double) -> String { Format.number(points == 0 ? 0 : points, places: decimals) }

    static func range(_ score: UnitScore) -> String? {
        guard score.high - score.low > ScoreRanks.same else { return nil }
        return "\(points(score.low))–\(points(score.high))"
    }

    static func places(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }

    static func state(_ point: ScorePoint, _ item: SchemeItem) -> String {
        switch point.state {
        case .notYet: "期末评"
        case .unknown: "未知"
        case .notApplicable: "\(points(point.points))*"
        case .known: item.kind == .veto ? (point.isVetoed ? "否决" : "没有") : points(point.points)
        }
    }

    static func worth(_ item: SchemeItem) -> String {
        switch item.kind {
        case .points: "\(points(item.points)) 分"
        case .deduction: "最多扣 \(points(item.points)) 分"
        case .bonus: "最多加 \(points(item.points)) 分"
        case .veto: "一票否决"
        }
    }

    static func rule(_ item: SchemeItem) -> String {
        switch item.rule {
        case .share(let formula): "满分 \(points(item.points)) × （\(formula.words)），不低于 0、不超过满分"
        case .score(let formula): "\(item.kind.word)：\(formula.words)，最多 \(points(item.points)) 分"
        case .holds(let formula): "\(formula.words) 时一票否决"
        }
    }

    static func origin(_ item: SchemeItem) -> String {
        switch item.origin {
        case .tasks(let goal?): "任务（\(goal)）"
        case .problems(let aspect?): "问题（\(aspect)）"
        case .indicator(let key), .target(let key): "\(item.origin.kind.word) \(key.set).\(key.indicator)"
        default: item.origin.kind.word
        }
    }
}
