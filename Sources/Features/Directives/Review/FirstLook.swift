import PolicyText

/// Why a person should look at a reading first: what to compare with the text. Pure.
///
/// A missing lead or day is none of these: such gaps have filters of their own, and nearly every task of a speech has one.
package enum FirstLook: Hashable, Sendable {
    /// The sentence may be no task.
    case unsure
    case severalLeads
    case unknownLead(String)
    /// Several days and no stages: one was taken.
    case severalDays(String)
    /// So many sentences that it may be several tasks.
    case long(sentences: Int)

    static let longest = 200

    package static func reasons(_ draft: DraftTask) -> [FirstLook] {
        // A person has looked.
        guard draft.confidence < 1 else { return [] }
        let gap = DraftRules.leadGap(draft)
        var reasons: [FirstLook] = []
        if draft.confidence < ReviewPlace.Filter.unsureBelow { reasons.append(.unsure) }
        if gap == .severalLeads { reasons.append(.severalLeads) }
        if gap == .unknownLead, let lead = draft.lead { reasons.append(.unknownLead(lead.written)) }
        let days = draft.deadlineText?.split(separator: "；").count ?? 0
        if days > 1, draft.confidence < 0.9, let text = draft.deadlineText { reasons.append(.severalDays(text)) }
        let sentences = draft.content.count { "。；！".contains($0) }
        if draft.content.count > longest, sentences > 3 { reasons.append(.long(sentences: sentences)) }
        return reasons
    }

    /// Drafts to look at, the least certain first.
    package static func order(_ drafts: [DraftTask]) -> [DraftTask] {
        drafts.filter { !reasons($0).isEmpty }.sorted {
            ($0.confidence, $0.position, $0.id) < ($1.confidence, $1.position, $1.id)
        }
    }

    /// What to look at, as a sentence.
    package var sentence: String {
        switch self {
        case .unsure: "拿不准是不是要办的事：是就按 c 确认，不是就舍弃"
        case .severalLeads: "写了几个牵头单位，留下一个"
        case .unknownLead(let name): "“\(name)”还没有对应到县里的单位"
        case .severalDays(let text): "写了几个时间（\(text)），核对取的是哪一个"
        case .long(let sentences): "有 \(sentences) 个句段，看要不要拆分"
        }
    }
}
