import Accounts
import Core
import Database
import Expression
import Files
import Ledgers
import Programmes
import Regions
import Tasks
import Workflow

/// Sixteen weeks of life in every shipped programme: things are entered, pass their gates and are accepted.
struct DemoLedgers {
    let desk: LedgerDesk
    let clock: DemoClock
    let staff: DemoStaff
    let places: DemoPlaces
    private let spots: DemoSpots
    let evidence: DemoEvidence
    let today: Day
    /// How many things a programme has, more or less.
    let size: Int
    private var random: SeededGenerator
    /// Things that others may link to, by the key of their playbook.
    private var pool: [String: [DemoThing]] = [:]
    private var firsts = DemoFirsts()
    /// Acts the rules refused; a correct generator has few.
    private(set) var refused: [String] = []
    private(set) var entered = 0
    private(set) var moved = 0

    /// Days before today on which things are entered: a history long enough to hold forecasts against.
    static let entries = [114, 100, 86, 72, 58, 44, 30, 16]
    /// Whether so many days before today steps are taken.
    private static func isForMoves(_ day: Int) -> Bool { day % 7 == 2 }

    /// How many days the history is long.
    static let length = 116

    init(
        _ desk: LedgerDesk,
        _ clock: DemoClock,
        _ staff: DemoStaff,
        _ places: DemoPlaces,
        _ evidence: DemoEvidence,
        today: Day,
        size: Int,
        _ random: SeededGenerator
    ) {
        self.desk = desk
        self.clock = clock
        self.staff = staff
        self.places = places
        spots = DemoSpots(places: places, staff: staff)
        self.evidence = evidence
        self.today = today
        self.size = size
        self.random = random
    }

    /// The clock goes from the first week to yesterday; nothing else may need an earlier moment afterwards.
    mutating func live(in texts: [PlaybookText], _ progress: (Int, Int) -> Void) async throws {
        clock.advance(to: Instant(today.adding(days: -Self.length), 9))
        let adopt = AdoptProgramme(database: desk.database, environment: clock.environment)
        for text in texts { _ = try await adopt(text, for: places.county) }
        var courses = Self.ordered(texts.map(\.playbook)).compactMap { playbook -> DemoCourse? in
            clerk(of: playbook).map {
                DemoCourse(
                    playbook: playbook,
                    clerk: $0,
                    share: random.whole(25...95),
                    pace: random.whole(14...40),
                    home: random.whole(0...17)
                )
            }
        }
        var quality = courses.first { $0.playbook.key == DemoQuality.programme }.map {
            (playbook: $0.playbook, data: DemoQuality(desk, clock, places, by: $0.clerk, random))
        }
        if size < Self.storySize { quality = nil }
        var day = Self.length - 1
        while day > 0 {
            if Self.entries.contains(day) {
                clock.advance(to: Instant(today.adding(days: -day), 10))
                for index in courses.indices { try await enter(&courses[index], days: day) }
                if day == DemoQuality.entry, let playbook = quality?.playbook {
                    try await quality?.data.enterInTime(playbook)
                }
            }
            if Self.isForMoves(day) {
                clock.advance(to: Instant(today.adding(days: -day), 15))
                for index in courses.indices { try await move(&courses[index], days: day) }
                progress(Self.length - day, Self.length)
            }
            day -= 1
        }
        clock.advance(to: Instant(today.adding(days: -1), 20))
        try await tryAgain(&courses)
        try await takeBack(courses)
        clock.advance(to: Instant(today.adding(days: -1), 22))
        if let playbook = quality?.playbook { try await quality?.data.enterLate(playbook) }
        refused += quality?.data.refused ?? []
        if size >= Self.storySize, let course = courses.first(where: { $0.playbook.key == "toilets" }) {
            try await forceOneMode(course)
        }
        if size >= Self.storySize, let course = courses.first(where: { $0.playbook.key == "fund-allocations" }) {
            try await splitEqually(course, among: courses)
        }
    }

    /// Gates that count what leads to a thing held some back before it had come in: they are tried once more.
    private mutating func tryAgain(_ courses: inout [DemoCourse]) async throws {
        for index in courses.indices where !courses[index].playbook.followers.isEmpty {
            for place in courses[index].items.indices {
                let thing = courses[index].items[place]
                if thing.stage > 0, thing.stage == thing.target {
                    courses[index].items[place].target = max(courses[index].beyond(thing.stage), thing.through)
                }
            }
            for _ in 0..<4 { try await move(&courses[index], days: 1) }
        }
    }

    /// What a gate held back no longer answers what is asked only beyond it.
    private mutating func takeBack(_ courses: [DemoCourse]) async throws {
        let (shelf, bulk) = (desk.shelf, BulkActs(desk))
        for course in courses {
            let (asking, clerk) = (DemoAsking(playbook: course.playbook), course.clerk)
            // The last ones first: an answer may ask for one before it.
            for (index, field) in course.playbook.fields.enumerated().reversed() where field.type != .file {
                let held = course.items.filter { $0.stage < $0.through && asking.isAsked(index, beyond: $0.stage) }
                let ids = held.compactMap(\.id)
                guard !ids.isEmpty else { continue }
                let things = try await desk.database.read { tx in try tx.items(shelf).list(ids, for: clerk) }
                let known = things.filter { $0.values[index].isKnown }.map { ($0.id, $0.version) }
                let versions = Dictionary(known, uniquingKeysWith: { first, _ in first })
                guard !versions.isEmpty else { continue }
                let outcome = try await bulk(.edit(field: field.key, text: ""), versions, by: clerk)
                refused += outcome.issues.map { "\(course.playbook.key): \(ledgerWords.sentence(for: $0))" }
            }
        }
    }

    /// Smaller counties are made by tests, which count their things.
    private static let storySize = 16

    /// One sum divided equally among households: what the gate before 已定方案 is for.
    private mutating func splitEqually(_ course: DemoCourse, among courses: [DemoCourse]) async throws {
        let playbook = course.playbook
        guard let whole = courses.first(where: { $0.playbook.key == "fund-projects" }),
            let field = playbook.field("fund"),
            let amount = playbook.field("amount"), let paid = playbook.field("paid"),
            let township = places.townships.last, let village = township.villages.first
        else { return }
        let home = DemoSpot(code: township.region.code, village: "", township: township.region.name, number: 9)
        var funds = ItemMaker(whole.playbook, today: today, pool: pool, random)
        let fund = funds.make(at: home, through: 0, file: nil, clock.environment).map { [$0] } ?? []
        guard let id = try await BulkCreate(desk)("fund-projects", fund, by: whole.clerk).value?.first else { return }
        let spot = DemoSpot(code: village.code, village: village.name, township: township.region.name, number: 1)
        var maker = ItemMaker(playbook, today: today, pool: pool, random)
        let answers = (0..<5).compactMap { _ -> ItemAnswers? in
            guard var made = maker.make(at: spot, through: 0, file: nil, clock.environment) else { return nil }
            (made.texts[field], made.texts[amount], made.texts[paid]) = ("\(id)", "3000", "")
            return made
        }
        random = maker.random
        let outcome = try await BulkCreate(desk)(playbook.key, answers, by: course.clerk)
        refused += outcome.issues.map { "\(playbook.key): \(ledgerWords.sentence(for: $0))" }
    }

    /// A village where everybody was given flushing toilets without water for them: what the flag of the programme is for.
    private mutating func forceOneMode(_ course: DemoCourse) async throws {
        let playbook = course.playbook
        guard let township = places.townships.last, let village = township.villages.last else { return }
        let spot = DemoSpot(code: village.code, village: village.name, township: township.region.name, number: 1)
        let forced = ["mode": "完整上下水道水冲式", "water": "冬季停水", "sewer": "否"]
        var maker = ItemMaker(playbook, today: today, pool: pool, random)
        let answers = (0..<12).compactMap { _ -> ItemAnswers? in
            guard var made = maker.make(at: spot, through: 0, file: nil, clock.environment) else { return nil }
            for (key, text) in forced { if let field = playbook.field(key) { made.texts[field] = text } }
            return made
        }
        random = maker.random
        let outcome = try await BulkCreate(desk)(playbook.key, answers, by: course.clerk)
        refused += outcome.issues.map { "\(playbook.key): \(ledgerWords.sentence(for: $0))" }
    }

    /// What others link to comes first.
    static func ordered(_ playbooks: [Playbook]) -> [Playbook] {
        func needs(_ playbook: Playbook) -> Int {
            playbook.fields.filter { if case .link = $0.type { true } else { false } }.count
        }
        return playbooks.enumerated().sorted { (needs($0.element), $0.offset) < (needs($1.element), $1.offset) }.map(
            \.element
        )
    }

    /// The department that leads it, or works along.
    private func clerk(of playbook: Playbook) -> Actor? {
        let functions = [playbook.lead] + playbook.supporting
        return functions.lazy.compactMap { officer(for: $0) }.first
    }

    private func officer(for function: String) -> Actor? {
        let departments = DemoUnits.departments.filter { $0.functions.contains(function) }
        return departments.lazy.compactMap { staff.unit($0.short).flatMap { staff.actors[$0.id] } }
            .first { $0.role == .officer }
    }

    /// - Parameter days: before today.
    private mutating func enter(_ course: inout DemoCourse, days: Int) async throws {
        let playbook = course.playbook
        var maker = ItemMaker(playbook, today: clock.now.day, pool: pool, random)
        let count = max(1, (size + Self.entries.count - 1) / Self.entries.count)
        var answers: [ItemAnswers] = []
        var things: [DemoCourse.Thing] = []
        let file = try evidence.record(of: playbook.name, clock.environment)
        for _ in 0..<count {
            let drawn = course.target(&maker.random)
            let number = course.items.count + answers.count
            let limit = settled(course, number) ?? drawn
            var thing = planned(course, number, to: limit, days: days, &maker.random)
            guard let made = draft(course, number, &thing, to: limit, &maker, file) else { continue }
            answers.append(made)
            things.append(thing)
        }
        random = maker.random
        switch try await BulkCreate(desk)(playbook.key, answers, by: course.clerk) {
        case .refused(let issues):
            refused += issues.prefix(3).map { "\(playbook.key): \(ledgerWords.sentence(for: $0))" }
        case .done(let ids):
            entered += ids.count
            take(ids, answers, things, in: &course)
        }
    }

    /// A thing that is about to be entered: how far it is to come, and when it takes its steps.
    private func planned(
        _ course: DemoCourse,
        _ number: Int,
        to limit: Int,
        days: Int,
        _ random: inout SeededGenerator
    ) -> DemoCourse.Thing {
        let isSettled = settled(course, number) != nil
        // Some are tried a step too early: the gate says what they lack.
        let isEarly = random.chance(30) && !isSettled
        var weeks: [Bool] = []
        for day in 1...days where Self.isForMoves(day) { weeks.append(random.chance(course.pace)) }
        return DemoCourse.Thing(
            target: isEarly ? course.beyond(limit) : limit,
            weeks: weeks,
            leads: isSettled,
            isStraight: number % 3 != 0
        )
    }

    /// The stage a thing comes to by today where no gate holds it back: what is asked beyond is not answered.
    private func reached(_ thing: DemoCourse.Thing, to limit: Int, _ course: DemoCourse) -> Int {
        var thing = thing
        for isDue in thing.weeks where isDue || thing.leads {
            guard thing.stage != thing.target, let move = course.next(thing), move.to <= limit,
                let actor = actor(for: move, thing, course)
            else { break }
            (thing.stage, thing.mover) = (move.to, actor.account)
        }
        return thing.stage
    }

    /// How far some things come in any case: no programme is without something done, on its way or just begun.
    private func settled(_ course: DemoCourse, _ number: Int) -> Int? {
        guard size >= Self.storySize else { return nil }
        return leads(number) ? course.end : [13: min(1, course.end), 15: 0][number]
    }

    private func leads(_ number: Int) -> Bool { size >= Self.storySize && number < DemoFirsts.count }

    private func draft(
        _ course: DemoCourse,
        _ number: Int,
        _ thing: inout DemoCourse.Thing,
        to limit: Int,
        _ maker: inout ItemMaker,
        _ file: NewAttachment?
    ) -> ItemAnswers? {
        let playbook = course.playbook
        guard var spot = spots.spot(course, number) else { return nil }
        let whole = leads(number) ? firsts.belonging(playbook.key, number) : nil
        maker.pool = pool
        if let whole {
            maker.pool[whole.ledger] = [whole.thing]
            spot = spots.spot(near: whole.thing.region) ?? spot
        }
        thing.region = spot.code.digits
        thing.through = reached(thing, to: limit, course)
        let answers = maker.make(at: spot, through: thing.through, file: file, clock.environment)
        guard var made = answers else { return nil }
        if leads(number) { firsts.settle(&made, playbook, number) }
        return made
    }

    private mutating func take(
        _ ids: [ItemID],
        _ answers: [ItemAnswers],
        _ things: [DemoCourse.Thing],
        in course: inout DemoCourse
    ) {
        let key = course.playbook.key
        let needs = course.playbook.field("needs")
        for (index, id) in ids.enumerated() {
            let (number, answer) = (course.items.count, answers[index])
            let needed = needs.map { answer.texts[$0].split(separator: "、").map(String.init) } ?? []
            if let region = RegionCode(answer.place) {
                let thing = DemoThing(id: id, region: region, needs: needed)
                let isWhole = leads(number) && firsts.keep(thing, key, number)
                if !isWhole { pool[key, default: []].append(thing) }
            }
            var item = things[index]
            item.id = id
            course.items.append(item)
        }
    }

    /// About a quarter of what still has a way to go takes its next step each week; some never do.
    private mutating func move(_ course: inout DemoCourse, days: Int) async throws {
        let playbook = course.playbook
        var moves: [MoveMany.Move] = []
        var steps: [(thing: Int, to: Int)] = []
        for index in course.items.indices {
            let thing = course.items[index]
            // After its weeks there are those in which it is tried again.
            let isDue = thing.weeks.isEmpty ? random.chance(course.pace) : course.items[index].weeks.removeFirst()
            guard isDue || thing.leads, thing.stage != thing.target, let id = thing.id else { continue }
            guard let move = course.next(thing), let actor = actor(for: move, thing, course) else { continue }
            let files = try (0..<move.owesFiles).map { _ in try evidence.record(of: playbook.name, clock.environment) }
            let note = move.owesWords ? random.pick(["已逐户核实。", "现场看过，情况属实。", "与户主当面商定。"]) : ""
            moves.append(
                MoveMany.Move(
                    id,
                    MoveRequest(move.key, note: note, files: files.count),
                    files: files,
                    by: actor
                )
            )
            steps.append((index, move.to))
        }
        guard !moves.isEmpty else { return }
        let outcome = try await MoveMany(desk)(moves)
        for (place, issues) in outcome.enumerated() {
            let index = steps[place].thing
            if issues.isEmpty {
                course.items[index].stage = steps[place].to
                course.items[index].mover = moves[place].actor.account
                moved += 1
            } else {
                // It stands before the gate from now on, as some do.
                course.items[index].target = course.items[index].stage
                refused += issues.prefix(1).map { "\(playbook.key): \(ledgerWords.sentence(for: $0))" }
            }
        }
    }

    /// Somebody who may take the step, and leaves somebody for the next one.
    private func actor(for move: LedgerMove, _ thing: DemoCourse.Thing, _ course: DemoCourse) -> Actor? {
        let able = people(for: move, thing).filter { !move.byAnother || $0.account != thing.mover }
        guard let after = course.nextByAnother(thing, after: move) else { return able.first }
        let later = people(for: after, thing).map(\.account)
        return able.first { actor in later.contains { $0 != actor.account } } ?? able.first
    }

    private func people(for move: LedgerMove, _ thing: DemoCourse.Thing) -> [Actor] {
        move.who.flatMap { right -> [Actor] in
            let found: Actor? =
                switch right.role {
                case .township: unit(at: .township, thing.region)
                case .village: unit(at: .village, thing.region)
                case .officer: right.function.flatMap(officer(for:)) ?? officer(for: "agriculture")
                case .supervisor: staff.supervisors.first
                case .leader, .administrator: nil
                }
            guard let found else { return [] }
            let colleague = right.role == .officer ? staff.colleagues[found.unit] : nil
            return [found] + (colleague.map { [$0] } ?? [])
        }
    }

    private func unit(at level: RegionCode.Level, _ region: String) -> Actor? {
        guard let code = RegionCode(region)?.ancestor(at: level) else { return nil }
        let kind: UnitKind = level == .township ? .township : .village
        return staff.units.first { $0.region == code && $0.kind == kind }.flatMap { staff.actors[$0.id] }
    }
}
