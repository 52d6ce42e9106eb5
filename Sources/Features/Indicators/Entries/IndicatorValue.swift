import Core
import Workflow

package enum IndicatorValueSubject {}
package typealias IndicatorValueID = Identifier<IndicatorValueSubject>

/// A number nobody can count: entered by one person with its source, counted once another has checked it.
package struct IndicatorValue: Hashable, Sendable {
    package let id: IndicatorValueID
    package let key: IndicatorKey
    package let region: RegionCode
    package let period: Period
    package let value: Double
    package let source: String
    package let stage: ValueStage
    package let account: AccountID
    package let person: String
    package let enteredAt: Instant
    package let checker: String?
    package let checkedAt: Instant?
    /// Whether the one who asks belongs to the unit that answers for it.
    var isOwnWork = false
}

package enum ValueStage: String, WorkflowStage, CaseIterable {
    case entered, checked, returned

    package var word: String {
        switch self {
        case .entered: "待审核"
        case .checked: "已审核"
        case .returned: "已退回"
        }
    }
}

extension IndicatorValue: WorkflowSubject {
    package static let workflowKind = "value"
    package var workflowKey: Int64 { id.rawValue }
}

/// A year, quarter or month a number is about: `2026`, `2026-Q2`, `2026-05`.
package struct Period: Hashable, Sendable, LosslessStringConvertible {
    package let year: Int
    package let quarter: Int?
    package let month: Int?

    package init?(_ text: String) {
        let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard let year = parts.first.flatMap({ Int($0) }), parts[0].utf8.count == 4, (1990...2100).contains(year),
            parts.count <= 2
        else { return nil }
        self.year = year
        guard parts.count == 2 else {
            (quarter, month) = (nil, nil)
            return
        }
        if parts[1].hasPrefix("Q"), let number = Int(parts[1].dropFirst()), (1...4).contains(number) {
            (quarter, month) = (number, nil)
        } else if parts[1].utf8.count == 2, let number = Int(parts[1]), (1...12).contains(number) {
            (quarter, month) = (nil, number)
        } else {
            return nil
        }
    }

    package var description: String {
        if let quarter { return "\(year)-Q\(quarter)" }
        return month.map { "\(year)-\($0.padded(2))" } ?? "\(year)"
    }

    package var word: String {
        if let quarter { return "\(year)年\(["一", "二", "三", "四"][quarter - 1])季度" }
        return month.map { "\(year)年\($0)月" } ?? "\(year)年"
    }

    package var lastDay: Day { Day.last(ofMonth: month ?? quarter.map { $0 * 3 } ?? 12, inYear: year) }
}

/// How an entered number becomes one that counts.
package let valueWorkflow = Workflow<IndicatorValue>([
    Transition("checking", "审核通过", from: [.entered], to: .checked, conditions: []) { actor, value in
        ValuePolicy.mayCheck(actor, value)
    },
    Transition("returning", "退回修改", from: [.entered], to: .returned, owes: [.words]) { actor, value in
        ValuePolicy.mayCheck(actor, value)
    },
])

/// Who enters and who checks; pure.
package enum ValuePolicy {
    /// Supervision and the department that answers for it; a township its own place's.
    package static func mayEnter(_ actor: Actor, lead: String, functions: Set<String>, in region: RegionCode) -> Bool {
        guard region.level <= .township, actor.region.contains(region) else { return false }
        switch actor.role {
        case .supervisor: return true
        case .officer: return functions.contains(lead)
        case .township: return actor.region == region
        case .leader, .village, .administrator: return false
        }
    }

    /// Somebody else than who entered it, of supervision or of the department that answers for it.
    package static func mayCheck(_ actor: Actor, _ value: IndicatorValue) -> Bool {
        guard actor.region.contains(value.region), actor.account != value.account else { return false }
        return actor.role == .supervisor || actor.role == .officer && value.isOwnWork
    }
}
