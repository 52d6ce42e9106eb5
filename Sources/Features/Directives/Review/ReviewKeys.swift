import Pages

/// Every key of the review, in a window that `?` opens.
enum ReviewKeys {
    static let keys: [(key: String, words: String)] = [
        ("j k", "下一条、上一条"), ("n", "下一条要定的：有建议或要先看的"), ("Enter", "打开这一条"), ("1 2 3", "采用第几个建议的牵头单位"), ("a", "采用第一个建议"),
        ("c", "确认拿不准的这一条"), ("e", "编辑"), ("s", "拆分"), ("m", "并入上一条；勾选了几条就合并这几条"), ("x", "舍弃"),
        ("u", "撤回刚才的舍弃、采用或添加"), ("w", "为什么这样读"), ("b", "整节设置牵头、配合和时限"), ("i", "去下达"), ("?", "看这张表"),
        ("Esc", "关上窗口"),
    ]

    static func write(to w: HTMLWriter) {
        w.tag("dialog", ["class": "review-window review-help", "data-review-help": "", "aria-label": "校改的快捷键"]) {
            w.tag("h2", text: "校改的快捷键")
            w.tag("dl", ["class": "key-list"]) {
                for (key, words) in keys {
                    w.tag("div") {
                        w.tag("dt") { for part in key.split(separator: " ") { w.tag("kbd", text: String(part)) } }
                        w.tag("dd", text: words)
                    }
                }
            }
            w.tag("form", ["method": "dialog"]) { w.button("关上快捷键表", kind: .secondary) }
        }
    }
}
