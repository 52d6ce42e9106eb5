import Core
import Database
import Foundation
import Ledgers

/// What is kept of an import and may say something about people: answers of a person for all rows, what was written in
/// place of cells, and what came of the rows. All three are sealed where they are written and opened where they are read.
extension ImportStore {
    struct Kept {
        var mapping: String
        var fixes: String
        /// Empty before anything was looked at.
        var result: String
    }

    func sealed(_ one: SheetImport) throws -> Kept {
        try kept(Kept(mapping: one.mapping.json, fixes: one.fixes.json, result: one.result?.json ?? ""), of: one.id)
    }

    /// What is sealed already stays as it is.
    private func kept(_ plain: Kept, of id: ImportID) throws -> Kept {
        func seal(_ text: String, _ column: String) throws -> String {
            if SheetSeal.isSealed(text) { return text }
            return try self.seal.sealed(text, about: Self.about(id, column))
        }
        return Kept(
            mapping: try seal(plain.mapping, "mapping"),
            fixes: try seal(plain.fixes, "fixes"),
            result: try seal(plain.result, "result")
        )
    }

    func read(_ row: ResultRow) throws -> SheetImport {
        let id: ImportID = try row.id("id")
        func text(_ column: String) throws -> String? {
            seal.opened(try row.text(column), about: Self.about(id, column))
        }
        let (mapping, fixes) = (try text("mapping"), try text("fixes"))
        var one = SheetImport(
            id: id,
            county: try row.region("county"),
            region: try row.region("region"),
            ledger: try row.id("ledger"),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            digest: try row.text("digest"),
            name: try row.text("name"),
            size: try row.int("size"),
            layout: TableLayout(json: try row.text("layout")) ?? TableLayout(),
            mapping: mapping.flatMap { SheetMapping(json: $0) } ?? SheetMapping(),
            fixes: [String: String](json: fixes ?? ""),
            result: ImportResult(json: try text("result") ?? ""),
            stage: SheetImport.Stage(rawValue: try row.text("stage")) ?? .matching,
            version: try row.int("version"),
            createdAt: try row.instant("created_at"),
            checkedAt: try row.optionalInstant("checked_at"),
            writtenAt: try row.optionalInstant("written_at"),
            undoneAt: try row.optionalInstant("undone_at")
        )
        // What came of it can be found out anew; what people said of it cannot.
        one.isUnopened = mapping == nil || fixes == nil
        return one
    }

    private static func about(_ id: ImportID, _ column: String) -> String { "sheet import \(id) \(column)" }
}

extension ImportStore {
    /// Seals what an earlier program kept in the clear, the next imports of the whole database at a time.
    /// - Returns: the last of them; nil where none is left.
    package func sealEarlier(after last: ImportID?, limit: Int = 100) throws -> ImportID? {
        let sealed = SheetSeal.mark + "%"
        let rows = try tx.rows(
            """
            SELECT id, version, mapping, fixes, result FROM sheet_import WHERE mapping NOT LIKE \(sealed)
                AND id > \(last?.rawValue ?? 0) ORDER BY id LIMIT \(limit)
            """
        )
        var done: ImportID?
        for row in rows {
            let (id, version): (ImportID, Int) = (try row.id("id"), try row.int("version"))
            let plain = Kept(
                mapping: try row.text("mapping"),
                fixes: try row.text("fixes"),
                result: try row.text("result")
            )
            let kept = try kept(plain, of: id)
            // Unless somebody changed it meanwhile, which sealed it.
            try tx.run(
                """
                UPDATE sheet_import SET mapping = \(kept.mapping), fixes = \(kept.fixes), result = \(kept.result)
                WHERE id = \(id) AND version = \(version)
                """
            )
            done = id
        }
        return done
    }

    /// Whether anything kept sealed opens with this key, of the first and the last imports; nil where nothing is sealed.
    package func opensSealed() throws -> Bool? {
        let mark = SheetSeal.mark + "%"
        var opens: Bool?
        for order in ["ASC", "DESC"] as [Query] {
            let rows = try tx.rows(
                "SELECT id, mapping FROM sheet_import WHERE mapping LIKE \(mark) ORDER BY id \(order) LIMIT 20"
            )
            for row in rows {
                let about = Self.about(try row.id("id"), "mapping")
                if seal.opened(try row.text("mapping"), about: about) != nil { return true }
                opens = false
            }
        }
        return opens
    }

    /// The bytes of a sheet lie elsewhere from now on. Whoever is about to store an import of it reads it anew first.
    package func move(_ digest: String, to other: String) throws {
        try tx.run("UPDATE sheet_import SET digest = \(other), version = version + 1 WHERE digest = \(digest)")
    }
}

extension [String: String] {
    fileprivate var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    fileprivate init(json: String) {
        self = (try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))) ?? [:]
    }
}
