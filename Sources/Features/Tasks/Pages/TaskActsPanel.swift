import Core
import Pages
import Workflow

/// The acts a person may make on a task: each opens to its own form; what stands in the way is said before it is pressed.
struct TaskActsPanel {
    let page: TaskPage
    let context: PageContext

    func write(to w: HTMLWriter) {
        let acts = page.offers.filter { $0.transition.id != "split" || page.split?.isEmpty == false }
        guard !acts.isEmpty else { return }
        w.panel("办理") {
            w.buttonRow {
                for (index, offer) in acts.enumerated() { act(offer, isFirst: index == 0, w) }
            }
        }
    }

    private func act(_ offer: Offer<TaskDossier>, isFirst: Bool, _ w: HTMLWriter) {
        let id = offer.transition.id
        let attempt = page.attempt?.act == id ? page.attempt : nil
        if id == "signing" {
            w.actionForm(
                offer.transition.word,
                to: address(id),
                token: context.token,
                kind: .primary,
                fields: [("version", "\(page.task.version)")],
                icon: .check
            )
            return
        }
        let kind: ButtonKind = id == "withdrawal" ? .danger : isFirst ? .primary : .secondary
        w.confirm(offer.transition.word, kind: kind, isOpen: attempt != nil) {
            if !offer.isOpen || !offer.checks.isEmpty {
                w.conditions(offer.checks.map { condition($0) })
            }
            if offer.isOpen || attempt != nil { form(id, attempt, w) }
        }
    }

    private func condition(_ check: Check) -> Pages.Condition {
        Condition(check.holds, check.word, fact: check.issues.first.map(taskWords.sentence))
    }

    private func form(_ id: String, _ attempt: TaskAttempt?, _ w: HTMLWriter) {
        let errors = attempt?.errors.map { $0.inForm(id) } ?? []
        let sendsFiles = TaskEvidence.acts.contains(id)
        w.form(
            address(id),
            token: context.token,
            keptAs: "\(id)-\(page.task.id)",
            sendsFiles: sendsFiles,
            errors: errors
        ) {
            w.hidden("version", "\(page.task.version)")
            TaskActFields(page: page, act: id, attempt: attempt).write(to: w)
            w.formActions { buttons(id, w) }
        }
    }

    private func buttons(_ id: String, _ w: HTMLWriter) {
        if id == "extension-decision" {
            w.button("同意延期", name: "decision", value: "granted")
            w.button("不同意延期", kind: .secondary, name: "decision", value: "refused")
        } else {
            let word = taskWorkflow.transition(id)?.word ?? ""
            w.button(word, kind: id == "withdrawal" ? .danger : .primary)
        }
    }

    private func address(_ act: String) -> String { "/tasks/\(page.task.id)/\(act)" }
}

extension SplitTargets {
    var isEmpty: Bool { units.isEmpty && posts.isEmpty }
}
