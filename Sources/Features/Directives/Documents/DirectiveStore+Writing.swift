import Core
import Database
import PolicyText

extension DirectiveStore {
    func insert(_ directive: Directive, sections: [Section], sentences: [Sentence], marks: [DirectiveMark]) throws {
        try tx.run(
            """
            INSERT INTO directive (id, county, title, number, issuer, dated, as_of, body, characters, file_name,
                file_digest, account_id, created_at, updated_at)
            VALUES (\(directive.id), \(directive.county), \(directive.title), \(directive.number),
                \(directive.issuer), \(directive.dated), \(directive.asOf), \(directive.body),
                \(directive.characters), \(directive.original?.name), \(directive.original?.digest),
                \(directive.account), \(directive.createdAt), \(directive.updatedAt))
            """
        )
        try tx.insert(
            into: "directive_section",
            columns: ["directive_id", "ordinal", "parent", "label", "heading", "start_at", "end_at"],
            rows: sections.map { section in
                [
                    directive.id, section.id, section.parent, section.label, section.heading, section.span.start,
                    section.span.end,
                ]
            }
        )
        try tx.insert(
            into: "directive_sentence",
            columns: ["directive_id", "ordinal", "start_at", "end_at", "role"],
            rows: sentences.enumerated().map { ordinal, sentence in
                [directive.id, ordinal, sentence.span.start, sentence.span.end, sentence.role.rawValue]
            }
        )
        try tx.insert(
            into: "directive_mark",
            columns: ["directive_id", "start_at", "end_at", "kind"],
            rows: marks.map { [directive.id, $0.span.start, $0.span.end, $0.kind.rawValue] }
        )
    }

    /// What the head of the document says, as a person corrected it.
    func update(_ id: DirectiveID, head: DirectiveHead, at now: Instant) throws {
        try tx.run(
            """
            UPDATE directive SET title = \(head.title), number = \(head.number), issuer = \(head.issuer),
                dated = \(head.dated), updated_at = \(now)
            WHERE id = \(id)
            """
        )
    }

    func setDeadline(_ deadline: Day?, of section: Int, in id: DirectiveID) throws {
        try tx.run(
            """
            UPDATE directive_section SET default_deadline = \(deadline)
            WHERE directive_id = \(id) AND ordinal = \(section)
            """
        )
    }

    /// Sentences a person made a task of count as such.
    func markTask(_ span: TextSpan, in id: DirectiveID) throws {
        try tx.run(
            """
            UPDATE directive_sentence SET role = 'task'
            WHERE directive_id = \(id) AND start_at < \(span.end) AND end_at > \(span.start) AND role <> 'heading'
            """
        )
    }

    func name(_ value: MaskedValue, in id: DirectiveID, at now: Instant) throws {
        try tx.run(
            """
            INSERT INTO masked_value (directive_id, start_at, end_at, written, value, person, at)
            VALUES (\(id), \(value.span.start), \(value.span.end), \(value.written), \(value.value),
                \(value.person), \(now))
            ON CONFLICT (directive_id, start_at) DO UPDATE SET end_at = excluded.end_at,
                written = excluded.written, value = excluded.value, person = excluded.person, at = excluded.at
            """
        )
    }
}
