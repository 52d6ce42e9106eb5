import Core
import Pages
import PolicyText

/// 为什么: which rule read each field of a draft, and from which characters.
package struct DraftReasonsPage {
    let directive: Directive
    let draft: DraftTask
    let reasons: DraftReasons
    let place: ReviewPlace
    let context: PageContext

    package func render() -> [UInt8] {
        let back = place.address(directive.id, anchor: "task-\(draft.id)")
        let page = Page(
            "为什么这样读",
            lead: draft.title,
            breadcrumbs: [Crumb("文件", "/directives"), Crumb(directive.title, back)],
            width: .narrow,
            context: context
        )
        return page.render { w in
            w.tag("div", ["data-window": ""]) {
                words(w)
                if let person = draft.editedBy {
                    w.remark("\(person)校改过这一条。下面是程序读原文的依据，不含校改的内容。")
                }
                table(w)
                suggestions(w)
                w.formActions { w.linkButton("返回分解", to: back, kind: .secondary) }
            }
        }
    }

    private func words(_ w: HTMLWriter) {
        let source = SourceText(directive.body)
        w.tag("div", ["class": "source-words"]) {
            for span in draft.spans { w.tag("p", text: source[span]) }
        }
    }

    private func table(_ w: HTMLWriter) {
        guard !reasons.lines.isEmpty else {
            return w.remark("这一条是人选定的文字，没有套用读任务的规则。")
        }
        w.table("每一项从哪里读出", [TableColumn("项", .short), TableColumn("依据", .name), TableColumn("原文里的字")]) {
            for (field, lines) in reasons.fields {
                for line in lines {
                    w.row {
                        w.cell(ReadingRuleWords.name(of: field))
                        w.cell(ReadingRuleWords.sentence(for: line.rule))
                        w.cell(words(of: line))
                    }
                }
            }
        }
        w.remark(
            "把握 \(Format.number(draft.confidence * 100))%：低于 \(Format.number(ReviewPlace.Filter.unsureBelow * 100))% 的排在“先看”里。"
        )
    }

    private func words(of line: DraftReasons.Line) -> String {
        if !line.words.isEmpty { return "“\(line.words)”" }
        if line.field == .subject, let subject = reasons.subject, !subject.words.isEmpty {
            return subject.words.map { "“\($0)”" }.joined()
                + "，归入\(SubjectNames.words(subject).joined(separator: " · "))"
        }
        return "整句"
    }

    private func suggestions(_ w: HTMLWriter) {
        guard !reasons.suggestions.isEmpty else { return }
        w.panel("建议的单位", remark: "文中没有写，是程序按职责和以往分工推荐的，采用了才算。") {
            w.summaryList {
                for unit in reasons.suggestions { w.summaryRow(unit.text, unit.reason ?? "") }
            }
        }
    }
}
