import Core
import Directives
import Papers
import Workflow

package typealias RoundID = Identifier<Round>

/// 轮次: a cadence that came due. It knows who owes something, who has said it, and how it ended.
package struct Round: Hashable, Sendable {
    package let id: RoundID
    package let county: RegionCode
    package let cadence: CadenceID
    package let kind: RoundKind
    package let title: String
    /// The day by the rule, and the day people meet.
    package let planned: Day
    package let due: Day
    /// What happened since this day is told: the day after the round before.
    package let from: Day
    package let asks: String
    package let register: String
    package let stage: RoundStage
    package let openedAt: Instant
    package let openedBy: String
    package let closedAt: Instant?
    package let closedBy: String
    /// What was said on closing.
    package let closing: String
    /// What was decided, one matter a line.
    package let minutes: String
    package let directive: DirectiveID?
    package let minutesPaper: PaperID?
    package let bulletinPaper: PaperID?
    /// Grows with every change; a form that was filled against an older one is refused.
    package let version: Int

    package var isSurvey: Bool { kind == .survey }

    /// Whether a unit that says its part again replaces a promise.
    func replaces(_ promise: RoundPromise, on today: Day) -> Bool { promise.result == nil && today <= due }
}

package enum RoundStage: String, CaseIterable, WorkflowStage {
    case open, closed

    package var word: String { self == .open ? "进行中" : "已结束" }
}

/// What became of somebody who owes something.
package enum OwnerStanding: String, CaseIterable, Sendable {
    /// Said what was asked.
    case reported
    /// Nothing had to be asked: ledgers, tasks and problems tell it.
    case known
    case missing

    package var word: String {
        switch self {
        case .reported: "已填报"
        case .known: "数据已有，不用报"
        case .missing: "还没有报"
        }
    }

    /// What it is called once the round is over.
    var closedWord: String { self == .missing ? "未报" : word }
}

/// A unit that owes something to a round.
package struct RoundOwner: Hashable, Sendable {
    package let unit: UnitID
    package let name: String
    package let region: RegionCode
    package let words: String
    package let reportedAt: Instant?
    package let person: String
    package let remindedAt: Instant?
    /// As it was when the round was closed; nil while it is open.
    package let closedAs: OwnerStanding?

    /// - Parameter asked: how many things only this unit can say.
    package func standing(asked: Int) -> OwnerStanding {
        if let closedAs { return closedAs }
        if reportedAt != nil { return .reported }
        return asked == 0 ? .known : .missing
    }
}
