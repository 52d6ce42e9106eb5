import Core
import Workflow

/// A round with what its moves depend on.
package struct RoundDossier: WorkflowSubject {
    package static let workflowKind = "round"

    package let round: Round
    package let dues: RoundDues
    /// Elements of a survey without a result.
    package let unfinished: Int

    /// Units that owe something and have not said it.
    package var missing: [String] { dues.missing.map(\.name) }

    package var workflowKey: Int64 { round.id.rawValue }
    package var stage: RoundStage { round.stage }
}

/// How a round moves: it is closed with who is missing on record, and opened again only with a reason.
package let roundWorkflow = Workflow<RoundDossier>([
    Transition("reminder", "提醒未报单位", from: [.open], to: nil, permits: RoundPolicy.leads),
    Transition("pack", "生成调度材料", from: [.open, .closed], to: nil, permits: RoundPolicy.leads),
    Transition("minutes", "记录议定事项", from: [.open], to: nil, owes: [.words], permits: RoundPolicy.leads),
    Transition(
        "closing",
        "结束本轮",
        from: [.open],
        to: .closed,
        conditions: [everyElementHasAResult],
        permits: RoundPolicy.leads
    ),
    Transition("reopening", "重新开启本轮", from: [.closed], to: .open, owes: [.words], permits: RoundPolicy.leads),
])

/// 不漏村、不漏户、不漏人、不漏项 (讲话).
private let everyElementHasAResult = Condition<RoundDossier>("名册里每一项都有结果") { dossier, _ in
    dossier.unfinished == 0 ? [] : [Issue("round.unfinished", ["count": "\(dossier.unfinished)"])]
}

/// Who may do what with rounds; pure. Reading is scoped by `RoundScope` in the store.
package enum RoundPolicy {
    package static func leads(_ actor: Actor, _ dossier: RoundDossier) -> Bool { mayLead(actor, dossier.round.county) }

    package static func mayLead(_ actor: Actor, _ county: RegionCode) -> Bool {
        actor.role == .supervisor && actor.county == county
    }

    /// A unit says what it owes; a village cadre for the village.
    package static func owes(_ actor: Actor, _ owner: RoundOwner) -> Bool {
        [.officer, .township, .village, .supervisor].contains(actor.role) && actor.unit == owner.unit
    }

    /// Who goes from house to house: whoever is posted in the place, and supervision.
    package static func surveys(_ actor: Actor, _ region: RegionCode) -> Bool {
        switch actor.role {
        case .village, .township: actor.region.contains(region)
        case .supervisor: actor.county.contains(region)
        default: false
        }
    }

    /// Results are looked at again by people who did not make them: 督导 or the township, of another unit.
    package static func rechecks(_ actor: Actor, _ element: SurveyElement) -> Bool {
        guard actor.role == .supervisor || actor.role == .township else { return false }
        return element.unit.map { $0 != actor.unit } ?? (element.unitName != actor.unitName)
    }
}
