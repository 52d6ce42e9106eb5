import Core
import Pages
import PolicyText

/// A document beside an earlier one or beside issued tasks: what is new, changed, dropped and covered.
package struct ComparisonPage {
    let directive: Directive
    /// What it is compared with: a document's title, or 已下达任务; nil before one is chosen.
    let other: String?
    let comparison: WorkComparison?
    /// Whether what only the other side has was dropped: a list of all tasks drops nothing.
    let showsDropped: Bool
    /// What can be chosen, and the choice.
    let choices: [Choice]
    let chosen: String
    let context: PageContext

    package func render() -> [UInt8] {
        let address = "/directives/\(directive.id)"
        let page = Page(
            "对比",
            lead: other.map { "《\(directive.title)》与\($0)" } ?? directive.title,
            breadcrumbs: [Crumb("文件", "/directives"), Crumb(directive.title, address)],
            actions: comparison == nil ? [] : [.print("打印对比")],
            context: context
        )
        return page.render { w in
            w.filterBar(bar)
            guard let comparison else {
                return w.emptyState("选一份文件对比", "选早先的一稿，或选“已下达任务”，看新增、改动和重复的各有哪些。")
            }
            strip(w, comparison)
            lists(w, comparison)
        }
    }

    private var bar: FilterBar {
        var bar = FilterBar(
            "/directives/\(directive.id)/comparison",
            [.select(name: "with", label: "与哪一份比", choices: choices, value: chosen, all: "选一份")]
        )
        bar.act = "对比"
        return bar
    }

    private func strip(_ w: HTMLWriter, _ comparison: WorkComparison) {
        var stats = [
            Stat("改动", "\(comparison.changed.count)", unit: "条", address: "#changed"),
            Stat("新增", "\(comparison.added.count)", unit: "条", address: "#added"),
        ]
        if showsDropped { stats.append(Stat("未再提", "\(comparison.dropped.count)", unit: "条", address: "#dropped")) }
        stats += [
            Stat("相同", "\(comparison.same.count)", unit: "条", address: "#same"),
            Stat("已有任务", "\(comparison.covered.count)", unit: "条"),
        ]
        w.statStrip(stats)
    }

    private func lists(_ w: HTMLWriter, _ comparison: WorkComparison) {
        if !comparison.changed.isEmpty {
            w.panel("改动", id: "changed", remark: "左边是早先的，右边是这一份的。") { pairs(w, "改动", comparison.changed) }
        }
        if !comparison.added.isEmpty { w.panel("新增", id: "added") { single(w, "新增", comparison.added) } }
        if showsDropped, !comparison.dropped.isEmpty {
            w.panel("未再提", id: "dropped", remark: "早先有、这一份没有的。") { single(w, "未再提", comparison.dropped) }
        }
        if !comparison.same.isEmpty { w.panel("相同", id: "same") { pairs(w, "相同", comparison.same) } }
    }

    private func pairs(_ w: HTMLWriter, _ caption: String, _ pairs: [WorkComparison.Pair]) {
        let isChanged = pairs.contains { !$0.changes.isEmpty }
        let change = isChanged ? [TableColumn("改了什么", .name)] : []
        w.table(
            caption,
            [TableColumn("这一份", .name)] + change + [TableColumn("早先", .name), TableColumn("已有任务", .short)]
        ) {
            for pair in pairs {
                w.row {
                    w.cell { work(w, pair.new) }
                    if isChanged { w.cell { changes(w, pair.changes) } }
                    w.cell { work(w, pair.old) }
                    w.cell { task(w, pair.old.task) }
                }
            }
        }
    }

    private func single(_ w: HTMLWriter, _ caption: String, _ works: [ComparedWork]) {
        w.table(
            caption,
            [TableColumn("任务", .name), TableColumn("牵头单位"), TableColumn("时限", .short), TableColumn("已有任务", .short)]
        ) {
            for one in works {
                w.row {
                    w.cell { work(w, one) }
                    w.cell(one.lead.isEmpty ? "—" : one.lead)
                    w.cell(one.due.isEmpty ? "—" : one.due)
                    w.cell { task(w, one.task) }
                }
            }
        }
    }

    private func work(_ w: HTMLWriter, _ work: ComparedWork) {
        if let address = work.address { w.link(work.title, to: address) } else { w.text(work.title) }
        if work.content != work.title { w.tag("span", ["class": "compare-words"], text: work.content) }
    }

    private func changes(_ w: HTMLWriter, _ changes: [DocumentComparison.FieldChange]) {
        for change in changes {
            w.tag("p", ["class": "compare-change"]) {
                w.text(ComparisonWords.field(change.field) + "：")
                w.tag("del", text: change.before.isEmpty ? "没有写" : change.before)
                w.text(" → ")
                w.tag("ins", text: change.after.isEmpty ? "没有写" : change.after)
            }
        }
    }

    private func task(_ w: HTMLWriter, _ task: IssuedWork.Item?) {
        if let task { w.link(task.number, to: task.address) } else { w.text("—") }
    }
}
