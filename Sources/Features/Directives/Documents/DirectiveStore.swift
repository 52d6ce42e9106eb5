import Core
import Database
import PolicyText

extension Transaction {
    package var directives: DirectiveStore { DirectiveStore(tx: self) }
}

/// The documents of a county, with their parts and sentences.
package struct DirectiveStore {
    let tx: Transaction

    /// Throws `NotFound` where the county has no such document.
    package func find(_ id: DirectiveID, county: RegionCode) throws -> Directive {
        guard let directive = try first(id, county: county) else { throw NotFound("directive", id) }
        return directive
    }

    /// Of every original that was uploaded, whatever the county: for whoever moves or checks the whole database.
    package func originalDigests() throws -> Set<String> {
        Set(
            try tx.values(
                "SELECT DISTINCT file_digest FROM directive WHERE file_digest IS NOT NULL",
                as: String.self
            )
        )
    }

    package func first(_ id: DirectiveID, county: RegionCode) throws -> Directive? {
        try tx.first("SELECT * FROM directive WHERE id = \(id) AND county = \(county)", read)
    }

    /// Locks the document, so that corrections of one document follow each other.
    func lock(_ id: DirectiveID, county: RegionCode) throws -> Directive {
        let query: Query = "SELECT * FROM directive WHERE id = \(id) AND county = \(county)\(tx.dialect.lockRows)"
        guard let directive = try tx.first(query, read) else { throw NotFound("directive", id) }
        return directive
    }

    package func outline(_ id: DirectiveID) throws -> DirectiveOutline {
        let sections = try tx.rows(
            "SELECT * FROM directive_section WHERE directive_id = \(id) ORDER BY ordinal"
        ) { row in
            DirectiveSection(
                section: Section(
                    id: try row.int("ordinal"),
                    parent: try row.optionalInt("parent"),
                    label: try row.text("label"),
                    heading: try row.text("heading"),
                    span: TextSpan(try row.int("start_at"), try row.int("end_at"))
                ),
                defaultDeadline: try row.optionalDay("default_deadline")
            )
        }
        return DirectiveOutline(sections)
    }

    package func sentences(_ id: DirectiveID) throws -> [Sentence] {
        try tx.rows(
            "SELECT start_at, end_at, role FROM directive_sentence WHERE directive_id = \(id) ORDER BY ordinal"
        ) { row in
            Sentence(
                span: TextSpan(try row.int("start_at"), try row.int("end_at")),
                role: SentenceRole(rawValue: try row.text("role")) ?? .undecided
            )
        }
    }

    package func marks(_ id: DirectiveID) throws -> [DirectiveMark] {
        try tx.rows(
            "SELECT start_at, end_at, kind FROM directive_mark WHERE directive_id = \(id) ORDER BY start_at, end_at"
        ) { row in
            DirectiveMark(
                kind: try row.value("kind"),
                span: TextSpan(try row.int("start_at"), try row.int("end_at"))
            )
        }
    }

    /// What people named hidden numbers, in the order of the text.
    package func maskedValues(_ id: DirectiveID) throws -> [MaskedValue] {
        try tx.rows("SELECT * FROM masked_value WHERE directive_id = \(id) ORDER BY start_at") { row in
            MaskedValue(
                span: TextSpan(try row.int("start_at"), try row.int("end_at")),
                written: try row.text("written"),
                value: try row.double("value"),
                person: try row.text("person")
            )
        }
    }

    private func read(_ row: ResultRow) throws -> Directive {
        let name = try row.optionalText("file_name")
        let digest = try row.optionalText("file_digest")
        return Directive(
            id: try row.id("id"),
            county: try row.region("county"),
            title: try row.text("title"),
            number: try row.optionalText("number"),
            issuer: try row.optionalText("issuer"),
            dated: try row.optionalDay("dated"),
            asOf: try row.day("as_of"),
            body: try row.text("body"),
            characters: try row.int("characters"),
            original: name.flatMap { name in digest.map { OriginalFile(name: name, digest: $0) } },
            account: try row.id("account_id"),
            createdAt: try row.instant("created_at"),
            updatedAt: try row.instant("updated_at")
        )
    }
}
