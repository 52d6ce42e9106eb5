import Core

/// Something only the unit itself can say: no ledger, task or problem tells it.
package struct AskedThing: Hashable, Sendable {
    package enum Kind: String, Sendable { case task, problem, promise, elements, number, report }

    package let kind: Kind
    package let title: String
    /// Why it is asked.
    package let why: String
    package let address: String
}

/// What the county knows of a unit since the round before, and so does not ask again.
package struct KnownFacts: Hashable, Sendable {
    package var tasks = 0
    package var problems = 0
    package var things = 0

    package init(tasks: Int = 0, problems: Int = 0, things: Int = 0) {
        self.tasks = tasks
        self.problems = problems
        self.things = things
    }

    package var words: String {
        let parts = [
            tasks > 0 ? "任务办理 \(tasks) 次" : nil, problems > 0 ? "问题整改 \(problems) 次" : nil,
            things > 0 ? "台账推进 \(things) 次" : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? "没有新的记录" : parts.joined(separator: "，")
    }
}
