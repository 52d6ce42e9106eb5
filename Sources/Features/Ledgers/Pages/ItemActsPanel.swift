import Core
import Expression
import Pages
import Programmes
import Workflow

/// The moves a person may make: each gate with ✓ or ✗, the fact behind it and a link to enter what is missing.
struct ItemActsPanel {
    let page: ItemPage
    let context: PageContext

    static let fileTypes = [".jpg", ".jpeg", ".png", ".pdf", ".docx", ".xlsx"]

    func write(to w: HTMLWriter) {
        guard !page.offers.isEmpty else { return outlook(w) }
        w.panel("办理") {
            for (index, offer) in page.offers.enumerated() { act(offer, isFirst: index == 0, w) }
        }
    }

    /// What the next stage asks, for people who may not move it.
    private func outlook(_ w: HTMLWriter) {
        let place = page.dossier.place
        guard let next = page.playbook.moves.first(where: { $0.from.contains(place) && $0.to > place }) else { return }
        let gates = page.playbook.gates(of: next, from: place)
        guard !gates.isEmpty else { return }
        w.panel("进入“\(page.playbook.stages[next.to].word)”要满足") { w.conditions(gates.map(condition)) }
    }

    private func act(_ offer: Offer<ItemDossier>, isFirst: Bool, _ w: HTMLWriter) {
        let id = offer.transition.id
        guard let move = page.playbook.move(id) else { return }
        let attempt = page.attempt?.act == id ? page.attempt : nil
        let isDropping = page.playbook.stages[move.to].outcome == .dropped
        w.confirm(
            offer.transition.word,
            kind: isDropping ? .danger : isFirst ? .primary : .secondary,
            isOpen: attempt != nil || isFirst && !offer.isOpen
        ) {
            w.conditions(checks(offer, move))
            if offer.isOpen || attempt != nil { form(move, attempt, isDropping, w) }
        }
    }

    private func checks(_ offer: Offer<ItemDossier>, _ move: LedgerMove) -> [Pages.Condition] {
        let gates = page.playbook.gates(of: move, from: page.dossier.place)
        let others = offer.checks.dropFirst(gates.count).map { check in
            Pages.Condition(check.holds, check.word, fact: check.issues.first.map(ledgerWords.sentence))
        }
        return gates.map(condition) + others
    }

    func condition(_ gate: Gate) -> Pages.Condition {
        let explanation = gate.formula.explanation(in: page.dossier.facts)
        let holds = explanation.holds == true
        // Of a gate with several ways, those that were taken, or those that lack.
        let findings = explanation.reasons.sentences
        var remedy: Crumb?
        if page.mayEnter, !holds {
            let field = gate.fields.first.map { "#field-\(page.playbook.fields[$0].key)" } ?? ""
            remedy = Crumb(gate.fix.isEmpty ? "去填写" : gate.fix, "/items/\(page.item.id)/edit\(field)")
        }
        let source = gate.source.isEmpty ? "" : "（\(gate.source)）"
        return Pages.Condition(holds, gate.sentence + source, fact: findings.joined(separator: "；"), remedy: remedy)
    }

    private func form(_ move: LedgerMove, _ attempt: ItemAttempt?, _ isDropping: Bool, _ w: HTMLWriter) {
        w.form(
            "/items/\(page.item.id)/moves/\(move.key)",
            token: context.token,
            keptAs: "\(move.key)-\(page.item.id)",
            sendsFiles: move.owesFiles > 0,
            errors: page.errors(move.key)
        ) {
            w.hidden("version", "\(page.item.version)")
            var note = page.field("note", "说明", move.key, hint: move.owesWords ? nil : "可以不填。")
            note.isOptional = !move.owesWords
            w.textArea(note, rows: 2)
            if move.owesFiles > 0 {
                let hint = move.proof.isEmpty ? "至少 \(move.owesFiles) 份。" : "\(move.proof)，至少 \(move.owesFiles) 份。"
                w.fileField(
                    page.field("files", "证明材料", move.key, hint: hint),
                    types: Self.fileTypes,
                    largest: page.largestFile,
                    several: true
                )
            }
            w.formActions { w.button(move.word, kind: isDropping ? .danger : .primary) }
        }
    }
}
