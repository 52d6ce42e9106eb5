import Core
import Database
import Ledgers
import Records

/// 改督促规则: at how many days each step of the ladder is proposed in a county. Decisions made before stay as they were.
package struct SetLadder: Sendable {
    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    /// Nil goes back to what the program brings.
    package func callAsFunction(_ thresholds: LadderThresholds?, by actor: Actor) async throws -> Outcome<Void> {
        guard actor.role == .supervisor else { return .refused([Issue("move.notAllowed", ["act": "改督促规则"])]) }
        let issues = thresholds?.issues ?? []
        guard issues.isEmpty else { return .refused(issues) }
        let environment = environment
        return try await database.write { tx in
            if let thresholds {
                try tx.ladder.set(thresholds, in: actor.county, by: actor.name, at: environment.now())
            } else {
                try tx.ladder.clear(actor.county)
            }
            try tx.records.append(
                RecordEntry("ladder.setting", on: "region", actor.county.number, thresholds?.words ?? "用默认的天数"),
                by: actor,
                in: environment
            )
            return .done
        }
    }
}

extension LadderThresholds {
    static let most = 365

    /// Every number a whole number of days within a year, and each step later than the one before.
    var issues: [Issue] {
        let single: [(String, Int, Int)] = [("unsigned", unsigned, 1), ("rest", rest, 1), ("returns", returns, 1)]
        var issues = single.filter { !($0.2...Self.most).contains($0.1) }.map { name, _, least in
            Issue("ladder.number", field: name, ["least": "\(least)", "most": "\(Self.most)"])
        }
        let steps = LadderStep.allCases
        for step in steps where !(1...Self.most).contains(overdue[step] ?? 0) {
            issues.append(Issue("ladder.number", field: step.rawValue, ["least": "1", "most": "\(Self.most)"]))
        }
        guard issues.isEmpty else { return issues }
        for (earlier, later) in zip(steps, steps.dropFirst()) where overdue[earlier] ?? 0 >= overdue[later] ?? 0 {
            issues.append(
                Issue("ladder.order", field: later.rawValue, ["later": later.word, "earlier": earlier.word])
            )
        }
        return issues
    }

    var words: String {
        let days = LadderStep.allCases.map { "\($0.word) \(overdue[$0] ?? 0) 天" }.joined(separator: "、")
        return "\(days)；未签收 \(unsigned) 天，间隔 \(rest) 天，退回 \(returns) 次"
    }
}
