import Core
import Pages

/// Unit names of the document that no county unit carries, each to be matched once.
struct NameList {
    let desk: ReviewDesk
    let place: ReviewPlace
    let mayCorrect: Bool
    var refused: RefusedCorrection?
    let token: String

    func write(to w: HTMLWriter) {
        let names = desk.unknownNames
        guard !names.isEmpty else {
            return w.emptyState("单位都对应上了", "文件里的单位名称如果在县里找不到，会列在这里，对应一次，以后都认得。")
        }
        w.tag("p", ["class": "pane-lead"], text: "这些写法在县里没有同名单位。对应以后，用到它的分解稿一起更新。")
        w.tag("ul", ["class": "fill-list"]) {
            for name in names { line(w, name.name, name.drafts) }
        }
        w.tag("datalist", ["id": "units"]) {
            for name in desk.unitNames { w.void("option", ["value": name]) }
        }
    }

    private func line(_ w: HTMLWriter, _ name: String, _ drafts: Int) {
        w.tag("li") {
            w.tag("p", ["class": "fill-context"]) {
                w.tag("strong", text: name)
                w.tag("span", ["class": "draft-source"], text: "\(drafts) 条分解稿")
            }
            if mayCorrect {
                w.tag(
                    "form",
                    ["class": "inline-form", "method": "post", "action": "/directives/\(desk.directive.id)/matches"]
                ) {
                    w.hidden("_token", token)
                    for (field, value) in place.fields { w.hidden(field, value) }
                    w.hidden("written", name)
                    w.lineField(
                        "unit",
                        as: "n-\(name)",
                        label: "“\(name)”是哪个单位",
                        kind: .unit,
                        value: "",
                        refused: refused
                    )
                    w.tag("label", ["class": "choice"]) {
                        w.void("input", ["type": "checkbox", "name": "remember", "value": "1", "checked": ""])
                        w.tag("span", text: "以后都按此识别")
                    }
                    w.button("对应单位", kind: .secondary)
                }
            }
        }
    }
}
