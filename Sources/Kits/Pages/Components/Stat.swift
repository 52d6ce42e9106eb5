/// A key figure that opens to what it counts.
package struct Stat: Sendable {
    package var word: String
    package var value: String
    package var unit: String?
    package var address: String?
    package var signal: Signal?

    package init(
        _ word: String,
        _ value: String,
        unit: String? = nil,
        address: String? = nil,
        signal: Signal? = nil
    ) {
        self.word = word
        self.value = value
        self.unit = unit
        self.address = address
        self.signal = signal
    }
}

extension HTMLWriter {
    /// Key figures side by side; those with an address are links.
    package func statStrip(_ stats: [Stat], label: String = "主要数字") {
        tag("ul", ["class": "stat-strip", "aria-label": label]) {
            for stat in stats {
                tag("li", ["class": "stat"]) {
                    if let address = stat.address {
                        tag("a", ["class": "stat-link", "href": address]) { statContent(stat) }
                    } else {
                        tag("span", ["class": "stat-link"]) { statContent(stat) }
                    }
                }
            }
        }
    }

    private func statContent(_ stat: Stat) {
        tag("span", ["class": "stat-word"]) {
            if let signal = stat.signal {
                tag(
                    "span",
                    ["class": "light-shape light-\(signal.rawValue)", "aria-hidden": "true"],
                    text: signal.shape
                )
            }
            text(stat.word)
        }
        tag("span", ["class": "stat-figure"]) {
            tag("span", ["class": "stat-value"], text: stat.value)
            if let unit = stat.unit { tag("span", ["class": "stat-unit"], text: unit) }
        }
    }
}

extension Gallery {
    static let stats = [
        Example("主要数字") { w in
            w.statStrip([
                Stat("全部任务", "121", unit: "项", address: "/tasks"),
                Stat("滞后", "8", unit: "项", address: "/tasks?light=behind", signal: .behind),
                Stat("偏慢", "15", unit: "项", address: "/tasks?light=slow", signal: .slow),
                Stat("平均签收用时", "6 小时"),
            ])
        }
    ]
}
