import Core
import Database
import Pages
import Tasks

private let search = SearchIndex(table: "problem", columns: ["content", "spot", "cause", "measures"])

/// A page of the list, and where its neighbours begin.
package struct ProblemListPart: Sendable {
    package let lines: [ProblemLine]
    package let previous: ProblemCursor?
    package let next: ProblemCursor?
}

extension ProblemStore {
    /// The page a turn leads to. Turning back to a page that is not full shows the first page whole.
    package func part(
        _ turn: ProblemTurn,
        of filter: ProblemFilter,
        for actor: Actor,
        _ light: ProblemLight,
        size: Int
    ) throws -> ProblemListPart {
        if let end = turn.before {
            let lines = try list(filter, for: actor, light, before: end, limit: size + 1)
            if lines.count > size {
                let shown = Array(lines.dropFirst())
                return ProblemListPart(lines: shown, previous: shown.first?.cursor, next: shown.last?.cursor)
            }
        }
        let start = turn.before == nil ? turn.after : nil
        let lines = try list(filter, for: actor, light, after: start, limit: size + 1)
        let shown = Array(lines.prefix(size))
        return ProblemListPart(
            lines: shown,
            previous: start == nil ? nil : shown.first?.cursor,
            next: lines.count > size ? shown.last?.cursor : nil
        )
    }

    package func list(
        _ filter: ProblemFilter,
        for actor: Actor,
        _ light: ProblemLight,
        after cursor: ProblemCursor? = nil,
        before end: ProblemCursor? = nil,
        limit: Int
    ) throws -> [ProblemLine] {
        let key = sortKey(filter)
        var wanted = condition(filter, for: actor, light)
        if let cursor { wanted += " AND (\(key) > \(cursor.key) OR \(key) = \(cursor.key) AND p.id > \(cursor.id))" }
        if let end { wanted += " AND (\(key) < \(end.key) OR \(key) = \(end.key) AND p.id < \(end.id))" }
        let order: Query = end == nil ? "\(key), p.id" : "\(key) DESC, p.id DESC"
        let lines = try tx.rows(
            "\(selection(key, light)) WHERE \(wanted) ORDER BY \(order) LIMIT \(limit)",
            ProblemLine.init
        )
        return end == nil ? lines : lines.reversed()
    }

    /// Every problem of the filter in its order, handed over one by one in constant memory.
    package func each(
        _ filter: ProblemFilter,
        for actor: Actor,
        _ light: ProblemLight,
        _ body: (ProblemLine) throws -> Void
    ) throws {
        let key = sortKey(filter)
        let query: Query = """
            \(selection(key, light)) WHERE \(condition(filter, for: actor, light)) ORDER BY \(key), p.id
            """
        try tx.each(query) { row in try body(ProblemLine(row)) }
    }

    private func selection(_ key: Query, _ light: ProblemLight) -> Query {
        """
        SELECT \(Self.columns), coalesce(unit.name, '') AS owner_name, region.name AS place_name,
            \(light.light) AS light, \(key) AS sort_key
        FROM problem p JOIN region ON region.code = p.region LEFT JOIN unit ON unit.id = p.owner_unit
        """
    }

    /// How many problems of the filter stand at each light, the filter's own lights left out of it.
    package func lights(_ filter: ProblemFilter, for actor: Actor, _ light: ProblemLight) throws -> [Light: Int] {
        var all = filter
        all.lights = []
        let query: Query = """
            SELECT \(light.light) AS light, count(*) AS problems FROM problem p
            WHERE \(condition(all, for: actor, light)) GROUP BY 1
            """
        var counts: [Light: Int] = [:]
        for row in try tx.rows(query) { counts[try row.value("light")] = try row.int("problems") }
        return counts
    }

    package func count(_ filter: ProblemFilter, for actor: Actor, _ light: ProblemLight) throws -> Int {
        try tx.count("FROM problem p WHERE \(condition(filter, for: actor, light))")
    }

    /// Aspects in the order of the lists they came with, each with its counts by light.
    package func aspects(
        _ filter: ProblemFilter,
        for actor: Actor,
        _ light: ProblemLight
    ) throws -> [(aspect: String, counts: [Light: Int])] {
        var all = filter
        (all.aspect, all.lights) = (nil, [])
        let query: Query = """
            SELECT p.aspect, \(light.light) AS light, count(*) AS problems, min(p.id) AS first FROM problem p
            WHERE \(condition(all, for: actor, light)) GROUP BY p.aspect, 2
            """
        var counts: [String: (first: Int64, counts: [Light: Int])] = [:]
        for row in try tx.rows(query) {
            let (aspect, first) = (try row.text("aspect"), try row.int64("first"))
            var own = counts[aspect] ?? (first, [:])
            own.first = min(own.first, first)
            own.counts[try row.value("light"), default: 0] += try row.int("problems")
            counts[aspect] = own
        }
        return counts.sorted { $0.value.first < $1.value.first }.map { ($0.key, $0.value.counts) }
    }

    private func sortKey(_ filter: ProblemFilter) -> Query {
        switch filter.order {
        case .deadline:
            """
            (CASE WHEN p.stage IN ('closed', 'withdrawn') THEN 100000000 ELSE 0 END + coalesce(p.next_day, 9999999))
            """
        case .number: "(p.year * 100000000 + p.sequence)"
        case .found: "(-p.found_day)"
        }
    }

    func condition(_ filter: ProblemFilter, for actor: Actor, _ light: ProblemLight) -> Query {
        var parts: [Query] = [ProblemScope(actor, tx.dialect).condition]
        if filter.stages.isEmpty {
            parts.append("p.stage <> 'withdrawn'")
        } else {
            parts.append("p.stage IN \(list: filter.stages.map(\.rawValue).sorted())")
        }
        if !filter.lights.isEmpty {
            parts.append("\(light.light) IN \(list: filter.lights.map(\.rawValue).sorted())")
        }
        if let aspect = filter.aspect { parts.append("p.aspect = \(aspect)") }
        if let source = filter.source { parts.append("p.source = \(source.rawValue)") }
        if let unit = filter.unit { parts.append("p.owner_unit = \(unit)") }
        if let place = filter.place { parts.append(tx.dialect.within("p.region", place)) }
        if let batch = filter.batch { parts.append("p.batch_id = \(batch)") }
        if let paper = filter.paper {
            parts.append("p.id IN (SELECT problem_id FROM problem_paper WHERE paper_id = \(paper))")
        }
        if let task = filter.task { parts.append("p.task_id = \(task)") }
        if !filter.text.isEmpty {
            let digits = filter.text.split { !$0.isASCII || !$0.isNumber }.last.flatMap { Int($0) }
            let words = search.matches(filter.text, as: "p", dialect: tx.dialect)
            parts.append(digits.map { "(\(words) OR p.sequence = \($0))" } ?? words)
        }
        return Query.all(parts)
    }
}

extension ProblemLine {
    init(_ row: ResultRow) throws {
        let problem = try Problem(row)
        self.init(
            problem: problem,
            ownerName: try row.text("owner_name"),
            placeName: try row.text("place_name"),
            light: try row.value("light"),
            cursor: ProblemCursor(key: try row.int64("sort_key"), id: problem.id)
        )
    }
}
