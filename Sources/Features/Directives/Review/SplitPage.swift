import Core
import Pages
import PolicyText

/// Where a draft can be cut: its clauses, with a box before each that begins a new task.
package struct SplitPage {
    let directive: Directive
    let draft: DraftTask
    let place: ReviewPlace
    /// The places chosen so far.
    let chosen: Set<Int>
    var errors: [FieldError] = []
    let context: PageContext

    package func render() -> [UInt8] {
        let back = place.address(directive.id, anchor: "task-\(draft.id)")
        let page = Page(
            "拆分分解稿",
            lead: "勾选的句段另起一条。每条重新读出单位、数和时限，原文位置都保留。",
            breadcrumbs: [Crumb("文件", "/directives"), Crumb(directive.title, back)],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.form(
                "/directives/\(directive.id)/drafts/\(draft.id)/split",
                token: context.token,
                errors: errors
            ) {
                w.hidden("version", "\(draft.version)")
                for (name, value) in place.fields { w.hidden(name, value) }
                if draft.editedBy != nil { w.remark("改写过的内容以原文为准重新读出。") }
                clauses(w)
                w.formActions {
                    w.button("拆分分解稿")
                    if !pieces.sentenceStarts.isEmpty {
                        w.button("按句全部拆开", kind: .secondary, name: "by", value: "sentence")
                    }
                    w.linkButton("返回分解", to: back, kind: .quiet)
                }
            }
        }
    }

    private var pieces: DraftPieces { DraftPieces(draft, in: SourceText(directive.body)) }

    private func clauses(_ w: HTMLWriter) {
        w.tag("fieldset", ["class": "split-lines", "id": Field.id("cut"), "tabindex": "-1"]) {
            w.tag("legend", text: "从哪里断开")
            for clause in pieces.clauses {
                w.tag("label", ["class": clause.start == 0 ? "split-line is-first" : "split-line"]) {
                    if clause.start > 0 {
                        w.void(
                            "input",
                            [
                                "type": "checkbox", "name": "cut", "value": "\(clause.start)",
                                "checked": chosen.contains(clause.start) ? "" : nil,
                            ]
                        )
                    }
                    w.tag("span", text: clause.text)
                }
            }
        }
    }
}
