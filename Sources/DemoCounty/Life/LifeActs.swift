import Accounts
import Core
import Database
import Tasks

/// Does one act as the person who may, through the use case a page would call.
struct LifeActs {
    let database: Database
    let environment: Environment
    let staff: DemoStaff
    let evidence: DemoEvidence
    var random: SeededGenerator

    func standing(_ id: TaskID) async throws -> Standing {
        let reader = staff.supervisors[0]
        return try await database.read { tx in try Standing(id, for: reader, in: tx) }
    }

    /// Nil where nobody can act for the unit.
    mutating func perform(_ act: LifeEvent.Act, on standing: Standing) async throws -> Outcome<TaskID>? {
        let task = standing.task
        guard let lead = staff.actors[task.lead] else { return nil }
        switch act {
        case .sign, .report, .requestCloseOut, .object, .askExtension, .split, .look:
            return try await carry(act, standing, by: lead)
        default:
            let unit = standing.parentLead
            let above = unit.flatMap { staff.actors[$0] } ?? staff.supervisors[random.whole(0...1)]
            return try await decide(act, standing, by: above)
        }
    }

    private mutating func carry(
        _ act: LifeEvent.Act,
        _ standing: Standing,
        by actor: Actor
    ) async throws -> Outcome<TaskID>? {
        let (id, version) = (standing.task.id, standing.task.version)
        let acts = TaskActs(database: database, environment: environment)
        switch act {
        case .sign: return try await acts.sign(id, version: version, by: actor)
        case .requestCloseOut:
            let note = random.pick(LifeWords.requests)
            let files = try evidence.files(for: standing.task, environment, &random)
            return try await acts.requestCloseOut(
                id,
                version: version,
                note: note,
                files: Evidence(kept: files),
                by: actor
            )
        case .object:
            let objections = Objections(database: database, environment: environment)
            return try await objections.object(
                id,
                version: version,
                reason: random.pick(LifeWords.objections),
                by: actor
            )
        case .askExtension(let day):
            guard standing.task.deadline.map({ $0 < day }) == true else { return nil }
            let extensions = Extensions(database: database, environment: environment)
            let reason = random.pick(LifeWords.extensions)
            return try await extensions.request(id, version: version, until: day, reason: reason, by: actor)
        case .report(let percent): return try await report(percent, standing, by: actor)
        case .split(let count): return try await split(count, standing, by: actor)
        default:
            let now = environment.now()
            try await database.write { tx in try tx.tasks.markRemindersSeen(of: id, by: actor, at: now) }
            return .done(id)
        }
    }

    private mutating func decide(
        _ act: LifeEvent.Act,
        _ standing: Standing,
        by actor: Actor
    ) async throws -> Outcome<TaskID>? {
        let (id, version) = (standing.task.id, standing.task.version)
        let acts = TaskActs(database: database, environment: environment)
        let objections = Objections(database: database, environment: environment)
        switch act {
        case .closeOut:
            return try await acts.closeOut(id, version: version, note: random.pick(LifeWords.closings), by: actor)
        case .sendBack:
            return try await acts.sendBack(id, version: version, note: random.pick(LifeWords.returns), by: actor)
        case .reopen:
            return try await acts.reopen(id, version: version, note: random.pick(LifeWords.reopenings), by: actor)
        case .withdraw:
            return try await acts.withdraw(id, version: version, note: random.pick(LifeWords.withdrawals), by: actor)
        case .keep:
            return try await objections.keep(id, version: version, reason: random.pick(LifeWords.keepings), by: actor)
        case .reassign:
            let unit = otherDepartment(than: standing.task.lead)
            let reason = random.pick(LifeWords.reassignments)
            return try await objections.reassign(id, version: version, to: unit, reason: reason, by: actor)
        case .decideExtension(let granted):
            let reason = random.pick(granted ? LifeWords.grants : LifeWords.refusals)
            let extensions = Extensions(database: database, environment: environment)
            return try await extensions.decide(id, version: version, granted: granted, reason: reason, by: actor)
        default:
            let remind = RemindUnits(database: database, environment: environment)
            return try await remind(id, version: version, words: random.pick(LifeWords.reminders), by: actor)
        }
    }

    private mutating func report(
        _ percent: Double,
        _ standing: Standing,
        by actor: Actor
    ) async throws -> Outcome<TaskID> {
        var input = ProgressInput(words: LifeWords.report(percent, &random), percent: percent)
        if let measured = standing.measured, let goal = measured.value {
            let amount = goal * percent / 100
            input.quantity = goal < 20 ? (amount * 10).rounded() / 10 : amount.rounded()
        }
        let files = percent >= 100 ? try evidence.files(for: standing.task, environment, &random) : []
        let report = ReportProgress(database: database, environment: environment)
        return try await report(
            standing.task.id,
            version: standing.task.version,
            input,
            files: Evidence(kept: files),
            by: actor
        )
    }

    /// Hands parts to units below; those of people who can sign in are always among them.
    private mutating func split(_ count: Int, _ standing: Standing, by actor: Actor) async throws -> Outcome<TaskID> {
        let places = try await database.read { tx in try tx.tasks.splitTargets(for: actor) }
            .sorted { $0.region < $1.region }
        let known = staff.townships().isEmpty ? 0 : min(3, places.count)
        let others = places.dropFirst(known).shuffled(using: &random).prefix(max(0, count - known))
        let chosen = (places.prefix(known) + others).sorted { $0.region < $1.region }
        let share = standing.measured?.value.map { goal in
            goal < 20 ? (goal / Double(chosen.count) * 10).rounded() / 10 : (goal / Double(chosen.count)).rounded()
        }
        let parts = chosen.map { place in
            TaskPart(target: .unit(place.unit), quantity: share.flatMap { $0 > 0 ? $0 : nil })
        }
        let split = SplitTask(database: database, environment: environment)
        return try await split(
            standing.task.id,
            version: standing.task.version,
            parts,
            note: random.pick(LifeWords.splits),
            by: actor
        )
    }

    private mutating func otherDepartment(than lead: UnitID) -> UnitID? {
        let all = staff.units.filter { unit in
            unit.kind == .department && unit.id != lead && staff.actors[unit.id]?.role == .officer
        }
        return all.isEmpty ? nil : random.pick(all).id
    }
}
