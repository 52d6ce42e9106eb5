/// One view of a page with several; tabs are links, each view has its own address.
package struct Tab: Sendable {
    package var word: String
    package var address: String
    package var count: Int?
    package var isCurrent: Bool

    package init(_ word: String, _ address: String, count: Int? = nil, isCurrent: Bool = false) {
        self.word = word
        self.address = address
        self.count = count
        self.isCurrent = isCurrent
    }
}

extension HTMLWriter {
    package func tabs(_ tabs: [Tab], label: String = "视图") {
        tag("nav", ["class": "tabs", "aria-label": label]) {
            tag("ul") {
                for tab in tabs {
                    tag("li") {
                        tag("a", ["href": tab.address, "aria-current": tab.isCurrent ? "page" : nil]) {
                            text(tab.word)
                            if let count = tab.count {
                                tag("span", ["class": "tab-count"], text: Format.number(count))
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Gallery {
    static let tabs = [
        Example("挂图的两种看法") { w in
            w.tabs([
                Tab("按单位", "/board", count: 30, isCurrent: true), Tab("按乡镇", "/board?by=township", count: 18),
            ])
        }
    ]
}
