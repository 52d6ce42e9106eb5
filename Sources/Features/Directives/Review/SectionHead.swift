import Core
import Pages
import PolicyText

/// The heading of a part with what can be set for all of its drafts.
struct SectionHead {
    let section: DirectiveSection?
    let desk: ReviewDesk
    let place: ReviewPlace
    let drafts: Int
    let mayCorrect: Bool
    var refused: RefusedCorrection?
    let token: String

    func write(to w: HTMLWriter) {
        w.tag("header", ["class": "draft-part-head"]) {
            w.tag("h3") {
                if let section {
                    w.text(SectionWords.title(section.section, limit: 40))
                } else {
                    w.text("章节之外")
                }
                w.tag("span", ["class": "draft-part-count"], text: "\(drafts) 条")
                if let deadline = section?.defaultDeadline {
                    w.tag("span", ["class": "draft-part-count"], text: "默认时限 \(deadline)")
                }
            }
            if mayCorrect, let section { settings(w, section) }
        }
    }

    private func settings(_ w: HTMLWriter, _ section: DirectiveSection) {
        let address = "/directives/\(desk.directive.id)/sections/\(section.id)"
        let names = (
            deadline: "sd-\(section.id)", lead: "sl-\(section.id)", leader: "sc-\(section.id)",
            supporting: "su-\(section.id)"
        )
        let all = [names.deadline, names.lead, names.leader, names.supporting]
        let isOpen = all.contains { refused?.answer($0) != nil }
        w.tag("details", ["class": "draft-part-set", "open": isOpen ? "" : nil]) {
            w.tag("summary", text: "整节设置")
            form(w, address + "/deadline") {
                w.lineField(
                    "deadline",
                    as: names.deadline,
                    label: "默认时限",
                    kind: .day,
                    value: section.defaultDeadline?.description ?? "",
                    refused: refused
                )
                w.button("设为默认时限", kind: .quiet)
            }
            form(w, address + "/lead") {
                w.lineField("unit", as: names.lead, label: "牵头单位", kind: .unit, value: "", refused: refused)
                w.button("给缺的都设这个牵头", kind: .quiet)
            }
            form(w, address + "/leader") {
                w.lineField("leader", as: names.leader, label: "牵头县领导", kind: .leader, value: "", refused: refused)
                w.button("给缺的都设这位县领导", kind: .quiet)
            }
            form(w, address + "/supporting") {
                w.lineField("unit", as: names.supporting, label: "配合单位", kind: .unit, value: "", refused: refused)
                w.button("给整节加这个配合单位", kind: .quiet)
            }
        }
    }

    private func form(_ w: HTMLWriter, _ address: String, _ body: () -> Void) {
        w.tag("form", ["class": "inline-form", "method": "post", "action": address]) {
            w.hidden("_token", token)
            for (name, value) in place.fields { w.hidden(name, value) }
            body()
        }
    }
}
