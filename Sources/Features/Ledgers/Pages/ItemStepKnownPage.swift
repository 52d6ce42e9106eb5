import Core
import Pages
import Programmes

/// Between two questions of `ItemStepPage`: whether the thing is one that is entered already. All answers so far travel along.
struct ItemStepKnownPage {
    let form: ItemFieldsForm
    let similar: [SimilarThing]
    /// Those a person said before are others.
    let apart: Set<ItemID>
    /// Addresses of the question that comes next, and of the one just answered.
    let next: String
    let back: String

    private var playbook: Playbook { form.playbook }

    func render(_ context: PageContext) -> [UInt8] {
        let base = "/ledgers/\(playbook.key)"
        let page = Page(
            "可能已登记",
            lead: "先看是不是同一\(playbook.item.counter)。已经填的都留着。",
            breadcrumbs: [Crumb(playbook.ledgerName, base)],
            width: .narrow,
            context: context.searching(playbook)
        )
        return page.render { w in
            w.form(next, token: context.token, errors: []) {
                kept(w)
                w.tag("ul") { for one in similar { w.similarThing(one, word: "是同一个，打开它") } }
                w.formActions {
                    // Only who presses this said so: who puts the answer right is asked again.
                    let others = similar.map { "\($0.id)" }.joined(separator: ",")
                    w.button("不是，继续填", name: ItemStepPage.apartName, value: others)
                    w.button("改刚才填的", kind: .quiet, formAction: back)
                }
            }
        }
    }

    private func kept(_ w: HTMLWriter) {
        w.hidden("place", form.fixedPlace?.value ?? form.answers.place)
        for (field, text) in zip(playbook.fields, form.answers.texts) where !text.isEmpty { w.hidden(field.key, text) }
        for id in apart.sorted() { w.hidden(ItemStepPage.apartName, "\(id)") }
    }
}
