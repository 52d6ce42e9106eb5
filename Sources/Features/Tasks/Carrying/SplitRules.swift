import Core

/// What is wrong with the parts a task is to be cut into. Pure.
package enum SplitRules {
    package static func issues(_ parts: [TaskPart], of task: Task, targets: SplitTargets) -> [Issue] {
        guard !parts.isEmpty else { return [Issue("part.none", field: "parts")] }
        var seen: Set<TaskPart.Target> = []
        return parts.flatMap { part -> [Issue] in
            guard let name = targets.name(of: part.target) else {
                return [Issue("part.outside", field: "parts", ["unit": outsider(part.target)])]
            }
            let field = field(part.target)
            var issues: [Issue] = []
            if !seen.insert(part.target).inserted { issues.append(Issue("part.doubled", field: field, ["unit": name])) }
            if let quantity = part.quantity, !(quantity > 0) || !quantity.isFinite {
                issues.append(Issue("part.quantity", field: field, ["unit": name]))
            }
            if let limit = task.deadline, let deadline = part.deadline, deadline > limit {
                let values = ["unit": name, "deadline": deadline.description, "limit": limit.description]
                issues.append(Issue("part.late", field: field, values))
            }
            return issues
        }
    }

    /// The form field of a target.
    package static func field(_ target: TaskPart.Target) -> String {
        switch target {
        case .unit(let unit): "unit-\(unit)"
        case .post(let post): "post-\(post)"
        }
    }

    private static func outsider(_ target: TaskPart.Target) -> String {
        switch target {
        case .unit: "所选单位"
        case .post: "所选岗位"
        }
    }
}
