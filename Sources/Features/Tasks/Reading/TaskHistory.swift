import Core
import Workflow

/// Everything that happened to a task, as its page shows it.
package struct TaskHistory: Sendable {
    package let events: [TaskEvent]
    package let files: [Attachment]
    package let extensions: [ExtensionRequest]

    /// The newest report of each unit.
    package var latestReports: [UnitID: TaskEvent] {
        let reports = events.filter { if case .reported = $0.kind { true } else { false } }
        return Dictionary(reports.compactMap { event in event.unit.map { ($0, event) } }) { _, newer in newer }
    }
}

/// One thing that happened.
package struct TaskEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case issued
        case moved(transition: String, to: TaskStage)
        /// Percentage after the report, and the amount reported.
        case reported(percent: Double, quantity: Double?)
        case extensionAsked(from: Day, to: Day)
        case reminded(unit: String, seenBy: String?, seenAt: Instant?)
    }

    package let kind: Kind
    package let person: String
    /// Nil for the issue.
    package let unit: UnitID?
    package let unitName: String
    package let words: String
    package let at: Instant
    package let files: [Attachment]
}

package struct ExtensionRequest: Hashable, Sendable {
    package let id: Int64
    package let person: String
    package let unitName: String
    package let oldDay: Day
    package let newDay: Day
    package let reason: String
    package let at: Instant
    /// Nil while it waits.
    package let isGranted: Bool?
    package let decisionReason: String?
    package let decidedBy: String?
    package let decidedAt: Instant?
}
