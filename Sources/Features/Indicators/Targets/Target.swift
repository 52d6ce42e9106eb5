import Core
import Programmes

package enum TargetSubject {}
package typealias TargetID = Identifier<TargetSubject>

/// What an indicator is to come to in a place by a day. A changed target is a new version; the earlier one keeps its days.
package struct Target: Hashable, Sendable {
    package let id: TargetID
    package let key: IndicatorKey
    package let region: RegionCode
    package let year: Int
    package let version: Int
    /// To be reached, not passed, or the upper end of the interval; what the year is to add where `isAdded`.
    package let value: Double
    package let low: Double?
    /// The year is to add the value to what stood there before.
    package let isAdded: Bool
    /// Where the number stood before the first day, kept with the target so that its course never moves.
    package let base: Double?
    package let startsOn: Day
    package let dueOn: Day
    package let trajectory: Trajectory
    /// The document's words, or who decided it.
    package let source: String
    /// Why it was changed; empty in the first version.
    package let reason: String
    package let account: AccountID?
    package let person: String
    package let unitName: String
    package let setAt: Instant
    /// Since when another version stands in its place.
    package let endedAt: Instant?

    package func course(_ direction: Indicator.Direction) -> Course {
        Course(
            direction,
            base: base,
            goal: isAdded ? (base ?? 0) + value : value,
            low: low,
            startsOn: startsOn,
            dueOn: dueOn,
            trajectory: trajectory
        )
    }
}

/// What somebody wants a target to be.
package struct TargetDraft: Hashable, Sendable {
    package var value: Double?
    package var low: Double?
    package var isAdded: Bool
    package var startsOn: Day?
    package var dueOn: Day?
    package var trajectory: Trajectory
    package var source: String
    package var reason: String

    package init(
        value: Double?,
        low: Double? = nil,
        isAdded: Bool = false,
        startsOn: Day? = nil,
        dueOn: Day?,
        trajectory: Trajectory = .straight,
        source: String = "",
        reason: String = ""
    ) {
        self.value = value
        self.low = low
        self.isAdded = isAdded
        self.startsOn = startsOn
        self.dueOn = dueOn
        self.trajectory = trajectory
        self.source = source
        self.reason = reason
    }
}

extension TargetDraft {
    /// What the playbook proposes for a year; nil where the document hides the number.
    package init(_ template: TargetTemplate, in year: Int) {
        self.init(
            value: template.value,
            low: template.low,
            startsOn: template.from?.day(in: year) ?? Day(year: year, month: 1, day: 1),
            dueOn: template.by.day(in: template.isOverNewYear ? year + 1 : year),
            trajectory: template.trajectory,
            source: template.source
        )
    }

    package init(_ target: Target) {
        self.init(
            value: target.value,
            low: target.low,
            isAdded: target.isAdded,
            startsOn: target.startsOn,
            dueOn: target.dueOn,
            trajectory: target.trajectory,
            source: target.source
        )
    }

    /// Whether both ask the same; where it is written and why it changed may differ.
    func asksSame(as other: TargetDraft) -> Bool {
        var plain = other
        (plain.source, plain.reason) = (source, reason)
        return plain == self
    }

    /// The course of a proposal nobody has set yet: where it stood before is not known.
    func course(_ direction: Indicator.Direction) -> Course? {
        guard let value, let startsOn, let dueOn else { return nil }
        return Course(
            direction,
            base: nil,
            goal: value,
            low: low,
            startsOn: startsOn,
            dueOn: dueOn,
            trajectory: trajectory
        )
    }
}

/// `straight`, `season 0,0,0.1,…`, `milestones 05-31=0.3,10-31=1`: as stored and as typed.
extension Trajectory: LosslessStringConvertible {
    package var description: String {
        switch self {
        case .straight: "straight"
        case .season(let shares): "season " + shares.map(Self.plain).joined(separator: ",")
        case .milestones(let steps):
            "milestones "
                + steps.map { "\($0.by.month.padded(2))-\($0.by.day.padded(2))=\(Self.plain($0.share))" }
                .joined(separator: ",")
        }
    }

    package init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("straight", 1): self = .straight
        case ("season", 2):
            let shares = parts[1].split(separator: ",").compactMap { Double($0) }
            guard shares.count == 12, shares.allSatisfy({ $0 >= 0 && $0.isFinite }), shares.reduce(0, +) > 0 else {
                return nil
            }
            self = .season(shares)
        case ("milestones", 2):
            let steps = parts[1].split(separator: ",").map { Milestone(String($0)) }
            guard !steps.isEmpty, steps.allSatisfy({ $0 != nil }) else { return nil }
            self = .milestones(steps.compactMap { $0 })
        default: return nil
        }
    }

    private static func plain(_ share: Double) -> String {
        share == share.rounded() ? String(Int(share)) : String(share)
    }
}

extension Trajectory.Milestone {
    /// `05-31=0.3`.
    init?(_ text: String) {
        let pair = text.split(separator: "=")
        let day = pair.first?.split(separator: "-").compactMap { Int($0) } ?? []
        guard pair.count == 2, day.count == 2, let by = MonthDay(month: day[0], day: day[1]),
            let share = Double(pair[1]), (0...1).contains(share)
        else { return nil }
        self.init(by: by, share: share)
    }
}
