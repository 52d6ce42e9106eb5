import Core
import PolicyText

/// One piece of work as it is compared: numbers, days and units in their common form, so that only a real difference
/// counts as one.
package struct ComparedWork: Hashable, Sendable {
    package let title: String
    package let content: String
    package let targets: [String]
    package let due: String
    package let cadence: String
    package let lead: String
    package let others: [String]
    /// Where it can be looked at; nil for a file that was only read.
    package let address: String?
    package let task: IssuedWork.Item?

    /// A draft; where it was issued, the day and the lead are those of the task as it stands now.
    init(_ draft: DraftTask, task: IssuedWork.Item? = nil) {
        title = draft.title
        content = draft.content
        targets = draft.quantities.map(DraftWords.quantity)
        due = (task?.due ?? draft.due)?.description ?? draft.deadlineText ?? ""
        cadence = DraftWords.cadence(draft.cadence, draft.cadenceText) ?? ""
        lead = task?.lead ?? draft.lead?.name ?? ""
        others = draft.named.filter { $0.role != .lead }.map(\.name).sorted()
        address = DirectiveAddress.draft(draft.id, in: draft.directive)
        self.task = task
    }

    /// A duty as it was read from a file.
    init(_ duty: Duty) {
        let row = BreakdownRow(duty, section: "")
        title = duty.title
        content = duty.text
        targets = row.targets
        due = row.deadline?.description ?? row.deadlineText ?? ""
        cadence = row.cadence ?? ""
        lead = row.lead.first ?? ""
        others = (row.responsible + row.supporting).sorted()
        address = nil
        task = nil
    }

    /// As kit PolicyText compares duties: by their words, and field by field as text.
    func duty(_ id: Int) -> Duty {
        let nowhere = TextSpan(0, 0)
        var duty = Duty(id: id, span: nowhere, text: content, title: title)
        duty.quantities = targets.map {
            QuantityMention(text: $0, subject: "", comparison: .exactly, value: nil, unit: "", span: nowhere)
        }
        if !due.isEmpty { duty.deadlines = [DeadlineMention(text: due, by: nil, span: nowhere)] }
        if !cadence.isEmpty { duty.cadences = [CadenceMention(text: cadence, period: nil, span: nowhere)] }
        if !lead.isEmpty { duty.units.append(UnitMention(text: lead, role: .lead, source: .note)) }
        duty.units += others.map { UnitMention(text: $0, role: .responsible, source: .note) }
        return duty
    }
}

/// What is new, changed, dropped and the same between two lists of work.
package struct WorkComparison: Sendable {
    package struct Pair: Sendable {
        package let old: ComparedWork
        package let new: ComparedWork
        /// Empty where both ask for the same.
        package let changes: [DocumentComparison.FieldChange]
    }

    package private(set) var changed: [Pair] = []
    package private(set) var same: [Pair] = []
    package private(set) var added: [ComparedWork] = []
    package private(set) var dropped: [ComparedWork] = []

    package init(old: [ComparedWork], new: [ComparedWork]) {
        let comparison = compare(
            old: old.enumerated().map { $1.duty($0) },
            new: new.enumerated().map { $1.duty($0) }
        )
        for row in comparison.rows {
            switch (row.old, row.new) {
            case (let before?, let after?):
                var changes: [DocumentComparison.FieldChange] = []
                if case .changed(let all) = row.change { changes = all }
                let pair = Pair(old: old[before], new: new[after], changes: changes)
                if changes.isEmpty { same.append(pair) } else { changed.append(pair) }
            case (nil, let after?): added.append(new[after])
            case (let before?, nil): dropped.append(old[before])
            case (nil, nil): break
            }
        }
    }

    /// Pairs whose older side is an issued task.
    package var covered: [Pair] { (changed + same).filter { $0.old.task != nil } }
}

/// How a difference is said: `期限：2026-06-30 → 2026-09-30`.
package enum ComparisonWords {
    package static func field(_ field: ReadingReason.Field) -> String {
        switch field {
        case .quantities: "目标"
        case .deadlines: "时限"
        case .cadences: "频次"
        case .units: "单位"
        case .duty, .title, .kind, .subject: ReadingRuleWords.name(of: field)
        }
    }

    package static func change(_ change: DocumentComparison.FieldChange) -> String {
        let sides = [change.before, change.after].map { $0.isEmpty ? "没有写" : $0 }
        return "\(field(change.field))：\(sides[0]) → \(sides[1])"
    }
}
