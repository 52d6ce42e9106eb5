import Core
import PolicyText

/// What a progress report must say, and the percentage that follows from it. Pure.
package enum ProgressRules {
    /// The quantity a task's percentage follows from: the first one with a number to reach.
    package static func measured(_ quantities: [TaskQuantity]) -> TaskQuantity? {
        quantities.first { quantity in
            switch quantity.comparison {
            case .exactly, .atLeast, .about, .between, .increaseTo, .increaseBy: (quantity.value ?? 0) > 0
            case .atMost, .decreaseBy, .decreaseTo: false
            }
        }
    }

    package static func issues(_ report: ProgressInput, measured: TaskQuantity?) -> [Issue] {
        var issues: [Issue] = []
        if let quantity = report.quantity, !(quantity >= 0) || !quantity.isFinite {
            issues.append(Issue("quantity.negative", field: "quantity"))
        }
        if let percent = report.percent, !(0...100).contains(percent) {
            issues.append(Issue("percent.range", field: "percent"))
        }
        if report.percent == nil, measured == nil || report.quantity == nil {
            issues.append(Issue("percent.missing", field: "percent"))
        }
        return issues
    }

    /// 0 to 100: the amount done over the amount to reach where the task has one, else what was reported.
    package static func percent(_ report: ProgressInput, measured: TaskQuantity?, before: Double) -> Double {
        if let measured, let goal = measured.value, let done = report.quantity {
            return min(100, max(0, done / goal * 100))
        }
        return report.percent ?? before
    }

    /// What a task split into parts has reached: by amount where every part counts the same unit, else the mean.
    package static func rollUp(_ parts: [Part]) -> Double? {
        guard !parts.isEmpty else { return nil }
        let goals = parts.compactMap(\.goal)
        if goals.count == parts.count, goals.reduce(0, +) > 0 {
            let done = parts.reduce(0) { $0 + ($1.goal ?? 0) * $1.percent / 100 }
            return done / goals.reduce(0, +) * 100
        }
        return parts.map(\.percent).reduce(0, +) / Double(parts.count)
    }

    /// One part as the roll-up sees it; a closed part counts as done.
    package struct Part: Hashable, Sendable {
        package let percent: Double
        package let goal: Double?

        package init(percent: Double, goal: Double?) {
            self.percent = percent
            self.goal = goal
        }
    }
}

/// What a person reports.
package struct ProgressInput: Hashable, Sendable {
    package var words: String
    package var percent: Double?
    package var quantity: Double?

    package init(words: String, percent: Double? = nil, quantity: Double? = nil) {
        self.words = words
        self.percent = percent
        self.quantity = quantity
    }
}
