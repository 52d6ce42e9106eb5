import Accounts
import Core
import Database
import Workflow

/// One problem on its way to a unit: who gets it, who checks, by when; and what stands in the way.
struct HandingOut {
    let dossier: ProblemDossier
    let actor: Actor
    let environment: Environment
    let tx: Transaction
    private var problem: Problem
    private var phases: [PhaseInput]
    private(set) var issues: [Issue] = []
    private var owner: Unit?

    init(
        _ dossier: ProblemDossier,
        _ assignment: Assignment,
        isSingle: Bool,
        by actor: Actor,
        _ environment: Environment,
        _ tx: Transaction
    ) throws {
        self.dossier = dossier
        self.actor = actor
        self.environment = environment
        self.tx = tx
        problem = dossier.problem
        phases =
            assignment.phases.isEmpty
            ? dossier.phases.map { PhaseInput(due: $0.due, goal: $0.goal) } : assignment.phases
        issues = ProblemPolicy.issues("assignment", dossier, by: actor)
        guard issues.isEmpty else { return }
        let number = ["number": "\(problem.number)"]
        guard problem.stage == .found else {
            issues = [Issue("problem.notFound", number.merging(["stage": problem.stage.word]) { $1 })]
            return
        }
        problem.owner = assignment.owner ?? problem.owner
        if let person = assignment.person, !person.isEmpty { problem.person = person }
        if let needs = assignment.needsNotice { problem.needsNotice = needs }
        owner = try problem.owner.flatMap { try tx.units.first($0, county: actor.county) }
        guard let owner else {
            issues = [isSingle ? Issue("problem.owner", field: "owner") : Issue("problem.noOwner", number)]
            return
        }
        guard ProblemPolicy.mayHandTo(owner.id, at: owner.region, actor) else {
            issues = [Issue("problem.ownerOutside", field: "owner", ["unit": owner.name])]
            return
        }
        if !isSingle, let due = assignment.due, phases.last.map({ $0.due < environment.today }) ?? true {
            phases = [PhaseInput(due: due, goal: phases.last?.goal ?? "")]
        }
        if phases.isEmpty, !isSingle {
            issues = [Issue("problem.noPhases", field: "due", number)]
        } else if !isSingle, let last = phases.last?.due, last < environment.today {
            issues = [Issue("problem.phasePassed", field: "due", number.merging(["day": "\(last)"]) { $1 })]
        } else {
            issues = ProblemRules.issuesOfHandingOut(phases, on: environment.today)
        }
        try chooseChecker(assignment.checker, owner)
    }

    /// A village's work is checked by its township; anything else by whoever is named, or by who hands it out.
    private mutating func chooseChecker(_ named: UnitID?, _ owner: Unit) throws {
        if let named {
            guard let unit = try tx.units.first(named, county: actor.county) else {
                issues.append(Issue("problem.owner", field: "checker"))
                return
            }
            guard unit.id != owner.id else {
                issues.append(Issue("problem.checkerIsOwner", field: "checker", ["unit": unit.name]))
                return
            }
            problem.checker = unit.id
            return
        }
        if let checker = problem.checker, checker != owner.id { return }
        if owner.kind == .village, let above = owner.region.parent {
            problem.checker = try tx.units.townships(county: actor.county).first { $0.region == above }?.id
        } else {
            problem.checker =
                actor.unit == owner.id
                ? try tx.problems.supervision(besides: owner.id, in: actor.county) : actor.unit
        }
    }

    func carryOut(version: Int) throws -> Outcome<AssignProblems.HandedOut> {
        guard let owner else { return .refused(issues) }
        let now = environment.now()
        let request = MoveRequest("assignment")
        let outcome = try MoveSubject(problemWorkflow, in: environment)(dossier, request, by: actor, in: tx) {
            try tx.problems.place(problem.id, at: $0, version: version, now: now)
        }
        guard let movement = outcome.value else { return .refused(outcome.issues) }
        var changed = problem
        (changed.assignedOn, changed.assignedBy) = (now.day, actor.account)
        changed.nextDay = phases.first?.due
        try tx.problems.update(changed)
        try tx.problems.replacePhases(
            of: problem.id,
            phases.enumerated().map { ProblemPhase(ordinal: $0 + 1, due: $1.due, goal: $1.goal) }
        )
        return .done(
            AssignProblems.HandedOut(problem: problem.id, owner: owner, movement: movement, lastDay: phases.last?.due)
        )
    }
}
