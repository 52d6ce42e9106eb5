import Accounts
import Core
import Database
import Tasks

/// What happens to the county's tasks day after day, told by moving the clock through the agenda.
struct Life {
    let database: Database
    let clock: DemoClock
    let staff: DemoStaff
    let today: Day
    private var random: SeededGenerator
    private var acts: LifeActs
    private var agenda = LifeAgenda()
    private var shown = Fate.shown[...]
    /// How many more tasks are handed out below.
    private var splits = 6
    /// How many tasks were handed out to townships so far.
    private var partsShown = 0
    private(set) var done = 0
    /// Acts the rules refused; a correct generator has none.
    private(set) var refused: [String] = []

    init(
        _ database: Database,
        _ clock: DemoClock,
        _ staff: DemoStaff,
        _ evidence: DemoEvidence,
        today: Day,
        _ random: SeededGenerator
    ) {
        self.database = database
        self.clock = clock
        self.staff = staff
        self.today = today
        self.random = random
        acts = LifeActs(
            database: database,
            environment: clock.environment,
            staff: staff,
            evidence: evidence,
            random: random
        )
    }

    var left: Int { agenda.left }

    /// Gives freshly issued tasks their fates; those of people who can sign in come first.
    mutating func take(_ issued: [IssuedTask]) {
        let sampled = Set(DemoSamples.officers.compactMap { staff.unit($0)?.id })
        let first = issued.filter { sampled.contains($0.task.lead) }
        let others = issued.filter { !sampled.contains($0.task.lead) }
        for item in first + others {
            let townships = item.units.count { unit in staff.actors[unit.unit]?.role == .township }
            plan(item.task, parts: townships >= 10 && mayBeSplit(item.task) ? random.whole(11...16) : 0)
        }
    }

    /// Everything up to a moment.
    mutating func run(through moment: Instant, _ progress: (Int, Int) -> Void) async throws {
        while let event = agenda.next(through: min(moment, Instant(startOf: today))) {
            clock.advance(to: event.at)
            let standing = try await acts.standing(event.task)
            switch try await acts.perform(event.act, on: standing) {
            case .refused(let issues): refused.append("\(event.act) \(issues.map(\.key).joined(separator: " "))")
            case .done, nil: break
            }
            if case .split = event.act { try await takeParts(of: event.task) }
            done += 1
            progress(done, done + agenda.left)
        }
        clock.advance(to: moment)
    }

    private mutating func mayBeSplit(_ task: Task) -> Bool {
        guard splits > 0, today.days(since: task.issuedAt.day) > 10, task.deadline.map({ $0 > today }) ?? true else {
            return false
        }
        splits -= 1
        return true
    }

    private mutating func takeParts(of whole: TaskID) async throws {
        let known = staff.townships().prefix(3).map(\.region)
        let parts = try await database.read { tx in try tx.tasks.parts(of: whole) }
        for part in parts {
            let isAhead = part.deadline.map { $0 > today } == true
            if isAhead, let place = known.firstIndex(of: part.region) {
                plan(part, fateBelow(place), parts: place < 2 && partsShown == place ? 5 : 0)
            } else {
                plan(part, parts: 0)
            }
        }
        if parts.contains(where: { $0.region.level == .township }) { partsShown += 1 }
    }

    /// The townships of people who can sign in find one of each.
    private func fateBelow(_ place: Int) -> Fate {
        if partsShown == place { return Fate(.ahead) }
        let fates = [
            Fate(.ahead, .unsigned), Fate(.behind, .reminded), Fate(.ahead, .returned), Fate(.slow),
            Fate(.ahead, .verifying), Fate(.ahead, .closed),
        ]
        return fates[(partsShown + place) % fates.count]
    }

    private mutating func plan(_ task: Task, parts: Int) {
        plan(task, fate(of: task, parts: parts), parts: parts)
    }

    private mutating func plan(_ task: Task, _ fate: Fate, parts: Int) {
        var plan = LifePlan(task, fate, today: today, parts: parts, random)
        for (act, moment) in plan.made() { agenda.add(act, on: task.id, at: moment) }
        random = plan.random
    }

    private mutating func fate(of task: Task, parts: Int) -> Fate {
        if parts > 0 { return Fate(.ahead) }
        // The supervision office verifies; what it leads itself it simply carries on with.
        if staff.actors[task.lead]?.role == .supervisor { return Fate(.ahead) }
        let age = today.days(since: task.issuedAt.day)
        if age < 8 { return random.chance(60) ? Fate(.ahead, .unsigned) : Fate(.ahead) }
        if let deadline = task.deadline, deadline < today {
            return random.chance(65) ? Fate(.ahead, .closed) : Fate(.behind, .reminded)
        }
        if task.parent == nil, task.deadline != nil, let next = shown.popFirst() { return next }
        return random.chance(task.parent == nil ? 0 : 4) ? Fate(.ahead, .unsigned) : random.fate()
    }
}
