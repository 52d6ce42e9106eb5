import Expression
import Indicators

/// Where the facts of an item come from. This list is closed on purpose: 国办函〔2026〕12号 forbids log-ins, clicks, likes,
/// study time, time online, photos and tracks as measures of work, and there is no case here that could carry one.
package enum ScoreOrigin: Hashable, Sendable {
    /// A number of the place, as computed from ledgers or entered with its source.
    case indicator(IndicatorKey)
    /// How far a target of the place is reached.
    case target(IndicatorKey)
    /// Tasks that came due; of one goal where that is named.
    case tasks(goal: String?)
    /// Problems whose last day came; of one aspect where that is named.
    case problems(aspect: String?)
    /// Scores of visits.
    case inspections
    /// What those present at on-site meetings scored the points in a township.
    case meetings
    /// A mark with an evidence file, given by supervision or by a unit of this function.
    case manual(by: String?)

    package var kind: Kind {
        switch self {
        case .indicator: .indicator
        case .target: .target
        case .tasks: .tasks
        case .problems: .problems
        case .inspections: .inspections
        case .meetings: .meetings
        case .manual: .manual
        }
    }

    package enum Kind: String, CaseIterable, Sendable {
        case indicator, target, tasks, problems, inspections, meetings, manual

        package var word: String {
            switch self {
            case .indicator: "指标"
            case .target: "专项目标"
            case .tasks: "任务"
            case .problems: "问题"
            case .inspections: "督查检查"
            case .meetings: "现场推进会打分"
            case .manual: "人工评分"
            }
        }
    }
}

extension ScoreOrigin.Kind {
    /// The names a formula about such facts may use, in the order facts are given.
    package var vocabulary: Vocabulary {
        Vocabulary(names: (names + [("full", "满分")]).map { Vocabulary.Name($0.0, $0.1, .number) })
    }

    private var names: [(String, String)] {
        switch self {
        case .indicator: [("value", "指标值")]
        case .target: [("value", "现在"), ("goal", "目标"), ("expected", "应达"), ("reached", "实现程度"), ("pace", "按进度实现程度")]
        case .tasks:
            [
                ("due", "到期任务"), ("on_time", "按期销号"), ("closed", "已销号"), ("late", "逾期后销号"), ("overdue", "逾期未销号"),
                ("late_days", "逾期天数"), ("returned", "被退回次数"),
            ]
        case .problems:
            [
                ("due", "到期问题"), ("on_time", "按期销号"), ("closed", "已销号"), ("late", "逾期后销号"), ("overdue", "逾期未销号"),
                ("late_days", "逾期天数"), ("returned", "被退回次数"), ("reopened", "销号后又出现"),
            ]
        case .inspections: [("visits", "检查次数"), ("mean", "平均得分率"), ("lowest", "最低得分率")]
        case .meetings: [("points", "看过的点"), ("mean", "平均得分率"), ("lowest", "最低得分率")]
        case .manual: [("mark", "评分")]
        }
    }
}
