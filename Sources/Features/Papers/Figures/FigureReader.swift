import Core
import Database
import Indicators
import Pages
import PaperFormat
import Tasks
import Web

/// The figures of a document with where each came from; each is kept once, under its name.
package struct FigureList: Sendable {
    package private(set) var figures: [PaperFigure] = []
    package let asOf: Instant
    private var known: Set<String> = []

    package init(asOf: Instant) { self.asOf = asOf }

    /// Goes on with the figures of a document.
    init(_ figures: [PaperFigure], asOf: Instant) {
        self.figures = figures
        self.asOf = asOf
        known = Set(figures.map(\.key))
    }

    package var today: Day { asOf.day }

    package func holds(_ key: String) -> Bool { known.contains(key) }

    /// Answers its name as the text writes it: 〔滞后任务〕.
    @discardableResult
    package mutating func add(_ key: String, _ query: FigureQuery, from source: String, _ words: String) -> String {
        if known.insert(key).inserted {
            figures.append(
                PaperFigure(
                    key: key,
                    words: words,
                    query: "\(query)",
                    source: source,
                    address: query.address,
                    asOf: Format.moment(asOf)
                )
            )
        }
        return "〔\(key)〕"
    }
}

/// Asks figures as a person may see them at one moment. An answer is used again: a bulletin asks for the same task often.
final class FigureReader {
    private let tx: Transaction
    private let actor: Actor
    private let desk: IndicatorDesk
    private let light: LightColumn
    private let now: Instant
    private var counts: [String: Int] = [:]
    private var found: [TaskID: Task?] = [:]
    private var standings: ProgrammeStandings?
    var list: FigureList

    init(_ tx: Transaction, for actor: Actor, _ desk: IndicatorDesk) {
        self.tx = tx
        self.actor = actor
        self.desk = desk
        light = LightColumn(today: desk.environment.today, thresholds: desk.thresholds)
        now = desk.environment.now()
        list = FigureList(asOf: now)
    }

    var figures: [PaperFigure] { list.figures }

    var today: Day { light.today }
    var lightColumn: LightColumn { light }

    /// Asks and keeps a figure; answers its name as the text writes it: 〔滞后任务〕.
    func name(_ key: String, _ query: FigureQuery, from source: String) throws -> String {
        if !list.holds(key) {
            let words = try words(for: [query])[0] ?? "—"
            add(key, query, from: source, words)
        }
        return "〔\(key)〕"
    }

    /// A figure whose words are known already, as those of a table that was asked for in one go.
    func add(_ key: String, _ query: FigureQuery, from source: String, _ words: String) {
        list.add(key, query, from: source, words)
    }

    /// What each is now; nil where it is gone or not this person's to see.
    func words(for queries: [FigureQuery]) throws -> [String?] {
        var numbers: [(key: IndicatorKey, region: RegionCode)] = []
        for query in queries { if case .indicator(let key, let region) = query { numbers.append((key, region)) } }
        var values = try desk.words(for: numbers, by: actor, tx).makeIterator()
        return try queries.map { query in
            switch query {
            case .indicator: return values.next() ?? nil
            case .tasks(let text): return Format.number(try count(text))
            case .task(let id, let measure): return try words(of: id, measure)
            case .day: return Format.day(today)
            case .standing: return try programmes().words(for: query)
            case .programmes(_, let region, _, _):
                guard readsAll, actor.region.contains(region) else { return nil }
                return try programmes().words(for: query)
            case .places:
                guard readsAll else { return nil }
                return try programmes().words(for: query)
            }
        }
    }

    /// Who reads a part of the programmes would count less than was said.
    private var readsAll: Bool { actor.role.readsWholeCounty }

    private func programmes() throws -> ProgrammeStandings {
        if let standings { return standings }
        let asked = try desk.programmes(for: actor, tx).compactMap(\.asked)
        let read = ProgrammeStandings(programmes: asked.map(DispatchBulletin.Programme.init))
        standings = read
        return read
    }

    private func count(_ text: String) throws -> Int {
        if let count = counts[text] { return count }
        let count = try tx.tasks.count(TaskFilter(Fields(query: text)), TaskScope(actor), light)
        counts[text] = count
        return count
    }

    private func words(of id: TaskID, _ measure: FigureQuery.TaskMeasure) throws -> String? {
        guard let task = try task(id) else { return nil }
        let pace = task.pace(on: today)
        switch measure {
        case .percent: return Format.number(task.percent, places: 1) + "%"
        case .expected: return pace.expected.map { Format.number($0, places: 1) + "%" } ?? "—"
        case .gap: return pace.behindBy.map { Format.number(max(0, $0), places: 1) } ?? "—"
        case .late: return pace.daysLeft.map { Format.number(max(0, -$0)) } ?? "0"
        case .light: return pace.light(light.thresholds).signal.word
        }
    }

    private func task(_ id: TaskID) throws -> Task? {
        if let known = found[id] { return known }
        let task: Task?
        do { task = try tx.tasks.find(id, for: actor) } catch is NotFound { task = nil }
        found[id] = task
        return task
    }
}

/// A figure beside what it is now.
package struct FigureChange: Hashable, Sendable {
    package let figure: PaperFigure
    /// Nil where it is gone or not this person's to see.
    package let now: String?

    package var hasChanged: Bool { now != figure.words }
}

extension FigureReader {
    /// Every figure of a document beside what it is now.
    func changes(in content: PaperContent) throws -> [FigureChange] {
        let queries = content.figures.map { FigureQuery($0.query) }
        var values = try words(for: queries.compactMap { $0 }).makeIterator()
        return zip(content.figures, queries).map { figure, query in
            FigureChange(figure: figure, now: query == nil ? nil : values.next() ?? nil)
        }
    }

    /// The document with its figures as they are now, and its paragraphs about what lags; what is gone keeps what was said.
    func refreshed(_ content: PaperContent) throws -> PaperContent {
        var content = content
        let before = content.figures
        let changes = try changes(in: content)
        for (index, change) in changes.enumerated() {
            guard let words = change.now else { continue }
            // Whoever wrote another date at its foot keeps it.
            if FigureQuery(change.figure.query) == .day, content.dated.map(Format.day) == change.figure.words {
                content.dated = today
            }
            content.figures[index].words = words
            content.figures[index].asOf = Format.moment(now)
        }
        // Also where the same programmes lag: other townships may.
        if let lagging = changes.first(where: { LaggingParagraphs.isList($0.figure.query) }), lagging.now != nil {
            let bulletin = DispatchBulletin(programmes: try programmes().programmes, office: "")
            var list = FigureList(content.figures, asOf: now)
            let paragraphs = LaggingParagraphs(bulletin: bulletin, before: before)
            content.text = paragraphs.refreshed(content.text, &list)
            content.figures = list.figures
        }
        return content
    }
}
