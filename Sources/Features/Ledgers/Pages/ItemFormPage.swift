import Core
import Pages
import Programmes

/// `/ledgers/{ledger}/new` and `/items/{item}/edit`: the form made from the playbook.
struct ItemFormPage {
    let form: ItemFieldsForm
    /// Nil for a new thing.
    let item: LedgerItem?
    /// Fields somebody else changed meanwhile: label, what they wrote, what this person wrote.
    var conflict: [(label: String, theirs: String, mine: String)] = []

    private var playbook: Playbook { form.playbook }

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let title = item.map { "修改“\($0.title)”" } ?? "登记\(playbook.item.word)"
        var crumbs = [Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, base)]
        if let item { crumbs.append(Crumb(item.title, "/items/\(item.id)")) }
        let page = Page(
            title,
            lead: item == nil ? "登记一次，以后各环节、各张表都从这里取数。" : nil,
            breadcrumbs: crumbs,
            actions: item == nil ? [.link("一项一页填写", to: base + "/new/steps/1")] : [],
            width: .narrow,
            context: context
        )
        let address = item.map { "/items/\($0.id)/revision" } ?? base + "/items"
        let kept = item.map { "item-\($0.id)" } ?? "new-\(playbook.key)"
        return page.render { w in
            w.form(address, token: context.token, keptAs: kept, sendsFiles: playbook.hasFiles, errors: form.errors) {
                if let item { w.hidden("version", "\(item.version)") }
                if !conflict.isEmpty { bothSides(w) }
                form.write(to: w)
                w.formActions {
                    w.button(item == nil ? "登记\(playbook.item.word)" : "保存修改")
                    w.linkButton("返回", to: item.map { "/items/\($0.id)" } ?? base, kind: .quiet)
                }
            }
        }
    }

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
