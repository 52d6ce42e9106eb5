import Core
import Pages
import Tasks
import Workflow

/// The acts a person may make on a problem: each opens to its own form; what stands in the way is said before it is pressed.
struct ProblemActsPanel {
    let page: ProblemPage
    let context: PageContext

    /// Acts that bring a problem on its way; the first of them is the page's own.
    private static let forward: Set<String> = [
        "assignment", "receipt", "plan", "self-check", "check", "closeout", "notice", "notice-end", "keeping",
        "look-back",
    ]

    func write(to w: HTMLWriter) {
        guard !page.offers.isEmpty else { return }
        w.panel("办理") {
            // What a rule proposes to this person goes before what is merely possible.
            let isProposed = page.proposal.map { !waitsForLeader($0.step) } ?? false
            let next =
                isProposed && page.offers.contains { $0.transition.id == "escalation" }
                ? "escalation" : page.offers.first { Self.forward.contains($0.transition.id) }?.transition.id
            w.buttonRow {
                for offer in page.offers { act(offer, isFirst: offer.transition.id == next, w) }
            }
        }
    }

    private func act(_ offer: Offer<ProblemDossier>, isFirst: Bool, _ w: HTMLWriter) {
        let id = offer.transition.id
        let attempt = page.attempt?.act == id ? page.attempt : nil
        if id == "receipt" {
            w.actionForm(
                offer.transition.word,
                to: address(id),
                token: context.token,
                kind: .primary,
                fields: [("version", "\(page.problem.version)")],
                icon: .check
            )
            return
        }
        let kind: ButtonKind = id == "withdrawal" ? .danger : isFirst ? .primary : .secondary
        // Proof may come with the act itself: its form is open although the condition still fails.
        let takesProof =
            id == "self-check"
            && offer.checks.filter { !$0.holds }.allSatisfy { $0.issues == [Issue("problem.noProof")] }
        w.confirm(offer.transition.word, kind: kind, isOpen: attempt != nil) {
            let waits = id == "escalation" && page.dossier.nextStep.map(waitsForLeader) ?? false
            let checks = id == "escalation" ? offer.checks.filter { !$0.holds } : offer.checks
            if waits, let step = page.dossier.nextStep {
                w.paragraph(problemWords.sentence(for: Issue("ladder.leader", ["step": step.word])))
            } else if !checks.isEmpty {
                w.conditions(
                    checks.map { Condition($0.holds, $0.word, fact: $0.issues.first.map(problemWords.sentence)) }
                )
            }
            if waits { return }
            if offer.isOpen || takesProof || attempt != nil { form(id, offer.transition.word, attempt, w) }
        }
    }

    private func waitsForLeader(_ step: LadderStep) -> Bool { step.needsLeader && page.actor.role != .leader }

    private func form(_ id: String, _ word: String, _ attempt: ProblemAttempt?, _ w: HTMLWriter) {
        w.form(
            address(id),
            token: context.token,
            keptAs: "\(id)-\(page.problem.id)",
            sendsFiles: ProblemRoutes.withFiles.contains(id),
            errors: attempt?.errors.map { $0.inForm(id) } ?? []
        ) {
            w.hidden("version", "\(page.problem.version)")
            ProblemActFields(page: page, act: id, attempt: attempt, today: context.today).write(to: w)
            w.formActions {
                if id == "escalation" {
                    w.button("采取这项措施", name: "decision", value: "taken")
                    w.button("暂不采取", kind: .secondary, name: "decision", value: "declined")
                } else {
                    w.button(word, kind: id == "withdrawal" ? .danger : .primary)
                }
            }
        }
    }

    private func address(_ act: String) -> String { "/problems/\(page.problem.id)/\(act)" }
}
