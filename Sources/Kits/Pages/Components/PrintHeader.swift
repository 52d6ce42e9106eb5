extension HTMLWriter {
    /// The head of a printed sheet: title in the middle, facts below it (unit, date, source). Only on paper.
    package func printHeader(_ title: String, facts: [String] = []) {
        tag("div", ["class": "print-header"]) {
            tag("p", ["class": "print-title"], text: title)
            if !facts.isEmpty { tag("p", ["class": "print-facts"], text: facts.joined(separator: "　")) }
        }
    }
}
