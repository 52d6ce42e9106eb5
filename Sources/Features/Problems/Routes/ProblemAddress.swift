import Core
import Tasks
import Web

/// The list's address: its filter and place as a query, so that it can be kept, sent and gone back to.
struct ProblemAddress {
    let text: String

    init(_ path: String, _ filter: ProblemFilter, _ turn: ProblemTurn = ProblemTurn()) {
        var fields = Fields()
        fields.fill("q", filter.text)
        fields.fill("light", filter.lights)
        fields.fill("stage", filter.stages)
        fields.fill("aspect", filter.aspect)
        fields.fill("source", filter.source?.rawValue)
        fields.fill("unit", filter.unit.map { "\($0)" })
        fields.fill("place", filter.place?.digits)
        fields.fill("batch", filter.batch.map { "\($0)" })
        fields.fill("task", filter.task.map { "\($0)" })
        fields.fill("paper", filter.paper.map { "\($0)" })
        fields.fill("order", filter.order == .deadline ? nil : filter.order.rawValue)
        fields.fill("after", turn.after?.description)
        fields.fill("before", turn.before?.description)
        text = path + fields.queryString
    }
}

extension ProblemTurn {
    init(_ query: Fields) {
        self.init(
            after: query.filled("after").flatMap(ProblemCursor.init),
            before: query.filled("before").flatMap(ProblemCursor.init)
        )
    }
}

extension ProblemFilter {
    /// Reads a list's query; what it does not know it leaves out.
    package init(_ query: Fields) {
        self.init()
        text = String(query.text("q").prefix(100))
        lights = Set(query.all("light").compactMap(Light.init))
        stages = Set(query.all("stage").compactMap(ProblemStage.init))
        aspect = query.filled("aspect")
        source = ProblemSource(rawValue: query.text("source"))
        unit = query.id("unit")
        place = RegionCode(query.text("place"))
        batch = query.id("batch")
        task = query.id("task")
        paper = query.id("paper")
        order = ProblemOrder(rawValue: query.text("order")) ?? .deadline
    }
}
