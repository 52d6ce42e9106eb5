import Core
import PolicyText
import Web

/// A list's address: its filter and place as a query, so that it can be kept, sent and gone back to.
struct TaskAddress {
    let text: String

    init(_ path: String, _ filter: TaskFilter, _ turn: TaskTurn = TaskTurn()) {
        var fields = Fields()
        fields.fill("q", filter.text)
        fields.fill("light", filter.lights)
        fields.fill("stage", filter.stages)
        fields.fill("unit", filter.unit.map { "\($0)" })
        fields.fill("role", filter.role?.rawValue)
        fields.fill("township", filter.township?.digits)
        fields.fill("directive", filter.directive.map { "\($0)" })
        fields.fill("older", filter.olderThan.map { "\($0)" })
        fields.fill("section", filter.section.map(String.init))
        fields.fill("goal", filter.goal?.rawValue)
        fields.fill("from", filter.dueFrom?.description)
        fields.fill("through", filter.dueThrough?.description)
        fields.fill("order", filter.order == .deadline ? nil : filter.order.rawValue)
        fields.fill("after", turn.after?.description)
        fields.fill("before", turn.before?.description)
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
