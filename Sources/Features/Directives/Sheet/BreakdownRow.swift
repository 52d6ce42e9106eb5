import Core
import PolicyText

/// A line of a 任务分解表: of a draft, an issued task or a task just read from a file.
package struct BreakdownRow: Hashable, Sendable {
    /// 〔2026〕1号; nil before issuing, when the place in the sheet numbers the line.
    package var number: String?
    /// The part of the document, printed once above its lines; empty for none.
    package var section: String
    package var title: String
    package var content: String
    /// Each quantified target as a phrase.
    package var targets: [String]
    /// 牵头县领导
    package var leader: String?
    package var lead: [String]
    package var responsible: [String]
    package var supporting: [String]
    package var deadline: Day?
    /// The document's own words for the time, stages included.
    package var deadlineText: String?
    package var cadence: String?

    package init(
        number: String? = nil,
        section: String = "",
        title: String,
        content: String,
        targets: [String] = [],
        leader: String? = nil,
        lead: [String] = [],
        responsible: [String] = [],
        supporting: [String] = [],
        deadline: Day? = nil,
        deadlineText: String? = nil,
        cadence: String? = nil
    ) {
        self.number = number
        self.section = section
        self.title = title
        self.content = content
        self.targets = targets
        self.leader = leader
        self.lead = lead
        self.responsible = responsible
        self.supporting = supporting
        self.deadline = deadline
        self.deadlineText = deadlineText
        self.cadence = cadence
    }

    /// The task as it stands in its cell: the name, and the words it came from where they say more.
    package var task: String { title.isEmpty || content == title ? content : "\(title)：\(content)" }

    /// Responsible units by name, supporting ones behind 配合.
    package var others: String {
        let parts = [responsible.joined(separator: "、"), supporting.joined(separator: "、")]
        if parts[1].isEmpty { return parts[0] }
        return [parts[0], "配合：" + parts[1]].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// `2026年6月30日前`, the document's words under it where they say more, and the rhythm.
    package var time: String {
        let day = deadline.map { "\($0.year)年\($0.month)月\($0.day)日前" }
        return [day, deadlineText, cadence].compactMap { $0 }.joined(separator: "\n")
    }
}

extension BreakdownRow {
    package init(_ draft: DraftTask, section: String) {
        func names(_ role: UnitRole) -> [String] { draft.named.filter { $0.role == role }.map(\.name) }
        self.init(
            section: section,
            title: draft.title,
            content: draft.content,
            targets: draft.quantities.map(DraftWords.quantity),
            leader: draft.leader,
            lead: names(.lead),
            responsible: names(.responsible),
            supporting: names(.supporting),
            deadline: draft.due,
            deadlineText: draft.deadlineText,
            cadence: DraftWords.cadence(draft.cadence, draft.cadenceText)
        )
    }
}
