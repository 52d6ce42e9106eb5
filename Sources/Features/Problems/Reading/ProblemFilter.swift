import Core
import Papers
import Tasks

/// What a person wants to see of the problems; everything empty means all that are not withdrawn.
package struct ProblemFilter: Hashable, Sendable {
    package var text = ""
    package var lights: Set<Light> = []
    package var stages: Set<ProblemStage> = []
    package var aspect: String?
    package var source: ProblemSource?
    /// The owner.
    package var unit: UnitID?
    /// Problems in a place and everything below it.
    package var place: RegionCode?
    package var batch: BatchID?
    package var task: TaskID?
    /// The problems of one document.
    package var paper: PaperID?
    package var order = ProblemOrder.deadline

    package init() {}

    package var isEmpty: Bool {
        var plain = self
        plain.order = .deadline
        return plain == ProblemFilter()
    }
}

package enum ProblemOrder: String, CaseIterable, Sendable {
    /// The earliest unreached phase first; what is closed stands behind all that is open.
    case deadline
    case number
    /// Last found first.
    case found
}

/// A line of the list.
package struct ProblemLine: Hashable, Sendable {
    package let problem: Problem
    package let ownerName: String
    package let placeName: String
    package let light: Light
    package let cursor: ProblemCursor
}

/// Where a page of the list begins.
package struct ProblemCursor: Hashable, Sendable, LosslessStringConvertible {
    package let key: Int64
    package let id: ProblemID

    package init(key: Int64, id: ProblemID) {
        self.key = key
        self.id = id
    }

    package var description: String { "\(key)_\(id)" }

    package init?(_ text: String) {
        let parts = text.split(separator: "_")
        guard parts.count == 2, let key = Int64(parts[0]), let id = ProblemID(String(parts[1])) else { return nil }
        self.init(key: key, id: id)
    }
}

/// Which page of the list a person turned to.
package struct ProblemTurn: Hashable, Sendable {
    package var after: ProblemCursor?
    package var before: ProblemCursor?

    package init(after: ProblemCursor? = nil, before: ProblemCursor? = nil) {
        self.after = after
        self.before = before
    }
}
