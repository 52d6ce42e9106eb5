import Core
import Directives
import Indicators
import Inspections
import Papers
import Rounds
import Workflow

/// 现场推进会: people go from place to place, look, score, promise, and what they say becomes tasks.
package struct Meeting: Hashable, Sendable {
    package let id: MeetingID
    package let county: RegionCode
    /// Who convenes it.
    package let unit: UnitID
    package let unitName: String
    package let stage: MeetingStage
    package let arrangement: MeetingArrangement
    /// What leaders said, one matter a line.
    package let minutes: String
    package let directive: DirectiveID?
    package let minutesPaper: PaperID?
    /// What was said on closing or withdrawing.
    package let conclusion: String
    package let person: String
    package let madeAt: Instant
    package let openedAt: Instant?
    package let closedAt: Instant?
    /// Grows with every change; a form that was filled against an older one is refused.
    package let version: Int

    package var title: String { arrangement.title }
    package var day: Day { arrangement.day }
    package var address: String { "/meetings/\(id)" }
}

/// What is arranged beforehand.
package struct MeetingArrangement: Hashable, Sendable {
    package let title: String
    package let day: Day
    /// The document that asks for the meeting, who approved it, and the line of the yearly plan it counts against.
    package let document: String
    package let approvedBy: String
    package let yearItem: YearItemID
    /// Where people sit together afterwards; may be empty.
    package let seat: String
    package let start: MeetingStart
    /// Kilometres an hour along the straight line between two points.
    package let speed: Int
    package let criteria: [MeetingCriterion]
    /// The year whose responsibility letters are signed at the meeting; nil where none are.
    package let letterYear: Int?
}

/// Where people set out and come back to, and when.
package struct MeetingStart: Hashable, Sendable {
    package let place: String
    package let position: OutlinePoint?
    /// Minutes since midnight.
    package let minute: Int

    package init(place: String, position: OutlinePoint?, minute: Int) {
        self.place = place
        self.position = position
        self.minute = minute
    }
}

package enum MeetingStage: String, CaseIterable, WorkflowStage {
    case preparing, underway, closed, withdrawn

    package var word: String {
        switch self {
        case .preparing: "准备"
        case .underway: "进行"
        case .closed: "结束"
        case .withdrawn: "已取消"
        }
    }
}

/// A unit that is present: what it pledged, and in which form.
package struct MeetingUnit: Hashable, Sendable {
    package let unit: UnitID
    package let name: String
    package let region: RegionCode
    package let isTownship: Bool
    /// Drawn to speak, or handed in on paper; nil as long as neither.
    package let form: PledgeForm?
    package let words: String
    package let person: String
    package let pledgedAt: Instant?
}

/// 大会表态发言、提交书面发言 (讲话).
package enum PledgeForm: String, CaseIterable, Sendable {
    case spoken, written

    package var word: String { self == .spoken ? "大会发言" : "书面发言" }
}
