import Core
import Database
import Foundation
import PaperFormat

extension Transaction {
    package var papers: PaperStore { PaperStore(tx: self) }
}

/// Every statement about documents.
package struct PaperStore {
    let tx: Transaction

    private static let columns: Query = """
        p.id, p.county, p.kind, p.stage, p.unit_id, p.unit_name, p.mark, p.year, p.sequence, p.content, p.about_kind,
        p.about_id, p.person, p.made_at, p.changed_at, p.issued_at, p.issuer, p.template_id, p.version
        """

    static let lineColumns: Query = """
        p.id, p.kind, p.stage, p.unit_name, p.mark, p.year, p.sequence, p.title, p.made_at, p.changed_at, p.issued_at,
        (SELECT count(*) FROM paper_unit r WHERE r.paper_id = p.id) AS addressed,
        (SELECT count(*) FROM paper_unit r WHERE r.paper_id = p.id AND r.received_at IS NOT NULL) AS received,
        (SELECT min(u.name) FROM paper_unit r JOIN unit u ON u.id = r.unit_id WHERE r.paper_id = p.id) AS first_unit
        """

    /// Throws `NotFound` also where the document lies outside what this person may read.
    package func find(_ id: PaperID, for actor: Actor, locking: Bool = false) throws -> Paper {
        if locking { try tx.run("UPDATE paper SET version = version WHERE id = \(id)") }
        let query: Query =
            "SELECT \(Self.columns) FROM paper p WHERE p.id = \(id) AND \(PaperScope(actor, tx.dialect).condition)"
        guard let paper = try tx.first(query, Paper.init) else { throw NotFound("paper", id) }
        return paper
    }

    /// The newest first; `before` is the last of the page before. Without a limit all of them.
    func list(_ filter: PaperFilter, for actor: Actor, before: PaperID?, limit: Int?) throws -> [PaperLineItem] {
        var conditions: [Query] = [PaperScope(actor, tx.dialect).condition]
        if filter.isAboutProblems { conditions.append("coalesce(p.about_kind, '') LIKE 'problem%'") }
        if let kind = filter.kind { conditions.append("p.kind = \(kind.rawValue)") }
        if let stage = filter.stage { conditions.append("p.stage = \(stage.rawValue)") }
        if let before { conditions.append("p.id < \(before)") }
        if !filter.words.isEmpty { conditions.append(tx.dialect.contains("p.title", filter.words)) }
        let end: Query = limit.map { " LIMIT \($0)" } ?? ""
        let query: Query = """
            SELECT \(Self.lineColumns) FROM paper p WHERE \(Query.all(conditions)) ORDER BY p.id DESC\(end)
            """
        return try tx.rows(query, PaperLineItem.init)
    }

    /// The documents about one thing this person reads, the newest first.
    package func list(about: PaperAbout, for actor: Actor) throws -> [PaperLineItem] {
        let query: Query = """
            SELECT \(Self.lineColumns) FROM paper p
            WHERE p.about_kind = \(about.kind) AND p.about_id = \(about.key) AND \(PaperScope(actor, tx.dialect).condition)
            ORDER BY p.id DESC LIMIT 50
            """
        return try tx.rows(query, PaperLineItem.init)
    }

    /// The 机关代字 this unit used last for a kind.
    func lastMark(_ kind: PaperKind, of unit: UnitID) throws -> String? {
        try tx.optionalValue(
            """
            SELECT mark FROM paper WHERE unit_id = \(unit) AND kind = \(kind.rawValue) AND mark <> ''
            ORDER BY id DESC LIMIT 1
            """
        )
    }
}

extension PaperStore {
    func insert(_ paper: Paper, units: [UnitID], account: AccountID) throws {
        let text = try Self.text(paper.content)
        try tx.run(
            """
            INSERT INTO paper (id, county, kind, stage, unit_id, unit_name, mark, title, content, about_kind, about_id,
                account_id, person, made_at, changed_at, version)
            VALUES (\(paper.id), \(paper.county), \(paper.kind.rawValue), \(paper.stage.rawValue), \(paper.unit),
                \(paper.unitName), \(paper.content.mark), \(paper.content.title), \(text),
                \(paper.about?.kind), \(paper.about?.key), \(account), \(paper.person), \(paper.madeAt),
                \(paper.changedAt), 1)
            """
        )
        // Nobody signs for what it sent itself.
        let others = Set(units).subtracting([paper.unit])
        let rows: [[any SQLValueConvertible]] = others.sorted().map { [paper.id, $0] }
        try tx.insert(into: "paper_unit", columns: ["paper_id", "unit_id"], rows: rows)
    }

    /// Stores what a draft says now; false where somebody else changed it meanwhile.
    func update(_ id: PaperID, _ content: PaperContent, version: Int, by person: String, at now: Instant) throws -> Bool
    {
        let text = try Self.text(content)
        return try tx.run(
            """
            UPDATE paper SET content = \(text), title = \(content.title), mark = \(content.mark),
                person = \(person), changed_at = \(now), version = version + 1
            WHERE id = \(id) AND version = \(version) AND stage = 'draft'
            """
        ) == 1
    }

    /// Nobody has signed for a draft.
    func readdress(_ id: PaperID, to units: [UnitID]) throws {
        try tx.run("DELETE FROM paper_unit WHERE paper_id = \(id)")
        let rows: [[any SQLValueConvertible]] = Set(units).sorted().map { [id, $0] }
        try tx.insert(into: "paper_unit", columns: ["paper_id", "unit_id"], rows: rows)
    }

    /// Takes the next number of a unit's kind and year; two issuers wait for each other, and no number is lost.
    func takeNumber(_ kind: PaperKind, of unit: UnitID, year: Int, in county: RegionCode) throws -> Int {
        try tx.value(
            """
            INSERT INTO paper_series (county, unit_id, kind, year, last)
            VALUES (\(county), \(unit), \(kind.rawValue), \(year), 1)
            ON CONFLICT (county, unit_id, kind, year) DO UPDATE SET last = paper_series.last + 1 RETURNING last
            """
        )
    }

    func issue(
        _ id: PaperID,
        _ content: PaperContent,
        _ number: PaperNumber,
        template: TemplateID?,
        by person: String,
        at now: Instant
    ) throws {
        let text = try Self.text(content)
        try tx.run(
            """
            UPDATE paper SET stage = 'issued', mark = \(number.mark), year = \(number.year),
                sequence = \(number.sequence), content = \(text), template_id = \(template),
                issued_at = \(now), issuer = \(person), changed_at = \(now), version = version + 1
            WHERE id = \(id)
            """
        )
    }

    func withdraw(_ id: PaperID, at now: Instant) throws {
        try tx.run(
            "UPDATE paper SET stage = 'withdrawn', changed_at = \(now), version = version + 1 WHERE id = \(id)"
        )
    }

    private static func text(_ content: PaperContent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(content), as: UTF8.self)
    }
}

/// What a person wants to see of the documents.
struct PaperFilter: Hashable, Sendable {
    var kind: PaperKind?
    var stage: PaperStage?
    var words = ""
    /// Slips and letters written by acts on problems.
    var isAboutProblems = false
}

/// A line of the list.
package struct PaperLineItem: Hashable, Sendable {
    package let id: PaperID
    package let kind: PaperKind
    package let stage: PaperStage
    package let unitName: String
    /// Empty until it is issued.
    package let number: String
    package let title: String
    package let changedAt: Instant
    package let issuedAt: Instant?
    /// How many units it is addressed to, the first of them, and how many signed for it.
    package let addressed: Int
    package let firstUnit: String
    package let received: Int

    /// 云雾镇人民政府等 12 个单位
    package var addressedWords: String {
        addressed == 0 ? "—" : addressed == 1 ? firstUnit : "\(firstUnit)等 \(addressed) 个单位"
    }
}

extension PaperLineItem {
    init(_ row: ResultRow) throws {
        let kind: PaperKind = try row.value("kind")
        self.init(
            id: try row.id("id"),
            kind: kind,
            stage: try row.value("stage"),
            unitName: try row.text("unit_name"),
            number: try PaperNumber(row)?.words(kind) ?? "",
            title: try row.text("title"),
            changedAt: try row.instant("changed_at"),
            issuedAt: try row.optionalInstant("issued_at"),
            addressed: try row.int("addressed"),
            firstUnit: try row.optionalText("first_unit") ?? "",
            received: try row.int("received")
        )
    }
}

extension PaperNumber {
    package init?(_ row: ResultRow) throws {
        guard let year = try row.optionalInt("year"), let sequence = try row.optionalInt("sequence") else { return nil }
        self.init(mark: try row.text("mark"), year: year, sequence: sequence)
    }
}

extension Paper {
    init(_ row: ResultRow) throws {
        let content = try JSONDecoder().decode(PaperContent.self, from: Data(try row.text("content").utf8))
        let about = try row.optionalText("about_kind").flatMap { kind in
            try row.optionalInt64("about_id").map { PaperAbout(kind, $0) }
        }
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            kind: try row.value("kind"),
            stage: try row.value("stage"),
            unit: try row.id("unit_id"),
            unitName: try row.text("unit_name"),
            number: try PaperNumber(row),
            content: content,
            about: about,
            person: try row.text("person"),
            madeAt: try row.instant("made_at"),
            changedAt: try row.instant("changed_at"),
            issuedAt: try row.optionalInstant("issued_at"),
            issuer: try row.optionalText("issuer"),
            template: try row.optionalID("template_id"),
            version: try row.int("version")
        )
    }
}
