import Pages

/// What the review offers to compare with: tasks that already ask for the same, earlier documents that are alike.
struct EarlierOffers {
    let earlier: EarlierWork
    let directive: DirectiveID

    func write(to w: HTMLWriter) {
        guard !earlier.covering.isEmpty || !earlier.documents.isEmpty else { return }
        let address = "/directives/\(directive)/comparison"
        w.tag("ul", ["class": "review-earlier"]) {
            if let first = earlier.covering.values.map(\.number).min() {
                let words = "与\(first)\(earlier.covering.count > 1 ? "等已下达任务" : "任务")重复 \(earlier.covering.count) 条"
                w.tag("li") { w.link(words, to: address + "?with=tasks") }
            }
            for document in earlier.documents {
                w.tag("li") {
                    w.link("与《\(document.title)》相近 \(document.alike) 条", to: address + "?with=\(document.id)")
                }
            }
        }
    }
}
