import Core

/// One thing that waits for a person, linked to the page where it is done.
package struct WorkItem: Sendable {
    /// What is to be done: 签收, 报进展, 核验.
    package var act: String
    package var title: String
    package var address: String
    /// 〔2026〕12号, the unit, whatever tells it apart.
    package var facts: [String]
    package var deadline: Day?
    package var signal: Signal?

    package init(
        _ act: String,
        _ title: String,
        _ address: String,
        facts: [String] = [],
        deadline: Day? = nil,
        signal: Signal? = nil
    ) {
        self.act = act
        self.title = title
        self.address = address
        self.facts = facts
        self.deadline = deadline
        self.signal = signal
    }
}

extension HTMLWriter {
    /// What waits, in the order given: one large line each, for desk and phone alike.
    package func workList(_ items: [WorkItem], today: Day) {
        tag("ul", ["class": "work-list"]) {
            for item in items {
                tag("li", ["class": "work-item"]) {
                    tag("span", ["class": "work-act"], text: item.act)
                    tag("div", ["class": "work-body"]) {
                        tag("a", ["class": "work-link", "href": item.address], text: item.title)
                        if !item.facts.isEmpty {
                            tag("span", ["class": "work-facts"], text: item.facts.joined(separator: " · "))
                        }
                    }
                    tag("div", ["class": "work-state"]) {
                        if let signal = item.signal { light(signal) }
                        if let due = item.deadline { deadline(due, today: today) }
                    }
                }
            }
        }
    }
}

extension Gallery {
    static let workList = [
        Example("今日") { w in
            let items = [
                WorkItem(
                    "报送进展",
                    "农村户用卫生厕所改造",
                    "/tasks/12/progress",
                    facts: ["〔2026〕12号", "目标 1,260 户"],
                    deadline: sampleDay.adding(days: -2),
                    signal: .behind
                ),
                WorkItem("签收", "老旧危房拆除", "/tasks/13", facts: ["〔2026〕13号"], deadline: sampleDay.adding(days: 2)),
                WorkItem("核验", "通村公路养护", "/tasks/14", facts: ["〔2026〕14号", "交通运输局申请销号"]),
            ]
            w.workList(items, today: sampleDay)
        }
    ]
}
