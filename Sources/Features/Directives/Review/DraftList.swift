import Core
import Pages
import PolicyText

/// The drafts of a view, part by part.
struct DraftList {
    let desk: ReviewDesk
    let place: ReviewPlace
    let window: ReviewWindow
    let mayCorrect: Bool
    var refused: RefusedCorrection?
    /// Issued tasks that ask for the same as a draft.
    var covering: [DraftID: CoveringTask] = [:]
    let token: String

    /// The form that buttons on cards belong to.
    static let form = "chosen"

    func write(to w: HTMLWriter) {
        if place.view == .tasks { filters(w) }
        if mayCorrect, place.view != .issued { bar(w) }
        let parts = parts
        let source = SourceText(desk.directive.body)
        if parts.isEmpty { empty(w) }
        for part in parts {
            w.tag("section", ["class": "draft-part", "id": part.section.map { "s-\($0.id)" }]) {
                SectionHead(
                    section: part.section,
                    desk: desk,
                    place: place,
                    drafts: part.drafts.count,
                    mayCorrect: mayCorrect && place.view == .tasks,
                    refused: refused,
                    token: token
                ).write(to: w)
                for (number, draft) in part.drafts {
                    DraftCard(
                        draft: draft,
                        number: number,
                        isRewritten: isRewritten(draft, source),
                        mayCorrect: mayCorrect,
                        today: desk.today,
                        form: Self.form,
                        covering: covering[draft.id]
                    ).write(to: w)
                }
            }
        }
        if mayCorrect { unitNames(w) }
    }

    // The pane on the left shows the document's words; a person's own stand only on the card.
    private func isRewritten(_ draft: DraftTask, _ source: SourceText) -> Bool {
        draft.editedBy != nil && draft.content != source.text(of: draft.spans, naming: desk.maskedValues)
    }

    private typealias Part = (section: DirectiveSection?, drafts: [(number: Int, draft: DraftTask)])

    /// Drafts numbered through the document, grouped by the part they stand in.
    private var parts: [Part] {
        var parts: [Part] = []
        // The least certain first, whatever part they stand in.
        if place.view == .tasks, place.filter == .unsure {
            let numbers = Dictionary(uniqueKeysWithValues: inView.enumerated().map { ($1.id, $0 + 1) })
            let order = FirstLook.order(inView.filter(isShown))
            return order.isEmpty ? [] : [(nil, order.map { (numbers[$0.id] ?? 0, $0) })]
        }
        for (index, draft) in inView.enumerated() where isShown(draft) {
            if parts.isEmpty || parts[parts.count - 1].section?.id != draft.section {
                parts.append((desk.outline.section(draft.section), []))
            }
            parts[parts.count - 1].drafts.append((index + 1, draft))
        }
        return parts
    }

    private var inView: [DraftTask] {
        switch place.view {
        case .discarded: desk.drafts.filter(\.isDiscarded)
        case .issued: desk.drafts.filter(\.isIssued)
        default: desk.drafts.filter { !$0.isDiscarded }
        }
    }

    private func isShown(_ draft: DraftTask) -> Bool {
        guard window.span.contains(draft.position) || draft.spans.isEmpty else { return false }
        if let goal = place.goal, draft.subject?.goal != goal { return false }
        return place.filter == .all || (draft.isOpen && place.filter.holds(draft, on: desk.today))
    }

    private func filters(_ w: HTMLWriter) {
        let open = desk.drafts.filter(\.isOpen)
        w.tag("p", ["class": "draft-filters"]) {
            for filter in ReviewPlace.Filter.choices {
                let count = open.filter { filter.holds($0, on: desk.today) }.count
                guard filter == .all || filter == place.filter || count > 0 else { continue }
                w.tag(
                    "a",
                    [
                        "class": "chip", "href": place.showing(.tasks, filter).address(desk.directive.id),
                        "aria-current": filter == place.filter ? "true" : nil,
                    ],
                    text: filter == .all ? filter.word : "\(filter.word) \(count)"
                )
            }
            GoalFilter(desk: desk, place: place).write(to: w)
        }
    }

    private func bar(_ w: HTMLWriter) {
        let address = "/directives/\(desk.directive.id)"
        w.tag(
            "form",
            ["class": "pane-head review-bar", "id": Self.form, "method": "post", "action": address + "/merges"]
        ) {
            w.hidden("_token", token)
            for (name, value) in place.fields { w.hidden(name, value) }
            if place.view == .discarded {
                w.button("恢复分解稿", kind: .secondary, formAction: address + "/restores")
            } else {
                w.button("合并分解稿", kind: .secondary)
                w.button("舍弃分解稿", kind: .quiet, formAction: address + "/discards")
            }
            w.tag("span", ["class": "review-keys", "data-review-keys": "", "hidden": ""]) {
                w.text("n 下一条要定的 · 1 2 3 采用建议 · ? 全部快捷键")
            }
        }
    }

    private func empty(_ w: HTMLWriter) {
        switch place.view {
        case .discarded: w.emptyState("没有舍弃的分解稿", "舍弃的分解稿放在这里，随时可以恢复。")
        case .issued: w.emptyState("还没有下达任务", "下达后的任务列在这里，带编号，可以看办理情况。")
        default:
            if place.filter == .all {
                guard !desk.drafts.isEmpty else { return }
                w.emptyState("这一部分没有分解稿", "换一个部分，或在原文里选中文字添加为任务。")
            } else {
                w.emptyState("没有“\(place.filter.word)”的分解稿", "这一项都补齐了。")
            }
        }
    }

    private func unitNames(_ w: HTMLWriter) {
        w.tag("datalist", ["id": "units"]) {
            for name in desk.unitNames { w.void("option", ["value": name]) }
        }
        w.tag("datalist", ["id": "leaders"]) {
            for name in desk.leaderNames { w.void("option", ["value": name]) }
        }
    }
}
