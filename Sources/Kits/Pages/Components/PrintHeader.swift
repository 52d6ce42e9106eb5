/// The head of a printed sheet, in place of the page's own: title in the middle, facts below it (unit, date, source).
package struct PrintHeader: Sendable {
    package var title: String
    package var facts: [String]

    package init(_ title: String, facts: [String] = []) {
        self.title = title
        self.facts = facts
    }
}

extension HTMLWriter {
    /// Only on paper. A page writes it through `Page.printHeader`.
    package func printHeader(_ header: PrintHeader) {
        tag("div", ["class": "print-header"]) {
            tag("p", ["class": "print-title"], text: header.title)
            if !header.facts.isEmpty {
                tag("p", ["class": "print-facts"], text: header.facts.joined(separator: "　"))
            }
        }
    }
}

extension Gallery {
    static let printHeader = [
        Example("只在纸上") { w in w.printHeader(PrintHeader("任务分解表", facts: ["单位：县委督查室", "2026年6月10日"])) }
    ]
}
