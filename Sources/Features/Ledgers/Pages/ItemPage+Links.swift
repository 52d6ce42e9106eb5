import Core
import Pages
import Programmes

/// What a thing has to do with other things.
extension ItemPage {
    func linkPanel(_ w: HTMLWriter, _ context: PageContext) {
        guard !links.isEmpty || mayEnter else { return }
        w.panel("关联") {
            if links.isEmpty { w.paragraph("还没有关联的。") }
            w.tag("ul", ["class": "link-list"]) {
                for link in links {
                    w.tag("li") {
                        w.text(link.label + "：")
                        w.link(link.title, to: "/items/\(link.id)")
                        if mayEnter, item.trashedAt == nil, !link.isOfField { unlinking(link, w, context) }
                    }
                }
            }
            guard mayEnter, item.trashedAt == nil else { return }
            w.confirm("添加关联", kind: .quiet, isOpen: attempt?.act == "links") {
                w.form("/items/\(item.id)/links", token: context.token, errors: errors("links")) {
                    w.textField(field("other", "另一条", "links", hint: "同一本台账的写名称；别的台账的粘贴那一条的网址，或写编号。"))
                    w.textField(field("kind", "是什么关系", "links", hint: "例如 安置到、堆肥去向。"))
                    w.formActions { w.button("添加关联", kind: .secondary) }
                }
            }
        }
    }

    func twinPanel(_ w: HTMLWriter) {
        for one in twins {
            w.panel(one.word, remark: "内容相同的另外 \(one.things.count) \(playbook.item.counter)") {
                w.tag("ul", ["class": "link-list"]) {
                    for thing in one.things { w.tag("li") { w.link(thing.title, to: "/items/\(thing.id)") } }
                }
            }
        }
    }

    private func unlinking(_ link: LinkedItem, _ w: HTMLWriter, _ context: PageContext) {
        w.confirm("解除", kind: .quiet, explanation: "两条都留着，只是不再互相关联；以后可以再加。") {
            w.actionForm(
                "解除关联",
                to: "/items/\(item.id)/links/removal",
                token: context.token,
                kind: .danger,
                about: link.title,
                fields: [
                    ("other", "\(link.id)"), ("from", "\(link.isOutward ? item.id : link.id)"), ("kind", link.kind),
                ]
            )
        }
    }
}

/// Other things that agree with a thing in what its playbook names.
struct ItemTwins: Sendable {
    let word: String
    let things: [(id: ItemID, title: String)]
}
