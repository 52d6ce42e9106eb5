extension HTMLWriter {
    /// What stands in the way of a form, on top of it: focused when the page opens, each line linked to its answer.
    /// Writes nothing without errors.
    /// - Parameter heading: where nothing is missing, but something is to be decided; nil counts what is left to do.
    package func errorSummary(_ errors: [FieldError], heading: String? = nil) {
        guard !errors.isEmpty else { return }
        tag(
            "div",
            [
                "class": "error-summary", "role": "alert", "tabindex": "-1", "autofocus": "",
                "aria-labelledby": "error-summary-title", "data-error-summary": "",
            ]
        ) {
            tag("h2", ["id": "error-summary-title"], text: heading ?? "还差 \(errors.count) 处")
            tag("ul") {
                for line in FieldError.lines(errors) {
                    tag("li") { summaryLine(line) }
                }
            }
        }
    }

    private func summaryLine(_ line: [FieldError]) {
        for (place, error) in line.enumerated() {
            if place > 0 { text("、") }
            let words = line.count > 1 ? error.shared?.label ?? error.sentence : error.sentence
            if let field = error.field {
                tag("a", ["href": "#" + Field.id(field)], text: words)
            } else {
                text(words)
            }
        }
        if line.count > 1, let shared = line[0].shared { text(shared.words) }
    }
}

extension Gallery {
    static let errorSummary = [
        Example("两处要补") { w in
            w.errorSummary([
                FieldError("deadline", "填写完成时限，例如 2026-06-30。"), FieldError("lead", "选择牵头单位：每项任务有且只有一个。"),
            ])
        }
    ]
}
