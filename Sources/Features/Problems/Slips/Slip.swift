import Core
import Tasks

package enum SlipSubject {}
package typealias SlipID = Identifier<SlipSubject>

/// What a unit is told in writing: 整改通知单 and 交办单 hand problems out, a 督办函 presses.
package enum SlipKind: String, CaseIterable, Sendable {
    case notice, assignment, supervision

    package var word: String {
        switch self {
        case .notice: "整改通知单"
        case .assignment: "交办单"
        case .supervision: "督办函"
        }
    }

    /// Before the year in the slip's number (GB/T 9704-2012, 7.2.5: 发文机关代字).
    var mark: String {
        switch self {
        case .notice: "整改"
        case .assignment: "交办"
        case .supervision: "督办"
        }
    }

    static let handingOut: [SlipKind] = [.assignment, .notice]
}

/// A numbered slip to one unit about one or more problems, with its receipt.
package struct Slip: Hashable, Sendable {
    package let id: SlipID
    package let county: RegionCode
    package let kind: SlipKind
    package let year: Int
    package let sequence: Int
    package let unit: UnitID
    package let unitName: String
    package let unitRegion: RegionCode
    /// 要求.
    package let words: String
    /// The day by which it is answered.
    package let answerBy: Day?
    package let issuerPerson: String
    package let issuerUnit: UnitID
    package let issuerName: String
    package let at: Instant
    package let receivedAt: Instant?
    package let receivedBy: String?

    /// 交办〔2026〕3号: one gap-free series per county, kind and year.
    package var number: String { "\(kind.mark)〔\(year)〕\(sequence)号" }
}

/// A slip as lists show it.
package struct SlipLine: Hashable, Sendable {
    package let slip: Slip
    package let problems: Int
    /// The act it went out with.
    package let occasion: Int64?
}

/// A slip as it stands on paper: what a page prints and a Word document is written from.
package struct SlipPaper: Sendable {
    package struct Row: Sendable {
        package let ordinal: Int
        package let problem: Problem
        package let place: String
        package let phases: [ProblemPhase]
    }

    package let slip: Slip
    package let countyName: String
    package let rows: [Row]

    package var title: String { slip.kind.word }

    /// The sentence before the table.
    package var opening: String {
        let count = rows.count
        switch slip.kind {
        case .notice: return "经检查，你单位存在下列 \(count) 个问题，现通知你单位限期整改。"
        case .assignment: return "现将下列 \(count) 个问题交由你单位牵头整改。"
        case .supervision: return "你单位负责整改的下列 \(count) 个问题没有按期取得成效，现予督办。"
        }
    }

    /// 每个阶段的时限和目标.
    package static func phases(_ phases: [ProblemPhase]) -> String {
        phases.map { "\($0.due.month)月\($0.due.day)日前\($0.goal)" }.joined(separator: "；")
    }
}
