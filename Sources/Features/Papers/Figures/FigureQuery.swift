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
    /// Programmes whose number in a place has a light.
    case programmes(Light, RegionCode, Programmes, Answer)
    /// Places of a programme that have a light.
    case places(programme: String, Light, Answer)
    /// What a number is to be by now, or its light.
    case standing(IndicatorKey, RegionCode, Standing)
    /// The day the figures of a document are of: it moves with them.
    case day

    /// Which programmes are counted.
    package enum Programmes: String, CaseIterable, Sendable {
        /// All of which somebody asks a number.
        case asked
        /// Those whose number of the whole has a light.
        case lit
        /// Those whose number of the whole has another light, and one that is asked beside it has this one.
        case beside
    }

    package enum Answer: String, CaseIterable, Sendable { case count, names }

    package enum Standing: String, CaseIterable, Sendable { case expected, light }

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
        case .indicator(let key, let region), .standing(let key, let region, _):
            "/indicators/\(key.set)/\(key.indicator)?region=\(region)"
        case .programmes, .day: "/programmes"
        case .places(let programme, _, _): "/programmes/\(programme)"
        }
    }
}

extension FigureQuery: LosslessStringConvertible {
    package var description: String {
        switch self {
        case .tasks(let query): "tasks \(query)"
        case .task(let id, let measure): "task \(id) \(measure.rawValue)"
        case .indicator(let key, let region): "indicator \(key.set) \(key.indicator) \(region)"
        case .programmes(let light, let region, let which, let answer):
            "programmes \(light.rawValue) \(region) \(which.rawValue) \(answer.rawValue)"
        case .places(let programme, let light, let answer):
            "places \(programme) \(light.rawValue) \(answer.rawValue)"
        case .standing(let key, let region, let standing):
            "standing \(key.set) \(key.indicator) \(region) \(standing.rawValue)"
        case .day: "day"
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
        case ("programmes", 5):
            guard let light = Light(rawValue: parts[1]), let region = RegionCode(parts[2]),
                let which = Programmes(rawValue: parts[3]), let answer = Answer(rawValue: parts[4])
            else { return nil }
            self = .programmes(light, region, which, answer)
        case ("places", 4):
            guard let light = Light(rawValue: parts[2]), let answer = Answer(rawValue: parts[3]) else { return nil }
            self = .places(programme: parts[1], light, answer)
        case ("standing", 5):
            guard let region = RegionCode(parts[3]), let standing = Standing(rawValue: parts[4]) else { return nil }
            self = .standing(IndicatorKey(parts[1], parts[2]), region, standing)
        case ("day", 1): self = .day
        default: return nil
        }
    }
}
