import Core
import Database
import Ledgers
import Problems

extension Transaction {
    package var surveys: SurveyStore { SurveyStore(tx: self) }
}

/// Registers of surveys, their results, and draws among them.
package struct SurveyStore {
    let tx: Transaction

    /// Every village of a county that goes on.
    func insertVillages(of county: RegionCode, into id: RoundID) throws -> Int {
        try counted(id) {
            try tx.run(
                """
                INSERT INTO round_element (round_id, ordinal, region, title, words, person, unit_name)
                SELECT \(id), row_number() OVER (ORDER BY code), code, name, '', '', '' FROM region
                WHERE level = 12 AND ended_at IS NULL AND \(tx.dialect.within("code", county))
                """
            )
        }
    }

    /// Every thing of a ledger as it stands now.
    func insertItems(of ledger: LedgerID, into id: RoundID) throws -> Int {
        try counted(id) {
            try tx.run(
                """
                INSERT INTO round_element (round_id, ordinal, region, item_id, title, words, person, unit_name)
                SELECT \(id), row_number() OVER (ORDER BY region, id), region, id, title, '', '', '' FROM ledger_item
                WHERE ledger = \(ledger) AND trashed_at IS NULL AND merged_into IS NULL
                """
            )
        }
    }

    /// Things registered since the survey began, by the time in their keys: what came late from a phone is taken in with
    /// the others, but not looked for among a million.
    package func newcomers(_ ledger: LedgerID, of id: RoundID, since begun: Instant) throws -> Int {
        try tx.count(
            """
            FROM ledger_item i WHERE i.ledger = \(ledger) AND i.id >= \(IdentifierSource.lowest(at: begun))
            AND i.trashed_at IS NULL AND i.merged_into IS NULL
            AND NOT EXISTS (SELECT 1 FROM round_element e WHERE e.round_id = \(id) AND e.item_id = i.id)
            """
        )
    }

    func insertNewcomers(of ledger: LedgerID, into id: RoundID) throws -> Int {
        try counted(id) {
            try tx.run(
                """
                INSERT INTO round_element (round_id, ordinal, region, item_id, title, words, person, unit_name)
                SELECT \(id), (SELECT max(ordinal) FROM round_element WHERE round_id = \(id))
                    + row_number() OVER (ORDER BY i.region, i.id), i.region, i.id, i.title, '', '', ''
                FROM ledger_item i WHERE i.ledger = \(ledger) AND i.trashed_at IS NULL AND i.merged_into IS NULL
                AND NOT EXISTS (SELECT 1 FROM round_element e WHERE e.round_id = \(id) AND e.item_id = i.id)
                """
            )
        }
    }

    /// Writes anew how many elements lie in each village, after the register was written.
    private func counted(_ id: RoundID, _ write: () throws -> Int) throws -> Int {
        let count = try write()
        guard count > 0 else { return 0 }
        try tx.run("DELETE FROM round_tally WHERE round_id = \(id)")
        try tx.run(
            """
            INSERT INTO round_tally (round_id, region, total, missing, found, gone)
            SELECT round_id, substr(region, 1, 12), count(*), count(CASE WHEN result IS NULL THEN 1 END),
                count(CASE WHEN result = 'found' THEN 1 END), count(CASE WHEN result = 'gone' THEN 1 END)
            FROM round_element WHERE round_id = \(id) GROUP BY round_id, substr(region, 1, 12)
            """
        )
        return count
    }

    private func condition(_ id: RoundID, _ filter: ElementFilter) -> Query {
        var condition: Query = "e.round_id = \(id)"
        switch filter.only {
        case nil: break
        case .missing: condition += " AND e.result IS NULL"
        case .found: condition += " AND e.result = 'found'"
        case .gone: condition += " AND e.result = 'gone'"
        }
        if let region = filter.region { condition += " AND \(tx.dialect.within("e.region", region))" }
        return condition
    }

    /// From the sums of the villages, unless the place is smaller than one.
    package func count(of id: RoundID, _ filter: ElementFilter = ElementFilter()) throws -> Int {
        if let region = filter.region, region.level > .village {
            return try tx.count("FROM round_element e WHERE \(condition(id, filter))")
        }
        return try tallies(of: id, in: filter.region).map { $0.count(filter.only) }.reduce(0, +)
    }

    /// By village, or by what a register's things lie in directly where that is no village.
    package func tallies(of id: RoundID, in region: RegionCode? = nil) throws -> [SurveyTally] {
        let within: Query = region.map { " AND \(tx.dialect.within("region", $0))" } ?? ""
        return try tx.rows("SELECT * FROM round_tally WHERE round_id = \(id)\(within) ORDER BY region") { row in
            SurveyTally(
                region: try row.region("region"),
                total: try row.int("total"),
                missing: try row.int("missing"),
                found: try row.int("found"),
                gone: try row.int("gone")
            )
        }
    }

    package func list(of id: RoundID, _ filter: ElementFilter, after ordinal: Int = 0, limit: Int) throws
        -> [SurveyElement]
    {
        try tx.rows(
            """
            SELECT e.*, region.name AS place_name FROM round_element e JOIN region ON region.code = e.region
            WHERE \(condition(id, filter)) AND e.ordinal > \(ordinal) ORDER BY e.ordinal LIMIT \(limit)
            """,
            SurveyElement.init
        )
    }

    package func elements(_ ordinals: [Int], of id: RoundID) throws -> [SurveyElement] {
        try tx.rows(
            """
            SELECT e.*, region.name AS place_name FROM round_element e JOIN region ON region.code = e.region
            WHERE e.round_id = \(id) AND e.ordinal IN \(list: ordinals) ORDER BY e.ordinal
            """,
            SurveyElement.init
        )
    }

    /// By township, or within one by village.
    package func counts(of id: RoundID, in region: RegionCode) throws -> [SurveyCount] {
        let code: Query = region.level < .township ? "substr(t.region, 1, 9)" : "t.region"
        return try tx.rows(
            """
            SELECT part.code, region.name, part.total, part.missing, part.found FROM (
                SELECT \(code) AS code, CAST(sum(t.total) AS BIGINT) AS total,
                    CAST(sum(t.missing) AS BIGINT) AS missing, CAST(sum(t.found) AS BIGINT) AS found
                FROM round_tally t WHERE t.round_id = \(id) AND \(tx.dialect.within("t.region", region))
                GROUP BY 1) AS part
            JOIN region ON region.code = part.code ORDER BY part.code
            """
        ) { row in
            SurveyCount(
                region: try row.region("code"),
                name: try row.text("name"),
                total: try row.int("total"),
                missing: try row.int("missing"),
                found: try row.int("found")
            )
        }
    }

    /// The round is held: nobody else moves the same sums.
    func record(
        _ result: SurveyResult,
        _ words: String,
        of element: SurveyElement,
        in id: RoundID,
        problem: ProblemID?,
        by actor: Actor,
        at now: Instant
    ) throws {
        try tx.run(
            """
            UPDATE round_element SET result = \(result.rawValue), words = \(words), person = \(actor.name),
                unit_id = \(actor.unit), unit_name = \(actor.unitName), at = \(now), problem_id = coalesce(\(problem), problem_id)
            WHERE round_id = \(id) AND ordinal = \(element.ordinal)
            """
        )
        func moved(_ counted: SurveyResult?) -> Int {
            (result == counted ? 1 : 0) - (element.result == counted ? 1 : 0)
        }
        try tx.run(
            """
            UPDATE round_tally SET missing = missing + \(moved(nil)), found = found + \(moved(.found)),
                gone = gone + \(moved(.gone))
            WHERE round_id = \(id) AND region = \(String(element.region.digits.prefix(12)))
            """
        )
    }
}

extension SurveyElement {
    init(_ row: ResultRow) throws {
        self.init(
            ordinal: try row.int("ordinal"),
            region: try row.region("region"),
            placeName: try row.text("place_name"),
            item: try row.optionalID("item_id"),
            title: try row.text("title"),
            result: try row.optionalValue("result"),
            words: try row.text("words"),
            person: try row.text("person"),
            unit: try row.optionalID("unit_id"),
            unitName: try row.text("unit_name"),
            at: try row.optionalInstant("at"),
            problem: try row.optionalID("problem_id")
        )
    }
}
