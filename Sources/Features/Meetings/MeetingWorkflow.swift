import Core
import Workflow

/// A meeting with what its moves depend on.
package struct MeetingDossier: WorkflowSubject {
    package static let workflowKind = "meeting"

    package let meeting: Meeting
    package let points: [MeetingPoint]
    package let units: [MeetingUnit]
    /// Points nobody has scored yet.
    package let unscored: Int

    package var workflowKey: Int64 { meeting.id.rawValue }
    package var stage: MeetingStage { meeting.stage }
}

/// How a meeting moves: nobody but those who prepare it knows the points before it is opened.
package let meetingWorkflow = Workflow<MeetingDossier>([
    Transition(
        "opening",
        "会议开始",
        from: [.preparing],
        to: .underway,
        conditions: [hasPoints, hasUnits, isNear],
        permits: MeetingPolicy.leads
    ),
    Transition("minutes", "记录意见建议", from: [.underway], to: nil, owes: [.words], permits: MeetingPolicy.leads),
    Transition(
        "closing",
        "会议结束",
        from: [.underway],
        to: .closed,
        owes: [.words],
        conditions: [dayHasCome],
        permits: MeetingPolicy.leads
    ),
    Transition("withdrawal", "取消会议", from: [.preparing], to: .withdrawn, owes: [.words], permits: MeetingPolicy.leads),
])

private let hasPoints = Condition<MeetingDossier>("选了观摩点") { dossier, _ in
    dossier.points.isEmpty ? [Issue("meeting.noPoints")] : []
}
private let hasUnits = Condition<MeetingDossier>("有参会单位") { dossier, _ in
    dossier.units.isEmpty ? [Issue("meeting.noUnits")] : []
}
/// So late that nobody can dress a place up, so early that written pledges can be brought.
private let isNear = Condition<MeetingDossier>("开会前一天或者当天") { dossier, today in
    today < dossier.meeting.day.adding(days: -1) ? [Issue("meeting.early", ["day": "\(dossier.meeting.day)"])] : []
}
private let dayHasCome = Condition<MeetingDossier>("到了开会这一天") { dossier, today in
    today < dossier.meeting.day ? [Issue("meeting.notYet", ["day": "\(dossier.meeting.day)"])] : []
}

/// Who may do what with meetings; pure. Reading is scoped by `MeetingScope` in the store.
package enum MeetingPolicy {
    /// Supervision, and departments the government named: both show the document that names them.
    package static func convenes(_ actor: Actor) -> Bool { actor.role == .supervisor || actor.role == .officer }

    package static func leads(_ actor: Actor, _ dossier: MeetingDossier) -> Bool { leads(actor, dossier.meeting) }

    package static func leads(_ actor: Actor, _ meeting: Meeting) -> Bool {
        actor.county == meeting.county
            && (actor.role == .supervisor || actor.role == .officer && actor.unit == meeting.unit)
    }

    /// Leaders look on; everybody else who is present scores and pledges for the own unit.
    package static func takesPart(_ actor: Actor, _ unit: MeetingUnit) -> Bool {
        [.supervisor, .officer, .township].contains(actor.role) && actor.unit == unit.unit
    }

    /// 回避: nobody scores a point that lies in the own township or village.
    package static func isOwn(_ region: RegionCode, of unit: MeetingUnit) -> Bool {
        unit.region.level > .county && (unit.region.contains(region) || region.contains(unit.region))
    }

    /// Those present are handed every brief; whoever only lives or works where a point lies reads that one.
    package static func readsBrief(_ actor: Actor, _ point: MeetingPoint, of dossier: MeetingDossier) -> Bool {
        actor.role.readsWholeCounty || leads(actor, dossier.meeting)
            || dossier.units.contains { $0.unit == actor.unit } || actor.region.contains(point.region)
            || point.region.contains(actor.region)
    }

    /// Marks of single units are the conveners' and leaders' to see; everybody else sees what they add up to.
    package static func seesMarks(_ actor: Actor, _ meeting: Meeting) -> Bool {
        actor.role == .leader || leads(actor, meeting)
    }
}
