import Core
import Database

/// Draws among the results of surveys.
extension SurveyStore {
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
