/// Where a reader stands in a list read by keyset: there are neighbours, no page numbers.
package struct Pager: Sendable {
    package var previous: String?
    package var next: String?
    /// How many rows this page shows.
    package var shown: Int
    /// How many there are in all; nil where nobody counted.
    package var total: Int?
    /// Tells two pagers of one page apart for screen readers.
    package var label: String

    package init(
        previous: String? = nil,
        next: String? = nil,
        shown: Int,
        total: Int? = nil,
        label: String = "翻页"
    ) {
        self.previous = previous
        self.next = next
        self.shown = shown
        self.total = total
        self.label = label
    }
}

extension HTMLWriter {
    /// `本页 50 条，共 1,204 条` with 上一页 and 下一页. Without neighbours only the count.
    package func pager(_ pager: Pager) {
        tag("nav", ["class": "pager", "aria-label": pager.label]) {
            let total = pager.total.map { "，共 \(Format.number($0)) 条" } ?? ""
            tag("p", ["class": "pager-count"], text: "本页 \(Format.number(pager.shown)) 条\(total)")
            if pager.previous != nil || pager.next != nil {
                tag("div", ["class": "button-row"]) {
                    step("上一页", pager.previous, rel: "prev")
                    step("下一页", pager.next, rel: "next")
                }
            }
        }
    }

    private func step(_ word: String, _ address: String?, rel: String) {
        if let address {
            tag("a", ["class": "button button-secondary", "href": address, "rel": rel], text: word)
        } else {
            tag("span", ["class": "button button-secondary is-off", "aria-disabled": "true"], text: word)
        }
    }
}

extension Gallery {
    static let pager = [
        Example("中间一页") { w in
            w.pager(Pager(previous: "/tasks?before=4", next: "/tasks?after=54", shown: 50, total: 1204))
        },
        Example("最后一页") { w in w.pager(Pager(previous: "/tasks?before=4", shown: 12, label: "翻页：最后一页")) },
        Example("只有一页") { w in w.pager(Pager(shown: 7, total: 7, label: "翻页：只有一页")) },
    ]
}
