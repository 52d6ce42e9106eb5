import Core
import Database
import Indicators
import Inspections
import Ledgers
import Programmes
import Regions
import Rounds

/// Reads the briefs of a meeting in one transaction: the numbers of the county once, then each place's own.
struct BriefReading {
    let desk: MeetingDesk
    let actor: Actor
    let tx: Transaction
    private let programmes: [PlainProgramme]
    private let books: [LedgerBook]

    static let numbersShown = 6

    init(_ desk: MeetingDesk, for actor: Actor, _ tx: Transaction) throws {
        (self.desk, self.actor, self.tx) = (desk, actor, tx)
        programmes = try desk.programmes(for: actor, tx)
        books = try desk.books(for: actor, tx)
    }

    private var today: Day { desk.today }

    func brief(of point: MeetingPoint) throws -> PointBrief {
        let town = point.region.ancestor(at: .township) ?? point.region
        let names = try tx.regions.names(of: [point.region, town])
        var brief = PointBrief(
            asOf: desk.environment.now(),
            village: names[point.region] ?? point.region.digits,
            township: names[town] ?? town.digits
        )
        let book = books.first { $0.playbook.key == point.programme }
        brief.programme = book?.playbook.name ?? ""
        if let item = point.item { brief.thing = try thing(item, point) }
        if let book { brief.work = try work(book, in: point.region) }
        brief.numbers = try numbers(point, town)
        let store = BriefStore(tx: tx)
        let open = try store.problems(in: point.region, of: point.county, limit: 4)
        (brief.openProblems, brief.problems) = (open.count, open.shown)
        brief.seen = try store.visits(in: point.region, limit: 3)
        brief.photos = try store.photos(in: point.region, limit: 2)
        brief.promises = try promises(of: town, point.county)
        let meeting = try tx.meetings.find(point.meeting, for: actor)
        let history = try tx.meetingPoints.history(of: [point.region], before: meeting.day, in: point.county)
        brief.history = (history[point.region] ?? PlaceHistory()).words
        return brief
    }

    /// Nil where the thing is gone by now or not for this person to see.
    private func thing(_ id: ItemID, _ point: MeetingPoint) throws -> PointBrief.Thing? {
        guard let item = try tx.items(desk.indicators.shelf).list([id], for: actor).first else { return nil }
        let book = try desk.indicators.shelf.book(of: item, in: tx)
        let gates = try BriefStore(tx: tx).gates(of: item)
        return PointBrief.Thing(
            word: book.playbook.item.word,
            stage: book.stage(item.stage)?.word ?? "",
            since: item.stageDay,
            days: max(0, today.days(since: item.stageDay)),
            gates: gates.compactMap { key in book.playbook.gates.first { $0.key == key }?.sentence }
        )
    }

    private func work(_ book: LedgerBook, in region: RegionCode) throws -> PointBrief.Work? {
        let counts = try tx.meetingPoints.stages(of: book.ledger, in: region)
        let byStage = counts.values.reduce(into: [Int: Int]()) { $0.merge($1, uniquingKeysWith: +) }
        let stages = book.playbook.stages.indices.compactMap { place -> PointBrief.Work.Stage? in
            guard let things = byStage[book.stageNumbers[place]], things > 0 else { return nil }
            return PointBrief.Work.Stage(word: book.playbook.stages[place].word, things: things)
        }
        let held = try tx.items(desk.indicators.shelf).refusals(in: book.ledger, within: region).prefix(3)
        return PointBrief.Work(
            word: book.playbook.item.word,
            counter: book.playbook.item.counter,
            stages: stages,
            gates: held.compactMap { one in
                book.playbook.gates.first { $0.key == one.gate }.map {
                    PointBrief.Work.Held(gate: $0.sentence, things: one.things)
                }
            }
        )
    }

    /// The point's own programme first, then what is furthest behind in the township.
    private func numbers(_ point: MeetingPoint, _ town: RegionCode) throws -> [PointBrief.Number] {
        let own = programmes.compactMap { programme in
            programme.places.first { $0.region == town }.map { (programme, $0) }
        }
        let sorted = own.sorted { a, b in
            let (first, second) = (a.0.key == point.programme, b.0.key == point.programme)
            if first != second { return first }
            return (a.1.points ?? -.infinity, b.0.key) > (b.1.points ?? -.infinity, a.0.key)
        }
        let shown = Array(sorted.prefix(Self.numbersShown))
        let values = try desk.indicators.words(for: shown.map { ($0.1.key, point.region) }, by: actor, tx)
        return zip(shown, values).map { pair, village in
            PointBrief.Number(
                programme: pair.0.key,
                name: pair.0.name,
                indicator: pair.1.indicator,
                village: village ?? "",
                township: pair.1.value,
                goal: pair.1.goal,
                expected: pair.1.expected,
                light: pair.1.light,
                isDoubtful: pair.1.isDoubtful
            )
        }
    }

    private func promises(of town: RegionCode, _ county: RegionCode) throws -> [PointBrief.Promised] {
        let latest = try tx.promises.latest(of: town, in: county, limit: 3)
        return try desk.rounds.lines(latest, in: county, tx).map { line in
            PointBrief.Promised(words: line.promise.words, due: line.promise.due, standing: line.standing.word)
        }
    }
}
