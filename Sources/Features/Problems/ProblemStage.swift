import Workflow

/// Where a problem stands on its way: 整改方案 → 措施 → 证据 → 自查 → 乡镇或部门审核 → 另一个单位复核 → 需要时公示 → 销号.
package enum ProblemStage: String, CaseIterable, WorkflowStage {
    case found
    case assigned
    case underway
    case awaitingCheck
    case awaitingVerification
    case awaitingNotice
    case objected
    case closed
    case withdrawn

    package var word: String {
        switch self {
        case .found: "待交办"
        case .assigned: "待签收"
        case .underway: "整改中"
        case .awaitingCheck: "待审核"
        case .awaitingVerification: "待复核"
        case .awaitingNotice: "公示中"
        case .objected: "异议中"
        case .closed: "已销号"
        case .withdrawn: "已撤销"
        }
    }

    package var isOpen: Bool { self != .closed && self != .withdrawn }

    /// The owner has done its part: only the last day can speak against it.
    package var isHandedIn: Bool { Self.handedIn.contains(self) }

    package static let handedIn: Set<ProblemStage> = [.awaitingCheck, .awaitingVerification, .awaitingNotice]
    package static let open = Set(allCases.filter(\.isOpen))
}
