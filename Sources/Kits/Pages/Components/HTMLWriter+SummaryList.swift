extension HTMLWriter {
    /// Keys and values of one thing. Write a `summaryRow` for each inside.
    package func summaryList(_ rows: () -> Void) {
        tag("dl", ["class": "summary-list"], rows)
    }

    /// A key with its value; an empty value says 未填写. `change` leads to where it is corrected.
    package func summaryRow(_ key: String, _ value: String, change: String? = nil) {
        summaryRow(key, change: change) {
            if value.isEmpty {
                tag("span", ["class": "absent"], text: "未填写")
            } else {
                text(value)
            }
        }
    }

    /// A key with its value, within a form; 修改 sends the form to `address`, with everything entered so far.
    package func summaryRow(_ key: String, _ value: String, returningTo address: String) {
        tag("div", ["class": "summary-row"]) {
            tag("dt", text: key)
            tag("dd", ["class": "summary-value"]) {
                if value.isEmpty { tag("span", ["class": "absent"], text: "未填写") } else { text(value) }
            }
            tag("dd", ["class": "summary-change"]) {
                tag("button", ["class": "link-button", "type": "submit", "formaction": address, "formnovalidate": ""]) {
                    text("修改")
                    visuallyHidden(key)
                }
            }
        }
    }

    /// Short facts in one line, each under its key. Write a `fact` for each inside.
    package func facts(_ body: () -> Void) {
        tag("dl", ["class": "facts"], body)
    }

    package func fact(_ key: String, _ value: () -> Void) {
        tag("div", ["class": "fact"]) {
            tag("dt", text: key)
            tag("dd", [:], value)
        }
    }

    package func fact(_ key: String, _ value: String) { fact(key) { text(value) } }

    package func summaryRow(_ key: String, change: String? = nil, _ value: () -> Void) {
        tag("div", ["class": "summary-row"]) {
            tag("dt", text: key)
            tag("dd", ["class": "summary-value"], value)
            if let change {
                tag("dd", ["class": "summary-change"]) {
                    tag("a", ["href": change]) {
                        text("修改")
                        visuallyHidden(key)
                    }
                }
            }
        }
    }
}

extension Gallery {
    static let facts = [
        Example("一行要点") { w in
            w.facts {
                w.fact("牵头") { w.chip("农业农村局", tone: .strong) }
                w.fact("目标", "1,260 户")
                w.fact("时限", "2026-06-30")
            }
        }
    ]

    static let summaryList = [
        Example("任务概要") { w in
            w.summaryList {
                w.summaryRow("牵头单位", "农业农村局", change: "/directives/3/drafts/8")
                w.summaryRow("灯") { w.light(.slow) }
                w.summaryRow("联系人", "", change: "/directives/3/drafts/8")
            }
        }
    ]
}
