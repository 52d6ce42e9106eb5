import Core
import Directives

/// What keeps chosen drafts from being issued. Pure.
package enum IssuingRules {
    package static func issues(_ drafts: [DraftTask], on today: Day) -> [Issue] {
        guard !drafts.isEmpty else { return [Issue("issuing.none")] }
        return drafts.flatMap { DraftRules.issues($0, on: today) }
    }
}
