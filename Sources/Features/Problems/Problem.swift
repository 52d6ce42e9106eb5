import Core
import Ledgers
import Tasks

package typealias ProblemID = Identifier<Problem>
package enum BatchSubject {}
package typealias BatchID = Identifier<BatchSubject>

/// Something found wrong in a place, with the unit that puts it right and the days by which it does.
package struct Problem: Hashable, Sendable {
    package let id: ProblemID
    package let county: RegionCode
    /// The place it lies in.
    package var region: RegionCode
    /// 具体地点: where in that place.
    package var spot: String
    package let number: ProblemNumber
    /// The list it came with, and its number there.
    package var batch: BatchID?
    package var batchNumber: Int?
    package var source: ProblemSource
    /// 方面, on sheets of inspections 类别.
    package var aspect: String
    package var content: String
    package var foundOn: Day
    /// 检查人.
    package var finder: String
    package var owner: UnitID?
    /// 整改责任人.
    package var person: String
    /// 审核单位: looks through what the owner says is done, before another unit verifies it.
    package var checker: UnitID?
    package var cause: String
    package var measures: String
    /// 整改资金, as written.
    package var funds: String
    /// Whether the result is shown to the public before close-out.
    package var needsNotice: Bool
    /// The last day of the notice.
    package var noticeUntil: Day?
    package var stage: ProblemStage
    package var task: TaskID?
    package var item: ItemID?
    package let enteredBy: AccountID
    package let enteredUnit: UnitID
    package var assignedOn: Day?
    package var assignedBy: AccountID?
    package var receivedOn: Day?
    package var closedOn: Day?
    /// The day of the first phase not reached; what the light is computed from.
    package var nextDay: Day?
    package var returns: Int
    package var reopenings: Int
    package var remark: String
    /// Grows with every change; a form that was filled against an older one is refused.
    package var version: Int

    /// What lists call it: the first sentence, cut where it is long.
    package var title: String { ProblemTitle.of(content) }

    /// Cause, measures and a person: without them there is no plan (讲话: 逐一研究，问题、原因、措施、责任、时限).
    package var hasPlan: Bool { !cause.isEmpty && !measures.isEmpty && !person.isEmpty }

    package var standing: ProblemStanding {
        ProblemStanding(stage: stage, nextDay: nextDay, assignedOn: assignedOn, hasPlan: hasPlan)
    }
}

/// 〔2026〕3号 among the problems of a county and year.
package struct ProblemNumber: Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    package let sequence: Int

    package init(year: Int, sequence: Int) {
        self.year = year
        self.sequence = sequence
    }

    package var description: String { "问题〔\(year)〕\(sequence)号" }
}

/// How a problem came to light.
package enum ProblemSource: String, CaseIterable, Sendable {
    case inspection, selfCheck, lookBack, higherList, patrol, villager, rule

    package var word: String {
        switch self {
        case .inspection: "督查检查"
        case .selfCheck: "自查自纠"
        case .lookBack: "回头看"
        case .higherList: "上级反馈"
        case .patrol: "巡查"
        case .villager: "群众反映"
        case .rule: "数据比对"
        }
    }
}

/// One of the days a problem is put right by: 6月10日前取得明显成效，6月底前全面整改到位.
package struct ProblemPhase: Hashable, Sendable {
    package let ordinal: Int
    package var due: Day
    package var goal: String
    package var reachedOn: Day?

    package init(ordinal: Int, due: Day, goal: String, reachedOn: Day? = nil) {
        self.ordinal = ordinal
        self.due = due
        self.goal = goal
        self.reachedOn = reachedOn
    }
}

/// What lists call a problem: the first sentence of what was found.
package enum ProblemTitle {
    private static let longest = 36

    package static func of(_ content: String) -> String {
        let first = content.split(whereSeparator: { "。；;\n".contains($0) }).first.map(String.init) ?? content
        guard first.count > longest else { return first }
        let cut = first.prefix(longest)
        let end = cut.lastIndex { "，,、：".contains($0) }.flatMap { end in
            cut.distance(from: cut.startIndex, to: end) > 12 ? end : nil
        }
        return String(end.map { cut[..<$0] } ?? cut) + "…"
    }
}
