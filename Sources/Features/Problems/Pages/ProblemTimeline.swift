import Core
import Pages
import Papers
import Workflow

/// A problem's history in the words of the page, newest first.
struct ProblemTimeline {
    let problem: Problem
    let history: ProblemHistory

    init(_ problem: Problem, _ history: ProblemHistory) {
        self.problem = problem
        self.history = history
    }

    var entries: [TimelineEntry] {
        let moves = history.movements.map { move in
            TimelineEntry(
                act(move.transition),
                by: move.person,
                of: move.unitName,
                at: move.at,
                words: move.note.isEmpty ? nil : move.note,
                facts: facts(move.id.rawValue),
                files: files(history.files.filter { $0.occasion == move.id })
            )
        }
        let entry = TimelineEntry(
            "登记问题",
            by: history.entered.person,
            of: history.entered.unit,
            at: history.entered.at,
            files: files(history.files.filter { $0.occasion == nil })
        )
        return moves.reversed() + [entry]
    }

    private func act(_ transition: String) -> String {
        transition == "look-back" ? "回头看" : problemWorkflow.transition(transition)?.word ?? transition
    }

    private func facts(_ movement: Int64) -> [String] {
        let steps = history.steps.filter { $0.movement.rawValue == movement }.map { step in
            let decision = step.isTaken ? "采取：\(step.step.word)" : "暂不采取：\(step.step.word)"
            return step.proposed.isEmpty ? decision : "\(decision)（建议依据：\(step.proposed)）"
        }
        let papers = history.papers.filter { $0.occasion == movement }.map { "\($0.kind.word) \($0.number)" }
        return steps + papers
    }

    private func files(_ files: [ProblemFile]) -> [FileLink] {
        files.map { FileLink($0.name, "/problems/\(problem.id)/files/\($0.id)", bytes: $0.size) }
    }
}
