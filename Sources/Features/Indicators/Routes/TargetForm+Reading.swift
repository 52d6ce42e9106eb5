import Core
import Pages
import Programmes
import Web

extension TargetForm {
    /// The answers as they were sent.
    init(_ form: Fields) {
        self.init()
        value = form.text("value")
        low = form.text("low")
        isAdded = form.bool("added")
        start = form.text("start")
        due = form.text("due")
        trajectory = form.text("trajectory")
        season = form.text("season")
        milestones = form.text("milestones")
        source = form.text("source")
        reason = form.text("reason")
    }

    /// A draft, and what could not be read.
    static func read(_ form: Fields) -> (TargetDraft, [Issue]) {
        var draft = TargetDraft(
            value: form.number("value"),
            low: form.number("low"),
            isAdded: form.bool("added"),
            startsOn: form.day("start"),
            dueOn: form.day("due"),
            source: form.text("source"),
            reason: form.text("reason")
        )
        var issues: [Issue] = []
        switch form.text("trajectory") {
        case "season":
            let parts = form.text("season").split { $0.isWhitespace || ",，、;；".contains($0) }
            let shares = parts.compactMap { part in
                Fields([("share", String(part).replacing("%", with: "").replacing("％", with: ""))]).number("share")
            }
            let whole = shares.reduce(0, +)
            // Twelve of the largest numbers are infinite together, and no share is left of that.
            if parts.count == 12, shares.count == 12, shares.allSatisfy({ $0 >= 0 && $0.isFinite }), whole > 0,
                whole.isFinite
            {
                draft.trajectory = .season(shares.map { $0 / whole })
            } else {
                issues.append(Issue("target.season", field: "season"))
            }
        case "milestones":
            var steps: [Trajectory.Milestone] = []
            let lines = form.text("milestones").split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
            for (place, line) in lines.enumerated() {
                if let step = step(String(line)) {
                    steps.append(step)
                } else {
                    let values = ["line": "\(place + 1)", "text": String(line.prefix(40))]
                    issues.append(Issue("target.milestones", field: "milestones", values))
                }
            }
            if lines.isEmpty {
                issues.append(Issue("target.milestones", field: "milestones", ["line": "1", "text": ""]))
            }
            draft.trajectory = .milestones(steps)
        default: break
        }
        return (draft, issues)
    }

    /// `05-31 30`, `5月31日 30%`.
    private static func step(_ line: String) -> Trajectory.Milestone? {
        let numbers = line.split { !$0.isASCII || !($0.isNumber || $0 == ".") }
        guard numbers.count == 3, let month = Int(numbers[0]), let day = Int(numbers[1]),
            let by = MonthDay(month: month, day: day), let share = Double(numbers[2]), (0...100).contains(share)
        else { return nil }
        return Trajectory.Milestone(by: by, share: share / 100)
    }
}
