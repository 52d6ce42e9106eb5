/// One thing that must hold before a step: whether it does, the fact behind it, and where a missing one is entered.
package struct Condition: Sendable {
    package var holds: Bool
    package var sentence: String
    package var fact: String?
    package var remedy: Crumb?

    package init(_ holds: Bool, _ sentence: String, fact: String? = nil, remedy: Crumb? = nil) {
        self.holds = holds
        self.sentence = sentence
        self.fact = fact
        self.remedy = remedy
    }
}

extension HTMLWriter {
    package func conditions(_ conditions: [Condition]) {
        tag("ul", ["class": "conditions"]) {
            for condition in conditions {
                tag("li", ["class": condition.holds ? "holds" : "lacks"]) {
                    tag("span", ["class": "condition-mark", "aria-hidden": "true"], text: condition.holds ? "✓" : "✗")
                    tag("div") {
                        visuallyHidden(condition.holds ? "已具备：" : "还缺：")
                        text(condition.sentence)
                        if let fact = condition.fact { tag("span", ["class": "condition-fact"], text: fact) }
                        if !condition.holds, let remedy = condition.remedy { link(remedy.word, to: remedy.address) }
                    }
                }
            }
        }
    }
}

extension Gallery {
    static let conditions = [
        Example("还不能申请销号") { w in
            w.conditions([
                Condition(true, "目标数量已经完成", fact: "1,260 / 1,260 户"),
                Condition(false, "附有完成的证明", fact: "没有附件", remedy: Crumb("添加附件", "/tasks/12/progress")),
            ])
        }
    ]
}
