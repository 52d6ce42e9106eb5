import Core
import Database

extension Transaction {
    package var paperTemplates: TemplateStore { TemplateStore(tx: self) }
}

/// A form of the county's own for one kind of document. A newer one leaves the older where documents were written with it.
package struct TemplateLine: Hashable, Sendable {
    package let id: TemplateID
    package let kind: PaperKind
    package let digest: String
    package let name: String
    package let person: String
    package let at: Instant
}

package struct TemplateStore {
    let tx: Transaction

    /// The forms in use in a county, by kind.
    func current(in county: RegionCode) throws -> [PaperKind: TemplateLine] {
        let lines = try tx.rows(
            """
            SELECT id, kind, digest, name, person, at FROM paper_template
            WHERE county = \(county) AND ended_at IS NULL ORDER BY id
            """,
            TemplateLine.init
        )
        return Dictionary(lines.map { ($0.kind, $0) }, uniquingKeysWith: { _, newer in newer })
    }

    func first(_ id: TemplateID, in county: RegionCode) throws -> TemplateLine? {
        try tx.first(
            "SELECT id, kind, digest, name, person, at FROM paper_template WHERE id = \(id) AND county = \(county)",
            TemplateLine.init
        )
    }

    func insert(_ line: TemplateLine, county: RegionCode, account: AccountID) throws {
        try end(line.kind, in: county, at: line.at)
        try tx.run(
            """
            INSERT INTO paper_template (id, county, kind, digest, name, account_id, person, at)
            VALUES (\(line.id), \(county), \(line.kind.rawValue), \(line.digest), \(line.name), \(account),
                \(line.person), \(line.at))
            """
        )
    }

    @discardableResult
    func end(_ kind: PaperKind, in county: RegionCode, at now: Instant) throws -> Bool {
        try tx.run(
            """
            UPDATE paper_template SET ended_at = \(now)
            WHERE county = \(county) AND kind = \(kind.rawValue) AND ended_at IS NULL
            """
        ) > 0
    }

    /// Of every form ever kept, whatever the county: for whoever moves or checks the whole database.
    package func digests() throws -> Set<String> {
        Set(try tx.values("SELECT DISTINCT digest FROM paper_template", as: String.self))
    }
}

extension TemplateLine {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            kind: try row.value("kind"),
            digest: try row.text("digest"),
            name: try row.text("name"),
            person: try row.text("person"),
            at: try row.instant("at")
        )
    }
}
