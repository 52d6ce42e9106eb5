import Core
import Database
import Indicators
import Ledgers
import Pages
import Problems
import Programmes
import Regions
import Tasks

/// Reads a dispatch's figures in one transaction: sums of the places now and at the round before, never single things.
struct PackReading {
    let desk: RoundDesk
    let round: Round
    /// Units that have not said what only they can say.
    let missing: [String]
    let actor: Actor
    let tx: Transaction

    static let lateShown = 8
    static let slowShown = 12
    var today: Day { desk.today }
    private var days: Int { max(1, today.days(since: round.from)) }

    func pack() throws -> DispatchPack {
        let county = try tx.regions.find(round.county)
        var pack = DispatchPack(
            asOf: desk.environment.now(),
            county: county.name,
            countyCode: round.county.digits,
            title: round.title,
            since: round.from,
            due: round.due
        )
        pack.programmes = try programmes()
        pack.promises = try promises()
        pack.items = try items()
        pack.missing = missing
        pack.tasks = try tx.tasks.lights(TaskFilter(), TaskScope(actor), desk.light)
        pack.townships = try townships(pack)
        pack.slow = Self.slow(pack)
        ask(&pack)
        pack.points = TalkingPoints.points(pack)
        return pack
    }

    private func programmes() throws -> [DispatchPack.Programme] {
        let now = try desk.indicators.programmes(for: actor, tx)
        let before =
            try round.from < today ? desk.indicators.programmes(for: actor, asOf: round.from, tx) : []
        var earlier: [String: PlainNumber] = [:]
        for programme in before {
            for number in programme.places + [programme.whole].compactMap({ $0 }) {
                earlier["\(number.key.set) \(number.key.indicator) \(number.region)"] = number
            }
        }
        let held = try refusals()
        return now.map { programme in
            func packed(_ number: PlainNumber) -> DispatchPack.Number {
                DispatchPack.Number(
                    number,
                    programme,
                    before: earlier["\(number.key.set) \(number.key.indicator) \(number.region)"]
                )
            }
            return DispatchPack.Programme(
                key: programme.key,
                name: programme.name,
                goal: programme.goal,
                whole: programme.whole.map(packed),
                places: programme.places.map(packed),
                refusals: held.filter { $0.programme == programme.key },
                beside: programme.beside.filter { $0.light == .behind }.map(packed),
                untold: Dictionary(
                    uniqueKeysWithValues: programme.untold.map { ($0.key.digits, $0.value) }
                )
            )
        }
    }

    private func refusals() throws -> [DispatchPack.Refusal] {
        let books = Dictionary(
            try desk.indicators.shelf.readable(by: actor, tx).filter { !$0.playbook.isRestricted }.map {
                ($0.ledger, $0.playbook)
            },
            uniquingKeysWith: { first, _ in first }
        )
        return try tx.packs.held(in: round.county).compactMap { held in
            guard let playbook = books[held.ledger], let gate = playbook.gates.first(where: { $0.key == held.gate })
            else { return nil }
            return DispatchPack.Refusal(
                programme: playbook.key,
                programmeName: playbook.name,
                place: held.township,
                gate: gate.sentence,
                things: held.things,
                counter: playbook.item.counter,
                address: "/programmes/\(playbook.key)?region=\(held.township)"
            )
        }
    }

    /// What was promised in rounds before and came due since.
    func promises() throws -> [DispatchPack.Promise] {
        try desk.promises(dueTo: round, sinceToo: true, tx).map { line in
            DispatchPack.Promise(
                unit: line.promise.unitName,
                region: line.promise.region.digits,
                words: line.promise.words,
                fact: line.fact,
                due: line.promise.due,
                standing: line.standing,
                address: line.promise.occasion.address(of: line.promise.id)
            )
        }
    }

    private func townships(_ pack: DispatchPack) throws -> [DispatchPack.Township] {
        let scope = TaskScope(actor)
        let tasks = try tx.tasks.wall(of: nil, scope, desk.light)[.townships] ?? []
        let light = ProblemLight(today: today, thresholds: desk.thresholds)
        let problems = try tx.problems.wall(for: actor, light)
        let late = try lateThings()
        let said = Dictionary(
            try tx.rounds.owners(of: round.id).map { ($0.region.digits, $0.words) },
            uniquingKeysWith: { first, _ in first }
        )
        return try tx.regions.townships(of: round.county).filter { $0.endedAt == nil }.map { region in
            let code = region.code.digits
            var one = DispatchPack.Township(region: code, name: region.name)
            one.numbers = pack.programmes.flatMap { $0.places.filter { $0.region == code && $0.shown != nil } }
                .falling(by: \.rank)
            one.tasks = Dictionary(
                tasks.filter { $0.row == code }.map { ($0.light, $0.count) },
                uniquingKeysWith: +
            )
            one.problems = Dictionary(
                problems.filter { $0.township == code }.map { ($0.light, $0.count) },
                uniquingKeysWith: +
            )
            one.refusals = pack.programmes.flatMap { $0.refusals.filter { $0.place == code } }
                .falling { Double($0.things) }
            one.promises = pack.promises.filter { $0.region.hasPrefix(code) }
            one.late = Array((late[code] ?? []).prefix(Self.lateShown))
            one.words = said[code] ?? ""
            return one
        }
    }

    /// Tasks and problems past their day, by township.
    private func lateThings() throws -> [String: [DispatchPack.Late]] {
        var late: [String: [DispatchPack.Late]] = [:]
        for row in try tx.packs.lateProblems(in: round.county, on: today, limit: 400) {
            late[String(row.region.digits.prefix(9)), default: []].append(row.late)
        }
        for line in try tx.tasks.slowest(nil, TaskScope(actor), desk.light, limit: 400) {
            guard line.task.region.level >= .township, let due = line.task.deadline, due < today else { continue }
            let title = line.task.title
            late[String(line.task.region.digits.prefix(9)), default: []].append(
                DispatchPack.Late(
                    title: title.count > 30 ? String(title.prefix(29)) + "…" : title,
                    kind: "任务",
                    unit: line.leadName,
                    days: today.days(since: due),
                    address: "/tasks/\(line.task.id)"
                )
            )
        }
        return late.mapValues { $0.sorted { ($0.days, $1.address) > ($1.days, $0.address) } }
    }

    /// 慢榜: the numbers furthest behind their plan, as pages show points. Of equals every township is named once before one
    /// is named twice: the first of the county is no slower than the others.
    static func slow(_ pack: DispatchPack) -> [DispatchPack.Slow] {
        let behind = pack.townships.flatMap { place in
            place.numbers.filter { $0.light == .behind }.map { DispatchPack.Slow(place: place.name, number: $0) }
        }
        func points(_ one: DispatchPack.Slow) -> Double { ((one.number.points ?? 0) * 10).rounded() }
        var named: [String: Double] = [:]
        let turned = behind.map { one -> (turn: Double, slow: DispatchPack.Slow) in
            let equals = "\(one.place) \(points(one))"
            named[equals, default: 0] += 1
            return (named[equals] ?? 0, one)
        }
        return Array(turned.falling { -$0.turn }.map(\.slow).falling(by: points).prefix(slowShown))
    }

    private func ask(_ pack: inout DispatchPack) {
        for place in pack.townships.indices {
            let one = pack.townships[place]
            var all = one.numbers.compactMap { AskRule.number($0, days: days, named: $0.programmeName) }
            all += one.promises.compactMap(AskRule.promise) + one.refusals.map(AskRule.refusal)
            all += one.late.map(AskRule.late)
            pack.townships[place].asks = AskRule.choose(all)
        }
        let names = Dictionary(pack.townships.map { ($0.region, $0.name) }, uniquingKeysWith: { first, _ in first })
        for place in pack.programmes.indices {
            let one = pack.programmes[place]
            var all = one.places.compactMap { number in
                AskRule.number(number, days: days, named: "\(names[number.region] ?? number.place)的\(one.name)")
            }
            all += one.refusals.map { refusal in
                var named = refusal
                named.programmeName = "\(names[refusal.place] ?? "")的\(one.name)"
                return AskRule.refusal(named)
            }
            pack.programmes[place].asks = AskRule.choose(all)
        }
    }
}

extension DispatchPack.Number {
    init(_ number: PlainNumber, _ programme: PlainProgramme, before: PlainNumber?) {
        var moved: Double?
        if let now = number.number, let then = before?.number { moved = now - then }
        if let change = moved, abs(change) < 1e-6 { moved = 0 }
        self.init(
            programme: programme.key,
            programmeName: programme.name,
            indicatorKey: number.key.indicator,
            indicator: number.indicator,
            region: number.region.digits,
            place: number.place,
            goal: number.goal,
            value: number.value,
            expected: number.expected,
            light: number.light,
            points: number.points,
            change: moved.map { change in
                if change == 0 { return "没有变化" }
                return (change > 0 ? "+" : "-") + number.change(abs(change))
            } ?? "",
            moved: moved,
            needed: number.neededPerWeek,
            lowers: number.lowers,
            figure: number.number == nil ? nil : number.figure,
            isDoubtful: number.isDoubtful
        )
    }
}
