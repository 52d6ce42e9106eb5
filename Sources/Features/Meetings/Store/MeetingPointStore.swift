import Core
import Database
import Indicators
import Ledgers
import Rounds

extension Transaction {
    package var meetingPoints: MeetingPointStore { MeetingPointStore(tx: self) }
}

/// Every statement about the points of meetings and how they were drawn.
package struct MeetingPointStore {
    let tx: Transaction

    package func list(of meeting: MeetingID) throws -> [MeetingPoint] {
        try tx.rows(
            """
            SELECT p.*, r.name AS region_name, t.name AS township_name FROM meeting_point p
            JOIN region r ON r.code = p.region LEFT JOIN region t ON t.code = substr(p.region, 1, 9)
            WHERE p.meeting_id = \(meeting) ORDER BY p.ordinal, p.id
            """,
            MeetingPoint.init
        )
    }

    func find(_ id: MeetingPointID, of meeting: MeetingID) throws -> MeetingPoint {
        guard let point = try list(of: meeting).first(where: { $0.id == id }) else { throw NotFound("point", id) }
        return point
    }

    func insert(_ point: MeetingPoint) throws {
        try tx.run(
            """
            INSERT INTO meeting_point (id, meeting_id, county, ordinal, region, item_id, programme, title, choice, reason,
                draw_id, longitude, latitude, position, stay)
            VALUES (\(point.id), \(point.meeting), \(point.county), \(point.ordinal), \(point.region), \(point.item),
                \(point.programme), \(point.title), \(point.choice.rawValue), \(point.reason), \(point.draw),
                \(point.position?.longitude), \(point.position?.latitude), \(point.positionFrom.rawValue), \(point.stay))
            """
        )
    }

    func change(_ id: MeetingPointID, title: String, stay: Int, _ position: OutlinePoint?, _ source: PositionSource)
        throws
    {
        try tx.run(
            """
            UPDATE meeting_point SET title = \(title), stay = \(stay), longitude = \(position?.longitude),
                latitude = \(position?.latitude), position = \(source.rawValue)
            WHERE id = \(id)
            """
        )
    }

    func remove(_ id: MeetingPointID) throws { try tx.run("DELETE FROM meeting_point WHERE id = \(id)") }

    /// Numbers the points from 1 on in this order.
    func order(_ ids: [MeetingPointID]) throws {
        for (place, id) in ids.enumerated() {
            try tx.run("UPDATE meeting_point SET ordinal = \(place + 1) WHERE id = \(id)")
        }
    }

    func keep(_ brief: PointBrief, of id: MeetingPointID) throws {
        try tx.run("UPDATE meeting_point SET brief = \(brief.text) WHERE id = \(id)")
    }

    package func draws(of meeting: MeetingID) throws -> [MeetingDraw] {
        try tx.rows("SELECT * FROM meeting_draw WHERE meeting_id = \(meeting) ORDER BY id", MeetingDraw.init)
    }

    /// The draws of a meeting whose result is not what their number gives.
    package func verify(_ meeting: MeetingID) throws -> [MeetingDrawID] {
        let points = try list(of: meeting)
        let spoken = Set(try tx.meetings.units(of: meeting).filter { $0.form == .spoken }.map { "\($0.unit)" })
        return try draws(of: meeting).filter { draw in
            !draw.holds(draw.kind == .points ? Set(points.filter { $0.draw == draw.id }.map(\.region.digits)) : spoken)
        }.map(\.id)
    }

    func insert(_ draw: MeetingDraw, account: AccountID) throws {
        try tx.run(
            """
            INSERT INTO meeting_draw (id, meeting_id, kind, rule, seed, wanted, pool, witnesses, account_id, person,
                unit_name, at)
            VALUES (\(draw.id), \(draw.meeting), \(draw.kind.rawValue), \(draw.rule), \(draw.seed), \(draw.wanted),
                \(draw.pool.joined(separator: " ")), \(draw.witnesses), \(account), \(draw.person), \(draw.unitName),
                \(draw.at))
            """
        )
    }

    /// How often each place was shown at meetings that were held before a day, and how often it was troubled in the thirty
    /// days before: by inspections and by meetings.
    package func history(of regions: some Collection<RegionCode>, before day: Day, in county: RegionCode) throws
        -> [RegionCode: PlaceHistory]
    {
        var history: [RegionCode: PlaceHistory] = [:]
        guard !regions.isEmpty else { return history }
        let places = Set(regions).sorted()
        let since = day.adding(days: -30)
        for row in try tx.rows(
            """
            SELECT p.region, count(DISTINCT m.id) AS shown, max(m.day) AS last_day,
                count(DISTINCT CASE WHEN m.day >= \(since.daysSince1970) THEN m.id END) AS recent
            FROM meeting_point p JOIN meeting m ON m.id = p.meeting_id
            WHERE p.region IN \(list: places) AND m.county = \(county) AND m.stage IN ('underway', 'closed')
                AND m.day < \(day.daysSince1970)
            GROUP BY p.region
            """
        ) {
            history[try row.region("region")] = PlaceHistory(
                shown: try row.int("shown"),
                lastShown: try row.optionalInt("last_day").map(Day.init(daysSince1970:)),
                recent: try row.int("recent")
            )
        }
        for row in try tx.rows(
            """
            SELECT region, count(DISTINCT plan_id) AS recent FROM inspection_visit
            WHERE region IN \(list: places) AND county = \(county) AND found_at >= \(Instant(startOf: since))
                AND found_at < \(Instant(startOf: day))
            GROUP BY region
            """
        ) {
            let region = try row.region("region")
            history[region, default: PlaceHistory()].recent += try row.int("recent")
        }
        return history
    }

    /// How many things stand in which stage, by village.
    func stages(of ledger: LedgerID, in county: RegionCode) throws -> [RegionCode: [Int: Int]] {
        var counts: [RegionCode: [Int: Int]] = [:]
        try tx.each(
            """
            SELECT region, stage, count(*) AS things FROM ledger_item
            WHERE ledger = \(ledger) AND trashed_at IS NULL AND \(tx.dialect.within("region", county))
            GROUP BY region, stage
            """
        ) { row in counts[try row.region("region"), default: [:]][try row.int("stage")] = try row.int("things") }
        return counts
    }
}

extension MeetingPoint {
    init(_ row: ResultRow) throws {
        let (name, township) = (try row.text("region_name"), try row.optionalText("township_name") ?? "")
        self.init(
            id: try row.id("id"),
            meeting: try row.id("meeting_id"),
            county: try row.region("county"),
            ordinal: try row.int("ordinal"),
            region: try row.region("region"),
            place: name == township || township.isEmpty ? name : township + name,
            item: try row.optionalID("item_id"),
            programme: try row.text("programme"),
            title: try row.text("title"),
            choice: try row.value("choice"),
            reason: try row.text("reason"),
            draw: try row.optionalID("draw_id"),
            position: try row.position("longitude", "latitude"),
            positionFrom: try row.value("position"),
            stay: try row.int("stay"),
            brief: try row.optionalText("brief").flatMap(PointBrief.init)
        )
    }
}

extension MeetingDraw {
    init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            meeting: try row.id("meeting_id"),
            kind: try row.value("kind"),
            rule: try row.text("rule"),
            seed: try row.int64("seed"),
            wanted: try row.int("wanted"),
            pool: try row.text("pool").split(separator: " ").map(String.init),
            witnesses: try row.text("witnesses"),
            person: try row.text("person"),
            unitName: try row.text("unit_name"),
            at: try row.instant("at")
        )
    }
}
