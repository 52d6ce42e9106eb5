import Core
import Pages
import Programmes

/// `/ledgers/{ledger}/new`, `/items/{item}/edit` and `/items/{item}/renewal`: the form made from the playbook.
struct ItemFormPage {
    let form: ItemFieldsForm
    /// Nil for a new thing.
    let item: LedgerItem?
    /// The number of the newest change of the thing as the form shows it.
    var lastChange: Int64?
    /// What others changed meanwhile: fields both changed, each with a choice, and labels of those only they changed.
    var merge: EditMerge?
    /// Things that may be the one about to be entered, each with where it stands and who entered it.
    var similar: [SimilarThing] = []
    /// Things a person said are others while answering one question a page.
    var apart: Set<ItemID> = []
    /// Files were chosen, and a browser does not keep them in a form that came back.
    var losesFiles = false
    /// Where nobody knows what this person saw, fields that differ: label, what stands, what this person wrote.
    var conflict: [(label: String, theirs: String, mine: String)] = []
    /// The entry one question a page that led here.
    var run: EntryRun?
    /// Where the thing goes on under another version: which one, and what it changed since its own.
    var renewal: (programme: ProgrammeID, changes: [PlaybookChange])?

    private var playbook: Playbook { form.playbook }

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let act = renewal == nil ? "修改" : "改用新版："
        let title = item.map { "\(act)“\($0.title)”" } ?? "登记\(playbook.item.word)"
        var crumbs = [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, base)]
        if let item { crumbs.append(Crumb(item.title, "/items/\(item.id)")) }
        let page = Page(
            title,
            lead: lead,
            breadcrumbs: crumbs,
            actions: item == nil ? [.link("一项一页填写", to: base + "/new/steps/1")] : [],
            width: .narrow,
            context: context.searching(playbook)
        )
        let address = item.map { "/items/\($0.id)/\(renewal == nil ? "revision" : "renewal")" } ?? base + "/items"
        let kept = item.map { "\(renewal == nil ? "item" : "renewal")-\($0.id)" } ?? "new-\(playbook.key)"
        return page.render { w in
            w.form(
                address,
                token: context.token,
                // A question between two answers is not to come back without its answers.
                keptAs: (merge?.conflicts.isEmpty ?? true) ? kept : nil,
                sendsFiles: playbook.hasFiles,
                errors: errors,
                heading: heading
            ) {
                if let item { w.hidden("version", "\(item.version)", isKept: true) }
                if let lastChange { w.hidden("seen", "\(lastChange)", isKept: true) }
                if let merge { choices(merge, w) }
                for id in apart.sorted() { w.hidden(ItemStepPage.apartName, "\(id)") }
                if let run { w.hidden(EntryRun.fieldName, "\(run.number)") }
                if !similar.isEmpty { known(w) }
                if !conflict.isEmpty { bothSides(w) }
                if losesFiles { w.remark("要附的文件再选一次。") }
                if let renewal { changes(renewal, w) }
                form.write(to: w)
                w.formActions {
                    w.button(item == nil ? "登记\(playbook.item.word)" : renewal == nil ? "保存修改" : "改用新版")
                    // After the main one: Enter sends a form by its first button.
                    if !similar.isEmpty {
                        w.button("仍要登记", kind: .secondary, formAction: address + "?anyway=1")
                    }
                    w.linkButton("返回", to: item.map { "/items/\($0.id)" } ?? base, kind: .quiet)
                }
            }
        }
    }

    private var lead: String? {
        if item == nil { return "登记一次，以后各环节、各张表都从这里取数。" }
        guard renewal != nil else { return nil }
        return form.errors.isEmpty ? "原来的内容已按新版填好，核对后改用新版。" : "原来的内容已按新版填好；标出的几项新版不收，改好再存。"
    }

    private func changes(_ renewal: (programme: ProgrammeID, changes: [PlaybookChange]), _ w: HTMLWriter) {
        w.hidden("programme", "\(renewal.programme)")
        w.panel("新版改了什么") {
            w.tag("ul") { for change in renewal.changes { w.tag("li", text: change.sentence) } }
        }
    }

    private func known(_ w: HTMLWriter) {
        w.panel("可能已登记") {
            w.tag("ul") { for one in similar { w.similarThing(one) } }
        }
    }

    private var heading: String? {
        if !similar.isEmpty { return "先看是不是同一条" }
        if let merge, !merge.conflicts.isEmpty { return "\(merge.conflicts.count) 处两个人都改了" }
        return conflict.isEmpty ? nil : "别人刚改过这一条"
    }

    /// A line about a field both changed leads to its choice.
    private var errors: [FieldError] {
        let asked = Set(merge?.conflicts.map(\.key) ?? [])
        return form.errors.map { error in error.renamed { asked.contains($0) ? Self.side($0) : $0 } }
    }

    static func side(_ key: String) -> String { "side-\(key)" }

    private func choices(_ merge: EditMerge, _ w: HTMLWriter) {
        if !merge.taken.isEmpty { w.remark("你填写期间别人改了\(merge.taken.joined(separator: "、"))，下面已换成改后的内容。") }
        guard !merge.conflicts.isEmpty else { return }
        w.fieldGroup("两个人都改了的", hint: "每一项选一边，再保存。用自己的，以下面表里填的为准。") {
            for one in merge.conflicts {
                w.hidden("both", one.key)
                let who = one.person.map { "\($0)，\(one.at.map(Format.moment) ?? "")" }
                w.radios(
                    Field(Self.side(one.key), one.label, errors: errors),
                    [
                        Choice(EditSide.theirs.rawValue, "用对方的：\(Self.told(one.theirs))", hint: who),
                        Choice(EditSide.mine.rawValue, "用我的：\(Self.told(one.mine))"),
                    ]
                )
            }
        }
    }

    private static func told(_ answer: String) -> String { answer.isEmpty ? "不填" : answer }

    private func bothSides(_ w: HTMLWriter) {
        let columns = [TableColumn("字段", .name), TableColumn("别人刚保存的"), TableColumn("你填写的")]
        w.table("两边的内容", columns, showsCaption: true) {
            for line in conflict {
                w.row {
                    w.cell(line.label)
                    w.cell(line.theirs.isEmpty ? "未填" : line.theirs)
                    w.cell(line.mine.isEmpty ? "未填" : line.mine)
                }
            }
        }
    }
}
