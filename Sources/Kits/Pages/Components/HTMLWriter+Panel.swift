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
