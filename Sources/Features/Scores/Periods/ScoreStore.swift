import Core
import Database
import Foundation

extension Transaction {
    package var scores: ScoreStore { ScoreStore(tx: self) }
}

/// Every statement about schemes, periods, marks and frozen results; extensions hold decisions and quality.
package struct ScoreStore {
    let tx: Transaction

    // MARK: Schemes

    /// The key of a kept version; keeps it where it is new.
    func keep(_ scheme: ScoreScheme, _ yaml: String, as id: SchemeID, in county: RegionCode, at now: Instant) throws
        -> SchemeID
    {
        let found = try tx.first(
            """
            SELECT id FROM score_scheme WHERE county = \(county) AND key = \(scheme.key) AND digest = \(scheme.version)
            """
        )
        if let found { return try found.id("id") }
        try tx.run(
            """
            INSERT INTO score_scheme (id, county, key, digest, yaml, at)
            VALUES (\(id), \(county), \(scheme.key), \(scheme.version), \(yaml), \(now))
            """
        )
        return id
    }

    /// Key and text of a kept version.
    func schemeText(_ id: SchemeID) throws -> (key: String, yaml: String) {
        let row = try tx.first("SELECT key, yaml FROM score_scheme WHERE id = \(id)")
        guard let row else { throw NotFound("scheme", id) }
        return (try row.text("key"), try row.text("yaml"))
    }

    func use(_ scheme: SchemeID, as id: SchemeUseID, by actor: Actor, at now: Instant) throws {
        try tx.run(
            """
            INSERT INTO scheme_use (id, county, scheme_id, account_id, person, at)
            VALUES (\(id), \(actor.county), \(scheme), \(actor.account), \(actor.name), \(now))
            """
        )
    }

    /// The texts a county put into use, the last of each name.
    func usedSchemes(in county: RegionCode) throws -> [(key: String, yaml: String)] {
        try tx.rows(
            """
            SELECT s.key, s.yaml FROM score_scheme s JOIN scheme_use u ON u.scheme_id = s.id
            WHERE u.id IN (SELECT max(v.id) FROM scheme_use v JOIN score_scheme o ON o.id = v.scheme_id
                WHERE v.county = \(county) GROUP BY o.key)
            ORDER BY s.key
            """
        ) { (try $0.text("key"), try $0.text("yaml")) }
    }

    // MARK: Periods

    package func periods(in county: RegionCode) throws -> [ScorePeriod] {
        try tx.rows(
            "SELECT * FROM score_period WHERE county = \(county) ORDER BY through_day DESC, id DESC LIMIT 100",
            ScorePeriod.init
        )
    }

    /// Throws `NotFound` for periods of other counties.
    package func find(_ id: PeriodID, in county: RegionCode, locking: Bool = false) throws -> ScorePeriod {
        let lock: Query = locking ? tx.dialect.lockRows : ""
        let query: Query = "SELECT * FROM score_period WHERE id = \(id) AND county = \(county)\(lock)"
        guard let period = try tx.first(query, ScorePeriod.init) else { throw NotFound("score-period", id) }
        return period
    }

    func insert(_ period: ScorePeriod, by account: AccountID) throws {
        try tx.run(
            """
            INSERT INTO score_period (id, county, scheme_id, name, from_day, through_day, stage, peers, account_id, person,
                unit_name, opened_at, version)
            VALUES (\(period.id), \(period.county), \(period.scheme), \(period.name), \(period.from.daysSince1970),
                \(period.through.daysSince1970), \(period.stage), \(PeerText.text(period.peers)), \(account),
                \(period.person), \(period.unitName), \(period.openedAt), 1)
            """
        )
    }

    /// Answers whether the period still stood at `version`.
    func place(_ period: ScorePeriod, at stage: PeriodStage, _ mark: PeriodMark) throws -> Bool {
        let changes: Query =
            stage == .frozen
            ? "frozen_at = \(mark.at), frozen_by = \(mark.person), frozen_digest = \(mark.digest)"
            : "published_at = \(mark.at), published_by = \(mark.person), published_digest = \(mark.digest)"
        return try tx.run(
            """
            UPDATE score_period SET stage = \(stage), version = version + 1, \(changes)
            WHERE id = \(period.id) AND version = \(period.version)
            """
        ) == 1
    }

    // MARK: Marks

    func insert(_ mark: ScoreMark, of period: PeriodID) throws {
        try tx.run(
            """
            INSERT INTO score_mark (id, period_id, item, unit_id, mark, words, file_id, account_id, person, unit_name, at)
            VALUES (\(mark.id), \(period), \(mark.item), \(mark.unit), \(mark.mark), \(mark.words), \(mark.file),
                \(mark.account), \(mark.person), \(mark.unitName), \(mark.at))
            """
        )
    }

    /// In the order they were given: the last of a unit and item counts.
    package func marks(of period: PeriodID) throws -> [ScoreMark] {
        try tx.rows(
            """
            SELECT m.*, a.name AS file_name FROM score_mark m LEFT JOIN attachment a ON a.id = m.file_id
            WHERE m.period_id = \(period) ORDER BY m.id
            """
        ) { row in
            ScoreMark(
                id: try row.id("id"),
                item: try row.text("item"),
                unit: try row.id("unit_id"),
                mark: try row.optionalDouble("mark"),
                words: try row.text("words"),
                file: try row.optionalInt64("file_id"),
                fileName: try row.optionalText("file_name") ?? "",
                account: try row.id("account_id"),
                person: try row.text("person"),
                unitName: try row.text("unit_name"),
                at: try row.instant("at")
            )
        }
    }

    func insert(_ file: NewScoreFile, of period: ScorePeriod, by actor: Actor, at now: Instant) throws {
        try tx.run(
            """
            INSERT INTO attachment (id, county, subject_kind, subject_id, occasion_id, digest, name, media_type, size,
                account_id, person, at)
            VALUES (\(file.id), \(period.county), 'score-period', \(period.id), NULL, \(file.digest), \(file.name),
                \(file.mediaType), \(file.size), \(actor.account), \(actor.name), \(now))
            """
        )
    }

    /// A file of a mark in a period, with the unit it was given to.
    package func file(_ id: Int64, of period: PeriodID) throws -> (
        digest: String, name: String, type: String, unit: UnitID
    ) {
        let row = try tx.first(
            """
            SELECT a.digest, a.name, a.media_type, m.unit_id FROM attachment a JOIN score_mark m ON m.file_id = a.id
            WHERE a.id = \(id) AND a.subject_kind = 'score-period' AND m.period_id = \(period)
            """
        )
        guard let row else { throw NotFound("file", id) }
        return (
            try row.text("digest"), try row.text("name"), try row.text("media_type"), try row.id("unit_id")
        )
    }

    // MARK: Frozen results

    func insert(_ scores: [UnitScore], of period: PeriodID) throws {
        // One result is one text, whatever order a dictionary has today.
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try tx.insert(
            into: "score_result",
            columns: ["period_id", "unit_id", "total", "grade", "content"],
            rows: try scores.map { score in
                let content = String(decoding: try encoder.encode(score), as: UTF8.self)
                return [period, score.unit.id, score.total, score.grade, content] as [any SQLValueConvertible]
            }
        )
    }

    /// What the rules alone came to on the day the result was frozen.
    package func results(of period: PeriodID) throws -> [UnitScore] {
        try tx.rows("SELECT content FROM score_result WHERE period_id = \(period) ORDER BY unit_id") { row in
            try JSONDecoder().decode(UnitScore.self, from: Data(try row.text("content").utf8))
        }
    }
}

/// A file in the vault that goes with a mark.
package struct NewScoreFile: Sendable {
    package let id: Int64
    package let digest: String
    package let name: String
    package let mediaType: String
    package let size: Int

    package init(id: Int64, digest: String, name: String, mediaType: String, size: Int) {
        (self.id, self.digest, self.name, self.mediaType, self.size) = (id, digest, name, mediaType, size)
    }
}

/// `weak:11,12;river:13` as stored.
enum PeerText {
    static func text(_ peers: [String: Set<UnitID>]) -> String {
        peers.sorted { $0.key < $1.key }
            .map { "\($0.key):" + $0.value.sorted().map(\.description).joined(separator: ",") }.joined(separator: ";")
    }

    static func peers(_ text: String) -> [String: Set<UnitID>] {
        Dictionary(
            text.split(separator: ";").compactMap { part in
                let pair = part.split(separator: ":", omittingEmptySubsequences: false)
                guard pair.count == 2 else { return nil }
                return (String(pair[0]), Set(pair[1].split(separator: ",").compactMap { UnitID(String($0)) }))
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

extension ScorePeriod {
    init(_ row: ResultRow) throws {
        func mark(_ name: String) throws -> PeriodMark? {
            guard let at = try row.optionalInstant("\(name)_at") else { return nil }
            return PeriodMark(at: at, person: try row.text("\(name)_by"), digest: try row.text("\(name)_digest"))
        }
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            scheme: try row.id("scheme_id"),
            name: try row.text("name"),
            from: Day(daysSince1970: try row.int("from_day")),
            through: Day(daysSince1970: try row.int("through_day")),
            stage: try row.value("stage"),
            peers: PeerText.peers(try row.text("peers")),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            openedAt: try row.instant("opened_at"),
            frozen: try mark("frozen"),
            published: try mark("published"),
            version: try row.int("version")
        )
    }
}
