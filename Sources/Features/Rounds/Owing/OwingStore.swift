import Core
import Database
import Problems
import Tasks

extension Transaction {
    package var owing: OwingStore { OwingStore(tx: self) }
}

/// What is known of units since the round before, and what only they can say.
package struct OwingStore {
    let tx: Transaction

    static let most = 2000

    /// Behind in tasks and problems, and promises nobody knows the end of, by unit; one unit's own where it is named.
    func asked(of round: Round, _ unit: UnitID?, _ light: LightColumn) throws -> [UnitID: [AskedThing]] {
        let owing = owing(round, unit)
        var asked = try promises(of: round, owing, light.today)
        for (unit, thing) in try tasks(of: round, owing, light) { asked[unit, default: []].append(thing) }
        for (unit, thing) in try problems(of: round, owing, light.today) { asked[unit, default: []].append(thing) }
        return asked
    }

    private func owing(_ round: Round, _ unit: UnitID?) -> Query {
        if let unit { return "= \(unit)" }
        return "IN (SELECT unit_id FROM round_owner WHERE round_id = \(round.id))"
    }

    /// Which of those who owe something lead a function of a department.
    func leading(_ functions: Set<String>, in round: RoundID) throws -> [(unit: UnitID, function: String)] {
        guard !functions.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT f.unit_id, f.function FROM unit_function f
            JOIN round_owner w ON w.unit_id = f.unit_id AND w.round_id = \(round)
            WHERE f.function IN \(list: functions.sorted()) ORDER BY f.function, f.unit_id
            """
        ) { (try $0.id("unit_id"), try $0.text("function")) }
    }

    /// Behind, and nothing said since the round before.
    private func tasks(of round: Round, _ owing: Query, _ light: LightColumn) throws -> [(UnitID, AskedThing)] {
        try tx.rows(
            """
            SELECT t.lead_unit, t.id, t.title, t.due_day, t.stage FROM task t
            WHERE t.county = \(round.county) AND t.stage IN ('awaitingSigning', 'underway')
                AND coalesce(t.reported_at, 0) < \(Instant(startOf: round.from))
                AND t.lead_unit \(owing)
                AND \(light.light) = 'behind'
            ORDER BY coalesce(t.due_day, 9999999), t.id LIMIT \(Self.most)
            """
        ) { row in
            let due = try row.optionalInt("due_day").map(Day.init(daysSince1970:))
            let late = due.map { light.today.days(since: $0) } ?? 0
            let unsigned = try row.text("stage") == "awaitingSigning"
            let thing = AskedThing(
                kind: .task,
                title: try row.text("title"),
                why: (unsigned ? "还没有签收" : "\(round.from) 以来没有报过进展") + (late > 0 ? "，逾期 \(late) 天" : "，进度滞后"),
                address: "/tasks/\(try row.int64("id"))"
            )
            return (try row.id("lead_unit"), thing)
        }
    }

    /// Past a phase, and nothing moved since the round before.
    private func problems(of round: Round, _ owing: Query, _ today: Day) throws -> [(UnitID, AskedThing)] {
        try tx.rows(
            """
            SELECT p.owner_unit, p.id, p.content, p.next_day FROM problem p
            WHERE p.county = \(round.county) AND p.stage IN ('assigned', 'underway')
                AND p.next_day < \(today.daysSince1970) AND p.updated_at < \(Instant(startOf: round.from))
                AND p.owner_unit \(owing)
            ORDER BY p.next_day, p.id LIMIT \(Self.most)
            """
        ) { row in
            let late = today.days(since: Day(daysSince1970: try row.int("next_day")))
            let thing = AskedThing(
                kind: .problem,
                title: ProblemTitle.of(try row.text("content")),
                why: "\(round.from) 以来没有动静，阶段时限已过 \(late) 天",
                address: "/problems/\(try row.int64("id"))"
            )
            return (try row.id("owner_unit"), thing)
        }
    }

    /// Promises in words that have come due and nobody has judged: the unit says how they ended.
    private func promises(of round: Round, _ owing: Query, _ today: Day) throws -> [UnitID: [AskedThing]] {
        var asked: [UnitID: [AskedThing]] = [:]
        let rows = try tx.rows(
            """
            SELECT unit_id, round_id, meeting_id, id, words, due_day FROM round_promise
            WHERE county = \(round.county) AND (round_id IS NULL OR round_id <> \(round.id)) AND result IS NULL AND indicator = ''
                AND due_day <= \(max(today, round.due).daysSince1970)
                AND unit_id \(owing)
            ORDER BY due_day, id LIMIT \(Self.most)
            """
        )
        for row in rows {
            let promise: PromiseID = try row.id("id")
            let occasion: PromiseOccasion =
                try row.optionalID("round_id").map { .round($0) } ?? .meeting(try row.id("meeting_id"))
            let thing = AskedThing(
                kind: .promise,
                title: try row.text("words"),
                why: "承诺 \(Day(daysSince1970: try row.int("due_day"))) 做到，还没有结论",
                address: occasion.address(of: promise)
            )
            asked[try row.id("unit_id"), default: []].append(thing)
        }
        return asked
    }

    /// What each unit did since the round before, as the county's records tell.
    package func known(since round: Round, of unit: UnitID? = nil) throws -> [UnitID: KnownFacts] {
        var facts: [UnitID: KnownFacts] = [:]
        let from = IdentifierSource.lowest(at: Instant(startOf: round.from))
        let until = round.closedAt ?? Instant(startOf: round.due.adding(days: 1))
        // By the time in the keys: an index by kind would read every movement there ever was.
        for row in try tx.rows(
            """
            SELECT m.unit_id, m.subject_kind, count(*) AS moves FROM movement m
            WHERE m.id >= \(from) AND m.at < \(until) AND coalesce(m.subject_kind, '') IN ('task', 'problem', 'item')
                AND m.unit_id \(owing(round, unit))
            GROUP BY m.unit_id, m.subject_kind
            """
        ) {
            let (unit, count): (UnitID, Int) = (try row.id("unit_id"), try row.int("moves"))
            switch try row.text("subject_kind") {
            case "task": facts[unit, default: KnownFacts()].tasks = count
            case "problem": facts[unit, default: KnownFacts()].problems = count
            default: facts[unit, default: KnownFacts()].things = count
            }
        }
        return facts
    }
}
