import Core
import Database

extension Transaction {
    package var cadences: CadenceStore { CadenceStore(tx: self) }
}

/// Cadences of a county and its working calendar.
package struct CadenceStore {
    let tx: Transaction

    package func list(in county: RegionCode, ended: Bool = false) throws -> [RoundCadence] {
        let condition: Query = ended ? "" : " AND ended_day IS NULL"
        return try tx.rows(
            "SELECT * FROM cadence WHERE county = \(county)\(condition) ORDER BY id",
            RoundCadence.init
        )
    }

    /// Counties that hold rounds.
    func counties() throws -> [RegionCode] {
        try tx.rows("SELECT DISTINCT county FROM cadence WHERE ended_day IS NULL ORDER BY county") {
            try $0.region("county")
        }
    }

    /// `locking` keeps others from beginning its rounds until the write is over.
    package func find(_ id: CadenceID, in county: RegionCode, locking: Bool = false) throws -> RoundCadence {
        if locking { try tx.run("UPDATE cadence SET version = version WHERE id = \(id)") }
        let query: Query = "SELECT * FROM cadence WHERE id = \(id) AND county = \(county)"
        guard let cadence = try tx.first(query, RoundCadence.init) else { throw NotFound("cadence", id) }
        return cadence
    }

    func insert(_ cadence: RoundCadence) throws {
        let draft = cadence.draft
        try tx.run(
            """
            INSERT INTO cadence (id, county, shipped, name, kind, rule, shift, owing, remind_before, asks, basis,
                register, begun_day, version)
            VALUES (\(cadence.id), \(cadence.county), \(cadence.shipped), \(draft.name), \(draft.kind.rawValue),
                \(draft.rule.description), \(draft.shift.rawValue), \(draft.owing.rawValue), \(draft.remindBefore),
                \(draft.asks), \(draft.basis), \(draft.register), \(cadence.begunOn.daysSince1970), 1)
            """
        )
    }

    /// Answers whether it still was at `version`. By another rule nothing came due before `today`.
    func update(_ id: CadenceID, _ draft: CadenceDraft, version: Int, on today: Day) throws -> Bool {
        try tx.run(
            """
            UPDATE cadence SET name = \(draft.name), kind = \(draft.kind.rawValue), rule = \(draft.rule.description),
                shift = \(draft.shift.rawValue), owing = \(draft.owing.rawValue), remind_before = \(draft.remindBefore),
                asks = \(draft.asks), basis = \(draft.basis), register = \(draft.register), version = version + 1,
                begun_day = CASE WHEN rule = \(draft.rule.description) THEN begun_day ELSE \(today.daysSince1970) END
            WHERE id = \(id) AND version = \(version) AND ended_day IS NULL
            """
        ) == 1
    }

    func end(_ id: CadenceID, on day: Day) throws -> Bool {
        try tx.run(
            """
            UPDATE cadence SET ended_day = \(day.daysSince1970), version = version + 1
            WHERE id = \(id) AND ended_day IS NULL
            """
        ) == 1
    }

    package func calendar(of county: RegionCode) throws -> WorkingCalendar {
        let days = try tx.rows("SELECT * FROM calendar_day WHERE county = \(county)") { row in
            CalendarDay(
                Day(daysSince1970: try row.int("day")),
                isWorking: try row.bool("is_working"),
                try row.text("word")
            )
        }
        return WorkingCalendar(own: Dictionary(days.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first }))
    }

    func set(_ day: CalendarDay, in county: RegionCode, by person: String, at now: Instant) throws {
        try tx.run(
            """
            INSERT INTO calendar_day (county, day, is_working, word, person, at)
            VALUES (\(county), \(day.day.daysSince1970), \(day.isWorking), \(day.word), \(person), \(now))
            ON CONFLICT (county, day) DO UPDATE SET is_working = excluded.is_working, word = excluded.word,
                person = excluded.person, at = excluded.at
            """
        )
    }

    func clear(_ day: Day, in county: RegionCode) throws -> Bool {
        try tx.run("DELETE FROM calendar_day WHERE county = \(county) AND day = \(day.daysSince1970)") == 1
    }
}

extension RoundCadence {
    init(_ row: ResultRow) throws {
        var draft = CadenceDraft(
            try row.text("name"),
            try row.value("kind"),
            CadenceRule(try row.text("rule")) ?? .asked
        )
        draft.shift = try row.value("shift")
        draft.owing = try row.value("owing")
        draft.remindBefore = try row.int("remind_before")
        (draft.asks, draft.basis) = (try row.text("asks"), try row.text("basis"))
        draft.register = try row.text("register")
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            draft: draft,
            shipped: try row.text("shipped"),
            endedOn: try row.optionalInt("ended_day").map(Day.init(daysSince1970:)),
            begunOn: Day(daysSince1970: try row.int("begun_day")),
            version: try row.int("version")
        )
    }
}
