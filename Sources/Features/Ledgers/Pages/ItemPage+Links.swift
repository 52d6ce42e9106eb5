import Core
import Expression
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
                        thing(link.id, link.title, w)
                        if let thing = trashed[link.id] { trashMark(thing, w) }
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

    /// The things a field leads to.
    func linked(_ value: Value, _ w: HTMLWriter) {
        for (place, id) in ItemStore.linked(value).enumerated() {
            if place > 0 { w.text("、") }
            thing(id, titles[id] ?? "\(id)", w)
            if trashed[id] != nil { w.tag("span", ["class": "link-state"], text: "（已移入回收站）") }
        }
    }

    /// A thing by its title, which opens it where this person may.
    private func thing(_ id: ItemID, _ title: String, _ w: HTMLWriter) {
        if readable.contains(id) { w.link(title, to: "/items/\(id)") } else { w.text(title) }
    }

    private func trashMark(_ thing: TrashedThing, _ w: HTMLWriter) {
        w.tag("span", ["class": "link-state"], text: "已移入回收站")
        if thing.mayRestore { w.link("去恢复", to: "/items/\(thing.id)") }
    }

    /// What another ledger knows and is not asked here again, with the thing that says it.
    func readPanels(_ w: HTMLWriter) {
        for (place, field) in playbook.fields.enumerated() where !field.reads.isEmpty {
            let fields = reads.fields.filter { $0.link == place }
            let ids = ItemStore.linked(item.values[place])
            for thing in ids.compactMap({ reads.things[$0] }) {
                guard let name = fields.first?.book.playbook.name else { continue }
                w.panel("从“\(name)”读的", remark: "在那边改，这里跟着变。") { readRows(thing, fields, field.label, w) }
            }
            let told = links.filter { $0.isOutward && $0.kind == field.key }.map(\.id)
            for id in told where trashed[id] != nil {
                w.remark("\(field.label)“\(titles[id] ?? "\(id)")”已移入回收站，从它读的不显示。")
            }
            if told.contains(where: { reads.things[$0] == nil && trashed[$0] == nil }) {
                w.remark("\(field.label)不在你的岗位可以看的范围里，从它读的不显示。")
            }
        }
    }

    private func readRows(_ thing: LedgerItem, _ fields: [ReadField], _ label: String, _ w: HTMLWriter) {
        let said = fields.map { (field: $0.field, value: reads.value($0, of: thing.id)) }
        w.summaryList {
            w.summaryRow(label) { w.link(thing.title, to: "/items/\(thing.id)") }
            for one in said where one.value.isKnown { w.summaryRow(one.field.label, words(one.value, one.field)) }
        }
        let open = said.filter { !$0.value.isKnown }.map(\.field.label)
        if !open.isEmpty { w.remark("那边没有填写：\(open.joined(separator: "、"))") }
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
