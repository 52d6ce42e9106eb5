import Core
import Tasks

/// What a person, or a row of a sheet, says of a problem.
package struct ProblemInput: Hashable, Sendable {
    package var region: RegionCode?
    package var spot = ""
    package var source = ProblemSource.inspection
    package var aspect = ""
    package var content = ""
    package var foundOn: Day?
    package var finder = ""
    package var owner: UnitID?
    package var person = ""
    package var cause = ""
    package var measures = ""
    package var funds = ""
    package var phases: [PhaseInput] = []
    package var needsNotice = false
    package var task: TaskID?
    package var item: Int64?
    package var remark = ""
    package var batchNumber: Int?

    package init() {}
}

/// A day by which, and what stands then.
package struct PhaseInput: Hashable, Sendable {
    package var due: Day
    package var goal: String

    package init(due: Day, goal: String) {
        self.due = due
        self.goal = goal
    }
}

/// What is wrong with what was said. Pure; one rule for the form and for each row of a sheet.
package enum ProblemRules {
    static let longest = 2000

    package static func issues(_ input: ProblemInput, by actor: Actor, on today: Day) -> [Issue] {
        var issues: [Issue] = []
        if input.content.isEmpty { issues.append(Issue("problem.content", field: "content")) }
        if input.content.count > longest { issues.append(Issue("problem.contentLong", field: "content")) }
        if input.aspect.isEmpty { issues.append(Issue("problem.aspect", field: "aspect")) }
        if let region = input.region {
            if !actor.region.contains(region) { issues.append(Issue("problem.regionOutside", field: "region")) }
        } else {
            issues.append(Issue("problem.region", field: "region"))
        }
        if let found = input.foundOn {
            if found > today { issues.append(Issue("problem.found.future", field: "found")) }
            if let first = input.phases.first, first.due < found {
                issues.append(
                    Issue("problem.phase.early", field: "day1", ["day": "\(first.due)", "found": "\(found)"])
                )
            }
        } else {
            issues.append(Issue("problem.found.missing", field: "found"))
        }
        return issues + order(input.phases)
    }

    /// Days of phases grow.
    static func order(_ phases: [PhaseInput]) -> [Issue] {
        zip(phases, phases.dropFirst()).contains { $0.due >= $1.due }
            ? [Issue("problem.phase.order", field: "day2")] : []
    }

    /// What must be set before a problem is handed out.
    static func issuesOfHandingOut(_ phases: [PhaseInput], on today: Day) -> [Issue] {
        guard let last = phases.last else { return [Issue("problem.phase.missing", field: "day1")] }
        var issues = order(phases)
        if last.due < today { issues.append(Issue("problem.phase.past", field: "day1", ["day": "\(last.due)"])) }
        return issues
    }
}
