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
        try tx.run(
            """
            INSERT INTO round_element (round_id, ordinal, region, title, words, person, unit_name)
            SELECT \(id), row_number() OVER (ORDER BY code), code, name, '', '', '' FROM region
            WHERE level = 12 AND ended_at IS NULL AND \(tx.dialect.within("code", county))
            """
        )
    }

    /// Every thing of a ledger as it stands now.
    func insertItems(of ledger: LedgerID, into id: RoundID) throws -> Int {
        try tx.run(
            """
            INSERT INTO round_element (round_id, ordinal, region, item_id, title, words, person, unit_name)
            SELECT \(id), row_number() OVER (ORDER BY region, id), region, id, title, '', '', '' FROM ledger_item
            WHERE ledger = \(ledger) AND trashed_at IS NULL AND merged_into IS NULL
            """
        )
    }

    /// Things of the ledger that came after the register was frozen.
    package func newcomers(_ ledger: LedgerID, of id: RoundID) throws -> Int {
        try tx.count(
            """
            FROM ledger_item i WHERE i.ledger = \(ledger) AND i.trashed_at IS NULL AND i.merged_into IS NULL
            AND NOT EXISTS (SELECT 1 FROM round_element e WHERE e.round_id = \(id) AND e.item_id = i.id)
            """
        )
    }

    func insertNewcomers(of ledger: LedgerID, into id: RoundID) throws -> Int {
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

    package func count(of id: RoundID, _ filter: ElementFilter = ElementFilter()) throws -> Int {
        try tx.count("FROM round_element e WHERE \(condition(id, filter))")
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
        let code: Query = region.level < .township ? "substr(e.region, 1, 9)" : "substr(e.region, 1, 12)"
        return try tx.rows(
            """
            SELECT part.code, region.name, part.total, part.missing, part.found FROM (
                SELECT \(code) AS code, count(*) AS total,
                    count(CASE WHEN e.result IS NULL THEN 1 END) AS missing,
                    count(CASE WHEN e.result = 'found' THEN 1 END) AS found
                FROM round_element e WHERE \(condition(id, ElementFilter(region: region))) GROUP BY 1) AS part
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

    func record(
        _ result: SurveyResult,
        _ words: String,
        of ordinal: Int,
        in id: RoundID,
        problem: ProblemID?,
        by actor: Actor,
        at now: Instant
    ) throws {
        try tx.run(
            """
            UPDATE round_element SET result = \(result.rawValue), words = \(words), person = \(actor.name),
                unit_name = \(actor.unitName), at = \(now), problem_id = coalesce(\(problem), problem_id)
            WHERE round_id = \(id) AND ordinal = \(ordinal)
            """
        )
    }

    func insert(_ sample: SurveySample, in county: RegionCode, by actor: Actor) throws {
        try tx.run(
            """
            INSERT INTO round_sample (id, round_id, county, error_share, confidence, size, pool, seed, power, witnesses,
                account_id, person, unit_name, at)
            VALUES (\(sample.id), \(sample.round), \(county), \(sample.share), \(sample.confidence), \(sample.size),
                \(sample.pool), \(sample.seed), \(sample.power), \(sample.witnesses), \(actor.account),
                \(sample.person), \(sample.unitName), \(sample.at))
            """
        )
        try tx.insert(
            into: "round_sample_item",
            columns: ["sample_id", "ordinal", "element", "words", "person"],
            rows: sample.drawnAgain.enumerated().map {
                [sample.id, $0 + 1, $1, "", ""] as [any SQLValueConvertible]
            }
        )
    }

    package func samples(of id: RoundID) throws -> [SurveySample] {
        try tx.rows("SELECT * FROM round_sample WHERE round_id = \(id) ORDER BY id DESC", SurveySample.init)
    }

    package func sample(_ id: SampleID, of round: RoundID) throws -> SurveySample {
        let query: Query = "SELECT * FROM round_sample WHERE id = \(id) AND round_id = \(round)"
        guard let sample = try tx.first(query, SurveySample.init) else { throw NotFound("sample", id) }
        return sample
    }

    package func items(of sample: SurveySample) throws -> [SampleItem] {
        try tx.rows(
            """
            SELECT e.*, region.name AS place_name, s.ordinal AS draw_ordinal, s.result AS draw_result,
                s.words AS draw_words, s.person AS draw_person
            FROM round_sample_item s
            JOIN round_element e ON e.round_id = \(sample.round) AND e.ordinal = s.element
            JOIN region ON region.code = e.region WHERE s.sample_id = \(sample.id) ORDER BY s.ordinal
            """
        ) { row in
            SampleItem(
                ordinal: try row.int("draw_ordinal"),
                element: try SurveyElement(row),
                agrees: try row.optionalText("draw_result").map { $0 == "agrees" },
                words: try row.text("draw_words"),
                person: try row.text("draw_person")
            )
        }
    }

    func recheck(_ ordinal: Int, of sample: SampleID, agrees: Bool, _ words: String, by person: String, at now: Instant)
        throws -> Bool
    {
        try tx.run(
            """
            UPDATE round_sample_item SET result = \(agrees ? "agrees" : "differs"), words = \(words),
                person = \(person), at = \(now)
            WHERE sample_id = \(sample) AND ordinal = \(ordinal) AND result IS NULL
            """
        ) == 1
    }

    /// Draws every sample again; answers how many there are and which came out otherwise.
    package func verify() throws -> (samples: Int, differing: [SampleID]) {
        let samples = try tx.rows("SELECT * FROM round_sample ORDER BY id", SurveySample.init)
        let differing = try samples.filter { sample in
            let drawn: [Int] = try tx.values(
                "SELECT element FROM round_sample_item WHERE sample_id = \(sample.id) ORDER BY ordinal"
            )
            return drawn != sample.drawnAgain
        }
        return (samples.count, differing.map(\.id))
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
            unitName: try row.text("unit_name"),
            at: try row.optionalInstant("at"),
            problem: try row.optionalID("problem_id")
        )
    }
}

extension SurveySample {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            round: try row.id("round_id"),
            share: try row.double("error_share"),
            confidence: try row.double("confidence"),
            size: try row.int("size"),
            pool: try row.int("pool"),
            seed: try row.int64("seed"),
            power: try row.double("power"),
            witnesses: try row.text("witnesses"),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            at: try row.instant("at")
        )
    }
}
