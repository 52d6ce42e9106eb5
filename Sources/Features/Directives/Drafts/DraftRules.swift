import Core
import PolicyText

/// What a draft lacks.
package enum DraftGap: String, Sendable, CaseIterable, Codable {
    /// No unit leads.
    case lead
    /// More than one unit leads.
    case severalLeads
    /// The lead unit is none the county knows.
    case unknownLead
    case title
    /// Another named unit is none the county knows.
    case unknownUnit
    /// Neither the draft nor its section has a day, and the duty is not one without end.
    case deadline
    /// Its day has passed.
    case overdue
    /// A number the document hides.
    case masked

    /// Whether a draft with this gap cannot become a task.
    package var stopsIssuing: Bool {
        switch self {
        case .lead, .severalLeads, .unknownLead, .title, .overdue: true
        case .unknownUnit, .deadline, .masked: false
        }
    }
}

package enum DraftRules {
    /// What stands in the way of issuing; empty where the draft can become a task. Words: `directiveWords`.
    package static func issues(_ draft: DraftTask, on today: Day) -> [Issue] {
        gaps(draft, on: today).filter(\.stopsIssuing).map { gap in
            Issue(
                "draft.\(gap.rawValue)",
                field: "draft-\(draft.id)",
                ["draft": name(draft), "unit": unknown(draft), "deadline": draft.due?.description ?? ""]
            )
        }
    }

    /// Everything a person may still want to enter, in the order in which it is asked for.
    package static func gaps(_ draft: DraftTask, on today: Day) -> [DraftGap] {
        var gaps = leadGap(draft).map { [$0] } ?? []
        if draft.title.isEmpty { gaps.append(.title) }
        if draft.named.contains(where: { $0.role != .lead && !$0.isKnown }) { gaps.append(.unknownUnit) }
        if draft.due == nil, !isWithoutEnd(draft) { gaps.append(.deadline) }
        if let due = draft.due, due < today { gaps.append(.overdue) }
        if !draft.masked.isEmpty { gaps.append(.masked) }
        return gaps
    }

    /// What keeps a draft from having one lead unit the county knows.
    package static func leadGap(_ draft: DraftTask) -> DraftGap? {
        let leads = draft.named.filter { $0.role == .lead }
        if leads.isEmpty { return .lead }
        if leads.count > 1 { return .severalLeads }
        return leads[0].members.count == 1 ? nil : .unknownLead
    }

    /// How many drafts lack each thing; for masked values the numbers themselves are counted.
    package static func missing(_ drafts: [DraftTask], on today: Day) -> [DraftGap: Int] {
        var counts: [DraftGap: Int] = [:]
        for draft in drafts {
            for gap in gaps(draft, on: today) { counts[gap, default: 0] += gap == .masked ? draft.masked.count : 1 }
        }
        return counts
    }

    private static func isWithoutEnd(_ draft: DraftTask) -> Bool {
        draft.kind == .standing || draft.kind == .prohibition || draft.cadence != nil
    }

    private static func name(_ draft: DraftTask) -> String {
        let text = draft.title.isEmpty ? draft.content : draft.title
        return text.count > 24 ? text.prefix(23) + "…" : text
    }

    private static func unknown(_ draft: DraftTask) -> String {
        draft.named.first { $0.role == .lead && !$0.isKnown }?.written ?? ""
    }
}
