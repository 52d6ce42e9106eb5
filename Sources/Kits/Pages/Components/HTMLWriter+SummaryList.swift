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
