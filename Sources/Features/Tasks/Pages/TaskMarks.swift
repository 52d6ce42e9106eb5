import Pages
import PolicyText

extension Light {
    /// The light as pages draw it: colour, word and shape.
    package var signal: Signal {
        switch self {
        case .behind: .behind
        case .slow: .slow
        case .onTrack: .onTrack
        case .notDue: .notDue
        case .closed: .closed
        case .withdrawn: .withdrawn
        }
    }
}

extension UnitRole {
    package var word: String {
        switch self {
        case .lead: "牵头单位"
        case .responsible: "责任单位"
        case .supporting: "配合单位"
        }
    }
}

extension DutyKind {
    package var word: String {
        switch self {
        case .action: "行动"
        case .target: "目标"
        case .limit: "控制"
        case .prohibition: "禁止"
        case .standing: "长期"
        }
    }
}
