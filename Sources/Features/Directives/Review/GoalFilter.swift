import Pages
import PolicyText

/// The five goals with how many open drafts serve each; each narrows the list.
struct GoalFilter {
    let desk: ReviewDesk
    let place: ReviewPlace

    func write(to w: HTMLWriter) {
        let open = desk.drafts.filter(\.isOpen)
        let counts = Dictionary(grouping: open.compactMap(\.subject?.goal), by: \.self).mapValues(\.count)
        let goals = RevitalisationGoal.allCases.filter { counts[$0] != nil || $0 == place.goal }
        guard !goals.isEmpty else { return }
        for goal in goals {
            let isOn = goal == place.goal
            w.tag(
                "a",
                [
                    "class": "chip draft-goal", "href": place.serving(isOn ? nil : goal).address(desk.directive.id),
                    "aria-current": isOn ? "true" : nil,
                ],
                text: "\(SubjectNames.goal(goal)) \(counts[goal] ?? 0)"
            )
        }
    }
}
