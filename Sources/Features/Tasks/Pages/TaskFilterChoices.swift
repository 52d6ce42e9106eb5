import Core
import Directives
import Pages
import PolicyText

/// What the filters of the list offer this person.
package struct TaskFilterChoices: Sendable {
    package var units: [Choice] = []
    package var townships: [Choice] = []
    package var directives: [Choice] = []
    /// The parts of the chosen document; empty without one.
    package var sections: [Choice] = []

    package init() {}
}

/// The filters that are on, each with the list without it.
struct TaskFilterChips {
    let filter: TaskFilter
    let choices: TaskFilterChoices

    init(_ filter: TaskFilter, _ choices: TaskFilterChoices) {
        self.filter = filter
        self.choices = choices
    }

    var chips: [FilterBar.Chip] {
        var chips: [FilterBar.Chip] = []
        if !filter.text.isEmpty { chips.append(chip("含“\(filter.text)”") { $0.text = "" }) }
        for light in filter.lights.sorted(by: { $0.rawValue < $1.rawValue }) {
            chips.append(chip(light.signal.word) { $0.lights.remove(light) })
        }
        for stage in filter.stages.sorted(by: { $0.rawValue < $1.rawValue }) {
            chips.append(chip(stage.word) { $0.stages.remove(stage) })
        }
        if let unit = filter.unit { chips.append(chip(word(choices.units, "\(unit)")) { $0.unit = nil }) }
        if let role = filter.role { chips.append(chip(role.word) { $0.role = nil }) }
        if let place = filter.township {
            chips.append(chip(word(choices.townships, place.digits)) { $0.township = nil })
        }
        chips += documentChips
        if let goal = filter.goal { chips.append(chip(SubjectNames.goal(goal)) { $0.goal = nil }) }
        if let day = filter.dueFrom { chips.append(chip("时限从 \(day)") { $0.dueFrom = nil }) }
        if let day = filter.dueThrough { chips.append(chip("时限到 \(day)") { $0.dueThrough = nil }) }
        return chips
    }

    private var documentChips: [FilterBar.Chip] {
        var chips: [FilterBar.Chip] = []
        if let directive = filter.directive {
            chips.append(
                chip(word(choices.directives, "\(directive)")) {
                    $0.directive = nil
                    $0.section = nil
                }
            )
        }
        if filter.olderThan != nil { chips.append(chip("其他文件") { $0.olderThan = nil }) }
        if let section = filter.section {
            chips.append(chip(word(choices.sections, "\(section)")) { $0.section = nil })
        }
        return chips
    }

    private func chip(_ word: String, without change: (inout TaskFilter) -> Void) -> FilterBar.Chip {
        var rest = filter
        change(&rest)
        return FilterBar.Chip(word, without: TaskAddress("/tasks", rest).text)
    }

    private func word(_ choices: [Choice], _ value: String) -> String {
        choices.first { $0.value == value }?.word ?? value
    }
}
