import Core
import Database
import Ledgers
import Problems

/// What of a village stands on a brief, besides what other features' stores answer.
struct BriefStore {
    let tx: Transaction

    /// Open problems of a place, the earliest day first.
    func problems(in region: RegionCode, of county: RegionCode, limit: Int) throws -> (
        count: Int, shown: [PointBrief.OpenProblem]
    ) {
        let condition: Query = """
            FROM problem p WHERE p.county = \(county) AND \(tx.dialect.within("p.region", region))
            AND p.stage NOT IN ('closed', 'withdrawn')
            """
        let shown = try tx.rows(
            """
            SELECT p.id, p.year, p.sequence, p.content, p.stage, p.next_day \(condition)
            ORDER BY coalesce(p.next_day, 9999999), p.id LIMIT \(limit)
            """
        ) { row in
            let content = try row.text("content")
            let stage: ProblemStage = try row.value("stage")
            return PointBrief.OpenProblem(
                key: try row.int64("id"),
                number: "问题〔\(try row.int("year"))〕\(try row.int("sequence"))号",
                words: content.count > 34 ? String(content.prefix(33)) + "…" : content,
                stage: stage.word,
                due: try row.optionalInt("next_day").map(Day.init(daysSince1970:))
            )
        }
        return (try tx.count(condition), shown)
    }

    /// The last inspections of a place.
    func visits(in region: RegionCode, limit: Int) throws -> [PointBrief.Seen] {
        try tx.rows(
            """
            SELECT v.found_at, v.unit_name, v.score, i.title,
                (SELECT count(*) FROM inspection_finding f WHERE f.visit_id = v.id) AS problems
            FROM inspection_visit v JOIN inspection_plan i ON i.id = v.plan_id WHERE v.region = \(region)
            ORDER BY v.found_at DESC, v.id DESC LIMIT \(limit)
            """
        ) { row in
            PointBrief.Seen(
                day: try row.instant("found_at").day,
                unit: try row.text("unit_name"),
                title: try row.text("title"),
                score: try row.optionalDouble("score"),
                problems: try row.int("problems")
            )
        }
    }

    /// The same spot and item of a check-list, photographed at two visits: the first and the last of each.
    func photos(in region: RegionCode, limit: Int) throws -> [PointBrief.Pair] {
        let rows = try tx.rows(
            """
            SELECT p.id, p.item, p.ordinal, v.spot, v.checklist, v.found_at FROM photo p
            JOIN inspection_visit v ON v.id = p.visit_id WHERE p.region = \(region)
            ORDER BY v.found_at, p.id LIMIT 200
            """
        ) { row in
            (
                spot: try ["checklist", "item", "spot"].map { try row.text($0) } + ["\(row.int("ordinal"))"],
                photo: try row.int64("id"), day: try row.instant("found_at").day
            )
        }
        let pairs = Dictionary(grouping: rows, by: \.spot).values.compactMap { shots -> PointBrief.Pair? in
            guard let first = shots.first, let last = shots.last, first.day < last.day else { return nil }
            return PointBrief.Pair(before: first.photo, after: last.photo, beforeDay: first.day, afterDay: last.day)
        }
        return Array(pairs.sorted { ($0.afterDay, $0.after) > ($1.afterDay, $1.after) }.prefix(limit))
    }

    /// Gates a thing was tried at and not let through since.
    func gates(of item: LedgerItem) throws -> [String] {
        try tx.values(
            "SELECT gate FROM gate_refusal WHERE ledger = \(item.ledger) AND item_id = \(item.id) ORDER BY gate"
        )
    }
}
