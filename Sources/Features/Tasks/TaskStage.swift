import Workflow

/// Where a task stands.
package enum TaskStage: String, CaseIterable, WorkflowStage, Codable {
    case awaitingSigning
    case underway
    case objected
    case awaitingVerification
    case closed
    case withdrawn

    package var word: String {
        switch self {
        case .awaitingSigning: "待签收"
        case .underway: "办理中"
        case .objected: "异议中"
        case .awaitingVerification: "待核验"
        case .closed: "已销号"
        case .withdrawn: "已撤销"
        }
    }

    /// Closed and withdrawn tasks ask nothing of anybody.
    package var isOpen: Bool { self != .closed && self != .withdrawn }

    package static let open = Set(allCases.filter(\.isOpen))
}
