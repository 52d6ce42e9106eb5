import Core
import Database
import PolicyText

extension DraftStore {
    func insert(_ drafts: [DraftTask]) throws {
        try tx.insert(
            into: "draft_task",
            columns: [
                "id", "directive_id", "section", "position", "title", "content", "kind", "deadline", "deadline_text",
                "cadence", "cadence_text", "leader", "confidence", "edited_by", "version", "updated_at", "goal",
                "programme", "subject_words",
            ],
            rows: drafts.map { draft in
                [
                    draft.id, draft.directive, draft.section, draft.position, draft.title, draft.content,
                    draft.kind.rawValue, draft.deadline, draft.deadlineText, draft.cadence, draft.cadenceText,
                    draft.leader, draft.confidence, draft.editedBy, draft.version, draft.updatedAt,
                    draft.subject?.goal.rawValue, draft.subject?.programme,
                    draft.subject?.words.joined(separator: "、"),
                ]
            }
        )
        try insertParts(drafts)
    }

    /// Writes the whole draft over the stored one, its parts included; the version rises by one.
    func update(_ draft: DraftTask, by person: String, at now: Instant) throws {
        try tx.run(
            """
            UPDATE draft_task SET section = \(draft.section), position = \(draft.position), title = \(draft.title),
                content = \(draft.content), kind = \(draft.kind.rawValue), deadline = \(draft.deadline),
                deadline_text = \(draft.deadlineText), cadence = \(draft.cadence),
                cadence_text = \(draft.cadenceText), leader = \(draft.leader), confidence = \(draft.confidence),
                edited_by = \(person), goal = \(draft.subject?.goal.rawValue),
                programme = \(draft.subject?.programme),
                subject_words = \(draft.subject?.words.joined(separator: "、")),
                version = version + 1, updated_at = \(now)
            WHERE id = \(draft.id)
            """
        )
        for table in ["draft_span", "draft_unit", "draft_quantity"] {
            try tx.run("DELETE FROM \(name: table) WHERE draft_id = \(draft.id)")
        }
        try insertParts([draft])
    }

    func discard(_ ids: [DraftID], by person: String, at now: Instant) throws {
        try change(ids, "discarded_at = \(now)", person, now)
    }

    func restore(_ ids: [DraftID], by person: String, at now: Instant) throws {
        try change(ids, "discarded_at = NULL", person, now)
    }

    func merge(_ ids: [DraftID], into other: DraftID, by person: String, at now: Instant) throws {
        try change(ids, "merged_into = \(other)", person, now)
    }

    /// The drafts are tasks now and cannot be corrected any more.
    package func markIssued(_ ids: [DraftID], at now: Instant) throws {
        try tx.run("UPDATE draft_task SET issued_at = \(now), updated_at = \(now) WHERE id IN \(list: ids)")
    }

    private func change(_ ids: [DraftID], _ assignment: Query, _ person: String, _ now: Instant) throws {
        try tx.run(
            """
            UPDATE draft_task SET \(assignment), edited_by = \(person), version = version + 1, updated_at = \(now)
            WHERE id IN \(list: ids)
            """
        )
    }

    private func insertParts(_ drafts: [DraftTask]) throws {
        try tx.insert(
            into: "draft_span",
            columns: ["draft_id", "start_at", "end_at"],
            rows: drafts.flatMap { draft in draft.spans.map { [draft.id, $0.start, $0.end] } }
        )
        try tx.insert(
            into: "draft_unit",
            columns: [
                "draft_id", "ordinal", "unit_id", "written", "role", "source", "unit_group", "reason", "start_at",
                "end_at",
            ],
            rows: drafts.flatMap { draft in
                draft.units.enumerated().map { ordinal, unit -> [any SQLValueConvertible] in
                    [
                        draft.id, ordinal, unit.unit, unit.written, unit.role.rawValue, unit.source.rawValue,
                        unit.group?.rawValue, unit.reason, unit.span?.start, unit.span?.end,
                    ]
                }
            }
        )
        try tx.insert(
            into: "draft_quantity",
            columns: [
                "draft_id", "ordinal", "written", "subject", "comparison", "value", "upper", "unit", "masked",
                "start_at", "end_at",
            ],
            rows: drafts.flatMap { draft in
                draft.quantities.enumerated().map { ordinal, quantity -> [any SQLValueConvertible] in
                    [
                        draft.id, ordinal, quantity.written, quantity.subject, quantity.comparison.rawValue,
                        quantity.value, quantity.upper, quantity.unit, quantity.masked, quantity.span?.start,
                        quantity.span?.end,
                    ]
                }
            }
        )
    }
}
