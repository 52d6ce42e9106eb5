import Core
import Directives
import PolicyText

/// What a person wants to see of the tasks; everything empty means all that are not withdrawn.
package struct TaskFilter: Hashable, Sendable {
    package var lights: Set<Light> = []
    package var stages: Set<TaskStage> = []
    /// A unit in any role, or in `role` where that is given.
    package var unit: UnitID?
    package var role: UnitRole?
    /// Tasks led from a township: its government's and its villages'.
    package var township: RegionCode?
    package var directive: DirectiveID?
    /// Tasks of documents older than this one, or of none: the column 其他文件 of the wall.
    package var olderThan: DirectiveID?
    /// A part of the document; 0 for tasks outside all parts.
    package var section: Int?
    package var goal: RevitalisationGoal?
    package var dueFrom: Day?
    package var dueThrough: Day?
    package var text = ""
    package var order = TaskOrder.deadline

    package init() {}

    /// Whether anything narrows the list.
    package var isEmpty: Bool {
        var plain = self
        plain.order = .deadline
        return plain == TaskFilter()
    }
}

package enum TaskOrder: String, CaseIterable, Sendable {
    /// Earliest deadline first, tasks without one behind those; what is closed stands behind all that is open.
    case deadline
    case number
    /// Furthest behind the plan first.
    case gap

    package var word: String {
        switch self {
        case .deadline: "按时限"
        case .number: "按编号"
        case .gap: "按落后程度"
        }
    }
}

extension TaskFilter {
    /// Whether what is asked for is all open or all closed, so that open tasks need not be put first.
    var isOfOneKind: Bool { !stages.isEmpty || lights.isFinished }
}

extension Set<Light> {
    /// Whether only lights of tasks that are over are asked for: those are stages of the same name.
    var isFinished: Bool { !isEmpty && isSubset(of: [.closed, .withdrawn]) }
}

/// Where a page of the list begins: the sort key and id of the last task of the page before.
package struct TaskCursor: Hashable, Sendable, LosslessStringConvertible {
    package let key: Double
    package let id: TaskID

    package init(key: Double, id: TaskID) {
        self.key = key
        self.id = id
    }

    package var description: String { "\(key)_\(id)" }

    package init?(_ text: String) {
        let parts = text.split(separator: "_")
        guard parts.count == 2, let key = Double(parts[0]), key.isFinite, let id = TaskID(String(parts[1])) else {
            return nil
        }
        self.init(key: key, id: id)
    }
}

/// A line of the list.
package struct TaskLine: Hashable, Sendable {
    package let task: Task
    package let leadName: String
    package let light: Light
    package let cursor: TaskCursor
    /// The person it was given to; read only where parts are listed.
    package var holder: String?
}
