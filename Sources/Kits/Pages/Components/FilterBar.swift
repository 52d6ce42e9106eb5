/// The filters of a list. They are a GET form, so the address holds them and can be kept or sent to a colleague.
package struct FilterBar: Sendable {
    package enum Control: Sendable {
        /// Full-text search.
        case search(name: String, label: String, value: String)
        /// One of many; an empty value means all.
        case select(name: String, label: String, choices: [Choice], value: String, all: String = "全部")
        /// Words looked for in one place.
        case text(name: String, label: String, value: String)
        case day(name: String, label: String, value: String)
    }

    /// A filter that is on; its cross leads to the same list without it.
    package struct Chip: Sendable {
        package var word: String
        package var without: String

        package init(_ word: String, without: String) {
            self.word = word
            self.without = without
        }
    }

    package var address: String
    package var controls: [Control]
    package var chips: [Chip]
    /// Values that stay in the address unseen, such as the sort order.
    package var kept: [(String, String)]
    /// What the button says.
    package var act = "筛选"

    package init(_ address: String, _ controls: [Control], chips: [Chip] = [], kept: [(String, String)] = []) {
        self.address = address
        self.controls = controls
        self.chips = chips
        self.kept = kept
    }
}

extension HTMLWriter {
    package func filterBar(_ bar: FilterBar) {
        tag(
            "form",
            ["class": "filter-bar", "method": "get", "action": bar.address, "role": "search", "data-filter": ""]
        ) {
            for (name, value) in bar.kept { hidden(name, value) }
            tag("div", ["class": "filter-controls"]) {
                filterToggle(bar)
                for control in bar.controls { filterControl(control) }
                tag("button", ["class": "button button-secondary", "type": "submit"], text: bar.act)
            }
            if !bar.chips.isEmpty { filterChips(bar) }
        }
    }

    /// On phones a bar with a search shows the other filters only when asked to, without script too.
    private func filterToggle(_ bar: FilterBar) {
        let searches = bar.controls.contains { if case .search = $0 { true } else { false } }
        guard searches, bar.controls.count > 1 else { return }
        void("input", ["class": "filter-toggle", "type": "checkbox", "id": "filter-toggle"])
        tag("label", ["class": "filter-toggle-word", "for": "filter-toggle"], text: "更多条件")
    }

    private func filterControl(_ control: FilterBar.Control) {
        switch control {
        case .search(let name, let label, let value):
            filterLabel(name, label, grows: true) {
                void(
                    "input",
                    ["class": "input", "type": "search", "id": "filter-\(name)", "name": name, "value": value]
                )
            }
        case .select(let name, let label, let choices, let value, let all):
            filterLabel(name, label) {
                tag("select", ["class": "input", "id": "filter-\(name)", "name": name]) {
                    tag("option", ["value": ""], text: all)
                    for choice in choices {
                        tag(
                            "option",
                            ["value": choice.value, "selected": choice.value == value ? "" : nil],
                            text: choice.word
                        )
                    }
                }
            }
        case .text(let name, let label, let value):
            filterLabel(name, label) {
                void(
                    "input",
                    ["class": "input", "type": "text", "id": "filter-\(name)", "name": name, "value": value]
                )
            }
        case .day(let name, let label, let value):
            filterLabel(name, label) {
                void(
                    "input",
                    ["class": "input input-day", "type": "date", "id": "filter-\(name)", "name": name, "value": value]
                )
            }
        }
    }

    private func filterLabel(_ name: String, _ label: String, grows: Bool = false, _ control: () -> Void) {
        tag("div", ["class": grows ? "filter-control filter-grows" : "filter-control"]) {
            tag("label", ["for": "filter-\(name)"], text: label)
            control()
        }
    }

    private func filterChips(_ bar: FilterBar) {
        tag("ul", ["class": "filter-chips", "aria-label": "已用的筛选"]) {
            for chip in bar.chips {
                tag("li") {
                    tag("a", ["class": "chip chip-removable", "href": chip.without]) {
                        visuallyHidden("去掉：")
                        text(chip.word)
                        icon(.close)
                    }
                }
            }
            tag("li") { tag("a", ["class": "chip-clear", "href": bar.address], text: "全部去掉") }
        }
    }
}

extension Gallery {
    static let filterBar = [
        Example("任务的筛选") { w in
            let lights = Signal.standing.map { Choice($0.rawValue, $0.word) }
            let bar = FilterBar(
                "/tasks",
                [
                    .search(name: "words", label: "文字", value: "厕所"),
                    .select(name: "light", label: "灯", choices: lights, value: "behind"),
                    .day(name: "until", label: "时限不晚于", value: ""),
                ],
                chips: [.init("含“厕所”", without: "/tasks?light=behind"), .init("滞后", without: "/tasks?words=厕所")],
                kept: [("sort", "deadline")]
            )
            w.filterBar(bar)
        }
    ]
}
