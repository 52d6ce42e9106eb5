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

extension Gallery {
    static let emptyState = [
        Example("还没有文件") { w in
            w.emptyState(
                "还没有文件",
                "上传讲话、方案或通知后，这里列出文件和它们的分解情况。",
                action: .link("上传文件", to: "/directives/new", icon: .upload)
            )
        },
        Example("筛选后没有") { w in w.emptyState("没有这样的任务", "去掉一个筛选条件再看。") },
    ]
}
