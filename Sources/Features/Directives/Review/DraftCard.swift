import Core
import Pages
import PolicyText

/// One draft in the right pane: who, how much, by when, and what can be done about it.
struct DraftCard {
    let draft: DraftTask
    let number: Int
    /// A person wrote its content.
    let isRewritten: Bool
    let mayCorrect: Bool
    let today: Day
    /// The id of the form its buttons belong to.
    let form: String
    /// The issued task that asks for the same already.
    var covering: CoveringTask?

    private var address: String { "/directives/\(draft.directive)/drafts/\(draft.id)" }
    private var isEditable: Bool { mayCorrect && draft.isOpen }

    func write(to w: HTMLWriter) {
        w.taskCard(draft.id.description) {
            head(w)
            looks(w)
            if isRewritten { w.tag("p", ["class": "draft-content"], text: draft.content) }
            w.tag("dl", ["class": "draft-facts"]) { facts(w) }
            covered(w)
            acts(w)
        }
    }

    private func head(_ w: HTMLWriter) {
        w.tag("div", ["class": "draft-head"]) {
            if mayCorrect, !draft.isIssued {
                w.void(
                    "input",
                    [
                        "type": "checkbox", "name": "draft", "value": draft.id.description, "form": form,
                        "aria-label": "选择第 \(number) 条",
                    ]
                )
            }
            w.tag("h4") {
                w.tag("span", ["class": "draft-number"], text: "\(number)")
                if isEditable { w.link(title, to: address) } else { w.text(title) }
            }
            if draft.kind != .action { w.chip(DraftWords.kind(draft.kind)) }
            if draft.isIssued { w.chip("已下达", tone: .strong) }
            subject(w)
            if isEditable {
                for gap in DraftRules.gaps(draft, on: today) { w.chip(DraftWords.lacking(gap), tone: .open) }
            }
        }
    }

    private var title: String { draft.title.isEmpty ? String(draft.content.prefix(20)) : draft.title }

    private func facts(_ w: HTMLWriter) {
        if let leader = draft.leader { fact(w, "县领导") { w.text(leader) } }
        for role in UnitRole.allCases {
            let units = draft.named.filter { $0.role == role }
            if !units.isEmpty { fact(w, DraftWords.role(role)) { names(w, units) } }
        }
        if isEditable, draft.lead == nil { suggestions(w) }
        if !draft.quantities.isEmpty {
            fact(w, "目标") { w.text(draft.quantities.map(DraftWords.quantity).joined(separator: "；")) }
        }
        if draft.due != nil || draft.deadlineText != nil { fact(w, "时限") { deadline(w) } }
        if let cadence = DraftWords.cadence(draft.cadence, draft.cadenceText) { fact(w, "频次") { w.text(cadence) } }
    }

    private func fact(_ w: HTMLWriter, _ key: String, _ value: () -> Void) {
        w.tag("div") {
            w.tag("dt", text: key)
            w.tag("dd", [:], value)
        }
    }

    private func names(_ w: HTMLWriter, _ units: [DraftUnit]) {
        for (index, unit) in units.enumerated() {
            if index > 0 { w.text("、") }
            if unit.isKnown {
                w.text(unit.group == nil ? unit.name : "\(unit.name)（\(unit.members.count) 个）")
            } else {
                w.tag("span", ["class": "unit-unknown", "title": "县里还没有对应的单位"], text: unit.name)
            }
        }
    }

    private func suggestions(_ w: HTMLWriter) {
        let known = draft.suggested.filter { $0.unit != nil }.prefix(3)
        guard !known.isEmpty else { return }
        fact(w, "建议") {
            for (place, unit) in known.enumerated() {
                w.tag(
                    "button",
                    [
                        "class": "suggestion", "data-suggestion": "\(place + 1)", "form": form,
                        "formaction": address + "/lead", "name": "unit",
                        "value": unit.name, "title": unit.reason,
                    ]
                ) {
                    w.tag("kbd", ["class": "suggestion-key", "aria-hidden": "true"], text: "\(place + 1)")
                    w.text(unit.name)
                    if let reason = unit.reason { w.tag("span", ["class": "suggestion-why"], text: reason) }
                }
            }
        }
    }

    private func deadline(_ w: HTMLWriter) {
        if let due = draft.due { w.text(due.description) }
        if draft.deadline == nil, draft.sectionDeadline != nil {
            w.tag("span", ["class": "draft-source"], text: "章节默认")
        }
        if let text = draft.deadlineText { w.tag("span", ["class": "draft-source"], text: text) }
    }

    private func acts(_ w: HTMLWriter) {
        w.tag("p", ["class": "draft-acts"]) {
            w.tag("a", ["href": "#text-\(draft.id)", "data-act": "source"], text: "原文")
            w.tag("a", ["href": address + "/reasons", "data-act": "why"], text: "为什么")
            if isEditable {
                w.tag("a", ["href": address, "data-act": "edit"], text: "编辑")
                w.tag("a", ["href": address + "/split", "data-act": "split"], text: "拆分")
                button(w, "舍弃", "discards", act: "discard")
                if !FirstLook.reasons(draft).isEmpty { confirmation(w) }
            } else if mayCorrect, draft.isDiscarded {
                button(w, "恢复", "restores", act: "restore")
            }
            if let person = draft.editedBy { w.tag("span", ["class": "draft-source"], text: "\(person)改过") }
        }
    }

    private func confirmation(_ w: HTMLWriter) {
        w.tag(
            "button",
            ["class": "link-button", "form": form, "formaction": address + "/confirmation", "data-act": "confirm"],
            text: "确认"
        )
    }

    private func button(_ w: HTMLWriter, _ word: String, _ path: String, act: String) {
        w.tag(
            "button",
            [
                "class": "link-button", "form": form, "formaction": "/directives/\(draft.directive)/\(path)",
                "name": "only", "value": draft.id.description, "data-act": act,
            ],
            text: word
        )
    }
}
