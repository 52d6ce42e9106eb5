extension HTMLWriter {
    /// A part of a page under its own heading. `action` stands at the heading's right.
    package func panel(
        _ title: String,
        id: String? = nil,
        remark: String? = nil,
        action: PageAction? = nil,
        token: String = "",
        _ body: () -> Void
    ) {
        tag("section", ["class": "panel", "id": id]) {
            tag("header", ["class": "panel-head"]) {
                tag("h2", text: title)
                if let remark { tag("p", ["class": "remark"], text: remark) }
                if let action {
                    tag("div", ["class": "panel-action"]) { pageAction(action, kind: .quiet, token: token) }
                }
            }
            body()
        }
    }

    /// A main column and a side column; one below the other on narrow windows.
    package func columns(main: () -> Void, side: () -> Void) {
        tag("div", ["class": "columns"]) {
            tag("div", ["class": "columns-main"], main)
            tag("aside", ["class": "columns-side"], side)
        }
    }

    /// Words that open to more.
    package func details(_ summary: String, isOpen: Bool = false, _ body: () -> Void) {
        tag("details", ["class": "more", "open": isOpen ? "" : nil]) {
            tag("summary", text: summary)
            tag("div", ["class": "more-body"], body)
        }
    }
}

extension Gallery {
    static let panel = [
        Example("分栏") { w in
            w.columns {
                w.panel("进展", remark: "最近一次在前", action: .link("报送进展", to: "/tasks/12/progress", icon: .plus)) {
                    w.paragraph("六月上旬完成 106 户。")
                }
            } side: {
                w.panel("单位") { w.paragraph("农业农村局牵头。") }
            }
        },
        Example("展开") { w in w.details("看原文") { w.paragraph("全面推进农村户用卫生厕所改造。") } },
    ]
}
