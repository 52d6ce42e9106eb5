import Core
import PolicyText
import Web

/// A list's address: its filter and place as a query, so that it can be kept, sent and gone back to.
struct TaskAddress {
    let text: String

    init(_ path: String, _ filter: TaskFilter, _ turn: TaskTurn = TaskTurn()) {
        var fields = Fields()
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append(name, value) }
        }
        add("q", filter.text)
        for light in filter.lights.sorted(by: { $0.rawValue < $1.rawValue }) { add("light", light.rawValue) }
        for stage in filter.stages.sorted(by: { $0.rawValue < $1.rawValue }) { add("stage", stage.rawValue) }
        add("unit", filter.unit.map { "\($0)" })
        add("role", filter.role?.rawValue)
        add("township", filter.township?.digits)
        add("directive", filter.directive.map { "\($0)" })
        add("older", filter.olderThan.map { "\($0)" })
        add("section", filter.section.map(String.init))
        add("goal", filter.goal?.rawValue)
        add("from", filter.dueFrom?.description)
        add("through", filter.dueThrough?.description)
        add("order", filter.order == .deadline ? nil : filter.order.rawValue)
        add("after", turn.after?.description)
        add("before", turn.before?.description)
        text = path + fields.queryString
    }
}

extension TaskTurn {
    /// Reads a list's query.
    init(_ query: Fields) {
        self.init(
            after: query.filled("after").flatMap(TaskCursor.init),
            before: query.filled("before").flatMap(TaskCursor.init)
        )
    }
}

extension TaskFilter {
    /// Reads a list's query; what it does not know it leaves out.
    package init(_ query: Fields) {
        self.init()
        text = String(query.text("q").prefix(100))
        lights = Set(query.all("light").compactMap(Light.init))
        stages = Set(query.all("stage").compactMap(TaskStage.init))
        unit = query.id("unit")
        role = UnitRole(rawValue: query.text("role"))
        township = RegionCode(query.text("township"))
        directive = query.id("directive")
        olderThan = query.id("older")
        section = query.int("section")
        goal = RevitalisationGoal(rawValue: query.text("goal"))
        dueFrom = query.day("from")
        dueThrough = query.day("through")
        order = TaskOrder(rawValue: query.text("order")) ?? .deadline
    }
}
