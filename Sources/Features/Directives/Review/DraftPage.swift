import Core
import Pages
import PolicyText

/// The form that corrects one draft, beside the characters it came from.
package struct DraftPage {
    let directive: Directive
    let draft: DraftTask
    let form: DraftForm
    let place: ReviewPlace
    let unitNames: [String]
    let leaderNames: [String]
    /// What another person saved meanwhile: shown beside the form, which keeps what was typed.
    let other: DraftTask?
    var errors: [FieldError] = []
    let context: PageContext

    package func render() -> [UInt8] {
        let back = place.address(directive.id, anchor: "task-\(draft.id)")
        let page = Page(
            "编辑分解稿",
            breadcrumbs: [Crumb("文件", "/directives"), Crumb(directive.title, back)],
            context: context
        )
        return page.render { w in
            w.columns(
                main: {
                    w.form(
                        "/directives/\(directive.id)/drafts/\(draft.id)",
                        token: context.token,
                        keptAs: "draft-\(draft.id)-\(draft.version)",
                        errors: errors
                    ) { fields(w, back) }
                },
                side: { side(w) }
            )
        }
    }

    private func fields(_ w: HTMLWriter, _ back: String) {
        w.hidden("version", "\(form.version)")
        for (name, value) in place.fields { w.hidden(name, value) }
        w.textField(Field("title", "任务名称", value: form.title, hint: "一个动词加对象，不超过 20 个字最好认", errors: errors))
        w.textArea(Field("content", "内容", value: form.content, errors: errors), rows: 3)
        w.fieldRow {
            w.dayField(
                Field("deadline", "时限", value: form.deadline, errors: errors, isOptional: true, size: .short)
            )
            w.textField(Field("deadline_text", "时限原话", value: form.deadlineText, isOptional: true, size: .medium))
        }
        w.fieldRow {
            w.select(
                Field("cadence", "频次", value: form.cadence, isOptional: true, size: .short),
                cadences,
                blank: "不定期"
            )
            w.textField(Field("cadence_text", "频次原话", value: form.cadenceText, isOptional: true, size: .medium))
            w.select(Field("kind", "类别", value: form.kind, size: .short), kinds)
        }
        w.textField(
            Field("leader", "牵头县领导", value: form.leader, errors: errors, isOptional: true, size: .medium),
            offers: ("leaders", leaderNames)
        )
        DraftPageUnits(form: form, unitNames: unitNames, errors: errors).write(to: w)
        DraftPageQuantities(form: form, errors: errors).write(to: w)
        w.formActions {
            w.button("保存分解稿")
            w.linkButton("返回分解", to: back, kind: .quiet)
        }
    }

    private var kinds: [Choice] { DutyKind.allCases.map { Choice($0.rawValue, DraftWords.kind($0)) } }

    private var cadences: [Choice] {
        let known = DraftWords.cadences.map { Choice($0.period, $0.word) }
        let isKnown = form.cadence.isEmpty || known.contains { $0.value == form.cadence }
        return isKnown ? known : known + [Choice(form.cadence, form.cadence)]
    }

    private func side(_ w: HTMLWriter) {
        if let other { otherVersion(w, other) }
        w.panel("原文") {
            let source = SourceText(directive.body)
            w.tag("div", ["class": "source-words"]) {
                for span in draft.spans { w.tag("p", text: source[span]) }
            }
            w.link("在全文里看", to: place.address(directive.id, anchor: "text-\(draft.id)"))
        }
        if let section = draft.sectionDeadline, draft.deadline == nil {
            w.remark("没有填时限时，按章节默认时限 \(Format.day(section)) 下达。")
        }
    }

    /// The draft as it stands now, so that both versions can be compared line by line.
    private func otherVersion(_ w: HTMLWriter, _ other: DraftTask) {
        let row = BreakdownRow(other, section: "")
        w.panel("现在存的这一份", remark: other.editedBy.map { "\($0)，\(Format.tableMoment(other.updatedAt))" }) {
            w.summaryList {
                w.summaryRow("任务名称", row.title)
                w.summaryRow("内容", row.content)
                w.summaryRow("牵头县领导", row.leader ?? "")
                w.summaryRow("牵头", row.lead.joined(separator: "、"))
                w.summaryRow("责任（配合）", row.others)
                w.summaryRow("目标", row.targets.joined(separator: "；"))
                w.summaryRow("时限", row.time.replacing("\n", with: "；"))
            }
        }
    }
}
