import Core
import Ledgers
import Programmes

/// What keeps a draft from being a target. Pure.
package enum TargetRules {
    private static let largest = 1e12
    /// The years a target may begin and end in.
    static let years = 2000...2100

    package static func issues(_ draft: TargetDraft, _ indicator: Indicator, isChange: Bool) -> [Issue] {
        var issues: [Issue] = []
        if let value = draft.value {
            if !value.isFinite || abs(value) > largest {
                issues.append(Issue("target.huge", field: "value"))
            } else if indicator.unit == "%", !indicator.mayExceed, !(0...100).contains(value),
                draft.isAdded || indicator.direction == .reach
            {
                issues.append(Issue("target.percent", field: "value"))
            } else if value < 0, indicator.direction == .reach, !draft.isAdded {
                issues.append(Issue("target.negative", field: "value"))
            }
            if draft.isAdded, value <= 0 { issues.append(Issue("target.nothingAdded", field: "value")) }
        } else {
            issues.append(Issue("target.value", field: "value", ["word": indicator.word, "unit": indicator.unit]))
        }
        if indicator.direction == .interval {
            guard let low = draft.low else { return issues + [Issue("target.low", field: "low")] + days(draft) }
            if let value = draft.value, low > value { issues.append(Issue("target.lowAbove", field: "low")) }
        }
        issues += days(draft) + steps(draft)
        if draft.source.isEmpty { issues.append(Issue("target.source", field: "source")) }
        if draft.source.count > 300 { issues.append(Issue("target.long", field: "source")) }
        if isChange, draft.reason.isEmpty { issues.append(Issue("target.reason", field: "reason")) }
        if draft.reason.count > 300 { issues.append(Issue("target.long", field: "reason")) }
        return issues
    }

    private static func days(_ draft: TargetDraft) -> [Issue] {
        guard let due = draft.dueOn else { return [Issue("target.due", field: "due")] }
        guard let start = draft.startsOn else { return [Issue("target.start", field: "start")] }
        if !years.contains(due.year) || !years.contains(start.year) {
            return [Issue("target.year", field: "due")]
        }
        if due <= start { return [Issue("target.dueBeforeStart", field: "due")] }
        return due.days(since: start) > 3700 ? [Issue("target.tooLong", field: "due")] : []
    }

    /// Milestones come in order of day and share, and end at the whole. Over New Year they go on until the last day.
    private static func steps(_ draft: TargetDraft) -> [Issue] {
        guard case .milestones(let steps) = draft.trajectory else { return [] }
        let days = draft.startsOn.flatMap { start in draft.dueOn.map { steps.days(from: start, through: $0) } }
        var isOtherYear = false
        for place in steps.indices.dropFirst() {
            let (step, next) = (steps[place - 1], steps[place])
            isOtherYear = isOtherYear || next.by <= step.by
            let isWithin = if let days, let due = draft.dueOn { days[place] <= due } else { !isOtherYear }
            if isOtherYear && !isWithin || next.share < step.share {
                return [Issue("target.milestoneOrder", field: "milestones")]
            }
        }
        return steps.last?.share == 1 ? [] : [Issue("target.milestoneEnd", field: "milestones")]
    }
}

/// Who may set which target; pure.
package enum TargetPolicy {
    /// The county's and the townships' are set by supervision and the department that leads; a township hands its own on
    /// to its villages.
    package static func maySet(_ actor: Actor, lead: String, functions: Set<String>, in region: RegionCode) -> Bool {
        guard actor.county == region.ancestor(at: .county), actor.region.contains(region) else { return false }
        switch (actor.role, region.level) {
        case (.supervisor, .county), (.supervisor, .township): return true
        case (.officer, .county), (.officer, .township): return functions.contains(lead)
        case (.township, .village): return true
        default: return false
        }
    }

    /// Whether the target of a place may be handed to the places below it.
    package static func mayHandDown(_ actor: Actor, lead: String, functions: Set<String>, from region: RegionCode)
        -> Bool
    {
        switch region.level {
        case .county: maySet(actor, lead: lead, functions: functions, in: region)
        case .township: actor.role == .township && actor.region == region
        default: false
        }
    }
}
