import Accounts
import Core
import Database
import Directives
import Indicators
import Inspections
import Papers
import Rounds

extension Transaction {
    package var meetings: MeetingStore { MeetingStore(tx: self) }
}

/// Every statement about meetings and who is present.
package struct MeetingStore {
    let tx: Transaction

    /// Throws `NotFound` also where the meeting lies outside what this person may read. `locking` keeps others from moving it
    /// until the write is over.
    package func find(_ id: MeetingID, for actor: Actor, locking: Bool = false) throws -> Meeting {
        if locking { try tx.run("UPDATE meeting SET version = version WHERE id = \(id)") }
        let scope = MeetingScope(actor, tx.dialect)
        let query: Query = "SELECT m.* FROM meeting m WHERE m.id = \(id) AND \(scope.condition)"
        guard let meeting = try tx.first(query, Meeting.init) else { throw NotFound("meeting", id) }
        return meeting
    }

    package func dossier(_ id: MeetingID, for actor: Actor, locking: Bool = false) throws -> MeetingDossier {
        let meeting = try find(id, for: actor, locking: locking)
        let points = try tx.meetingPoints.list(of: id)
        let scored = Set(try tx.marks.totals(of: id).map(\.point))
        return MeetingDossier(
            meeting: meeting,
            points: points,
            units: try units(of: id),
            unscored: points.count { !scored.contains($0.id) }
        )
    }

    /// The newest first.
    package func list(
        for actor: Actor,
        stages: [MeetingStage] = MeetingStage.allCases,
        before: MeetingID? = nil,
        limit: Int
    ) throws -> [Meeting] {
        let scope = MeetingScope(actor, tx.dialect)
        var query: Query = "SELECT m.* FROM meeting m WHERE \(scope.condition) AND m.stage IN \(list: stages)"
        if let before, let last = try? find(before, for: actor) {
            let day = last.day.daysSince1970
            query += " AND (m.day < \(day) OR m.day = \(day) AND m.id < \(before))"
        }
        return try tx.rows(query + " ORDER BY m.day DESC, m.id DESC LIMIT \(limit)", Meeting.init)
    }

    package func counts(of meetings: [MeetingID]) throws -> [MeetingID: (points: Int, units: Int, pledged: Int)] {
        var counts: [MeetingID: (points: Int, units: Int, pledged: Int)] = [:]
        guard !meetings.isEmpty else { return counts }
        for row in try tx.rows(
            """
            SELECT m.id, (SELECT count(*) FROM meeting_point p WHERE p.meeting_id = m.id) AS points,
                (SELECT count(*) FROM meeting_unit u WHERE u.meeting_id = m.id) AS units,
                (SELECT count(u.pledged_at) FROM meeting_unit u WHERE u.meeting_id = m.id) AS pledged
            FROM meeting m WHERE m.id IN \(list: meetings)
            """
        ) {
            counts[try row.id("id")] = (try row.int("points"), try row.int("units"), try row.int("pledged"))
        }
        return counts
    }

    package func units(of id: MeetingID) throws -> [MeetingUnit] {
        try tx.rows(
            """
            SELECT u.*, unit.short_name, unit.kind FROM meeting_unit u JOIN unit ON unit.id = u.unit_id
            WHERE u.meeting_id = \(id) ORDER BY unit.kind, unit.position, unit.region, unit.id
            """,
            MeetingUnit.init
        )
    }

    /// Two meetings arranged at once must not both take the last place of a line of the yearly plan.
    func lock(_ item: YearItemID) throws {
        try tx.run("UPDATE inspection_year_item SET times = times WHERE id = \(item)")
    }

    /// How many meetings count against a line of the yearly plan.
    func count(under item: YearItemID, besides id: MeetingID?) throws -> Int {
        let others: Query = id.map { " AND id <> \($0)" } ?? ""
        return try tx.count("FROM meeting WHERE year_item_id = \(item) AND stage <> 'withdrawn'\(others)")
    }

    func insert(_ meeting: Meeting, account: AccountID) throws {
        let made = meeting.arrangement
        try tx.run(
            """
            INSERT INTO meeting (id, county, unit_id, unit_name, title, day, document, approved_by, year_item_id, seat,
                start_place, start_longitude, start_latitude, start_minute, speed, criteria, letter_year, stage, minutes,
                conclusion, account_id, person, made_at, version)
            VALUES (\(meeting.id), \(meeting.county), \(meeting.unit), \(meeting.unitName), \(made.title),
                \(made.day.daysSince1970), \(made.document), \(made.approvedBy), \(made.yearItem), \(made.seat),
                \(made.start.place), \(made.start.position?.longitude), \(made.start.position?.latitude),
                \(made.start.minute), \(made.speed), \(MeetingCriterion.text(made.criteria)), \(made.letterYear),
                \(meeting.stage.rawValue), '', '', \(account), \(meeting.person), \(meeting.madeAt), 1)
            """
        )
    }

    /// Answers whether the meeting was still at `version`.
    func keep(_ made: MeetingArrangement, of id: MeetingID, version: Int) throws -> Bool {
        try tx.run(
            """
            UPDATE meeting SET title = \(made.title), day = \(made.day.daysSince1970), document = \(made.document),
                approved_by = \(made.approvedBy), year_item_id = \(made.yearItem), seat = \(made.seat),
                start_place = \(made.start.place), start_longitude = \(made.start.position?.longitude),
                start_latitude = \(made.start.position?.latitude), start_minute = \(made.start.minute),
                speed = \(made.speed), criteria = \(MeetingCriterion.text(made.criteria)),
                letter_year = \(made.letterYear), version = version + 1
            WHERE id = \(id) AND version = \(version)
            """
        ) == 1
    }

    func set(_ units: [UnitID], of meeting: Meeting) throws {
        try tx.run("DELETE FROM meeting_unit WHERE meeting_id = \(meeting.id)")
        let known = try tx.units.assignable(county: meeting.county).filter { units.contains($0.id) }
        try tx.insert(
            into: "meeting_unit",
            columns: ["meeting_id", "unit_id", "region", "words", "person"],
            rows: known.map { [meeting.id, $0.id, $0.region, "", ""] as [any SQLValueConvertible] }
        )
    }

    /// Stores a new stage where the meeting is still at `version`; answers whether it was.
    func place(_ id: MeetingID, at stage: MeetingStage, version: Int) throws -> Bool {
        try tx.run(
            "UPDATE meeting SET stage = \(stage.rawValue), version = version + 1 WHERE id = \(id) AND version = \(version)"
        ) == 1
    }

    /// A change of what belongs to the meeting, for those whose form is older.
    func touch(_ id: MeetingID, version: Int) throws -> Bool {
        try tx.run("UPDATE meeting SET version = version + 1 WHERE id = \(id) AND version = \(version)") == 1
    }

    func open(_ id: MeetingID, at now: Instant) throws {
        try tx.run("UPDATE meeting SET opened_at = \(now) WHERE id = \(id)")
    }

    func close(_ id: MeetingID, _ words: String, at now: Instant) throws {
        try tx.run("UPDATE meeting SET closed_at = \(now), conclusion = \(words) WHERE id = \(id)")
    }

    func keep(minutes: String, directive: DirectiveID, paper: PaperID, of id: MeetingID) throws {
        try tx.run(
            """
            UPDATE meeting SET minutes = \(minutes), directive_id = \(directive), minutes_paper = \(paper)
            WHERE id = \(id)
            """
        )
    }

    func pledge(
        _ words: String,
        _ form: PledgeForm,
        of unit: UnitID,
        at id: MeetingID,
        by person: String,
        _ now: Instant
    )
        throws
    {
        try tx.run(
            """
            UPDATE meeting_unit SET words = \(words), form = \(form.rawValue), person = \(person), pledged_at = \(now)
            WHERE meeting_id = \(id) AND unit_id = \(unit)
            """
        )
    }

    func speak(_ units: [UnitID], at id: MeetingID) throws {
        try tx.run(
            "UPDATE meeting_unit SET form = 'spoken' WHERE meeting_id = \(id) AND unit_id IN \(list: units)"
        )
    }
}

extension Meeting {
    init(_ row: ResultRow) throws {
        let criteria = CriteriaText.read(try row.text("criteria")).value ?? []
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            unit: try row.id("unit_id"),
            unitName: try row.text("unit_name"),
            stage: try row.value("stage"),
            arrangement: MeetingArrangement(
                title: try row.text("title"),
                day: Day(daysSince1970: try row.int("day")),
                document: try row.text("document"),
                approvedBy: try row.text("approved_by"),
                yearItem: try row.id("year_item_id"),
                seat: try row.text("seat"),
                start: MeetingStart(
                    place: try row.text("start_place"),
                    position: try row.position("start_longitude", "start_latitude"),
                    minute: try row.int("start_minute")
                ),
                speed: try row.int("speed"),
                criteria: criteria,
                letterYear: try row.optionalInt("letter_year")
            ),
            minutes: try row.text("minutes"),
            directive: try row.optionalID("directive_id"),
            minutesPaper: try row.optionalID("minutes_paper"),
            conclusion: try row.text("conclusion"),
            person: try row.text("person"),
            madeAt: try row.instant("made_at"),
            openedAt: try row.optionalInstant("opened_at"),
            closedAt: try row.optionalInstant("closed_at"),
            version: try row.int("version")
        )
    }
}

extension MeetingUnit {
    init(_ row: ResultRow) throws {
        self.init(
            unit: try row.id("unit_id"),
            name: try row.text("short_name"),
            region: try row.region("region"),
            isTownship: try row.text("kind") == "township",
            form: try row.optionalValue("form"),
            words: try row.text("words"),
            person: try row.text("person"),
            pledgedAt: try row.optionalInstant("pledged_at")
        )
    }
}

extension ResultRow {
    /// Hundred-thousandths of a degree; nil where either is missing.
    func position(_ longitude: String, _ latitude: String) throws -> OutlinePoint? {
        guard let x = try optionalInt(longitude), let y = try optionalInt(latitude) else { return nil }
        return OutlinePoint(longitude: x, latitude: y)
    }
}
