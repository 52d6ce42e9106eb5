import Core
import Indicators
import Tasks

/// What a figure of a document is asked from. Its text is kept with the document, in its digital copy too, and asked again
/// when somebody wants to know what has changed.
package enum FigureQuery: Hashable, Sendable {
    /// How many tasks a list holds, by the query of the list's address.
    case tasks(String)
    case task(TaskID, TaskMeasure)
    case indicator(IndicatorKey, RegionCode)

    package enum TaskMeasure: String, CaseIterable, Sendable {
        case percent, expected, gap, late, light

        var word: String {
            switch self {
            case .percent: "进度"
            case .expected: "应达"
            case .gap: "落后"
            case .late: "逾期天数"
            case .light: "灯"
            }
        }
    }

    /// The page where the figure opens.
    package var address: String {
        switch self {
        case .tasks(let query): query.isEmpty ? "/tasks" : "/tasks?\(query)"
        case .task(let id, _): "/tasks/\(id)"
        case .indicator(let key, let region): "/indicators/\(key.set)/\(key.indicator)?region=\(region)"
        }
    }
}

extension FigureQuery: LosslessStringConvertible {
    package var description: String {
        switch self {
        case .tasks(let query): "tasks \(query)"
        case .task(let id, let measure): "task \(id) \(measure.rawValue)"
        case .indicator(let key, let region): "indicator \(key.set) \(key.indicator) \(region)"
        }
    }

    package init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("tasks", 2): self = .tasks(parts[1])
        case ("task", 3):
            guard let id = TaskID(parts[1]), let measure = TaskMeasure(rawValue: parts[2]) else { return nil }
            self = .task(id, measure)
        case ("indicator", 4):
            guard let region = RegionCode(parts[3]) else { return nil }
            self = .indicator(IndicatorKey(parts[1], parts[2]), region)
        default: return nil
        }
    }
}
