import Core
import Workflow

/// How a problem moves. The order is that of 销号 in practice: plan, measures, evidence, own check, check by township or
/// department, verification by another unit, notice where needed, close-out; not verified, not closed.
package let problemWorkflow = Workflow<ProblemDossier>([
    Transition("receipt", "签收问题", from: [.assigned], to: .underway, permits: ProblemPolicy.owns),
    Transition(
        "assignment",
        "交办问题",
        from: [.found],
        to: .assigned,
        permits: ProblemPolicy.assigns
    ),
    Transition("plan", "填报整改方案", from: [.underway], to: nil, permits: ProblemPolicy.owns),
    Transition("progress", "报送整改进展", from: [.underway], to: nil, owes: [.words], permits: ProblemPolicy.owns),
    Transition(
        "phase",
        "申报阶段成效",
        from: [.underway],
        to: nil,
        owes: [.words, .files],
        conditions: [hasPlan, hasPhaseToReach],
        permits: ProblemPolicy.owns
    ),
    Transition(
        "self-check",
        "自查并申请销号",
        from: [.underway],
        to: .awaitingCheck,
        owes: [.words],
        conditions: [hasPlan, showsResult],
        permits: ProblemPolicy.owns
    ),
    Transition(
        "check",
        "审核通过",
        from: [.awaitingCheck],
        to: .awaitingVerification,
        owes: [.words],
        permits: ProblemPolicy.checks
    ),
    Transition(
        "closeout",
        "复核销号",
        from: [.awaitingVerification],
        to: .closed,
        owes: [.words],
        permits: { !$1.problem.needsNotice && ProblemPolicy.verifies($0, $1) }
    ),
    Transition(
        "notice",
        "复核通过并公示",
        from: [.awaitingVerification],
        to: .awaitingNotice,
        owes: [.words],
        permits: { $1.problem.needsNotice && ProblemPolicy.verifies($0, $1) }
    ),
    Transition(
        "notice-end",
        "公示期满销号",
        from: [.awaitingNotice],
        to: .closed,
        owes: [.words],
        conditions: [noticeIsOver],
        permits: ProblemPolicy.verifies
    ),
    Transition(
        "return",
        "退回整改",
        from: ProblemStage.handedIn,
        to: .underway,
        owes: [.words],
        permits: { actor, dossier in
            dossier.stage == .awaitingCheck
                ? ProblemPolicy.checks(actor, dossier) || ProblemPolicy.supervises(actor, dossier)
                : ProblemPolicy.verifies(actor, dossier)
        }
    ),
    Transition(
        "phase-refusal",
        "不认可阶段成效",
        from: [.underway],
        to: nil,
        owes: [.words],
        conditions: [hasReachedPhase],
        permits: { ProblemPolicy.decides($0, $1) && $0.unit != $1.problem.owner }
    ),
    Transition(
        "objection",
        "提出异议",
        from: [.assigned, .underway],
        to: .objected,
        owes: [.words],
        conditions: [withinObjectionDays],
        permits: ProblemPolicy.owns
    ),
    Transition("keeping", "维持原结论", from: [.objected], to: .assigned, owes: [.words], permits: ProblemPolicy.reviews),
    Transition(
        "reassignment",
        "改派问题",
        from: [.objected, .assigned, .underway],
        to: .assigned,
        owes: [.words],
        permits: ProblemPolicy.settles
    ),
    Transition(
        "rescheduling",
        "调整时限",
        from: [.assigned, .underway],
        to: nil,
        owes: [.words],
        permits: ProblemPolicy.supervises
    ),
    Transition(
        "escalation",
        "决定督促措施",
        from: [.assigned, .underway, .awaitingCheck],
        to: nil,
        owes: [.words],
        conditions: [hasFurtherStep],
        permits: { ProblemPolicy.decides($0, $1) && $0.unit != $1.problem.owner }
    ),
    Transition(
        "evidence",
        "补充整改前照片",
        from: ProblemStage.open,
        to: nil,
        owes: [.files],
        permits: ProblemPolicy.shows
    ),
    Transition("look-back", "记录回头看：保持住了", from: [.closed], to: nil, owes: [.words], permits: ProblemPolicy.looksBack),
    Transition(
        "reopening",
        "重新整改",
        from: [.closed],
        to: .underway,
        owes: [.words],
        permits: { ProblemPolicy.supervises($0, $1) || ProblemPolicy.looksBack($0, $1) }
    ),
    Transition(
        "withdrawal",
        "撤销问题",
        from: ProblemStage.open,
        to: .withdrawn,
        owes: [.words],
        permits: ProblemPolicy.settles
    ),
])

private let hasPlan = Condition<ProblemDossier>("原因、措施、责任人都填了") { dossier, _ in
    dossier.problem.hasPlan ? [] : [Issue("problem.noPlan")]
}

private let showsResult = Condition<ProblemDossier>("有整改后的照片或材料") { dossier, _ in
    dossier.laterFiles > 0 ? [] : [Issue("problem.noProof")]
}

/// The last phase is reached by handing the work in.
private let hasPhaseToReach = Condition<ProblemDossier>("有还没申报的阶段") { dossier, _ in
    dossier.phases.count { $0.reachedOn == nil } > 1 ? [] : [Issue("problem.noPhase")]
}

private let hasReachedPhase = Condition<ProblemDossier>("有已申报的阶段") { dossier, _ in
    dossier.phases.contains { $0.reachedOn != nil } ? [] : [Issue("problem.noReachedPhase")]
}

private let hasFurtherStep = Condition<ProblemDossier>("还有没采取的措施") { dossier, _ in
    dossier.nextStep == nil ? [Issue("ladder.done")] : []
}

private let noticeIsOver = Condition<ProblemDossier>("公示期已满") { dossier, today in
    guard let last = dossier.problem.noticeUntil, today > last else {
        return [Issue("problem.notice", ["day": dossier.problem.noticeUntil?.description ?? ""])]
    }
    return []
}

/// 自收到该督查结论之日起30日内 (政府督查工作条例, art. 17).
private let withinObjectionDays = Condition<ProblemDossier>("签收之日起 30 日内") { dossier, today in
    guard let received = dossier.problem.receivedOn, today.days(since: received) > ObjectionDays.toObject else {
        return []
    }
    return [Issue("problem.objectionLate", ["day": received.adding(days: ObjectionDays.toObject).description])]
}

/// Days of objection and answer (政府督查工作条例, art. 17).
package enum ObjectionDays {
    package static let toObject = 30
    package static let toAnswer = 30
}
