import Core
import Workflow

/// How a task moves.
package let taskWorkflow = Workflow<TaskDossier>([
    Transition("signing", "签收任务", from: [.awaitingSigning], to: .underway, permits: TaskPolicy.leads),
    Transition("progress", "报送进展", from: [.underway], to: nil, owes: [.words], permits: TaskPolicy.takesPart),
    Transition(
        "closeout-request",
        "申请销号",
        from: [.underway],
        to: .awaitingVerification,
        owes: [.words],
        conditions: [reportedOnce, everyPartClosed, noOpenExtension],
        permits: TaskPolicy.leads
    ),
    Transition("closeout", "核验销号", from: [.awaitingVerification], to: .closed, permits: TaskPolicy.verifies),
    Transition(
        "return",
        "退回修改",
        from: [.awaitingVerification],
        to: .underway,
        owes: [.words],
        permits: TaskPolicy.verifies
    ),
    Transition("split", "分派任务", from: [.underway], to: nil, permits: TaskPolicy.leads),
    Transition(
        "extension",
        "申请延期",
        from: [.underway],
        to: nil,
        owes: [.words],
        conditions: [hasDeadline, noOpenExtension],
        permits: TaskPolicy.leads
    ),
    Transition(
        "extension-decision",
        "审批延期",
        from: [.underway],
        to: nil,
        owes: [.words],
        conditions: [openExtension],
        permits: TaskPolicy.decidesOnTime
    ),
    Transition(
        "objection",
        "提出异议",
        from: [.awaitingSigning, .underway],
        to: .objected,
        owes: [.words],
        permits: TaskPolicy.leads
    ),
    Transition("keeping", "维持分工", from: [.objected], to: .awaitingSigning, owes: [.words], permits: settles),
    Transition(
        "reassignment",
        "改派任务",
        from: [.objected, .awaitingSigning, .underway],
        to: .awaitingSigning,
        owes: [.words],
        permits: settles
    ),
    Transition("reminder", "催办", from: TaskStage.open, to: nil, owes: [.words], permits: TaskPolicy.reminds),
    Transition(
        "reopening",
        "重启任务",
        from: [.closed],
        to: .underway,
        owes: [.words],
        permits: decides
    ),
    Transition(
        "withdrawal",
        "撤销任务",
        from: TaskStage.open,
        to: .withdrawn,
        owes: [.words],
        conditions: [everyPartClosed],
        permits: decides
    ),
])

/// Supervision decides on every task, the unit that split a task on its parts.
private let decides: @Sendable (Actor, TaskDossier) -> Bool = { actor, dossier in
    TaskPolicy.supervises(actor, dossier) || TaskPolicy.handedOut(actor, dossier)
}

/// A county leader also answers an objection of the supervision office itself.
private let settles: @Sendable (Actor, TaskDossier) -> Bool = { actor, dossier in
    decides(actor, dossier)
        || dossier.stage == .objected && dossier.isLedBySupervision && TaskPolicy.heads(actor, dossier)
}

private let reportedOnce = Condition<TaskDossier>("报送过进展") { dossier, _ in
    dossier.reports > 0 ? [] : [Issue("closeout.noReport")]
}

private let everyPartClosed = Condition<TaskDossier>("分派出去的任务都已办结") { dossier, _ in
    dossier.openParts == 0 ? [] : [Issue("closeout.openParts", ["count": String(dossier.openParts)])]
}

private let hasDeadline = Condition<TaskDossier>("任务有完成时限") { dossier, _ in
    dossier.task.deadline == nil ? [Issue("extension.noDeadline")] : []
}

private let noOpenExtension = Condition<TaskDossier>("没有待审批的延期申请") { dossier, _ in
    dossier.hasOpenExtension ? [Issue("extension.open")] : []
}

private let openExtension = Condition<TaskDossier>("有待审批的延期申请") { dossier, _ in
    dossier.hasOpenExtension ? [] : [Issue("extension.none")]
}
