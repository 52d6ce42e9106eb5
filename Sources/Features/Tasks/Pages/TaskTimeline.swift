import Core
import Pages
import Workflow

/// A task's history in the words of the page, newest first.
struct TaskTimeline {
    let history: TaskHistory
    let task: Task

    init(_ history: TaskHistory, _ task: Task) {
        self.history = history
        self.task = task
    }

    var entries: [TimelineEntry] { history.events.reversed().map(entry) }

    private func entry(_ event: TaskEvent) -> TimelineEntry {
        TimelineEntry(
            act(event.kind),
            by: event.person,
            of: event.unitName,
            at: event.at,
            words: event.words.isEmpty ? nil : event.words,
            facts: facts(event),
            files: event.files.map { FileLink($0.name, "/files/\($0.id)", bytes: $0.size) }
        )
    }

    private func act(_ kind: TaskEvent.Kind) -> String {
        switch kind {
        case .issued: task.parent == nil ? "下达任务" : "分派任务"
        case .reported: "报送进展"
        case .extensionAsked: "申请延期"
        case .reminded: "催办"
        case .moved(let transition, _): taskWorkflow.transition(transition)?.word ?? transition
        }
    }

    private func facts(_ event: TaskEvent) -> [String] {
        switch event.kind {
        case .issued: return []
        case .moved(let transition, _):
            guard transition == "extension-decision" else { return [] }
            return history.extensions.last { $0.decidedAt == event.at }.map { request in
                [(request.isGranted == true ? "同意延期至 " : "不同意延期至 ") + Format.day(request.newDay)]
            } ?? []
        case .reported(let percent, let quantity):
            let amount = quantity.map { "，完成数量 \(Format.number($0))" } ?? ""
            return ["完成 \(Format.number(percent, places: 1))%\(amount)"]
        case .extensionAsked(let from, let to): return ["时限 \(from) → \(to)"]
        case .reminded(let unit, let seenBy, _):
            return ["催办 \(unit)" + (seenBy.map { "，\($0)已查看" } ?? "，尚未查看")]
        }
    }
}
