extension HTMLWriter {
    /// Stands where a list has nothing yet: what will stand here, and how to make the first one.
    package func emptyState(_ title: String, _ explanation: String, action: PageAction? = nil, token: String = "") {
        tag("div", ["class": "empty"]) {
            tag("p", ["class": "empty-title"], text: title)
            tag("p", text: explanation)
            if let action { pageAction(action, kind: .secondary, token: token) }
        }
    }
}
